import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// Content is checked against its contracts before any case exists: nothing can be lost from it unseen.
@Suite struct ContentCheckerTests {
  /// What is found when one file is changed, by replacing some words of it.
  private func found(
    in path: String, replacing old: String, with new: String, languages: Set<String> = ["en"]
  ) throws -> [Diagnostic] {
    let text = SampleContent.text(path)
    let range = try #require(text.range(of: old), "\(path) has no \(old)")
    let files = SampleContent.files([path: text.replacingCharacters(in: range, with: new)])
    let (content, faults) = Content.load(files, languages: languages, countries: ["IE", "DE"])
    #expect(faults == [])
    return ContentChecker(content).diagnostics().filter { $0.severity == .error }
  }

  private static let letter = "Locales/en/physician-letter.md"
  private static let words = "Locales/en/disclaimers.yml"

  @Test func theContentOfThePackageHasNoErrors() {
    #expect(SampleContent.diagnostics == [])
    #expect(errors(ContentChecker(SampleContent.all).diagnostics()) == [])
  }

  /// The table of languages asks for errors alone, so that nobody waits for what it does not show.
  @Test func theErrorsOfALanguageAreThoseOfItsWholeCheck() throws {
    let path = "Locales/de/physician-letter.md"
    let hard = "Wenn es wehtut, weil Zellen, die neu sind, kalt sind, bevor Sie gehen, obwohl Sie ruhen, fragen Sie."
    let text = SampleContent.text(path).replacing("{{table.results}}\n", with: hard + "\n")
    let content = Content.load(SampleContent.files([path: text]), languages: ["de", "en"], readability: true).content
    let all = Set(ContentChecker(content).diagnostics(of: "de"))
    let errors = Set(ContentChecker(content).errors(of: "de"))
    #expect(all.contains { $0.identifier == "clauses-many" && $0.severity == .warning })
    #expect(errors.contains { $0.identifier == "section-value-missing" })
    #expect(errors == all.filter { $0.severity == .error })
  }

  /// One colon too many is one finding, not one for each word that the file would have had.
  @Test(arguments: ["locale.yml", "page.yml", "vocabulary.yml", "disclaimers.yml", "user-test.yml"])
  func aFileThatCannotBeReadIsFoundOnce(file: String) throws {
    let path = "Locales/de/\(file)"
    let files = SampleContent.files([path: SampleContent.text(path) + "\nx: y: z\n"])
    let (content, faults) = Content.load(files, languages: ["de", "en"])
    let found = (faults + ContentChecker(content).diagnostics()).filter { $0.severity == .error }
    #expect(found.map(\.file) == [path], "\(found.map(\.identifier))")
    #expect(found.first?.summary.hasPrefix("The text breaks the rules of YAML here") == true)
  }

  @Test func aFileThatIsNotThereIsFoundOnce() throws {
    let path = "Locales/de/page.yml"
    let (content, faults) = Content.load(SampleContent.files([path: nil]), languages: ["de", "en"])
    let found = (faults + ContentChecker(content).diagnostics()).filter { $0.severity == .error }
    #expect(found.map(\.identifier) == ["content-missing-file"] && found.map(\.file) == [path])
  }

  /// Reading has nothing to say of a file that holds comments alone, so its words are found missing one by one.
  @Test(arguments: ["locale.yml", "page.yml", "vocabulary.yml", "disclaimers.yml"])
  func aFileWithoutWordsIsNeverInOrder(file: String) throws {
    let files = SampleContent.files(["Locales/de/\(file)": "# Nothing yet.\n"])
    let (content, faults) = Content.load(files, languages: ["de", "en"])
    #expect((faults + ContentChecker(content).diagnostics()).containsError)
  }

  /// Whoever fills a file is led to the empty place, and is shown what English has there.
  @Test(
    arguments: [
      ("page.yml", "  case:", "\n", "labels.case", "Case number"),
      ("vocabulary.yml", "  reaction:", "\n    -\n", "warningSigns.reaction", nil),
      ("locale.yml", "  two:", "\n", "lists.two", "{{first}} and {{last}}"),
    ] as [(String, String, String, String, String?)])
  func anEmptyPlaceIsFoundAtItsKey(file: String, key: String, rest: String, name: String, english: String?) throws {
    let path = "Locales/de/\(file)"
    let lines = SampleContent.text(path).split(separator: "\n", omittingEmptySubsequences: false)
    let number = try #require(lines.lastIndex { $0.hasPrefix(key) })
    // A list goes on in lines that are set in further than its key.
    let next = lines[(number + 1)...].firstIndex { !$0.hasPrefix("   ") } ?? lines.endIndex
    let changed = lines[..<number].map(String.init) + [key + String(rest.dropLast())] + lines[next...].map(String.init)
    let files = SampleContent.files([path: changed.joined(separator: "\n")])
    let (content, faults) = Content.load(files, languages: ["de", "en"])
    #expect(faults == [])
    let found = ContentChecker(content).errors(of: "de").filter {
      $0.identifier == "words-missing" && $0.file == path
    }
    let first = try #require(found.first { $0.summary == "The words “\(name)” are missing." }, "\(errors(found))")
    #expect(first.range.lowerBound == SourceLocation(line: number + 1, column: 3))
    let list = content.locales["en"]?.vocabulary.list(name).map(\.text).joined(separator: "; ") ?? ""
    #expect(first.explanation == "English: \(english ?? list)" && first.explanation.count > 10)
  }

