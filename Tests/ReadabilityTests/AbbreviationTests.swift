import Readability
import Testing

struct AbbreviationTests {
  private func found(_ text: String, _ language: String) throws -> [String] {
    let profile = try LocaleProfile.profile(language)
    let blocks = text.split(separator: "\n").map(String.init)
    let analysis = TextAnalysis(of: blocks, in: profile)
    return analysis.hardness(of: blocks, in: profile).flatMap { hard in
      let bytes = Array(blocks[analysis.sentences[hard.sentence].block].utf8)
      return hard.reasons.flatMap { reason in
        guard case .abbreviations(let ranges) = reason else { return [String]() }
        return ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
      }
    }
  }

  @Test(arguments: [
    ("fr", "Prenez un médicament, p. ex. du paracétamol.", ["p. ex."]),
    ("fr", "Lisez la p. 4 avec M. Martin.", ["p.", "M."]),
    ("de", "Nehmen Sie z. B. Wasser, d.h. ein Glas, und fragen Sie Dr. Beck.", ["z. B.", "d.h.", "Dr."]),
    ("nl", "Vraag bijv. om water, m.a.w. een glas.", ["bijv.", "m.a.w."]),
    ("cs", "Vezměte si např. vodu.", ["např."]),
    ("it", "Chieda alla dott.ssa Rossi.", ["dott.ssa"]),
    ("en", "We call at 9 a.m. and ask for Dr. Smith, etc.", ["a.m.", "Dr.", "etc."]),
  ]) func listedOnesAreShownWithTheirStopsAndOnce(language: String, text: String, abbreviations: [String]) throws {
    #expect(try found(text, language) == abbreviations)
  }

  @Test(arguments: [
    ("en", "The answer is no."), ("en", "Stay out of the sun."),
  ]) func aWordAtTheEndOfASentenceIsNone(language: String, text: String) throws {
    #expect(try found(text, language).isEmpty)
  }

  @Test(arguments: [
    ("fr", "L’autorité est l’ARS. Demandez à l'ANSM.", ["ARS", "ANSM"]),
    ("it", "Il parere dell’AIFA e dell'EMA.", ["AIFA", "EMA"]),
    ("en", "The EMA’s advice on CAR-T cells and mRNA.", ["EMA", "CAR-T", "mRNA"]),
    ("en", "After COVID-19 the IL-6 was high.", ["COVID-19", "IL-6"]),
    ("fi", "Kysy EMA:n ohjeesta.", ["EMA"]),
    ("de", "Die ATMP-Charge wird geprüft.", ["ATMP"]),
    ("bg", "Съветът на ИАЛ е тук.", ["ИАЛ"]),
    ("el", "Ρωτήστε τον ΕΟΦ.", ["ΕΟΦ"]),
    ("en", "See part IV of the advice.", [] as [String]),
  ]) func capitalsAreFoundWithoutArticleAndEnding(
    language: String, text: String, abbreviations: [String]
  ) throws {
    #expect(try found(text, language) == abbreviations)
  }

  @Test(arguments: [
    ("en", "Call us NOW."), ("en", "Do NOT wait, you MUST call."), ("en", "DON’T wait."),
    ("de", "WICHTIG! Warten Sie NICHT."), ("fr", "Ne buvez JAMAIS d’alcool ce soir, PAS une goutte."),
    ("pl", "NIE czekaj. WAŻNE."), ("el", "Καλέστε ΤΩΡΑ."), ("bg", "НЕ чакайте."),
    // The number of a batch, which no list of abbreviations explains.
    ("en", "Your batch is EX-26-0417, of case MUS-031."),
    // The same word stands in small letters too.
    ("en", "Drink WATER.\nHe drank water before."),
    // A row of capitals.
    ("en", "KEEP IT COLD and dry."),
  ]) func ordinaryWordsInCapitalsAreNone(language: String, text: String) throws {
    #expect(try found(text, language).isEmpty)
  }
}
