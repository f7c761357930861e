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

  /// The files that were asked for, as they are now. The texts in the program itself cannot be changed.
  func files() throws -> ContentFiles {
    guard let files = try ContentFolder.files(folder) else {
      throw ValidationError(
        "The texts inside the program cannot be changed. Take a copy with candour content export DIR, then add "
          + "--content DIR.")
    }
    return files.held()
  }

  private var folder: String? { ContentFolder.path(content) }

  /// Writes changes of the files that were read to the folder, all or none.
  func write(_ changes: [FileChange], to files: ContentFiles) throws {
    guard let folder else { return }
    do throws(ContentWriter.Fault) { try ContentWriter(folder: folder, files: files).write(changes) } catch {
      throw ValidationError(error.description)
    }
  }
}

extension ContentFiles {
  /// Sees that there is a language to work on. English is the source: it has nothing to be updated from, and is worked on
  /// only where that is allowed.
  func requireLanguage(_ tag: String, allowsEnglish: Bool = false) throws {
    let tags = allowsEnglish ? languageTags : LanguageUnits.tags(in: self)
    guard !tags.contains(tag) else { return }
    guard tag != ContentLoader.masterTag || !checkedTags.contains(tag) else {
      throw ValidationError(
        "English (\(tag)) is the source of all translations; it is its translations that are updated, exported and "
          + "imported. Name one of them: \(tags.joined(separator: ", ")).")
    }
    throw ValidationError(LanguageName.absence(of: tag, among: tags, in: self))
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
