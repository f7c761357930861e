internal import SourceText
public import YAML

/// What the order of meanings says for or against a sentence's being forbidden.
///
/// "The company pays and you lose nothing" and "you pay and the company loses nothing" have the same meanings; who stands
/// before what, and which of the two is denied, tells them apart. Each such pair has weights for the last units of the
/// layer of ``Evidence``. They were fitted to sentences of all languages, as read with the words that were known before
/// those sentences were (`Templates/wording-order.yml`), and know no word of any language.
public struct WordingOrder: Sendable {
  private let table: FlatText?
  /// How many weights each feature has: one for itself and one for each of the last units.
  let width: Int
  private let scale: Int32
  private let meanings: Int

  /// How far apart two words with a meaning may stand, counted in such words.
  static let reach = 4

  /// Who speaks to whom in a document.
  enum Voice: Int {
    /// Somebody to patients or their families.
    case toPatient
    /// The company to a physician.
    case toPhysician
    /// A physician to the company.
    case ofPhysician
  }

  /// No weights.
  public init() {
    table = nil
    width = 0
    scale = 0
    meanings = 0
  }

  /// Reads what ``compiled`` gave where it stands, which must be for as long as the program runs. O(1).
  public init(compiled: UnsafeBufferPointer<UInt8>) { self.init(FlatText(compiled)) }

  fileprivate init(_ text: FlatText) {
    table = text
    let head = OrderTable.Head(text.bytes)
    width = head.width
    scale = Int32(head.scale)
    meanings = head.meanings
  }

  /// The weights as one printable text, which ``init(compiled:)`` reads where it stands. The build keeps it in the
  /// program.
  public var compiled: [UInt8] { table.map { Array($0.bytes) } ?? [] }

  /// Adds up what the order of some items says, in hundredths of a logit: first for itself, then for each unit.
  /// O(items × ``reach``).
  ///
  /// - Parameters:
  ///   - items: What the words of a sentence mean.
  ///   - words: How many words it has.
  ///   - voice: Who speaks to whom.
  ///   - isDenied: Whether an item is denied.
  ///   - features: Room for the features.
  ///   - sums: The sums; as many as ``width``.
  func add(
    _ items: [MeaningItem], words: Int, voice: Voice, isDenied: (Int) -> Bool, features: inout [Int],
    to sums: inout [Int32]
  ) {
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(0, count: width))
    guard let bytes = table?.bytes.baseAddress else { return }
    read(items, words: words, voice: voice, isDenied: isDenied, into: &features)
    sums.withUnsafeMutableBufferPointer { sums in
      // A feature is there or not: how often a sentence has it says nothing more.
      var last = -1
      for feature in features where feature != last {
        last = feature
        OrderTable.add(feature, bytes, scale, to: sums)
      }
    }
  }

  private func read(
    _ items: [MeaningItem], words: Int, voice: Voice, isDenied: (Int) -> Bool, into features: inout [Int]
  ) {
    let names = OrderFeatures(meanings: meanings)
    features.removeAll(keepingCapacity: true)
    for first in items.indices {
      let isFirstDenied = isDenied(first)
      for second in first + 1..<max(first + 1, min(first + 1 + WordingOrder.reach, items.count)) {
        let denial = OrderFeatures.Relation(isFirstDenied, isDenied(second))
        items[first].meanings.forEach { one in
          items[second].meanings.forEach { other in
            features.append(names.feature(.before, one, other))
            if second == first + 1 { features.append(names.feature(.rightBefore, one, other)) }
            if let denial { features.append(names.feature(denial, one, other)) }
          }
        }
      }
    }
    features.append(names.words(words))
    features.append(names.meaningful(items.count))
    features.append(names.voice(voice.rawValue))
    features.append(names.mostlyPlain(words - items.count > 2 * items.count))
    features.sort()
  }
}

/// The features that ``WordingOrder`` has weights for, as numbers.
struct OrderFeatures {
  let meanings: Int

  /// How one meaning stands before another.
  enum Relation: Int, CaseIterable {
    case before, rightBefore, secondDenied, firstDenied, bothDenied

    /// Which of two is denied; nil if none is.
    init?(_ isFirstDenied: Bool, _ isSecondDenied: Bool) {
      switch (isFirstDenied, isSecondDenied) {
      case (false, false): return nil
      case (false, true): self = .secondDenied
      case (true, false): self = .firstDenied
      case (true, true): self = .bothDenied
      }
    }

