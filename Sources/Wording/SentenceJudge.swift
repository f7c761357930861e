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

  /// Whether a label of a topic is denied by its value and no frame explains it: "Liability: none".
  private(set) var deniesTopic = false

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
  /// What the network is told: features of ``Evidence``.
  private(set) var features: [Int] = []
  /// In what order: features of ``OrderFeatures``, sorted, some more than once.
  private(set) var orderFeatures: [Int] = []
  /// What the order of the meanings says.
  private var order: [Int32] = []
  /// Who speaks to whom.
  private let voice: WordingOrder.Voice
  /// The items that fill the slots of a frame.
  private var chosen: [Int] = []

  init(rules: WordingRules, spokesman: Int?, voice: WordingOrder.Voice = .toPatient, hasNegativeConcord: Bool) {
    self.voice = voice
    self.rules = rules
    reader = ClauseReader(rules: rules, hasNegativeConcord: hasNegativeConcord)
    self.spokesman = spokesman
  }

  /// Passes a sentence whose words belong to no category.
  mutating func pass() {
    verdicts.removeAll(keepingCapacity: true)
    firmCategory = nil
    deniesTopic = false
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
    deniesTopic = false
    guard !items.isEmpty else {
      clauses.removeAll(keepingCapacity: true)
      features.removeAll(keepingCapacity: true)
      weighOrder(items, words)
      sum = rules.evidence.sum(features, words: wordSum, order: order)
      return
    }
    used.removeAll(keepingCapacity: true)
    used.append(contentsOf: repeatElement(false, count: items.count))
    reader.read(items, words)
    reader.exchange(&clauses)
    if isDenied { for index in clauses.indices { clauses[index].negations += 1 } }
    var meanings = MeaningSet()
    for item in items { meanings.formUnion(item.meanings) }
    fitting.removeAll(keepingCapacity: true)
    rules.frameIndex.appendFitting(meanings, to: &fitting)
    for number in fitting {
      if rules.frameIndex.shapes[number].reach == .sentence {
        match(number, in: items.indices, items)
      } else {
        for clause in clauses.indices where rules.frameIndex.fits(number, clauses[clause].meanings) {
          match(number, in: clauses[clause].items, items)
        }
      }
    }
    takeBack(items)
    reviewTopics(items)
    deniesTopic = clauses.contains {
      $0.isDeniedLabel && !$0.isExplained && $0.meanings.intersects(rules.topics)
    }
    readFeatures(items)
    weighOrder(items, words)
    sum = rules.evidence.sum(features, words: wordSum, order: order)
  }

  /// What the network is told of the sentence.
  private mutating func readFeatures(_ items: [MeaningItem]) {
    let edge = Evidence.edge
    var present = MeaningSet()
    var denied = MeaningSet()
    var beginning = MeaningSet()
    var ending = MeaningSet()
    for index in items.indices {
      let meanings = items[index].meanings
      present.formUnion(meanings)
      if isStretchDenied(index) { denied.formUnion(meanings) }
      if index < edge { beginning.formUnion(meanings) }
      if index >= items.count - edge { ending.formUnion(meanings) }
    }
    features.removeAll(keepingCapacity: true)
    present.forEach { features.append(rules.evidence.present($0)) }
    denied.forEach { features.append(rules.evidence.denied($0)) }
    beginning.forEach { features.append(rules.evidence.beginning($0)) }
    ending.forEach { features.append(rules.evidence.ending($0)) }
    for verdict in verdicts {
      addFeature(rules.evidence.outcome(verdict.outcome))
      switch verdict.source {
      case .frame(let frame): addFeature(rules.evidence.frame(frame, verdict.outcome))
      case .topic(let meaning): addFeature(rules.evidence.topic(meaning))
      case .takenBack: break
      }
    }
  }

  private mutating func addFeature(_ feature: Int) {
    if !features.contains(feature) { features.append(feature) }
  }

  private mutating func weighOrder(_ items: [MeaningItem], _ words: [ScannedWord]) {
    // Taken out while this value is asked what is denied.
    var (found, sums): ([Int], [Int32]) = ([], [])
    swap(&found, &orderFeatures)
    swap(&sums, &order)
    rules.order.add(
      items, words: words.count, voice: voice, isDenied: { isStretchDenied($0) }, features: &found, to: &sums)
    swap(&found, &orderFeatures)
    swap(&sums, &order)
  }

  /// The word that speaks loudest, where no frame names one: without it the sum would be lowest.
  func loudest(_ items: [MeaningItem]) -> (item: MeaningItem, category: String)? {
    // What another word says too is said without this one, so only few words are weighed, however long the sentence.
    var some = MeaningSet()
    var several = MeaningSet()
    for item in items {
      several.formUnion(some.intersection(item.meanings))
      some.formUnion(item.meanings)
    }
    var best: (item: MeaningItem, source: WordingRules.CategorySource, sum: Int)?
    for item in items {
      let own = item.meanings.subtracting(several)
      if own.isEmpty, best != nil { continue }
      guard let source = rules.categorySource(of: item.meanings) else { continue }
      let sum = own.isEmpty ? self.sum : rules.evidence.sum(features, words: wordSum, order: order, without: own)
      if sum < best?.sum ?? Evidence.never { best = (item, source, sum) }
    }
    return best.map { ($0.item, rules.category(of: $0.source)) }
  }

  private mutating func match(_ frame: Int, in range: Range<Int>, _ items: [MeaningItem]) {
    let slot = rules.frameIndex.slots[rules.frameIndex.shapes[frame].slots.lowerBound]
    for head in range where !used[head] && items[head].meanings.intersects(slot) {
      match(frame, head: head, in: range, items)
    }
  }

  private mutating func match(_ number: Int, head: Int, in range: Range<Int>, _ items: [MeaningItem]) {
    let frame = rules.frameIndex.shapes[number]
    let reach = frame.reach == .stretch ? reader.stretches[reader.stretchOfItem[head]].items : range
    guard choosePartners(of: head, frame, reach, items) else { return }
    // What is said of the last word of a frame that reaches across clauses decides.
    let anchor = frame.reach == .sentence ? chosen[chosen.count - 1] : head
    guard let index = clauses.firstIndex(where: { $0.items.contains(anchor) }) else { return }
    let clause = clauses[index]
    if clause.meanings.intersects(frame.exceptions) { return }
    if let actors = frame.actors {
      let actor = actor(of: head, clause: index, items)
      if !(actor?.intersects(actors) ?? frame.fitsWithoutActor) { return }
    }
    // A safe sentence has used up the negation of its clause: "does not free the company of its duty to report".
    if frame.said == .nothing, clause.isExplained { return }
    let isDenied = isDenied(from: frame.reach == .sentence ? chosen.count - 1 : 0, clause: index, items)
    var outcome = isDenied ? frame.denied : frame.said
    // "… except for this batch" denies what must hold.
    if frame.isFirm, frame.denied == .forbidden, clause.meanings.contains(rules.joints.except) { outcome = .forbidden }
    guard outcome != .nothing else { return }
    if outcome == .forbidden, clause.isUnclear { outcome = .review }
    use(frame, in: range, items)
    if outcome == .safe {
      clauses[index].isExplained = true
      if frame.isFirm { firmCategory = rules.frames[number].category }
    }
    var words = items[head].words
    for item in chosen {
      words = min(words.lowerBound, items[item].words.lowerBound)...max(words.upperBound, items[item].words.upperBound)
    }
    verdicts.append(
      Verdict(
        source: .frame(number), outcome: outcome, category: rules.frames[number].category,
        reason: rules.frames[number].identifier, words: words))
  }

  /// Words that a frame has explained are not asked about again.
  private mutating func use(_ frame: FrameIndex.Shape, in range: Range<Int>, _ items: [MeaningItem]) {
    var meanings = MeaningSet()
    for slot in frame.slots { meanings.formUnion(rules.frameIndex.slots[slot]) }
    for item in range where items[item].meanings.intersects(meanings) {
      if !items[item].meanings.intersects(rules.actors) || items[item].meanings.intersects(rules.clauseMakers) {
        used[item] = true
      }
    }
  }

  /// Whether the stretch of an item is denied.
  func isStretchDenied(_ item: Int) -> Bool {
    let stretch = reader.stretches[reader.stretchOfItem[item]]
    return (stretch.negations % 2 == 1 || stretch.isDeniedByOr) != isDeniedAsAWhole
  }

  /// Chooses the head and the nearest item for every other slot; false if there is none for a slot.
  private mutating func choosePartners(
    of head: Int, _ frame: FrameIndex.Shape, _ range: Range<Int>, _ items: [MeaningItem]
  ) -> Bool {
    chosen.removeAll(keepingCapacity: true)
    chosen.append(head)
    for place in frame.slots.dropFirst() {
      let slot = rules.frameIndex.slots[place]
      var nearest: Int?
      for item in range where items[item].meanings.intersects(slot) && !chosen.contains(item) {
        if used[item], !items[item].meanings.intersects(rules.actors), !items[item].meanings.intersects(rules.bearers) {
          continue
        }
        if nearest.map({ abs($0 - head) > abs(item - head) }) ?? true { nearest = item }
      }
      // One compound word may fill two slots, such as "liability exclusion".
      if nearest == nil, items[head].meanings.intersects(slot) { nearest = head }
      guard let nearest else { return false }
      chosen.append(nearest)
    }
    return true
  }

  /// Whether the chosen items from a place on are denied.
  private func isDenied(from first: Int, clause: Int, _ items: [MeaningItem]) -> Bool {
    // The negation of an idiom ("nobody will help") is its own, and another one beside it says the same or belongs
    // elsewhere. Only what is denied from outside ("it does not mean that …") is denied with it.
    let negations = reader.negations(of: chosen, from: first, in: clauses[clause]) { !items[$0].ownsNegation }
    var denied = negations % 2 == 1
    if !denied {
      var ownsNegation = false
      var isDeniedFromOutside = false
      for place in first..<chosen.count {
        ownsNegation = ownsNegation || items[chosen[place]].ownsNegation
        isDeniedFromOutside = isDeniedFromOutside || reader.isDeniedFromOutside(chosen[place])
      }
      denied = ownsNegation && isDeniedFromOutside
    }
    // A word that carries its own negation, such as "irrevocable".
    for place in first..<chosen.count where items[chosen[place]].meanings.contains(rules.joints.not) {
      if !isChosen(chosen[place], in: first..<place) { denied.toggle() }
    }
    // "without" denies what follows at once.
    for item in clauses[clause].items where items[item].meanings.contains(rules.joints.without) {
      if isChosen(item + 1, in: first..<chosen.count) { denied.toggle() }
    }
    return denied
  }

  private func isChosen(_ item: Int, in places: Range<Int>) -> Bool {
    for place in places where chosen[place] == item { return true }
    return false
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
