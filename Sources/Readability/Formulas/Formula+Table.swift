extension Formula {
  /// Reads an entry of `formulas`.
  init(_ table: ProfileTable, _ path: String) throws(ProfileFault) {
    func text(_ key: String) throws(ProfileFault) -> String {
      guard let text = table.text(path + "." + key), !text.isEmpty else {
        throw ProfileFault(path: path + "." + key, value: "", reason: "The value is missing.")
      }
      return text
    }
    let status = try text("status")
    guard let known = Status(rawValue: status) else {
      throw ProfileFault(
        path: path + ".status", value: status,
        reason: "Known are \(Status.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let higher = try text("higher-is")
    guard let direction = Direction(rawValue: higher) else {
      throw ProfileFault(path: path + ".higher-is", value: higher, reason: "Known are easier and harder.")
    }
    let sampleWords = try table.number(path + ".sample-words")
    guard sampleWords.map({ $0 >= 1 && $0 <= 100_000 }) ?? true else {
      throw ProfileFault(
        path: path + ".sample-words", value: table.text(path + ".sample-words") ?? "",
        reason: "A sample has 1 to 100,000 words.")
    }
    var bands: [Band] = []
    for band in table.list(path + ".bands") { bands.append(try Band(band, path + ".bands")) }
    self.init(
      identifier: try text("id"), name: try text("name"), shape: try FormulaShape(table, path), direction: direction,
      status: known, source: try text("source"), note: table.text(path + ".note"), bands: bands,
      target: try table.number(path + ".target"), sampleWords: sampleWords.map { Int($0) })
  }
}

extension Formula.Band {
  /// Reads `90 very easy`, or the name alone for the last band.
  fileprivate init(_ text: String, _ path: String) throws(ProfileFault) {
    guard let space = text.firstIndex(of: " "), let limit = Double(text[..<space]) else {
      guard text.first?.isNumber == false else {
        throw ProfileFault(path: path, value: text, reason: "A band is a number and a name; the last one a name.")
      }
      self.init(limit: nil, name: text)
      return
    }
    self.init(limit: limit, name: String(text[text.index(after: space)...]))
  }
}

extension FormulaShape {
  /// Reads `shape` and the numbers that belong to it.
  fileprivate init(_ table: ProfileTable, _ path: String) throws(ProfileFault) {
    let shape = table.text(path + ".shape") ?? "linear"
    var terms: [FormulaTerm] = []
    for text in table.list(path + ".terms") { terms.append(try FormulaTerm(text, path + ".terms")) }
    guard !terms.isEmpty else {
      throw ProfileFault(path: path + ".terms", value: "", reason: "A formula has at least one term.")
    }
    let constant = try table.number(path + ".constant") ?? 0
    let factor = try table.number(path + ".factor") ?? 1
    switch shape {
    case "linear": self = .linear(constant: constant, terms: terms)
    case "square-root": self = .squareRoot(constant: constant, factor: factor, terms: terms)
    case "root-of-squares": self = .rootOfSquares(factor: factor, terms: terms)
    case "logarithm" where terms.count == 2: self = .logarithm(first: terms[0], second: terms[1])
    default:
      throw ProfileFault(
        path: path + ".shape", value: shape,
        reason: "Known are linear, square-root, root-of-squares and logarithm (of two terms).")
    }
  }
}

extension FormulaTerm {
  /// Reads `-1.015 words / sentences`; the factor may be left out.
  fileprivate init(_ text: String, _ path: String) throws(ProfileFault) {
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let factor = parts.first.flatMap { Double($0) }
    guard let ratio = Ratio(factor == nil ? text : parts.count == 2 ? parts[1] : "") else {
      throw ProfileFault(path: path, value: text, reason: "A term is a number and a ratio such as words / sentences.")
    }
    self.init(factor: factor ?? 1, ratio: ratio)
  }
}
