import ArgumentParser
import Candour
import Workshop

/// Texts that a command writes to: a folder of a person's own.
struct EditableContent: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Your folder with Templates and Locales (candour content export makes one).",
      discussion: "Without it, the environment variable CANDOUR_CONTENT is asked.", valueName: "dir"))
  var content: String?

  /// The files that were asked for. The texts in the program itself cannot be changed.
  func files() throws -> ContentFiles {
    guard let files = try ContentFolder.files(folder) else {
      throw ValidationError(
        "The texts inside the program cannot be changed. Take a copy with candour content export DIR, then add "
          + "--content DIR.")
    }
    return files
  }

  private var folder: String? { ContentFolder.path(content) }

  /// Writes changes to the folder, all or none.
  func write(_ changes: [FileChange]) throws {
    guard let folder else { return }
    do throws(ContentWriter.Fault) { try ContentWriter(folder: folder).write(changes) } catch {
      throw ValidationError(error.description)
    }
  }

  /// A language of the folder that can be worked on.
  func check(_ tag: String, in files: ContentFiles, allowsEnglish: Bool = false) throws {
    let tags = allowsEnglish ? files.languageTags : LanguageUnits.tags(in: files)
    guard tags.contains(tag) else {
      throw ValidationError(
        "There is no folder of the language \(tag). Languages: \(tags.joined(separator: ", ")). "
          + "A new one begins with candour locales new \(tag).")
    }
  }
}

/// A date as people give it to the program; the clock is never asked.
struct ApprovalDate: ExpressibleByArgument {
  let text: String

  init?(argument: String) {
    guard CalendarDate(argument) != nil else { return nil }
    text = argument
  }
}
