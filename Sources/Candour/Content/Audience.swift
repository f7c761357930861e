/// The audiences that contracts, disclaimers and the glossary name. A reader (`parent-guardian`) is an audience too.
enum Audience {
  static let lay = "lay"
  static let easy = "easy"
  /// Adult and young person: who reads about the own treatment.
  static let patient = "patient"
  static let physician = "physician"
  static let authority = "authority"

  /// Whether the audience reads the words of the law and of the profession; everybody else reads plain words.
  static func isProfessional(_ audience: String) -> Bool { audience == physician || audience == authority }
}
