import SourceText
import TestSupport
import Testing

@testable import Candour

/// What is wrong with a text is said before any case exists, at the very place (DESIGN.md, decision 2).
@Suite struct TemplateDiagnosticsTests {
  @Test(arguments: [
    ("The batch: ⟦{{batch.numbr}}⟧.", "template-unknown-value"),
    ("Η παρτίδα (ελληνικά): ⟦{{batch.numbr}}⟧ και **Δόση: ⟦{{batch.nmber}}⟧**", "template-unknown-value"),
    ("- one\n- Партида ⟦{{ betch.number }}⟧", "template-unknown-value"),
    ("Κείμενο.\n\n⟦{{table.resutls}}⟧", "template-unknown-value"),
    ("Two lines\nand ⟦{{batch.numbr}}⟧", "template-unknown-value"),
    ("⟦{{#oss}}⟧\n\ntext\n\n{{/oss}}", "template-unknown-value"),
    ("⟦{{#oss}}⟧\n\nResult: {{oos.term}}\n\n{{/oss}}", "template-unknown-value"),
    ("⟦{{#oss}}⟧\n\nResult: {{oos.term}}\n\n{{/oos}}", "template-unknown-value"),
    ("⟦{{#oos}}⟧\n\ntext", "template-unclosed-block"),
    ("⟦{{#oos}}⟧\n\n⟦{{^pending.present}}⟧\n\ntext", "template-unclosed-block"),
    ("text\n\n⟦{{/oos}}⟧", "template-unopened-block"),
    ("{{#oos}}\n\ntext\n\n⟦{{/pending}}⟧\n\n{{/oos}}", "template-unopened-block"),
    ("Result: ⟦{{oos.term}}⟧", "template-value-outside-list"),
    ("{{^oos}}\n\nResult: ⟦{{oos.term}}⟧\n\n{{/oos}}", "template-value-outside-list"),
    ("The list ⟦{{oos}}⟧ here", "template-wrong-use"),
    ("⟦{{pending.present}}⟧", "template-wrong-use"),
    ("⟦{{#batch.number}}⟧\n\ntext\n\n{{/batch.number}}", "template-wrong-use"),
    ("Text ⟦{{#oos}}⟧ text", "template-misplaced-tag"),
    ("{{#oos}}\n\n- a ⟦{{/oos}}⟧\n\n{{/oos}}", "template-misplaced-tag"),
    ("Text ⟦{{> D1}}⟧", "template-misplaced-tag"),
    ("See ⟦{{table.results}}⟧ below", "template-misplaced-tag"),
    ("⟦Number {{batch.number⟧", "template-open-braces"),
    ("Text ⟦<b>⟧bold⟦</b>⟧", "template-html"),
    ("⟦<div>text</div>⟧", "template-html"),
    ("- ένα\n\n  ⟦<div>text</div>⟧", "template-html"),
    ("> ⟦<div>text</div>⟧", "template-html"),
    ("⟦<!-- note: Σημείωση --> Words on its line.⟧\n\ntext", "template-html"),
    ("Text ⟦![picture](a.png)⟧", "template-image"),
    ("Text ⟦[link]({{case.id}})⟧", "template-value-in-link"),
  ]) func pointToThePlaceInTheText(section: String, identifier: String) {
    let (found, marks) = ContentFixture.diagnostics(section: section)
    #expect(found.map(\.range) == marks, "\(found.map { "\($0.identifier) \($0.range)" })")
    #expect(found.allSatisfy { $0.identifier == identifier && $0.severity == .error })
    #expect(found.allSatisfy { $0.file == "Locales/en/physician-letter.md" && !$0.explanation.isEmpty })
  }

  /// A comment that never ends takes in all that follows it.
  @Test(arguments: ["<!-- note: for translators\n\nWords.", "- one\n\n  <!-- note: for translators\n\n  Words."])
  func aCommentThatNeverEndsIsFound(section: String) {
    let (found, _) = ContentFixture.diagnostics(section: section)
    #expect(found.map(\.identifier) == ["template-html"], "\(found)")
  }

  @Test(arguments: [
    "<!-- note: one -->\nWords.", "<!-- note: one --> <!-- note: two -->\n\nWords.", "- <!-- note: a -->",
  ])
  func notesThatStandAloneAreNotFound(section: String) {
    let (found, _) = ContentFixture.diagnostics(section: section)
    #expect(found == [])
  }

