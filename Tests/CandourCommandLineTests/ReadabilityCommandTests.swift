import Foundation
import TestSupport
import Testing

@Suite struct ReadabilityCommandTests {
  private let folder: TemporaryFolder
  private static let leaflet = """
    Before the first heading there is a sentence.

    ## Your cells

    The cells were tested in the laboratory because one of the results, which is important, was outside the limit that \
    the company and the authority had agreed on.

    - Ask your doctor.
    - Call us

    | Not | counted |
    |---|---|

        nor code

    """

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.write(Self.leaflet, to: "leaflet.md")
  }

  private func run(_ arguments: String...) throws -> CommandRun { try CommandRun(["readability"] + arguments) }

  @Test func showsTheScoreBesideItsTargetAndWhatToChangeFirst() throws {
    let run = try run(folder.path + "/leaflet.md", "--language", "en")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Under 100 words: the scores are unstable."))
    #expect(run.output.contains("Flesch Reading Ease"))
    #expect(run.output.contains("built in this language"))
    #expect(run.output.contains("9 long words (more than 6 letters)"))
    // No line is wider than a terminal, so a source may be divided anywhere.
    let words = run.output.split { $0.isWhitespace }.joined(separator: " ")
    for source in [
      "Flesch Reading Ease: Flesch R. 1948", "SMOG grade: McLaughlin G.H. 1969", "LIX: Björnsson C.-H. 1968",
      "RIX: Anderson J. 1983",
    ] {
      #expect(words.contains(source), "every formula has its source")
    }
    #expect(words.contains("A long word has more than 6 letters."))
    #expect(run.output.contains("leaflet.md:5:1: The cells were tested"))
    #expect(run.output.contains("passive: were, tested"))
    #expect(run.output.contains("clauses: because, which, that"))
  }

  /// The target is that for lay texts; the contracts of letter and form ask for none.
  @Test func aLetterHasNoTarget() throws {
    let file = folder.path + "/leaflet.md"
    for (document, isLay) in [("patient-information", true), ("physician-letter", false), ("physician-request", false)]
    {
      let run = try run(file, "--language", "en", "--document", document)
      #expect(run.output.contains("≥ 70.0, not met") == isLay, "\(document): \(run.output)")
      #expect(run.output.contains("≤ 45.0, met") == isLay, "\(document): \(run.output)")
    }
  }

  /// A Greek text scored as French would be “very easy, met”.
  @Test(arguments: [
    ("el", "fr", "Μπορείτε να ρωτήσετε τον γιατρό και δεν είναι ανάγκη να πείτε από πού είναι η απορία σας."),
    ("en", "fi", "You can ask the doctor at any time and you do not have to give a reason for it."),
    ("fr", "fr", "Vous pouvez demander au médecin à tout moment et vous ne devez pas donner de raison pour cela."),
  ]) func aTextInAnotherLanguageIsDoubted(own: String, named: String, text: String) throws {
    _ = try folder.write(text, to: "text.md")
    let shown = try run(folder.path + "/text.md", "--language", named).output.split { $0.isWhitespace }
    #expect(shown.joined(separator: " ").contains("Measure it with --language \(own).") == (own != named))
    #expect(try report(of: "text.md", language: named)["otherLanguage"] as? String == (own == named ? nil : own))
    let page = try run(folder.path + "/text.md", "--language", named, "--format", "html")
    #expect(page.output.contains("seems to be in another language") == (own != named))
  }

  @Test func countsEachSectionByItself() throws {
    let report = try report(of: "leaflet.md", language: "en")
    let sections = try #require(report["sections"] as? [[String: Any]])
    #expect(sections.compactMap { $0["title"] as? String } == ["lead", "Your cells"])
    #expect(sections.compactMap { $0["sentences"] as? Int } == [1, 3])
    #expect(sections.compactMap { $0["line"] as? Int } == [1, 5])
    let counts = try #require(report["counts"] as? [String: Any])
    #expect(counts["sentences"] as? Int == 4)
    #expect(counts["longWordLetters"] as? Int == 6)
    let scores = try #require(report["scores"] as? [[String: Any]])
    #expect(scores.first { $0["identifier"] as? String == "lix" }?["longWordLetters"] as? Int == 6)
    #expect(scores.first?["longWordLetters"] == nil, "Flesch counts syllables")
  }

  @Test func countsNothingThatStandsForAnImage() throws {
    _ = try folder.write("Text ![A long description. It ends here. Yes.](i.png) ends here.\n", to: "image.md")
    let counts = try #require(try report(of: "image.md", language: "en")["counts"] as? [String: Any])
    #expect(counts["sentences"] as? Int == 1 && counts["words"] as? Int == 3)
  }

  @Test(arguments: [
    ("Your cells<br>are here<BR />now.", 5, "5 words, 1 sentence, 5 syllables"),
    ("Wait</br>ing.", 1, "1 word, 1 sentence"),
  ]) func partsWordsAtALineBreakOfAPage(text: String, words: Int, shown: String) throws {
    _ = try folder.write(text, to: "break.md")
    let counts = try #require(try report(of: "break.md", language: "en")["counts"] as? [String: Any])
    #expect(counts["words"] as? Int == words && counts["sentences"] as? Int == 1)
    #expect(try run(folder.path + "/break.md", "--language", "en").output.contains(shown))
  }

  @Test func countsNoFrontMatter() throws {
    _ = try folder.write("---\ntitle: A long title. Two.\n\nauthor: Me\n---\nAsk us now.\n", to: "front.md")
    let counts = try #require(try report(of: "front.md", language: "en")["counts"] as? [String: Any])
    #expect(counts["sentences"] as? Int == 1 && counts["words"] as? Int == 3)
    // A line alone divides two texts.
    _ = try folder.write("---\nAsk us now.\n\n---\n\nCall us.\n", to: "line.md")
    let both = try #require(try report(of: "line.md", language: "en")["counts"] as? [String: Any])
    #expect(both["sentences"] as? Int == 2)
  }

  @Test func showsABlockOfCodeOnce() throws {
    for text in ["Ask us.\n\n    only once\n", "Ask us.\n\n```text\nonly once\n```\n"] {
      _ = try folder.write(text, to: "block.md")
      let page = try run(folder.path + "/block.md", "--language", "en", "--format", "html").output
      #expect(page.ranges(of: "only once").count == 1, "\(text)")
    }
  }

  @Test func countsNoCodeInsideASentence() throws {
    _ = try folder.write("See `Do this. Then that.` now.\n", to: "code.md")
    let counts = try #require(try report(of: "code.md", language: "en")["counts"] as? [String: Any])
    #expect(counts["words"] as? Int == 2)
    #expect(counts["sentences"] as? Int == 1)
  }

  /// The score of a section of a few words says nothing of it.
  @Test func judgesNoSectionThatIsTooShort() throws {
    let long = String(repeating: "Considerable administrative responsibilities necessitate documentation. ", count: 25)
    _ = try folder.write("# Short\n\nConsiderable responsibilities.\n\n# Long\n\n\(long)\n", to: "sections.md")
    let sections = try #require(try report(of: "sections.md", language: "en")["sections"] as? [[String: Any]])
    #expect(sections.map { $0["meetsTarget"] as? Bool } == [nil, false])
    let text = try run(folder.path + "/sections.md", "--language", "en").output
    #expect(text.components(separatedBy: "too short for a verdict").count == 2, "one note for all")
    #expect(text.contains("–\n") && text.contains("misses the target"))
    let page = try run(folder.path + "/sections.md", "--language", "en", "--format", "html").output
    #expect(page.components(separatedBy: "too short for a verdict").count == 2 && page.contains("<td>–</td>"))
  }

  @Test func saysWhatIsWrongWithAFileThatIsNoText() throws {
    try Data([0x53, 0xFC, 0xDF, 0x0A]).write(to: URL(fileURLWithPath: folder.path + "/latin.md"))
    let run = try run(folder.path + "/latin.md", "--language", "de")
    #expect(run.status == 64)
    #expect(run.errors.contains("latin.md:1:2: The text is not UTF-8 at this place."), "\(run.errors)")
  }

  @Test func countsSyllablesOfStandardInputOnly() throws {
    for more in [[folder.path + "/leaflet.md"], ["--format", "json"]] {
      let run = try CommandRun(["readability", "--syllables", "--language", "en"] + more)
      #expect(run.status == 64 && run.errors.contains("--syllables"), "\(more): \(run.errors)")
    }
  }

  @Test func countsNothingInABlankLine() throws {
    let run = try CommandRun(["readability", "--syllables", "--language", "en"], input: "cells\n\n \t\nblood\n…\n")
    #expect(run.output == "cells\t1\n\n\nblood\t1\n…\t0\n", "a line for each line, so that lists stay in step")
  }

  @Test(arguments: ["", " "]) func asksForALanguageWhereItIsEmpty(language: String) throws {
    for arguments in [[folder.path + "/leaflet.md"], []] {
      let run = try CommandRun(["readability"] + arguments + ["--language", language])
      #expect(run.status == 64 && run.errors.contains("The language is empty."), "\(arguments) \(run.errors)")
      #expect(run.errors.contains("Languages: bg, cs"))
    }
  }

  @Test func saysWhereAScoreIsOnlyAnEstimate() throws {
    _ = try folder.write("Δείτε τα κύτταρα. Καλέστε μας.", to: "el.md")
    let report = try report(of: "el.md", language: "el")
    let scores = try #require(report["scores"] as? [[String: Any]])
    #expect((scores.first?["status"] as? String)?.hasPrefix("estimate") == true)
    #expect((report["unsupported"] as? [String])?.first?.hasPrefix("passive: Greek") == true)
  }

  @Test func givesNoScoreForATextWithoutSentences() throws {
    _ = try folder.write("# Only a title\n", to: "empty.md")
    #expect(try run(folder.path + "/empty.md", "--language", "en").output.contains("no sentences to measure"))
    #expect((try report(of: "empty.md", language: "en")["scores"] as? [Any])?.isEmpty == true)
  }

  @Test func takesAValueOfATemplateForOneWord() throws {
    _ = try folder.write("{{#flag}}\n\nCall {{country.emergencyNumber}} now.\n\n{{/flag}}\n", to: "template.md")
    let counts = try #require(try report(of: "template.md", language: "en")["counts"] as? [String: Any])
    #expect(counts["words"] as? Int == 3)
    #expect(counts["syllables"] as? Int == 4)
    #expect(counts["sentences"] as? Int == 1)
  }

  @Test func writesAPageWithoutScriptThatEscapesTheText() throws {
    _ = try folder.write("If A\\<b that we know, because it is so, was given, *call*.\n", to: "page.md")
    let page = try run(folder.path + "/page.md", "--language", "en", "--format", "html").output
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<article lang=\"en\">"))
    #expect(page.contains("A&lt;b"))
    #expect(page.contains("class=\"level-2\""))
    #expect(page.contains("<h2>Hardest sentences</h2>") && page.contains("Flesch Reading Ease: "), "source and reasons")
    #expect(!page.contains("<script"))
  }

  @Test func showsTheTextFirstWithItsTablesAndEmphasis() throws {
    let text = """
      ## Your **cells**

      Some were tested, **and the result. It was** low.\\
      Call {{site.team24h}}

      | Test | **Result** |
      |---|---|
      | Living | 64 < 70 |
      | Germs |

      """
    _ = try folder.write(text, to: "shown.md")
    let page = try run(folder.path + "/shown.md", "--language", "en", "--format", "html").output
    let article = try #require(page.range(of: "<article"))
    let tables = try #require(page.range(of: "<h2>Hardest sentences</h2>"))
    #expect(article.lowerBound < tables.lowerBound)
    #expect(page.contains("<h2>Your <strong>cells</strong></h2>"))
    #expect(page.contains("Some were tested, <strong>and the result.</strong></span>"), "within a sentence")
    #expect(page.contains("<strong>It was</strong> low.</span><br>\n"))
    #expect(page.contains(">Call {{site.team24h}}</span></p>"), "nothing of a value is cut off")
    #expect(page.contains("<thead><tr><th scope=\"col\">Test</th><th scope=\"col\"><strong>Result</strong></th></tr>"))
    #expect(page.contains("<tr><td>Living</td><td>64 &lt; 70</td></tr>\n<tr><td>Germs</td><td></td></tr>"))
    #expect(!page.contains("|"))
  }

  @Test func showsTheWholeNameOfAValueInAHardSentence() throws {
    let text = "If you are ill, because the cells, which were tested, are the wrong ones, call {{site.team24h}}\n"
    _ = try folder.write(text, to: "value.md")
    let hardest = try #require(try report(of: "value.md", language: "en")["hardest"] as? [[String: Any]])
    #expect((hardest.first?["text"] as? String)?.hasSuffix("call {{site.team24h}}") == true)
  }

  @Test func refusesALanguageThatNobodyDescribed() throws {
    let run = try run(folder.path + "/leaflet.md", "--language", "xx")
    #expect(run.status == 64)
    #expect(run.errors.contains("Languages: bg, cs") && !run.errors.contains("Did you mean"))
    #expect(try self.run(folder.path + "/leaflet.md").status == 64)
    #expect(try self.run(folder.path + "/absent.md", "--language", "en").status == 64)
  }

  @Test(arguments: [
    ("EN", "en (English)"), ("no", "nb (norsk bokmål)"), ("Deutsch", "de (Deutsch)"), ("german", "de (Deutsch)"),
    ("cz", "cs (čeština)"), ("no-NO", "nb (norsk bokmål)"),
  ]) func namesTheLanguageThatWasMeant(typed: String, meant: String) throws {
    for arguments in [[folder.path + "/leaflet.md"], []] {
      let run = try CommandRun(["readability"] + arguments + ["--language", typed])
      #expect(run.status == 64 && run.errors.contains("Did you mean \(meant)?"), "\(arguments) \(run.errors)")
    }
  }

  @Test func namesLongWordsThatNoLayTextUsesWithTheLayWordOfTheGlossary() throws {
    _ = try folder.write(
      "The viability was low. The Qualified Person and the marketing authorisation holder know of your photosensitivity.\n",
      to: "words.md")
    let report = try report(of: "words.md", language: "en")
    let unfamiliar = try #require(report["unfamiliarWords"] as? [[String: Any]])
    let lay = Dictionary(
      uniqueKeysWithValues: unfamiliar.compactMap { word in
        (word["word"] as? String).map { ($0, word["layWord"] as? String) }
      })
    #expect(lay["viability"] == "living cells")
    #expect(lay["photosensitivity"] == .some(nil), "no lay text has it, and the glossary does not know it")
    #expect(lay["hospital"] == nil, "lay texts use it")
    let longest = try #require(report["longestWords"] as? [[String: Any]])
    let authorisation = longest.first { $0["word"] as? String == "authorisation" }
    #expect(authorisation?["layWord"] as? String == "the company", "as part of a term of several words")
    #expect((report["comparedWords"] as? Int ?? 0) > 300)
    let text = try run(folder.path + "/words.md", "--language", "en").output
    #expect(text.contains("Long words that no other lay text uses") && text.contains("living cells"))
    let page = try run(folder.path + "/words.md", "--language", "en", "--format", "html").output
    #expect(page.contains("<td lang=\"en\">living cells</td>"))
  }

  @Test func drawsAllContentAsAPicture() throws {
    let run = try run("--content", PackageFolder.path, "--language", "de", "--format", "svg")
    #expect(run.status == 0 && run.output.hasPrefix("<svg ") && run.output.contains("Amstad"))
    #expect(try self.run(folder.path + "/leaflet.md", "--language", "en", "--format", "svg").status == 64)
    let json = try self.run("--content", PackageFolder.path, "--language", "de", "--format", "json").output
    #expect(json.contains("\"overview\"") && json.contains("\"version\" : 1"))
  }

  @Test func showsAllContentAgainstItsTargets() throws {
    let run = try run("--content", PackageFolder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("de        patient-information"))
  }

  private func report(of file: String, language: String) throws -> [String: Any] {
    let run = try run(folder.path + "/" + file, "--language", language, "--format", "json")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(root["version"] as? Int == 1)
    return try #require((root["reports"] as? [[String: Any]])?.first)
  }
}