  @Test func everySentenceOfTheVocabularyIsRead() throws {
    let found = try found(
      in: "Locales/en/vocabulary.yml", replacing: "It is not known yet if another treatment is suitable.",
      with: "This batch will cure the patient for certain.")
    #expect(found.contains { $0.identifier == "forbidden-wording" && $0.file == "Locales/en/vocabulary.yml" })
  }

  /// One vocabulary serves all leaflets: where a language has easy language too, its sentences are as short.
  @Test(arguments: [
    ("en", "Later, fewer treatments may be possible than there are now, and nobody can say how many there are.", true),
    (
      "pl", "Później może być mniej metod leczenia niż jest ich teraz i nikt nie może dziś powiedzieć, ile ich będzie.",
      false
    ),
  ]) func aSentenceTooLongForEasyLanguageIsFoundInTheVocabulary(tag: String, sentence: String, isFound: Bool) throws {
    let path = "Locales/\(tag)/vocabulary.yml"
    let text = SampleContent.text(path)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  fewer-options:") })
    let files = SampleContent.files([path: text.replacing(line, with: "  fewer-options: \(sentence)")])
    let content = Content.load(files, languages: [tag], countries: ["IE"]).content
    let found = ContentChecker(content).diagnostics()
    #expect(found.contains { $0.identifier == "sentence-long" && $0.file == path } == isFound)
  }

  /// A value that only some cases have would otherwise refuse them at night.
  @Test func everyCodedValueIsRead() throws {
    let found = try found(
      in: "Locales/en/page.yml", replacing: "doesNotComply: does not comply",
      with: "doesNotComply: at the patient’s own risk")
    #expect(found.contains { $0.identifier == "forbidden-wording" && $0.file == "Locales/en/page.yml" })
  }

  @Test(arguments: [
    ("{{> D5}}\n", "", "required-disclaimer"), ("{{> D5}}\n", "{{> D5}}\n\n{{> D5}}\n", "disclaimer-twice"),
    ("{{> D5}}\n", "> {{> D5}}\n", "template-misplaced-tag"),
    ("<!-- section: results -->\n", "", "section-missing"),
    ("<!-- section: results -->\n", "<!-- section: rsults -->\n", "section-unknown"),
    ("<!-- section: key-facts trigger: after -->", "<!-- section: key-facts -->", "section-twice"),
    ("Verifications performed: {{qp.statement}}\n", "Verifications performed.\n", "section-value-missing"),
    ("{{table.results}}\n", "", "section-value-missing"),
    ("## Status of the batch\n", "", "section-empty"),
  ]) func aLossInALetterIsFound(old: String, new: String, identifier: String) throws {
    if identifier == "template-misplaced-tag" {
      let text = SampleContent.text(ContentCheckerTests.letter).replacingOccurrences(of: old, with: new)
      let files = SampleContent.files([ContentCheckerTests.letter: text])
      let faults = Content.load(files, languages: ["en"], countries: []).diagnostics
      #expect(faults.contains { $0.identifier == identifier })
      return
    }
    let found = try found(in: ContentCheckerTests.letter, replacing: old, with: new)
    #expect(found.contains { $0.identifier == identifier }, "\(errors(found))")
    #expect(found.allSatisfy { $0.file.hasPrefix("Locales/en/") }, "\(errors(found))")
  }

  /// The misspelt name is reported with the right one; that its section now lacks the value is the same mistake.
  @Test(arguments: [
    ("Locales/en/patient-information.md", "{{site.team24h}}", "{{site.teem24h}}", "en"),
    ("Locales/el/patient-information.md", "{{site.team24h}}", "{{site.teem24h}}", "el"),
    ("Locales/en/physician-letter.md", "{{qp.statement}}", "{{qp.statment}}", "en"),
    ("Locales/en/physician-letter.md", "{{#oos}}", "{{#ooss}}", "en"),
  ]) func aMisspeltValueIsReportedOnce(path: String, old: String, new: String, language: String) throws {
    let (faults, found) = try misspelt(old, as: new, in: path, language)
    #expect(!faults.isEmpty && faults.allSatisfy { $0.identifier == "template-unknown-value" }, "\(faults)")
    #expect(found == [], "\(errors(found))")
  }

