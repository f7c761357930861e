import TestSupport
import Testing

@testable import Candour

@Suite struct ReadabilityPictureTests {
  private func overview(english leaflet: String? = nil) throws -> ReadabilityOverview {
    let files = leaflet.map { SampleContent.files(["Locales/en/patient-information.md": $0]) } ?? .embedded
    return try ReadabilityOverview(files, languages: ["el", "en"])
  }

  @Test func drawsARowForEachLanguageWithItsFormulaAndNumbers() throws {
    let overview = try overview()
    let picture = ReadabilityPicture().render(overview)
    #expect(overview.languages.map(\.tag) == ["el", "en"])
    for language in overview.languages {
      #expect(picture.contains(">\(language.tag)</text>"))
      for document in language.documents {
        #expect(picture.contains(">\(ReadabilityNumber.text(document.shown)) ("), "\(document.kind)")
      }
    }
    #expect(picture.contains("● Flesch Reading Ease"))
    #expect(picture.contains("○ LIX with words of more than 7 letters"))
    #expect(picture.contains("no text"), "Greek has no easy language yet")
  }

  @Test func aMissedTargetHasAShapeOfItsOwn() throws {
    let triangle = "M-8 -6H8L0 8Z"
    func count(_ picture: String) -> Int { picture.ranges(of: triangle).count }
    // One stands in the legend.
    #expect(count(ReadabilityPicture().render(try overview())) == 1)
    let hard = "Subsequent manufacturing investigations demonstrated insufficient viability, necessitating evaluation. "
    let picture = ReadabilityPicture().render(
      try overview(english: "<!-- section: a -->\n\n" + String(repeating: hard, count: 12) + "\n"))
    #expect(count(picture) == 2)
  }

  @Test func aTextFromWhichNothingIsComposedIsMeasuredAsItIsKeptAndSaysSo() throws {
    let files = SampleContent.files(["Templates/sample-case.yml": String?.none])
    let overview = try ReadabilityOverview(files, languages: ["en"])
    let documents = overview.languages.flatMap(\.documents)
    #expect(documents.allSatisfy { $0.composed == nil && $0.shown.value == $0.score.value })
    let picture = ReadabilityPicture().render(overview)
    #expect(picture.contains("* (≥ 70)</text>") && picture.contains("* the text as it is kept"))
  }

  @Test func measuresWhatIsReadAndNotOnlyWhatIsKept() throws {
    for language in try overview().languages {
      for document in language.documents {
        let composed = try #require(document.composed, "\(language.tag) \(document.kind)")
        let isEasierHigh = composed.hardest.higherIs == "easier"
        #expect(isEasierHigh ? composed.hardest.value <= composed.easiest : composed.hardest.value >= composed.easiest)
        #expect(document.shown.value == composed.hardest.value && composed.hardest.value != document.score.value)
        #expect(!composed.hardestVariant.isEmpty && composed.documents > 0)
        if document.kind == .patientInformation {
          #expect(composed.documents == 8, "four readers, before and after")
          #expect(isEasierHigh ? composed.hardest.value < document.score.value : true, "a case makes it harder")
        }
      }
    }
    #expect(!ReadabilityPicture().render(try overview()).contains("as it is kept"))
  }

  /// Targets are set for lay readers: letter and form neither meet nor miss them.
  @Test func onlyLayTextsHaveAVerdict() throws {
    let overview = try overview()
    for document in overview.languages.flatMap(\.documents) {
      let isLay = document.isForLayReaders
      #expect(isLay == (document.kind != .physicianLetter && document.kind != .physicianRequest))
      for score in [document.score, document.shown] { #expect((score.meetsTarget != nil) == isLay, "\(document.kind)") }
      #expect((ReadabilityNumber.target(document.shown) == "none") == !isLay)
      if !isLay { #expect(document.hardestSections.allSatisfy { $0.meetsTarget == nil }) }
    }
    #expect(ReadabilityPicture().page(overview).contains("<td>none</td>"))
  }

  @Test func theScoreAloneIsThatOfTheReport() throws {
    for tag in ["el", "en"] {
      let reader = try ReadabilityReader(language: tag, files: .embedded)
      let bytes = Array(SampleContent.text("Locales/\(tag)/patient-information.md").utf8)
      let first = try #require(try reader.report(bytes, file: "a.md").scores.first)
      let score = try #require(try reader.score(of: bytes, file: "a.md"))
      #expect(score.value == first.value && score.identifier == first.identifier && score.isStable == first.isStable)
    }
    let english = try ReadabilityReader(language: "en", files: .embedded)
    #expect(try english.score(of: Array("# Only a title\n".utf8), file: "a.md") == nil)
  }

  @Test func isTheSameInEveryRunAndLoadsNothing() throws {
    let overview = try overview()
    let picture = ReadabilityPicture().render(overview)
    #expect(ReadabilityPicture().render(overview) == picture)
    let addresses = picture.ranges(of: "http").count
    #expect(addresses == 1, "only the name of the form")
    for forbidden in ["<script", "<image", "<style", "@import", "url("] { #expect(!picture.contains(forbidden)) }
    let page = ReadabilityPicture().page(overview)
    #expect(page.contains("<td>patient-information</td>") && page.contains("<svg "))
  }
}
