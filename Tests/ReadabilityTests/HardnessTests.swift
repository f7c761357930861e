import Readability
import Testing

struct HardnessTests {
  @Test(arguments: LanguageProfileTests.tags) func findsTheExamplesOfTheDataAndNoOthers(tag: String) throws {
    let profile = try LocaleProfile.profile(tag)
    let table = try #require(LocaleProfile.tables[tag])
    for feature in ["clauses", "passive", "nominal"] {
      let path = "hardness.examples." + feature
      let unsupported = profile.hardness.unsupported.contains { $0.feature == feature && $0.reason.count > 20 }
      #expect(unsupported == table.list(path + ".found").isEmpty, "\(feature): examples, or a reason why not")
      for text in table.list(path + ".found") { #expect(has(feature, text, profile), "\(feature): \(text)") }
      for text in table.list(path + ".not-found") { #expect(!has(feature, text, profile), "\(feature): \(text)") }
    }
  }

  /// One clause below another is no reason by itself, so two copies make one sentence of the example.
  private func has(_ feature: String, _ text: String, _ profile: LanguageProfile) -> Bool {
    let text = feature == "clauses" ? text.dropLast() + ", " + text : text
    let analysis = TextAnalysis(of: [text], in: profile)
    return analysis.hardness(of: [text], in: profile).flatMap(\.reasons).contains { reason in
      switch (reason, feature) {
      case (.clauses, "clauses"), (.passive, "passive"), (.nominalStyle, "nominal"): true
      default: false
      }
    }
  }

  @Test func namesEveryReasonWithItsWords() throws {
    let english = try LocaleProfile.profile("en")
    let text =
      "If the cells were tested by the EMA because the company, which manufactures them, had considerable concerns "
      + "about contamination, you can ask Dr. Smith for an explanation of the evaluation."
    let analysis = TextAnalysis(of: ["Ask us.", text], in: english)
    let hardness = analysis.hardness(of: ["Ask us.", text], in: english)
    #expect(hardness[0].reasons.isEmpty)
    #expect(hardness[0].level == .easy)
    let words = hardness[1].reasons.map { reason in
      reason.ranges(in: analysis).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    #expect(
      words == [
        [], ["If", "because", "which"], ["were", "tested"], ["EMA", "Dr."],
        ["contamination", "explanation", "evaluation"],
      ])
    #expect(hardness[1].level == .veryHard)
    #expect(hardness[1].weight > hardness[0].weight)
  }

  @Test(arguments: [
    ("Das Mittel wurde hergestellt, aber es erfüllt nicht alle Vorgaben.", ["wurde", "hergestellt"]),
    ("Die Zellen wurden von der Firma sorgfältig geprüft und verpackt.", ["wurden", "verpackt"]),
    ("Bevor das Mittel geprüft wurde, hat niemand angerufen.", ["geprüft", "wurde"]),
  ]) func showsThePassiveOfItsOwnClause(text: String, words: [String]) throws {
    let german = try LocaleProfile.profile("de")
    let analysis = TextAnalysis(of: [text], in: german)
    let found = analysis.hardness(of: [text], in: german)[0].reasons.flatMap { reason -> [String] in
      guard case .passive = reason else { return [] }
      return reason.ranges(in: analysis).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    #expect(found == words)
  }

  @Test func takesWordsThatOpenAClauseTogetherForOne() throws {
    let french = try LocaleProfile.profile("fr")
    func clauses(_ text: String) -> Int {
      TextAnalysis(of: [text], in: french).hardness(of: [text], in: french)[0].reasons.flatMap(\.words).count
    }
    #expect(clauses("Appelez parce que vous avez mal.") == 0, "one clause is no reason")
    #expect(clauses("Appelez parce que vous avez mal quand vous marchez.") == 2)
  }

  @Test(arguments: [
    ("en", "Rest after the infusion, until noon, and call us before the next visit.", 0),
    ("en", "We tell you so that you can choose before you sign.", 2),
    ("en", "Call us if possible that day, and ask when needed.", 0),
    ("ro", "Vă spunem pentru că este important pentru tratament, după ce întrebați.", 2),
    ("hr", "Prije podneva i nakon infuzije odmarajte.", 0),
    ("es", "Hay que esperar, y tiene que llamar para el tratamiento.", 0),
    // A word that is cited opens none, and two question words of one clause are one.
    ("sl", "Če rečete »da«: Tim vam bo povedal, kdaj in kako boste prejeli zdravilo.", 2),
    ("nb", "Hvis du sier ja: Teamet ditt forteller deg når og hvordan du får behandlingen.", 2),
  ]) func wordsInARowOpenAClauseOrNone(language: String, text: String, count: Int) throws {
    let profile = try LocaleProfile.profile(language)
    let found = TextAnalysis(of: [text], in: profile).hardness(of: [text], in: profile)[0].reasons.flatMap { reason in
      if case .clauses(let words) = reason { words } else { [Int]() }
    }
    #expect(found.count == count)
  }

  /// A phrase is compared with the words as they are counted, so capitals and numbers in it are found too.
  @Test func aPhraseHoldsCapitalsAndNumbers() throws {
    var table = try #require(LocaleProfile.tables["en"])
    table.add("hardness.clauses", "within 3")
    table.add("hardness.clauses", "within 3 days")
    let profile = try LanguageProfile(tag: "en", table)
    let text = "Rest so THAT you know Within 3 days."
    let found = TextAnalysis(of: [text], in: profile).hardness(of: [text], in: profile)[0].reasons
    #expect(found.flatMap(\.words) == [1, 5])
  }

  @Test func needsACommaBeforeAGermanRelativePronoun() throws {
    let german = try LocaleProfile.profile("de")
    func clauses(_ text: String) -> Int {
      TextAnalysis(of: [text], in: german).hardness(of: [text], in: german)[0].reasons.flatMap(\.words).count
    }
    #expect(clauses("Die Zellen, die Sie bekommen, und der Arzt, den Sie fragen, sind da.") == 2)
    #expect(clauses("Die Zellen und die Charge und der Arzt und die Klinik.") == 0)
  }
}
