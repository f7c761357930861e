internal import SourceText

/// The names in the texts of a language that stand for no value.
///
/// Reading the texts reports them, with the name that was probably meant. What the checks find because of them is the same
/// mistake seen again: beside that report it would only hide other findings.
package struct UnknownValues: Sendable {
  private struct Use: Sendable {
    /// The value that was probably meant.
    var nearest: String?
    var file: String
    var place: SourceRange
    /// Where its section begins; nil in a disclaimer.
    var section: SourceRange?

    /// Whether a summary speaks of the value that was meant: by its name, not by a part of another name.
    func isMeant(in summary: String) -> Bool {
      guard let nearest else { return false }
      return summary.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
        .contains { $0 == nearest || $0 == nearest + "." }
    }
  }

  private var uses: [Use] = []

  /// Finds the names in the documents and the disclaimers of a language.
  package init(_ tag: String, in content: Content) {
    guard let locale = content.locales[tag] else { return }
    for section in locale.documents.values.flatMap(\.sections) {
      add(section.blocks, in: section.origin.range, content)
    }
    for wording in locale.disclaimers.wordings.values.joined() { add(wording.blocks, in: nil, content) }
  }

  private mutating func add(_ blocks: [TemplateBlock], in section: SourceRange?, _ content: Content) {
    for block in blocks {
      switch block {
      case .markup(let nodes):
        for case .unknown(let name, _, let origin) in nodes.flatMap(\.pieces) {
          uses.append(
            Use(
              nearest: NearMiss.nearest(to: name, in: content.placeholders.names),
              file: content.fileName(origin, caseFile: ""), place: origin.range, section: section))
        }
      case .condition(_, _, let inner, _): add(inner, in: section, content)
      case .disclaimer, .built: break
      }
    }
  }

  /// Whether a finding says again what the report of an unknown name says: the braces that it left, or that its section
  /// lacks the very value that was meant.
  package func isEcho(_ diagnostic: Diagnostic) -> Bool {
    uses.contains { use in
      guard use.file == diagnostic.file else { return false }
      switch diagnostic.identifier {
      case PlaceholdersResolved.identifier: return use.place.lowerBound == diagnostic.range.lowerBound
      case TemplateParity.lostIdentifier:
        return use.section == diagnostic.range && use.isMeant(in: diagnostic.summary)
      // It stands at the beginning of the document, wherever the fact was lost.
      case AgreesWithCase.contactIdentifier: return use.isMeant(in: diagnostic.summary)
      default: return false
      }
    }
  }
}
