/// Where the lines of the literal of a code block or HTML block begin in the source.
struct BlockLiteral {
  private enum Form {
    /// Code after a fence that is indented by some bytes.
    case fenced(indentation: Int)
    case indented
    case html
  }

  private let form: Form
  private let start: SourcePlace
  private let containers: [BlockContainer]
  private let lines: SourceLines

  init(_ kind: MarkupKind, start: SourcePlace, containers: [BlockContainer], lines: SourceLines) {
    self.start = start
    self.containers = containers
    self.lines = lines
    var prefix = BlockPrefix(lines, line: start.line)
    _ = prefix.enter(all: containers)
    if case .htmlBlock = kind {
      form = .html
    } else if prefix.indentation.columns <= 3 {
      form = .fenced(indentation: start.offset - prefix.offset)
    } else {
      form = .indented
    }
  }

  /// The line of the source that is the first line of the literal.
  var firstLine: Int {
    if case .fenced = form { start.line + 1 } else { start.line }
  }

  /// Where the literal begins on a line, and the spaces that stand for the tab there, of which a part is taken.
  func start(of line: Int) -> (place: SourcePlace, spacesOfTab: Int)? {
    var prefix = BlockPrefix(lines, line: line)
    guard prefix.enter(all: containers) else { return nil }
    switch form {
    case .html: break
    case .indented:
      let (columns, nonspace) = prefix.indentation
      if columns >= 4 { prefix.advance(columns: 4) } else { prefix.advance(toOffset: nonspace) }
    case .fenced(var indentation):
      while indentation > 0, prefix.offset < prefix.end, lines.bytes[prefix.offset].isSpaceOrTab {
        prefix.advance(columns: 1)
        indentation -= 1
      }
    }
    return (SourcePlace(offset: prefix.offset, line: line), prefix.spacesOfTab)
  }
}
