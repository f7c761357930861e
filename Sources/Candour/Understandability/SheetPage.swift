/// A page for professionals to print and fill in, before it takes the form of HTML or Markdown.
struct SheetPage: Sendable {
  /// A stretch of text.
  struct Run: Sendable {
    var text: String
    /// Nil: English, the language of the page.
    var language: String?
    var isStrong = false

    init(_ text: String, language: String? = nil, isStrong: Bool = false) {
      self.text = text
      self.language = language
      self.isStrong = isStrong
    }
  }

  /// What stands in a cell or on a line: pieces of text one below the other.
  typealias Lines = [[Run]]

  struct Table: Sendable {
    var caption: String
    var columns: [String]
    /// The share of the width of each column, of 100.
    var widths: [Int]
    var rows: [[Lines]]
    /// Rows that are a heading over the whole width, by the number of the row that they stand before.
    var groups: [Int: String] = [:]
    /// Whether rows are tall enough to write in.
    var isForm = false
  }

  enum Block: Sendable {
    case heading(level: Int, String)
    case paragraph([Run])
    case note([Run])
    case list([[Run]], isOrdered: Bool)
    case table(Table)
    case pageBreak
  }

  var title: String
  var blocks: [Block] = []
  /// The writing direction of the language of the leaflet.
  var direction = "ltr"

  mutating func heading(_ level: Int, _ text: String) { blocks.append(.heading(level: level, text)) }
  mutating func paragraph(_ text: String) { blocks.append(.paragraph([Run(text)])) }
  mutating func list(_ texts: [String], isOrdered: Bool = false) {
    if !texts.isEmpty { blocks.append(.list(texts.map { [Run($0)] }, isOrdered: isOrdered)) }
  }
}
