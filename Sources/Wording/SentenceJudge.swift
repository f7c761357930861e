/// Applies the frames to one sentence.
struct SentenceJudge {
  let rules: WordingRules
  /// Who "we" is; nil if the document does not tell.
  let spokesman: Int?

  private var used: [Bool] = []
  /// The frames whose slots all have a word in the sentence.
  private var fitting: [Int] = []
  private(set) var clauses: [Clause] = []
  private var reader: ClauseReader
  /// Whether a firm safe sentence was found, and its category.
  private(set) var firmCategory: String?

  /// A match that says something.
  struct Verdict {
    enum Source {
      case frame(Int)
      case topic(Int)
      case takenBack
    }

    var source: Source
    var outcome: Frame.Outcome
    var category: String
    var reason: String
    var words: ClosedRange<Int>
  }

  private var isDeniedAsAWhole = false
  /// What the words of the sentence say by themselves, in hundredths.
  private var wordSum = 0
  private(set) var verdicts: [Verdict] = []
  /// The sum of the evidence, in tenths.
  private(set) var sum = 0
  private var features: [Int] = []

  init(rules: WordingRules, spokesman: Int?, hasNegativeConcord: Bool) {
    self.rules = rules
    reader = ClauseReader(rules: rules, hasNegativeConcord: hasNegativeConcord)
    self.spokesman = spokesman
  }

  /// Judges a sentence.
  ///
  /// - Parameters:
  ///   - items: What its words mean.
  ///   - words: Its words.
  ///   - wordSum: What its words say by themselves, in hundredths of a logit.
  ///   - isDenied: Whether it is denied as a whole, as a question is by "no".
  mutating func judge(_ items: [MeaningItem], _ words: [ScannedWord], wordSum: Int, isDenied: Bool = false) {
    isDeniedAsAWhole = isDenied
    self.wordSum = wordSum
    verdicts.removeAll(keepingCapacity: true)
    firmCategory = nil
    guard !items.isEmpty else {
      clauses.removeAll(keepingCapacity: true)
      features.removeAll(keepingCapacity: true)
      sum = rules.evidence.sum(features, words: wordSum)
      return
    }
    used.removeAll(keepingCapacity: true)
    used.append(contentsOf: repeatElement(false, count: items.count))
    reader.read(items, words)
    reader.exchange(&clauses)
    if isDenied { for index in clauses.indices { clauses[index].negations += 1 } }
    findFitting(items.reduce(into: MeaningSet()) { $0.formUnion($1.meanings) })
    for number in fitting {
      if rules.frames[number].reach == .sentence {
        match(number, in: items.indices, items)
      } else {
        for clause in clauses.indices where fits(number, clauses[clause].meanings) {
          match(number, in: clauses[clause].items, items)
        }
      }
    }
    takeBack(items)
    reviewTopics(items)
    readFeatures(items)
    sum = rules.evidence.sum(features, words: wordSum)
  }

  private mutating func findFitting(_ meanings: MeaningSet) {
    fitting.removeAll(keepingCapacity: true)
    SentenceJudge.append(framesFitting: meanings, rules.slots, rules.slotsOfFrame, to: &fitting)
  }

  /// The frames of which every slot has one of some meanings. Hundreds of frames are asked for each sentence: nothing
  /// is copied for one.
  private static func append(
    framesFitting meanings: MeaningSet, _ slots: [MeaningSet], _ slotsOfFrame: [Range<Int>], to fitting: inout [Int]
  ) {
    slots.withUnsafeBufferPointer { slots in
      for (number, range) in slotsOfFrame.enumerated() {
        var index = range.lowerBound
        while index < range.upperBound, meanings.intersects(slots[index]) { index += 1 }
        if index == range.upperBound { fitting.append(number) }
      }
    }
  }

  /// Whether every slot of a frame has one of some meanings.
  private func fits(_ frame: Int, _ meanings: MeaningSet) -> Bool {
    for slot in rules.slotsOfFrame[frame] where !meanings.intersects(rules.slots[slot]) { return false }
    return true
  }

