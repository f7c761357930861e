import Readability
import Testing

/// What must hold for the data of every language, so that a language is added without touching a test.
struct LanguageProfileTests {
  static let tags = LocaleProfile.tables.keys.sorted()

  @Test(arguments: tags) func canBeRead(tag: String) throws {
    let profile = try LocaleProfile.profile(tag)
    #expect(profile.syllables.count(in: "a") == 1)
    #expect(!profile.formulas.isEmpty)
    #expect(profile.formulas.first?.target != nil, "the formula to use first has a target")
    #expect(profile.formulas.first?.status != .comparison)
  }

  @Test(arguments: tags) func namesASourceForEachFormulaAndOrdersItsBands(tag: String) throws {
    for formula in try LocaleProfile.profile(tag).formulas {
      #expect(formula.source.count > 10, "\(formula.identifier)")
      let limits = formula.bands.compactMap(\.limit)
      #expect(limits == limits.sorted { formula.direction == .easier ? $0 > $1 : $0 < $1 }, "\(formula.identifier)")
      #expect(formula.bands.dropLast().allSatisfy { $0.limit != nil })
      #expect(formula.bands.last.map { $0.limit == nil } ?? true)
    }
  }

  @Test(arguments: tags) func saysWhereNoFormulaIsValidated(tag: String) throws {
    for formula in try LocaleProfile.profile(tag).formulas where formula.status == .estimate {
      #expect(formula.note != nil, "\(formula.identifier) does not say what its estimate rests on")
    }
  }

  @Test func coversTheTwentySixLanguages() { #expect(Self.tags.count == 26) }

  @Test func buildsInWhatStandsInTheFiles() throws {
    #expect(Set(LanguageProfile.builtInTags).isSubset(of: Self.tags))
    let german = try #require(try LanguageProfile.builtIn("de"))
    let fromFiles = try LocaleProfile.profile("de")
    #expect(german.formulas == fromFiles.formulas)
    #expect(try LanguageProfile.builtIn("xx") == nil)
  }

  @Test func namesTheFaultOfItsData() {
    let missing = #expect(throws: ProfileFault.self) { try LanguageProfile(tag: "xx", ProfileTable()) }
    #expect(missing?.path == "syllables.vowels")
    let lines = """
      syllables.vowels\taeiou
      formulas[0].id\tx
      formulas[0].name\tX
      formulas[0].source\tNobody
      formulas[0].status\tbuilt
      formulas[0].higher-is\teasier
      formulas[0].terms\twords / sentence
      """
    let fault = #expect(throws: ProfileFault.self) { try LanguageProfile(tag: "xx", ProfileTable(lines: lines)) }
    #expect(fault?.value == "words / sentence")
  }
}