  @Test func wordsBehindTheCommentOfASectionAreFound() {
    let letter = "<!-- section: a source: 3f2a9c1e --> Words on its line.\n\n## A\n"
    #expect(ContentFixture.diagnostics(letter: letter).map(\.identifier) == ["template-html"])
  }

  @Test func nameTheNearestValue() throws {
    let (found, _) = ContentFixture.diagnostics(section: "A {{batch.numbr}} and {{nothing.like.it.at.all}}")
    #expect(found.map { $0.solutions.map(\.summary) } == [["Did you mean {{batch.number}}?"], []])
  }

  @Test(arguments: [
    ("⟦Text.⟧\n\n<!-- section: a -->\n\n## A\n", "template-text-outside-section"),
    ("<!-- note: for translators -->\n\n⟦## Title⟧\n\n<!-- section: a -->\n\n## A\n", "template-text-outside-section"),
    ("⟦<!-- section: a colour: red -->⟧\n\n## A\n", "section-comment"),
    ("⟦<!-- section: a reader: adlt -->⟧\n\n## A\n", "section-comment"),
    ("⟦<!-- section: a trigger: during -->⟧\n\n## A\n", "section-comment"),
  ]) func pointToTheCommentOrTheTextBeforeIt(letter: String, identifier: String) {
    let marked = MarkedText(letter)
    let found = ContentFixture.diagnostics(letter: marked.text)
    #expect(found.map(\.identifier) == [identifier])
    #expect(found.map(\.range) == marked.ranges)
  }

  @Test func reportEveryFaultOfEveryFileInOneRun() {
    let bad = "<!-- section: a -->\n\n## A\n\n{{x.y.z}} and {{#oos}}\n"
    let files = ContentFixture.files([
      "en/physician-letter.md": bad, "en/patient-information.md": bad, "en/page.yml": "a: [\n",
      "en/vocabulary.yml": nil,
    ])
    let found = Content.load(files, languages: ["en"], countries: []).diagnostics
    #expect(
      found.map { "\($0.file) \($0.identifier)" } == [
        "Locales/en/page.yml content-syntax", "Locales/en/patient-information.md template-unknown-value",
        "Locales/en/patient-information.md template-misplaced-tag",
        "Locales/en/physician-letter.md template-unknown-value",
        "Locales/en/physician-letter.md template-misplaced-tag", "Locales/en/vocabulary.yml content-missing-file",
      ])
  }

  @Test func sayWhereAYAMLFileIsWrong() {
    let marked = MarkedText("étiquettes:\n  a: un\n  b: deux\n  ⟦a⟧: trois\n")
    let found = Content.load(ContentFixture.files(["en/page.yml": marked.text]), languages: ["en"], countries: [])
      .diagnostics
    #expect(found.map(\.identifier) == ["content-syntax"])
    #expect(found.map(\.range.lowerBound) == marked.ranges.map(\.lowerBound))
    #expect(found.first?.summary == "The key “a” stands twice; it stands first in line 2.")
  }

  @Test func refuseTextThatWouldStopTheParser() {
    let deep = "<!-- section: a -->\n\n## A\n\n" + String(repeating: "> ", count: 300) + "x\n"
    let found = ContentFixture.diagnostics(letter: deep)
    #expect(found.map(\.identifier) == ["markdown-limit"])
    #expect(found.first?.range.lowerBound.line == 5)
  }

  @Test func acceptEveryFormThatTextsUse() {
    let section = """
      Text with {{batch.number}}, {{ product.name }} and *{{case.id}}*.

      {{#oos}}

      - {{oos.term}}: {{oos.result}}

      {{/oos}}

      {{#oos}}

      {{^pending.present}}

      Inner {{oos.limit}}.

      {{/pending.present}}

      {{/oos}}

      {{#decision.neededBy}}

      By {{decision.neededBy}}.

      {{/decision.neededBy}}

      {{table.results}}

      <!-- note: for translators -->

      - [ ] A box with { one } brace and }} two
      """
    #expect(ContentFixture.diagnostics(section: section).found == [])
  }
}
