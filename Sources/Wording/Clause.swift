/// A stretch of a sentence between two joints. A negation denies the stretch that it stands in.
struct Stretch: Sendable {
  var items: Range<Int>
  var meanings = MeaningSet()
  /// How often it is denied.
  var negations = 0
  /// Whether the stretch before denies it: "it does not mean that …".
  var isDeniedFromOutside = false
  /// Whether the negation of the stretch before goes on in it: "neither … nor".
  var isDeniedByOr = false
  /// Whether it says nothing by itself, only who or not: its negation belongs to the clause around it.
  var isBare = false
}

/// Stretches that are read together: the subject, the verb and what lies between them.
struct Clause: Sendable {
  var items: Range<Int>
  /// All meanings in it.
  var meanings = MeaningSet()
  /// How often the clause as a whole is denied.
  var negations = 0
  /// Whether two negations meet in it across a "that": nobody can be sure what it says.
  var isUnclear = false
  /// Whether a safe sentence explains what it speaks of.
  var isExplained = false
  /// Whether it is a label that its value denies: "Liability: none".
  var isDeniedLabel = false
}

/// Splits the items of a sentence into stretches and clauses and tells what is denied.
struct ClauseReader: Sendable {
  let rules: WordingRules
  let hasNegativeConcord: Bool
  private(set) var stretches: [Stretch] = []
  private(set) var clauses: [Clause] = []
  /// For each item the number of its stretch.
  private(set) var stretchOfItem: [Int] = []
  /// What separates each stretch from the one before it, from the second on.
  private var breaks: [ScannedWord.Joint] = []

  init(rules: WordingRules, hasNegativeConcord: Bool) {
    self.rules = rules
    self.hasNegativeConcord = hasNegativeConcord
  }

  mutating func read(_ items: [MeaningItem], _ words: [ScannedWord]) {
    stretches.removeAll(keepingCapacity: true)
    clauses.removeAll(keepingCapacity: true)
    stretchOfItem.removeAll(keepingCapacity: true)
    guard !items.isEmpty else { return }
    breaks.removeAll(keepingCapacity: true)
    var start = 0
    for index in items.indices.dropFirst() {
      let joint = joint(before: index, items, words)
      guard joint != .none else { continue }
      appendStretch(start..<index, items)
      breaks.append(joint)
      start = index
    }
    appendStretch(start..<items.count, items)
    inherit(items, words)
    group()
  }

  /// Hands over the clauses, in exchange for storage that is used again.
  mutating func exchange(_ other: inout [Clause]) { swap(&clauses, &other) }

  /// How often a match is denied: by the stretches of those of its words that count, and by the clause around them.
  ///
  /// - Parameters:
  ///   - chosen: The items of the match.
  ///   - first: The place of the first of them that is asked about.
  ///   - clause: The clause around them.
  ///   - counts: Whether the stretch of an item counts.
  /// - Returns: The number.
  @inline(__always)
  func negations(of chosen: [Int], from first: Int, in clause: Clause, where counts: (Int) -> Bool) -> Int {
    var sum = clause.negations
    var isDeniedByOr = false
    for place in first..<chosen.count where counts(chosen[place]) {
      let number = stretchOfItem[chosen[place]]
      // A stretch denies once.
      var isSeen = false
      for earlier in first..<place where counts(chosen[earlier]) && stretchOfItem[chosen[earlier]] == number {
        isSeen = true
      }
      if isSeen { continue }
      isDeniedByOr = isDeniedByOr || stretches[number].isDeniedByOr
      sum += stretches[number].isBare ? 0 : stretches[number].negations
    }
    // A negation that goes on is still one.
    if sum == 0, isDeniedByOr { sum = 1 }
    return hasNegativeConcord ? min(sum, 1) : sum
  }

  /// Whether the stretch of an item is denied by the one before it.
  func isDeniedFromOutside(_ item: Int) -> Bool { stretches[stretchOfItem[item]].isDeniedFromOutside }

