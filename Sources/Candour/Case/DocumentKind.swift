/// The kinds of document that Candour composes, named as their contract in `Templates/`.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// (a) The physician's risk-evaluation letter.
  case physicianLetter = "physician-letter"
  /// (b) The physician's request and confirmation of acceptance.
  case physicianRequest = "physician-request"
  /// (c) The patient information in lay language.
  case patientInformation = "patient-information"
  /// The patient information in easy language; only some languages have it.
  case patientInformationEasy = "patient-information-easy"

  /// The document whose fields of a case are needed: a variant asks for no other facts.
  var asksLike: DocumentKind { self == .patientInformationEasy ? .patientInformation : self }
}