  /// What the network is told of the sentence.
  private mutating func readFeatures(_ items: [MeaningItem]) {
    let evidence = rules.evidence
    var present = MeaningSet()
    var denied = MeaningSet()
    for (index, item) in items.enumerated() {
      present.formUnion(item.meanings)
      if isStretchDenied(index) { denied.formUnion(item.meanings) }
    }
    features.removeAll(keepingCapacity: true)
    present.forEach { features.append(evidence.present($0)) }
    denied.forEach { features.append(evidence.denied($0)) }
    meanings(of: items.prefix(Evidence.edge)).forEach { features.append(evidence.beginning($0)) }
    meanings(of: items.suffix(Evidence.edge)).forEach { features.append(evidence.ending($0)) }
    for verdict in verdicts {
      add(evidence.outcome(verdict.outcome))
      switch verdict.source {
      case .frame(let frame): add(evidence.frame(frame, verdict.outcome))
      case .topic(let meaning): add(evidence.topic(meaning))
      case .takenBack: break
      }
    }

    func meanings(of items: ArraySlice<MeaningItem>) -> MeaningSet {
      items.reduce(into: MeaningSet()) { $0.formUnion($1.meanings) }
    }
    func add(_ feature: Int) { if !features.contains(feature) { features.append(feature) } }
  }

  /// The word that speaks loudest, where no frame names one: without it the sum would be lowest.
  func loudest(_ items: [MeaningItem]) -> (item: MeaningItem, category: String)? {
    let evidence = rules.evidence
    var counts = Array(repeating: 0, count: MeaningSet.capacity)
    for item in items { item.meanings.forEach { counts[$0] += 1 } }
    var best: (item: MeaningItem, category: String, sum: Int)?
    for item in items {
      // What another word says too is said without this one, so only few words are weighed, however long the sentence.
      var own: [Int] = []
      item.meanings.forEach {
        guard counts[$0] == 1 else { return }
        own += [evidence.present($0), evidence.denied($0), evidence.beginning($0), evidence.ending($0)]
      }
      if own.isEmpty, best != nil { continue }
      guard let category = rules.category(of: item.meanings) else { continue }
      let sum = own.isEmpty ? self.sum : evidence.sum(features.filter { !own.contains($0) }, words: wordSum)
      if sum < best?.sum ?? Evidence.never { best = (item, category, sum) }
    }
    return best.map { ($0.item, $0.category) }
  }

  private mutating func match(_ frame: Int, in range: Range<Int>, _ items: [MeaningItem]) {
    for head in range where !used[head] && items[head].meanings.intersects(rules.frames[frame].slots[0]) {
      match(frame, head: head, in: range, items)
    }
  }

  private mutating func match(_ number: Int, head: Int, in range: Range<Int>, _ items: [MeaningItem]) {
    let frame = rules.frames[number]
    let reach = frame.reach == .stretch ? reader.stretches[reader.stretchOfItem[head]].items : range
    guard let chosen = partners(of: head, frame, reach, items) else { return }
    // What is said of the last word of a frame that reaches across clauses decides.
    let anchor = frame.reach == .sentence ? chosen[chosen.count - 1] : head
    guard let index = clauses.firstIndex(where: { $0.items.contains(anchor) }) else { return }
    let clause = clauses[index]
    if !frame.exceptions.isEmpty, clause.meanings.intersects(frame.exceptions) { return }
    if let actors = frame.actors, !fits(actors, frame, head: head, clause: index, items) { return }
    // A safe sentence has used up the negation of its clause: "does not free the company of its duty to report".
    if frame.said == .nothing, clause.isExplained { return }
    let isDenied = isDenied(frame.reach == .sentence ? [anchor] : chosen, clause: index, items)
    var outcome = isDenied ? frame.denied : frame.said
    // "… except for this batch" denies what must hold.
    if frame.isFirm, frame.denied == .forbidden, clause.meanings.contains(rules.joints.except) { outcome = .forbidden }
    guard outcome != .nothing else { return }
    if outcome == .forbidden, clause.isUnclear { outcome = .review }
    for item in range where frame.slots.contains(where: { items[item].meanings.intersects($0) }) {
      if !items[item].meanings.intersects(rules.actors) || items[item].meanings.intersects(rules.clauseMakers) {
        used[item] = true
      }
    }
    if outcome == .safe {
      clauses[index].isExplained = true
      if frame.isFirm { firmCategory = frame.category }
    }
    let first = chosen.map { items[$0].words.lowerBound }.min() ?? 0
    let last = chosen.map { items[$0].words.upperBound }.max() ?? 0
    verdicts.append(
      Verdict(
        source: .frame(number), outcome: outcome, category: frame.category, reason: frame.identifier,
        words: first...last))
  }

  /// Whether the stretch of an item is denied.
  func isStretchDenied(_ item: Int) -> Bool {
    let stretch = reader.stretches[reader.stretchOfItem[item]]
    return (stretch.negations % 2 == 1 || stretch.isDeniedByOr) != isDeniedAsAWhole
  }

