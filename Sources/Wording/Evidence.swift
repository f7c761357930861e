/// How much the words and frames of a sentence speak for its being forbidden, in tenths.
///
/// The weights were fitted by logistic regression to the sentences of all languages whose verdict is known
/// (`wording-examples.tsv`, half `seen`), over meanings and frames only, so that they hold in every language. A frame
/// alone can err, and a forbidden sentence may fit none; the sum tells a sure error from a case for a reviewer, and a
/// case for a reviewer from an ordinary sentence.
struct Evidence: Sendable {
  /// For each meaning, when its stretch is affirmed or not.
  var present: [Int]
  /// For each meaning, in addition, when its stretch is denied.
  var denied: [Int]
  /// For each frame and outcome.
  var frames: [[Frame.Outcome: Int]]
  /// For each meaning, when its topic is left unexplained.
  var topics: [Int]
  /// For each outcome that occurs at all.
  var outcomes: [Frame.Outcome: Int] = [:]
  /// The sum of a sentence that says nothing.
  var start = 0
  /// Above this sum a sentence is reviewed.
  var review = Evidence.never
  /// Above this sum a frame that forbids makes an error.
  var error = -Evidence.never
  /// Above this sum a sentence is an error without a frame.
  var certain = Evidence.never

  /// A sum that no sentence reaches.
  static let never = 1 << 30

  init(meanings: Int, frames: Int) {
    present = Array(repeating: 0, count: meanings)
    denied = Array(repeating: 0, count: meanings)
    topics = Array(repeating: 0, count: meanings)
    self.frames = Array(repeating: [:], count: frames)
  }
}