  private mutating func appendStretch(_ range: Range<Int>, _ items: [MeaningItem]) {
    let joints = rules.joints
    var stretch = Stretch(items: range)
    for item in items[range] {
      stretch.meanings.formUnion(item.meanings)
      let isPure = item.meanings.isSubset(of: rules.logic)
      let negates = item.meanings.contains(joints.not) || item.meanings.contains(joints.needNot)
      if isPure && negates || item.meanings.contains(joints.denied) || item.meanings.contains(joints.unlawful) {
        stretch.negations += 1
      }
      stretchOfItem.append(stretches.count)
    }
    if hasNegativeConcord { stretch.negations = min(stretch.negations, 1) }
    stretch.isBare = stretch.meanings.isSubset(of: rules.bare)
    stretches.append(stretch)
  }

  /// "Neither … nor" goes on denying; "it does not mean that" and "nobody confirmed that" deny what follows.
  private mutating func inherit(_ items: [MeaningItem], _ words: [ScannedWord]) {
    let joints = rules.joints
    for index in stretches.indices.dropFirst() {
      let previous = stretches[index - 1]
      guard previous.negations % 2 == 1 || previous.isDeniedByOr else { continue }
      let first = items[stretches[index].items.lowerBound]
      if stretches[index].negations == 0, first.meanings.contains(joints.or) { stretches[index].isDeniedByOr = true }
      // "If it is not right, …" supposes something and denies nothing that follows.
      let means = previous.meanings.contains(joints.mean) && !previous.meanings.contains(joints.if)
      let opensReport = first.meanings.contains(joints.that)
      if means && (opensReport || words[first.words.lowerBound].joint == .weak)
        || opensReport && previous.meanings.intersects(rules.reports)
      {
        stretches[index].negations += 1
        stretches[index].isDeniedFromOutside = true
      }
    }
  }

  /// Stretches become one clause unless both sides can stand alone.
  private mutating func group() {
    var current = Clause(items: stretches[0].items)
    add(stretches[0], to: &current)
    for index in stretches.indices.dropFirst() {
      let stretch = stretches[index]
      if breaks[index - 1] == .strong || canStandAlone(current.meanings) && canStandAlone(stretch.meanings) {
        clauses.append(current)
        current = Clause(items: stretch.items)
      }
      add(stretch, to: &current)
      // "Liability of the holder: none".
      if breaks[index - 1] == .label, stretch.isBare, !clauseIsBare(before: stretch, current) {
        current.negations += stretch.negations
        current.isDeniedLabel = stretch.negations % 2 == 1
      }
    }
    clauses.append(current)
    for index in clauses.indices {
      // Denied twice across a "that": it is not true that you keep no rights.
      let items = clauses[index].items
      clauses[index].isUnclear =
        !hasNegativeConcord && stretches.contains { $0.negations > 1 && items.overlaps($0.items) }
    }
  }

  private func add(_ stretch: Stretch, to clause: inout Clause) {
    clause.items = clause.items.lowerBound..<stretch.items.upperBound
    clause.meanings.formUnion(stretch.meanings)
    // "…, and not the patient" only says who it is not; "nobody, …" at the beginning denies all that follows.
    if stretch.isBare, clause.meanings.isSubset(of: rules.bare) { clause.negations += stretch.negations }
  }

  private func clauseIsBare(before stretch: Stretch, _ clause: Clause) -> Bool {
    stretches.allSatisfy {
      $0.isBare || $0.items.lowerBound < clause.items.lowerBound || $0.items.upperBound > stretch.items.lowerBound
    }
  }

  private func canStandAlone(_ meanings: MeaningSet) -> Bool { meanings.intersects(rules.clauseMakers) }

  /// What separates an item from the item before it.
  private func joint(before index: Int, _ items: [MeaningItem], _ words: [ScannedWord]) -> ScannedWord.Joint {
    let meanings = items[index].meanings
    if meanings.intersects(rules.endsClause) { return .strong }
    var joint = ScannedWord.Joint.none
    for word in items[index - 1].words.lowerBound + 1...items[index].words.lowerBound {
      joint = max(joint, words[word].joint)
    }
    if joint == .none, meanings.intersects(rules.opensClause) { joint = .weak }
    return joint
  }
}
