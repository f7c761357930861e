/// The rules that hold in every language: categories, meanings and frames.
public struct WordingRules: Sendable {
  /// A kind of forbidden wording.
  public struct Category: Sendable, Hashable {
    /// The permanent identifier, `F1` to `F16`.
    public var identifier: String
    /// Its name.
    public var name: String
    /// What a sentence of this kind does, as the end of "this …".
    public var says: String
    /// The legal basis.
    public var basis: String
    /// Whether it is an error in every document, those for authorities too.
    public var isErrorEverywhere: Bool
  }

  /// The categories by identifier, in the order of the file.
  public var categories: [Category]
  var meanings: [Meaning]
  var frames: [Frame]
  var joints: Joints
  var evidence: Evidence
  /// What the order of meanings says.
  public var order = WordingOrder()
  /// Meanings whose words make a clause of their own.
  var clauseMakers = MeaningSet()
  var actors = MeaningSet()
  var bearers = MeaningSet()
  var topics = MeaningSet()
  var logic = MeaningSet()
  /// Meanings that say only who, or yes or no.
  var bare = MeaningSet()
  /// Meanings that say what somebody knows, confirms or promises.
  var reports = MeaningSet()
  /// Joints that open a clause without a comma before them, and those that always end the one before.
  var opensClause = MeaningSet()
  var endsClause = MeaningSet()
  /// The meaning of "we", which the document decides.
  var we: Int?
  /// The frames as the judge of a sentence looks for them.
  let frameIndex: FrameIndex
  /// Meanings that have a topic, and for each meaning the first frame that it can fill; -1 for none.
  private let named: MeaningSet
  private let firstFrames: [Int]
  /// Meanings whose words belong to a category: a sentence without one says nothing that is forbidden.
  let categorised: MeaningSet

  init(categories: [Category], meanings: [Meaning], frames: [Frame], joints: Joints, evidence: Evidence) {
    self.categories = categories
    self.meanings = meanings
    self.frames = frames
    self.joints = joints
    self.evidence = evidence
    frameIndex = FrameIndex(frames)
    named = meanings.indices.reduce(into: MeaningSet()) { if meanings[$1].topic != nil { $0.insert($1) } }
    firstFrames = WordingRules.firstFrames(frames)
    categorised = frames.flatMap(\.slots).reduce(into: named) { $0.formUnion($1) }
    for joint in [joints.and, joints.or, joints.that, joints.if] where joint >= 0 { opensClause.insert(joint) }
    for joint in [joints.but, joints.unless, joints.except] where joint >= 0 { endsClause.insert(joint) }
    we = meanings.firstIndex { $0.name == "we" }
    for (index, meaning) in meanings.enumerated() {
      switch meaning.kind {
      case .actor: actors.insert(index)
      case .bearer: bearers.insert(index)
      case .act: clauseMakers.insert(index)
      case .logic: logic.insert(index)
      case .sign: if meaning.topic != nil { clauseMakers.insert(index) }
      case .thing: break
      }
      if meaning.topic != nil { topics.insert(index) }
      if meaning.isReport { reports.insert(index) }
    }
    bare = logic
    bare.formUnion(actors)
    bare.formUnion(bearers)
  }

  /// The category of an identifier.
  public func category(_ identifier: String) -> Category? { categories.first { $0.identifier == identifier } }

  /// The number of a meaning; nil if it is unknown.
  func index(_ name: String) -> Int? { meanings.firstIndex { $0.name == name } }

  /// What names the category that words with some meanings belong to: their topic, or the first frame they can fill.
  enum CategorySource {
    case topic(Int)
    case frame(Int)
  }

  /// What names the category of words with some meanings; nil if they belong to none.
  func categorySource(of set: MeaningSet) -> CategorySource? {
    if let meaning = set.intersection(named).first { return .topic(meaning) }
    var frame = Int.max
    set.forEach { if firstFrames[$0] >= 0 { frame = min(frame, firstFrames[$0]) } }
    return frame < frames.count ? .frame(frame) : nil
  }

  /// The category that words with some meanings belong to.
  func category(of source: CategorySource) -> String {
    switch source {
    case .topic(let meaning): meanings[meaning].topic ?? ""
    case .frame(let frame): frames[frame].category
    }
  }

  private static func firstFrames(_ frames: [Frame]) -> [Int] {
    var first = Array(repeating: -1, count: MeaningSet.capacity)
    for (number, frame) in frames.enumerated() {
      for slot in frame.slots { slot.forEach { if first[$0] < 0 { first[$0] = number } } }
    }
    return first
  }

  /// The names of the meanings that a language gives words to.
  public var meaningNames: [String] { meanings.map(\.name) }
}