  /// The head and the nearest item for every other slot.
  private func partners(of head: Int, _ frame: Frame, _ range: Range<Int>, _ items: [MeaningItem]) -> [Int]? {
    var chosen = [head]
    for slot in frame.slots.dropFirst() {
      var nearest: Int?
      for item in range where items[item].meanings.intersects(slot) && !chosen.contains(item) {
        if used[item], !items[item].meanings.intersects(rules.actors), !items[item].meanings.intersects(rules.bearers) {
          continue
        }
        if nearest.map({ abs($0 - head) > abs(item - head) }) ?? true { nearest = item }
      }
      // One compound word may fill two slots, such as "liability exclusion".
      if nearest == nil, items[head].meanings.intersects(slot) { nearest = head }
      guard let nearest else { return nil }
      chosen.append(nearest)
    }
    return chosen
  }

  private func isDenied(_ chosen: [Int], clause: Int, _ items: [MeaningItem]) -> Bool {
    // The negation of an idiom ("nobody will help") is its own, and another one beside it says the same or belongs
    // elsewhere. Only what is denied from outside ("it does not mean that …") is denied with it.
    let counted = chosen.filter { !items[$0].ownsNegation }
    var denied = reader.negations(of: counted, in: clauses[clause]) % 2 == 1
    if counted.count < chosen.count, !denied { denied = chosen.contains { reader.isDeniedFromOutside($0) } }
    // A word that carries its own negation, such as "irrevocable".
    for item in Set(chosen) where items[item].meanings.contains(rules.joints.not) { denied.toggle() }
    // "without" denies what follows at once.
    for item in clauses[clause].items where items[item].meanings.contains(rules.joints.without) {
      if let nearest = chosen.filter({ $0 > item }).min(), nearest - item <= 1 { denied.toggle() }
    }
    return denied
  }

  /// Whether the one who acts is one of the actors of the frame.
  private func fits(_ actors: MeaningSet, _ frame: Frame, head: Int, clause index: Int, _ items: [MeaningItem]) -> Bool
  {
    guard let actor = actor(of: head, clause: index, items) else { return frame.fitsWithoutActor }
    return actor.intersects(actors)
  }

  /// Who acts: the verb's own person, the nearest actor before it, the nearest one after it, a bearer, the actor of an
  /// earlier clause.
  private func actor(of head: Int, clause index: Int, _ items: [MeaningItem]) -> MeaningSet? {
    func actors(_ item: Int, _ kind: MeaningSet) -> MeaningSet? {
      guard items[item].meanings.intersects(kind) else { return nil }
      return items[item].meanings
    }
    if let own = actors(head, rules.actors) { return resolved(own) }
    let range = clauses[index].items
    for item in (range.lowerBound..<head).reversed() {
      if let found = actors(item, rules.actors) { return resolved(found) }
    }
    for item in head + 1..<max(range.upperBound, head + 1) {
      if let found = actors(item, rules.actors) { return resolved(found) }
    }
    for item in range { if let found = actors(item, rules.bearers) { return found } }
    for clause in clauses[..<index].reversed() {
      for item in clause.items { if let found = actors(item, rules.actors) { return resolved(found) } }
    }
    return nil
  }

  private func resolved(_ meanings: MeaningSet) -> MeaningSet {
    guard let spokesman, let we = rules.we, meanings.contains(we) else { return meanings }
    return MeaningSet(spokesman)
  }

  /// A safe sentence that is weakened, restricted or made to depend on something is taken back.
  private mutating func takeBack(_ items: [MeaningItem]) {
    guard let firmCategory else { return }
    guard
      let item = items.first(where: {
        $0.meanings.contains(rules.joints.except) || $0.meanings.contains(rules.joints.weaken)
      })
    else { return }
    verdicts.append(
      Verdict(
        source: .takenBack, outcome: .forbidden, category: firmCategory, reason: "taken-back", words: item.words))
  }

  /// Words of a topic that nothing explains.
  private mutating func reviewTopics(_ items: [MeaningItem]) {
    for clause in clauses where !clause.isExplained && clause.meanings.intersects(rules.topics) {
      for item in clause.items where !used[item] && items[item].meanings.intersects(rules.topics) {
        guard
          let meaning = rules.meanings.indices.first(where: {
            items[item].meanings.contains($0) && rules.topics.contains($0)
          }), let topic = rules.meanings[meaning].topic
        else { continue }
        verdicts.append(
          Verdict(
            source: .topic(meaning), outcome: .review, category: topic, reason: rules.meanings[meaning].name,
            words: items[item].words))
      }
    }
  }
}
