internal import CommonMark
internal import SourceText

/// The text of one document in one language, read once and ready to be filled.
struct DocumentTemplate: Sendable {
  var kind: DocumentKind
  var file: Int
  var sections: [SectionTemplate]

  /// The sections for one reader and one trigger, in the order of the text.
  func sections(reader: Reader?, trigger: Trigger) -> [SectionTemplate] {
    sections.filter { $0.serves(reader: reader, trigger: trigger) }
  }
}

/// A section, or one variant of it.
struct SectionTemplate: Sendable {
  var id: String
  /// Nil: for all readers.
  var readers: Set<Reader>?
  /// Nil: for both triggers.
  var triggers: Set<Trigger>?
  /// The digest of the English section that a translation was made from.
  var source: String?
  /// The digest of this section.
  var digest: String
  var blocks: [TemplateBlock]
  var origin: Origin

  func serves(reader: Reader?, trigger: Trigger) -> Bool {
    if let triggers, !triggers.contains(trigger) { return false }
    guard let readers, let reader else { return true }
    return readers.contains(reader)
  }
}

/// A block of a section.
indirect enum TemplateBlock: Sendable {
  /// A block of Markdown with everything in it, in preorder; the first node is the block.
  case markup([TemplateNode])
  /// `{{#name}} … {{/name}}` or `{{^name}} … {{/name}}`
  case condition(placeholder: Int, isInverted: Bool, blocks: [TemplateBlock], origin: Origin)
  /// `{{> D1}}`
  case disclaimer(id: String, origin: Origin)
  /// A table or a signature block.
  case built(placeholder: Int, origin: Origin)
}

/// A node of Markdown whose text may hold values.
struct TemplateNode: Sendable {
  var kind: MarkupKind
  /// The index after the last descendant, within the block.
  var end: Int
  var text: String
  /// The pieces of a text that holds values; empty if it holds none.
  var pieces: [TemplatePiece]
  var origin: Origin
  /// Whether the paragraph of a list item begins with a box to mark.
  var hasTickBox = false
}

enum TemplatePiece: Sendable {
  case literal(String, Origin)
  case value(placeholder: Int, Origin)
  /// A name that stands for no value, as it was written: the page shows it in place of a gap.
  case unknown(name: String, written: String, Origin)

  var isLiteral: Bool {
    if case .literal = self { return true }
    return false
  }
}