  /// What was meant is not known, so that the section lacks its value says more; the braces say nothing more.
  @Test func aNameLikeNoOtherHidesNoLostValue() throws {
    let path = "Locales/en/physician-letter.md"
    let (faults, found) = try misspelt("{{qp.statement}}", as: "{{nothing.like.it.at.all}}", in: path, "en")
    #expect(faults.map(\.identifier) == ["template-unknown-value"])
    #expect(found.map(\.identifier) == ["section-value-missing"], "\(errors(found))")
  }

  /// A document composed from such a text is refused also where nobody looked at what reading the text reported.
  @Test func aMisspeltValueStillStopsADocument() throws {
    let path = "Locales/en/physician-letter.md"
    let text = SampleContent.text(path).replacingOccurrences(of: "{{qp.statement}}", with: "{{qp.statment}}")
    let content = Content.load(SampleContent.files([path: text]), languages: ["en"], countries: ["DE"]).content
    let example = try ExampleCase.named("sc-01-importer-germany")
    let result = Issuer(content).issue(
      try example.read(), caseBytes: example.bytes,
      options: .init(choice: .init(kinds: [.physicianLetter], languages: ["en"])))
    let found = Set(result.diagnostics.filter { $0.severity == .error }.map(\.identifier))
    #expect(result.files.isEmpty && found.isSuperset(of: ["placeholder-unresolved", "section-value-missing"]))
  }

  private func misspelt(
    _ old: String, as new: String, in path: String, _ language: String
  ) throws -> (faults: [Diagnostic], found: [Diagnostic]) {
    let text = SampleContent.text(path)
    #expect(text.contains(old))
    let files = SampleContent.files([path: text.replacingOccurrences(of: old, with: new)])
    let (content, faults) = Content.load(files, languages: [language], countries: nil)
    return (faults, ContentChecker(content).diagnostics().filter { $0.severity == .error })
  }

  @Test func sectionsOutOfOrderAreFound() throws {
    let text = SampleContent.text(ContentCheckerTests.letter)
    let start = try #require(text.range(of: "<!-- section: results -->")).lowerBound
    let end = try #require(text.range(of: "<!-- section: other-results -->")).lowerBound
    var moved = text
    moved.removeSubrange(start..<end)
    moved += "\n" + text[start..<end]
    let files = SampleContent.files([ContentCheckerTests.letter: moved])
    let content = Content.load(files, languages: ["en"], countries: ["IE"]).content
    let found = ContentChecker(content).diagnostics().filter { $0.identifier == "section-order" }
    #expect(!found.isEmpty && found.allSatisfy { $0.file == ContentCheckerTests.letter })
  }

  @Test(arguments: [
    ("may-refuse: You can say no, ", "", "disclaimer-atom-missing"),
    ("may-refuse: You can say no, ", "may-refuse: You can refuse, ", "disclaimer-atom-missing"),
    ("may-refuse: You can say no, ", "may-refuse: You can say no, may-shout: You, ", "disclaimer-atom-unknown"),
    ("You can say no, and you do not have to give a reason.", "You must give a reason.", "disclaimer-atom-missing"),
  ]) func aLostAtomIsFound(old: String, new: String, identifier: String) throws {
    let found = try found(in: ContentCheckerTests.words, replacing: old, with: new)
    #expect(found.map(\.identifier) == [identifier], "\(errors(found))")
    #expect(found.allSatisfy { $0.file == ContentCheckerTests.words && $0.range.lowerBound.line > 280 })
  }

  @Test func aTranslationMustHaveEveryWordOfTheMaster() throws {
    let page = SampleContent.text("Locales/de/page.yml")
    let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("  batchNumber:") })
    let lost = try found(in: "Locales/de/page.yml", replacing: line + "\n", with: "", languages: ["de", "en"])
    #expect(lost.contains { $0.identifier == "words-missing" && $0.summary.contains("labels.batchNumber") })
    let files = SampleContent.files([
      "Locales/de/page.yml": page.replacingOccurrences(of: line, with: line + "\n  batchNumbr: Nummer")
    ])
    let content = Content.load(files, languages: ["de", "en"], countries: ["DE"]).content
    let more = ContentChecker(content).diagnostics().filter { $0.identifier == "words-unknown" }
    #expect(more.map(\.summary) == ["Nothing uses the words “labels.batchNumbr”."])
    #expect(more.first?.solutions.first?.summary == "Did you mean labels.batchNumber?")
  }
}
