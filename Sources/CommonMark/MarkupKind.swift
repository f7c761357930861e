/// What a node of a CommonMark document is.
///
/// The cases carry the names and the properties of the CommonMark specification; blocks come first, then inlines.
public enum MarkupKind: Sendable, Hashable {
  /// The root of a tree.
  case document
  /// A quotation, `> …`.
  case blockQuote
  /// A list with bullets; the paragraphs of a tight list are rendered without `<p>`.
  case bulletList(isTight: Bool)
  /// A numbered list and the number of its first item.
  case orderedList(start: Int, isTight: Bool)
  /// An item of either kind of list.
  case listItem
  /// Indented or fenced code; the info string stands after the opening fence.
  case codeBlock(info: String)
  /// A block of raw HTML, comments included.
  case htmlBlock
  /// A paragraph.
  case paragraph
  /// A heading of level 1 to 6, in either of its two forms.
  case heading(level: Int)
  /// A line across the page, `---`.
  case thematicBreak
  /// Characters.
  case text
  /// A line end inside a paragraph that means a space.
  case softBreak
  /// A line end that is kept.
  case lineBreak
  /// A code span.
  case code
  /// Raw HTML inside a paragraph.
  case htmlInline
  /// `*emphasis*`.
  case emphasis
  /// `**strong emphasis**`.
  case strong
  /// A link in any of its forms.
  case link(destination: String, title: String)
  /// An image in any of its forms; the children are its description.
  case image(destination: String, title: String)

  /// True for what stands inside a paragraph or heading.
  public var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image: true
    default: false
    }
  }

  /// True for what has text of its own and never children.
  public var isLeaf: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .codeBlock, .htmlBlock, .thematicBreak: true
    default: false
    }
  }
}
