import Testing
import YAML

@testable import Wording

/// Words, beginnings, parts and phrases are found, and what is built into the program is what the file says.
@Suite struct LexiconTests {
  private func meanings(_ text: String, _ words: String) throws -> [String] {
    let rules = try SampleLanguage.plainRules()
    let language = try SampleLanguage.language(words, rules: rules)
    var scanner = WordScanner(script: language.lexicon.script)
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { scanner.scan($0, 0..<bytes.count) }
    var reader = MeaningReader(lexicon: language.lexicon, rules: rules)
    var items: [MeaningItem] = []
    reader.items(scanner, into: &items)
    return items.map { item in
      rules.meanings.indices.filter { item.meanings.contains($0) }.map { rules.meanings[$0].name }.joined(
        separator: "+")
    }
  }

  @Test(arguments: [
    ("Haftung", "*haftung*", true), ("Produkthaftung", "*haftung*", true), ("Haftungsregeln", "*haftung*", true),
    ("Produkthaftung", "haftung*", false), ("Haftungen", "haftung", false), ("haftung", "Haftung", true),
  ])
  func findsPartsOfWords(text: String, entry: String, isFound: Bool) throws {
    #expect(try meanings(text, "words: {liability: [\"\(entry)\"]}") == (isFound ? ["liability"] : []))
  }

  @Test func theLongestPhraseWinsAndTakesItsWords() throws {
    let words = "words: {release: [release], plain: [\"cytokine release\"], medical: [cytokine]}"
    #expect(try meanings("release", words) == ["release"])
    #expect(try meanings("cytokine release", words) == [""])
    #expect(try meanings("cytokine", words) == ["medical"])
  }

  @Test func wordsMayStandInTheGapOfAPhrase() throws {
    let words = "words: {indemnify: [\"hold ... harmless\"]}"
    #expect(try meanings("hold the whole company harmless", words) == ["indemnify"])
    #expect(try meanings("hold it; harmless", words) == [])
  }

  @Test func oneEntryUnderTwoMeaningsHasBoth() throws {
    #expect(try meanings("accept", "words: {assume: [accept], consent: [accept]}") == ["consent+assume"])
    #expect(try meanings("unwiderruflich", "words: {withdraw + not: [unwiderruflich*]}") == ["withdraw+not"])
  }

  @Test func firstLettersMayChange() throws {
    let words = "mutations: {c: [ch, gc]}\nwords: {claim: [ceart*]}"
    #expect(try meanings("cheart gceart ceart", words) == ["claim", "claim", "claim"])
  }

  @Test func aNegatedVerbIsFoundByItsPrefix() throws {
    let words = "negation-prefixes: [ne]\nwords: {liable: [odpovíd*], medical: [moc]}"
    #expect(try meanings("neodpovídá nemoc", words) == ["liable+denied"])
  }

  @Test(arguments: ["\"\"", "\"*\"", "\"a*b\"", "\"... x\"", "\"x ...\"", "\"*ab\"", "\"a|b\""])
  func reportsAnEntryThatCannotBeRead(entry: String) throws {
    let rules = try SampleLanguage.plainRules()
    let node = try #require(YAMLReader.read(Array("words:\n  waive: [\(entry)]\n".utf8)).value)
    let faults = WordingLanguageParser.language(node, rules: rules).faults
    #expect(faults.count == 1 && faults.first?.range.lowerBound.line == 2)
  }

  @Test func reportsAMeaningThatIsUnknown() throws {
    let rules = try SampleLanguage.plainRules()
    let node = try #require(YAMLReader.read(Array("words:\n  waves: [x]\n".utf8)).value)
    #expect(WordingLanguageParser.language(node, rules: rules).faults.count == 1)
  }

  @Test func theCompiledFormIsTheSame() throws {
    let node = try SampleLanguage.yaml("Templates/forbidden-wording.yml")
    let (rules, faults) = WordingRulesParser.rules(node)
    #expect(faults == [])
    let read = rules.compiled.withUnsafeBufferPointer { WordingRules(compiled: $0) }
    #expect(read.compiled == rules.compiled && read.frames.count == rules.frames.count && !read.frames.isEmpty)
    let language = try SampleLanguage.language(SampleLanguage.english, rules: rules)
    let again = language.compiled.withUnsafeBufferPointer { WordingLanguage(compiled: $0) }
    for text in ["You waive all claims.", "You keep your rights.", "You do not waive claims."] {
      #expect(SampleLanguage.verdict(text, again, read) == SampleLanguage.verdict(text, language, rules))
    }
  }
}