    /// How the file writes it: before the first meaning, between the two, before the second.
    var marks: (String, String, String) {
      switch self {
      case .before: ("", ">", "")
      case .rightBefore: ("", "+", "")
      case .secondDenied: ("", ">", "!")
      case .firstDenied: ("!", ">", "")
      case .bothDenied: ("!", ">", "!")
      }
    }
  }

  /// The largest step of a count; what is more counts as that.
  private static let largestStep = 9
  /// Whoever speaks, as ``WordingOrder/Voice``.
  private static let voices = 3
  /// Words are counted by fours.
  private static let wordsInStep = 4

  func feature(_ relation: Relation, _ first: Int, _ second: Int) -> Int {
    (relation.rawValue * meanings + first) * meanings + second
  }

  /// How many features there are.
  var count: Int { voice(OrderFeatures.voices) }
  private var counts: Int { Relation.allCases.count * meanings * meanings }
  func words(_ count: Int) -> Int { counts + min(count / OrderFeatures.wordsInStep, OrderFeatures.largestStep) }
  func meaningful(_ count: Int) -> Int {
    counts + OrderFeatures.largestStep + 1 + min(count, OrderFeatures.largestStep)
  }
  func voice(_ number: Int) -> Int { counts + 2 * (OrderFeatures.largestStep + 2) + number }
  func mostlyPlain(_ isPlain: Bool) -> Int { counts + 2 * (OrderFeatures.largestStep + 1) + (isPlain ? 1 : 0) }

  /// What the file names a feature; what ``feature(_:_:)`` reads.
  func name(of feature: Int, meanings names: [String]) -> String {
    let (group, second) = feature.quotientAndRemainder(dividingBy: meanings)
    let (number, first) = group.quotientAndRemainder(dividingBy: meanings)
    if let relation = Relation(rawValue: number) {
      let (before, between, behind) = relation.marks
      return before + names[first] + between + behind + names[second]
    }
    let steps = 0...OrderFeatures.largestStep
    if let step = steps.first(where: { words($0 * OrderFeatures.wordsInStep) == feature }) { return "words:\(step)" }
    if let step = steps.first(where: { meaningful($0) == feature }) { return "meanings:\(step)" }
    if let number = (0..<OrderFeatures.voices).first(where: { voice($0) == feature }) { return "voice:\(number)" }
    return "plain:\(mostlyPlain(true) == feature ? 1 : 0)"
  }

  /// The feature that the file names so: `company>pay`, `company+pay`, `company>!pay`, `words:3`, `meanings:2`,
  /// `voice:0`, `plain:1`; nil if there is none.
  func feature(_ name: Substring, _ places: [String: Int]) -> Int? {
    if let colon = name.firstIndex(of: ":") {
      guard let step = Int(name[name.index(after: colon)...]), (0...OrderFeatures.largestStep).contains(step) else {
        return nil
      }
      switch name[..<colon] {
      case "words": return words(step * OrderFeatures.wordsInStep)
      case "meanings": return meaningful(step)
      case "voice": return step < OrderFeatures.voices ? voice(step) : nil
      case "plain": return step < 2 ? mostlyPlain(step == 1) : nil
      default: return nil
      }
    }
    guard let mark = name.firstIndex(where: { $0 == ">" || $0 == "+" }) else { return nil }
    let sides = (name[..<mark], name[name.index(after: mark)...])
    for relation in Relation.allCases where relation.marks.1 == String(name[mark]) {
      let (before, _, behind) = relation.marks
      guard sides.0.hasPrefix("!") == !before.isEmpty, sides.1.hasPrefix("!") == !behind.isEmpty,
        let first = places[String(sides.0.dropFirst(before.count))],
        let second = places[String(sides.1.dropFirst(behind.count))]
      else { continue }
      return feature(relation, first, second)
    }
    return nil
  }
}

/// The table of weights by feature, in digits of six bits: an open hash table.
private enum OrderTable {
  /// What stands at the beginning of the table.
  struct Head {
    let size: Int
    let width: Int
    let scale: Int
    let meanings: Int
    static let count = 4 * Digits.wide

    init(size: Int, width: Int, scale: Int, meanings: Int) {
      self.size = size
      self.width = width
      self.scale = scale
      self.meanings = meanings
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let start = bytes.baseAddress, bytes.count > Head.count else {
        self.init(size: 0, width: 0, scale: 0, meanings: 0)
        return
      }
      func number(_ place: Int) -> Int { Digits.value(start + place * Digits.wide, Digits.wide) }
      self.init(size: number(0), width: number(1), scale: number(2), meanings: number(3))
    }
  }

