internal import CYAML
internal import SourceText

/// Turns libyaml's events into one tree, with a stack of its own.
struct YAMLTreeBuilder {
  private(set) var root: YAMLNode?
  private(set) var problems: [YAMLProblem] = []

  private let bytes: [UInt8]
  private let start: Int
  private let limits: YAMLReader.Limits
  private let lines: LineIndex
  private let isASCII: Bool
  private var open: [Container] = []
  private var lastMark: (index: Int, offset: Int)

  private struct Container {
    var isMap: Bool
    var isFlow: Bool
    var start: SourceLocation
    var values: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    var seen: [String: SourceRange] = [:]
    var key: (text: String, range: SourceRange)?
    var skipsValue = false
  }

  init(bytes: [UInt8], start: Int, limits: YAMLReader.Limits) {
    self.bytes = bytes
    self.start = start
    self.limits = limits
    lines = LineIndex(bytes)
    isASCII = !bytes.contains { $0 >= 0x80 }
    lastMark = (0, start)
  }

  mutating func run() {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      problems.append(YAMLProblem(.syntax(reason: "out of memory"), range: .startOfFile))
      return
    }
    defer { yaml_parser_delete(&parser) }
    let complete = bytes.withUnsafeBufferPointer { buffer -> Bool in
      guard let base = buffer.baseAddress else { return true }
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, base + start, buffer.count - start)
      return consumeEvents(of: &parser)
    }
    if !complete { root = nil }
  }

  /// Returns whether the whole text was read.
  private mutating func consumeEvents(of parser: inout yaml_parser_t) -> Bool {
    var documents = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        let reason = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
        // A fault of the characters themselves has an offset in bytes and no mark.
        let place =
          parser.error == YAML_READER_ERROR
          ? lines.location(ofOffset: start + Int(parser.problem_offset)) : location(parser.problem_mark)
        problems.append(YAMLProblem(.syntax(reason: reason), range: place..<place))
        return false
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT:
        return true
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          problems.append(YAMLProblem(.severalDocuments, range: range(of: event)))
          return true
        }
      case YAML_ALIAS_EVENT:
        problems.append(YAMLProblem(.alias, range: range(of: event)))
        add(YAMLNode(.scalar("", isPlain: true), range: range(of: event)))
      case YAML_SCALAR_EVENT:
        addScalar(event)
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        guard openContainer(event) else { return false }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        closeContainer(end: location(event.end_mark))
      default:
        break
      }
    }
  }

  private mutating func addScalar(_ event: yaml_event_t) {
    let scalar = event.data.scalar
    let place = range(of: event)
    if scalar.anchor != nil { problems.append(YAMLProblem(.alias, range: place)) }
    if scalar.tag != nil { problems.append(YAMLProblem(.tag, range: place)) }
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    add(YAMLNode(.scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), range: place))
  }

  private mutating func openContainer(_ event: yaml_event_t) -> Bool {
    let isMap = event.type == YAML_MAPPING_START_EVENT
    let place = range(of: event)
    let anchor = isMap ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
    let tag = isMap ? event.data.mapping_start.tag : event.data.sequence_start.tag
    if anchor != nil { problems.append(YAMLProblem(.alias, range: place)) }
    if tag != nil { problems.append(YAMLProblem(.tag, range: place)) }
    guard open.count < limits.depth else {
      problems.append(YAMLProblem(.tooDeep(limit: limits.depth), range: place))
      return false
    }
    let isFlow =
      isMap
      ? event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      : event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    open.append(Container(isMap: isMap, isFlow: isFlow, start: place.lowerBound))
    return true
  }

  private mutating func closeContainer(end: SourceLocation) {
    guard let container = open.popLast() else { return }
    // A block ends where the next token begins; its last child says better where its text ends.
    // In brackets, the closing bracket belongs to the value.
    let lastChild =
      container.isFlow ? nil : container.isMap ? container.entries.last?.value : container.values.last
    let end =
      lastChild.map { Swift.max($0.range.upperBound, container.start) } ?? Swift.max(end, container.start)
    let content: YAMLNode.Content = container.isMap ? .map(container.entries) : .list(container.values)
    add(YAMLNode(content, range: container.start..<end))
  }

  private mutating func add(_ node: YAMLNode) {
    guard !open.isEmpty else {
      root = node
      return
    }
    let top = open.count - 1
    guard open[top].isMap else {
      open[top].values.append(node)
      return
    }
    if let key = open[top].key {
      open[top].key = nil
      if !open[top].skipsValue {
        open[top].entries.append(YAMLNode.Entry(key: key.text, keyRange: key.range, value: node))
      }
      open[top].skipsValue = false
      return
    }
    guard let text = node.text else {
      problems.append(YAMLProblem(.keyNotText, range: node.range))
      open[top].key = ("", node.range)
      open[top].skipsValue = true
      return
    }
    if let first = open[top].seen[text] {
      problems.append(YAMLProblem(.duplicateKey(text, first: first), range: node.range))
      open[top].skipsValue = true
    } else {
      open[top].seen[text] = node.range
    }
    open[top].key = (text, node.range)
  }

  private mutating func range(of event: yaml_event_t) -> SourceRange {
    let start = location(event.start_mark)
    return start..<Swift.max(start, location(event.end_mark))
  }

  /// The place of a mark, from its count of characters.
  ///
  /// Not from its line and column: libyaml also ends lines at U+0085, U+2028 and U+2029, which no editor counts. Marks
  /// come almost in order, so the last one is remembered; counting each from the start of its line would take quadratic
  /// time for one long line.
  private mutating func location(_ mark: yaml_mark_t) -> SourceLocation {
    let index = Int(mark.index)
    if isASCII { return lines.location(ofOffset: start + index) }
    while lastMark.index < index, lastMark.offset < bytes.count {
      lastMark.offset += 1
      while lastMark.offset < bytes.count, bytes[lastMark.offset] & 0xC0 == 0x80 { lastMark.offset += 1 }
      lastMark.index += 1
    }
    while lastMark.index > index, lastMark.offset > start {
      lastMark.offset -= 1
      while lastMark.offset > start, bytes[lastMark.offset] & 0xC0 == 0x80 { lastMark.offset -= 1 }
      lastMark.index -= 1
    }
    return lines.location(ofOffset: lastMark.offset)
  }
}
