internal import SourceText

/// What can be answered to an item of a sheet.
public enum ItemAnswer: String, Sendable, Hashable, CaseIterable {
  /// The item holds in nearly every place.
  case agree
  /// It does not.
  case disagree
  /// There is nothing in the text that it could hold for.
  case notApplicable = "not-applicable"
}

/// A sheet with which people judge how well a text can be understood and acted on: PEMAT-P, the Clear Communication
/// Index. Its items are data, `Templates/understandability.yml`.
public struct Instrument: Sendable {
  /// A group of items with a sum of its own.
  public struct Scale: Sendable, Hashable {
    /// `understandability`
    public var id: String
    /// How it is called on the sheet.
    public var name: String
  }

  /// One item.
  public struct Item: Sendable {
    /// Its number in the makers' guide; numbers that belong to other media are left out.
    public var number: Int
    /// The scale that it counts for.
    public var scale: String
    /// The group that it stands in.
    public var topic: String
    /// The item in our own short words.
    public var asks: String
    /// When it is left out of the sum; nil if it always counts.
    public var notApplicable: String?
    /// The number of the item without which this one cannot hold.
    public var needs: Int?
    /// The sections of a leaflet in which a person finds the answer.
    public var lookAt: [String]
    /// `seen` or `recalled`.
    public var status: String
    var evidence: Evidence
    /// The required statement that the evidence is.
    var disclaimer: String?
    var range: SourceRange

    /// The answers that may be given.
    public var allowed: [ItemAnswer] { ItemAnswer.allCases.filter { $0 != .notApplicable || notApplicable != nil } }
  }

  /// `pemat`, `clear-communication`
  public var id: String
  /// The short name.
  public var name: String
  /// The full name.
  public var title: String
  /// Where the items were read.
  public var source: String
  /// From how many points of 100 on its makers call a text good.
  public var passes: Int
  /// Where that number stands.
  public var passesSource: String
  /// How to fill it in, in sentences.
  public var how: [String]
  /// The scales in order.
  public var scales: [Scale]
  /// The items in order.
  public var items: [Item]
  var answers: [ItemAnswer: String]

  /// The word of the sheet for an answer: `Agree`, `Yes`.
  public func word(_ answer: ItemAnswer) -> String { answers[answer] ?? answer.rawValue }

  /// The answer that somebody wrote: the word of the sheet or `agree`, `disagree`, `not-applicable`.
  func answer(_ text: String) -> ItemAnswer? {
    let typed = text.lowercased()
    return ItemAnswer.allCases.first { $0.rawValue == typed || word($0).lowercased() == typed }
  }
}

/// What the program looks for in a text to answer an item, or to help a person to answer it. The names stand in
/// `Templates/understandability.yml`.
enum Evidence: String, Sendable, CaseIterable {
  case none, title, size, order, summary, headings, lists, pictures, steps, tools
  case commonWords = "common-words"
  case medicalWords = "medical-words"
  case activeVoice = "active-voice"
  case numbersClear = "numbers-clear"
  case numbersUsed = "numbers-used"
  case numbersIfAny = "numbers-if-any"
  case noCalculation = "no-calculation"
  case calculationIfAny = "calculation-if-any"
  case likelihoodIfAny = "likelihood-if-any"
  case shortSections = "short-sections"
  case sectionsWithHeadings = "sections-with-headings"
  case visualCues = "visual-cues"
  case aPicture = "a-picture"
  case picturesIfAny = "pictures-if-any"
  case tablesSimple = "tables-simple"
  case displaysIfAny = "displays-if-any"
  case callToAction = "call-to-action"
  case directAddress = "direct-address"
  case mainMessage = "main-message"
  case oneMainMessage = "one-main-message"
  case mainMessageCue = "main-message-cue"
  case mainMessageActive = "main-message-active"
  case statesUnknown = "states-unknown"
}
