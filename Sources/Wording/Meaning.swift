/// What a word can stand for in a sentence about responsibility: somebody, something, an act, a degree, a joint.
struct Meaning: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    /// Somebody who does or bears something.
    case actor
    /// Somebody in a form that shows a receiver, bearer or place.
    case bearer
    /// What is carried, lost, kept.
    case thing
    /// A verb, participle or noun of action; it makes a clause.
    case act
    /// Degree, time, colour.
    case sign
    /// Negation and joints of the sentence.
    case logic
  }

  var name: String
  var kind: Kind
  /// The category of the review when no frame explains the word; nil if the word alone raises no question.
  var topic: String?
  /// Whether it says what somebody knows, confirms or promises: denied, it denies what follows after "that" too.
  var isReport = false
}

/// The joints of a sentence that the engine itself must know. Everything else is data.
struct Joints: Sendable {
  var not = -1
  var without = -1
  var needNot = -1
  var unlawful = -1
  var and = -1
  var or = -1
  var but = -1
  var `if` = -1
  var unless = -1
  var except = -1
  var weaken = -1
  var that = -1
  var mean = -1
  var yes = -1
  var denied = -1
  var unknown = -1

  /// The names of the joints in the rules, each with the place that keeps its number.
  static var names: [(name: String, place: WritableKeyPath<Joints, Int>)] {
    [
      ("not", \.not), ("without", \.without), ("need-not", \.needNot), ("unlawful", \.unlawful), ("and", \.and),
      ("or", \.or), ("but", \.but), ("if", \.if), ("unless", \.unless), ("except", \.except), ("weaken", \.weaken),
      ("that", \.that), ("mean", \.mean), ("yes", \.yes), ("denied", \.denied),
      ("unknown", \.unknown),
    ]
  }
}
