/// The kinds of document that Candour composes, named as their contract in `Templates/`.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable, Codable {
  /// (a) The physician's risk-evaluation letter.
  case physicianLetter = "physician-letter"
  /// (b) The physician's request and confirmation of acceptance.
  case physicianRequest = "physician-request"
  /// (c) The patient information in lay language.
  case patientInformation = "patient-information"
}
