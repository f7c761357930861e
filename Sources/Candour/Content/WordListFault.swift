internal import SourceText

/// What is wrong in a file of words, such as `plain-language.yml` or `glossary.yml`. The entry is left out.
struct WordListFault: Sendable {
  var range: SourceRange
  var summary: String
  var explanation: String
}
