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
  /// The slots of all frames one after the other, and those of each frame: most frames are told from a sentence by
  /// these alone.
  private(set) var slots: [MeaningSet] = []
  private(set) var slotsOfFrame: [Range<Int>] = []

  init(categories: [Category], meanings: [Meaning], frames: [Frame], joints: Joints, evidence: Evidence) {
    self.categories = categories
    self.meanings = meanings
    self.frames = frames
    self.joints = joints
    self.evidence = evidence
    for joint in [joints.and, joints.or, joints.that, joints.if] where joint >= 0 { opensClause.insert(joint) }
    for joint in [joints.but, joints.unless, joints.except] where joint >= 0 { endsClause.insert(joint) }
    for frame in frames {
      slotsOfFrame.append(slots.count..<slots.count + frame.slots.count)
      slots += frame.slots
    }
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

  /// The category that words with some meanings belong to: that of their topic, or of the first frame they can fill.
  func category(of set: MeaningSet) -> String? {
    for (index, meaning) in meanings.enumerated() where set.contains(index) {
      if let topic = meaning.topic { return topic }
    }
    return frames.first { frame in frame.slots.contains { $0.intersects(set) } }?.category
  }

  /// The names of the meanings that a language gives words to.
  public var meaningNames: [String] { meanings.map(\.name) }
}