  static func write(_ rows: [(feature: Int, weights: ArraySlice<UInt8>)], _ head: Head) -> [UInt8] {
    var slots = [Int?](repeating: nil, count: head.size)
    for (index, row) in rows.enumerated() {
      var place = place(row.feature, head.size - 1)
      while slots[place] != nil { place = (place + 1) & (head.size - 1) }
      slots[place] = index
    }
    var bytes: [UInt8] = []
    for number in [head.size, head.width, head.scale, head.meanings] { Digits.append(number, Digits.wide, to: &bytes) }
    for slot in slots {
      // Zero is no feature.
      Digits.append(slot.map { rows[$0].feature + 1 } ?? 0, Digits.wide, to: &bytes)
      bytes += slot.map { rows[$0].weights } ?? ArraySlice(repeating: OrderTable.zero, count: head.width)
    }
    return bytes
  }

  /// Adds the weights of a feature, if it has any. O(width).
  @inline(__always)
  static func add(
    _ feature: Int, _ bytes: UnsafePointer<UInt8>, _ scale: Int32, to sums: UnsafeMutableBufferPointer<Int32>
  ) {
    let mask = Digits.value(bytes, Digits.wide) - 1
    let width = sums.count
    var place = place(feature, mask)
    while true {
      let slot = bytes + Head.count + place * (Digits.wide + width)
      let found = Digits.value(slot, Digits.wide)
      if found == 0 { return }
      if found == feature + 1 {
        for index in 0..<width {
          sums[index] &+= (Int32(slot[Digits.wide + index]) &- Int32(OrderTable.zero)) &* scale
        }
        return
      }
      place = (place + 1) & mask
    }
  }

  /// The digit of no weight: half of them are below.
  static let zero = UInt8(0x30 + 32)

  private static func place(_ feature: Int, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(feature) &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }
}

/// Reads the weights of the order of meanings from `Templates/wording-order.yml`.
public enum WordingOrderParser {
  /// Reads weights: a feature, then a digit for itself and one for each of the last units of the layer.
  ///
  /// - Returns: The weights and every fault. What is faulty is left out.
  public static func order(_ root: YAMLNode, rules: WordingRules) -> (order: WordingOrder, faults: [WordingFault]) {
    var faults: [WordingFault] = []
    func fault(_ range: SourceRange, _ summary: String, _ explanation: String) {
      faults.append(WordingFault(range: range, summary: summary, explanation: explanation))
    }
    guard let node = root["weights"], let text = node.text, let scale = root["scale"]?.text.flatMap({ Int($0) }),
      (1...Digits.limit(1)).contains(scale)
    else {
      fault(root.range, "There are no weights, or no scale.", "The file has scale, a whole number, and weights.")
      return (WordingOrder(), faults)
    }
    let parts = text.split(whereSeparator: \.isWhitespace)
    let width = parts.count > 1 ? parts[1].utf8.count : 0
    guard parts.count.isMultiple(of: 2), (2...rules.evidence.hidden.count + 1).contains(width) else {
      fault(
        node.range, "A feature has no weights, or there are more weights than units.",
        "After each feature stand a digit for itself and one for each of the last units.")
      return (WordingOrder(), faults)
    }
    let names = OrderFeatures(meanings: rules.meanings.count)
    let places = Dictionary(uniqueKeysWithValues: rules.meanings.enumerated().map { ($1.name, $0) })
    var rows: [(feature: Int, weights: ArraySlice<UInt8>)] = []
    var seen: Set<Int> = []
    for index in stride(from: 0, to: parts.count, by: 2) {
      let weights = Array(parts[index + 1].utf8)
      guard let feature = names.feature(parts[index], places), seen.insert(feature).inserted else {
        fault(
          node.range, "“\(parts[index])” names nothing, or stands twice.",
          "Two meanings with > or + between them, ! before one that is denied, or words:, meanings:, voice: or plain: and a digit."
        )
        continue
      }
      guard weights.count == width, weights.allSatisfy({ (0x30...0x6F).contains($0) }) else {
        fault(node.range, "The weights of “\(parts[index])” are not \(width) digits.", "A digit is one of 0 to o.")
        continue
      }
      rows.append((feature, weights[...]))
    }
    let head = OrderTable.Head(
      size: WordTable.power(over: rows.count * 3 / 2), width: width, scale: scale, meanings: rules.meanings.count)
    return (WordingOrder(FlatText(copying: OrderTable.write(rows, head))), faults)
  }
}
