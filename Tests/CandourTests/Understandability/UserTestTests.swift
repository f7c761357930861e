import TestSupport
import Testing

@testable import Candour

/// The user test of a leaflet: its rule, its questions, its answers.
@Suite struct UserTestTests {
  static let languages = ["de", "en", "fr", "nl"]
  private static let readers: [Reader] = [.adult, .youngPerson, .parentOrGuardian, .representative]

  private static func kit(_ input: CheckInput) throws -> UserTestKit {
    let (words, faults) = UserTestWords.read(input.content.files, folders: input.locale.folders)
    #expect(faults == [])
    let spoken = try #require(words)
    return try #require(UserTestKit(SmallLeaflet.data.userTest, words: spoken, input: input))
  }

  // MARK: - Rule

  @Test(arguments: [
    (20, 20, 18, true), (20, 20, 17, false), (20, 18, 17, true), (20, 18, 16, false), (20, 17, 17, false),
    (10, 9, 9, true), (10, 9, 8, false), (10, 10, 9, true), (10, 8, 8, false), (0, 0, 0, false), (20, 21, 21, false),
    (20, 18, 19, false),
  ]) func ninetyOfAHundredFindItAndNinetyOfTheseUnderstandIt(
    participants: Int, found: Int, understood: Int, isMet: Bool
  ) {
    #expect(UserTestRule().isMet(participants: participants, found: found, understood: understood) == isMet)
  }

  // MARK: - Questions

  @Test(arguments: languages, Trigger.allCases)
  func everyReaderIsAskedFifteenQuestions(language: String, trigger: Trigger) throws {
    for reader in Self.readers {
      let input = try SmallLeaflet.input(language, reader: reader, trigger: trigger)
      let kit = try Self.kit(input)
      #expect(kit.questions.count == 15, "\(reader)")
      #expect(Set(kit.questions.map(\.text)).count == 15, "\(reader)")
      #expect(kit.introduction.count >= 4 && kit.closing.count >= 4 && !kit.imagine.isEmpty)
      let sections = input.contract.sections(trigger: trigger).map(\.id)
      #expect(Set(kit.questions.map(\.section)) == Set(sections), "Every section is asked about.")
      #expect(kit.questions.map(\.section) != sections, "The order of the leaflet would give the answers away.")
      for question in kit.questions {
        #expect(!question.answer.isEmpty && question.answer.allSatisfy { !$0.isEmpty }, "\(question.id)")
        #expect(!question.heading.isEmpty && !question.holds.isEmpty, "\(question.id)")
        // An answer is what stands in the leaflet, word for word.
        let section = input.document.text(ofSection: question.section)
        for line in question.answer {
          let words = line.withPlainSpaces.replacing("• ", with: "").split(separator: " | ")
          #expect(words.allSatisfy { section.contains($0) }, "\(language) \(reader) \(question.id): \(line)")
        }
        // A question in the words of its answer tests reading aloud.
        let asked = question.text.withPlainSpaces
        #expect(!question.answer.contains { $0.withPlainSpaces == asked })
      }
    }
  }

  @Test(arguments: languages) func aParentIsAskedAboutTheChild(language: String) throws {
    let child = ["de": "Kind", "en": "child", "fr": "enfant", "nl": "kind"]
    let word = try #require(child[language])
    let parent = try Self.kit(try SmallLeaflet.input(language, reader: .parentOrGuardian))
    let adult = try Self.kit(try SmallLeaflet.input(language, reader: .adult))
    #expect(parent.imagine.contains(word) && !adult.imagine.contains(word))
    #expect(parent.questions.count { $0.text.contains(word) } >= 4)
    #expect(adult.questions.count { $0.text.contains(word) } == 0)
  }

  @Test(arguments: languages) func answersHoldTheValuesOfTheCase(language: String) throws {
    let input = try SmallLeaflet.input(language) {
      $0.site.team24h = "+32 111 222 333"
      $0.product.name = "Testacel"
    }
    let kit = try Self.kit(input)
    func answer(_ id: String) throws -> [String] {
      try #require(kit.questions.first { $0.id == id }).answer.map(\.withPlainSpaces)
    }
    #expect(try answer("night-call").joined().contains("+32 111 222 333"))
    #expect(try answer("night-call").count == 1, "One sentence holds the number.")
    #expect(try answer("reason").joined().contains("Testacel"))
    #expect(try answer("emergency").joined().contains("112"))
    #expect(try answer("warning-signs").count >= 2 && answer("warning-signs").allSatisfy { $0.hasPrefix("• ") })
    let result = try answer("difference").joined(separator: "\n")
    let reason = try answer("reason").joined(separator: "\n")
    #expect(result != reason)
  }

  @Test func effectAndWhatIsNotKnownAreToldApart() throws {
    let kit = try Self.kit(try SmallLeaflet.input("en"))
    let effect = try #require(kit.questions.first { $0.id == "effect" }).answer.joined(separator: "\n")
    let unknown = try #require(kit.questions.first { $0.id == "unknown" }).answer.joined(separator: "\n")
    #expect(effect.contains("Benefit:") && effect.contains("Risks:"))
    #expect(!unknown.contains("Benefit:") && !effect.contains(unknown))
  }

  @Test func theDayWhenItWasFoundIsNotHiddenAmongWhatWasFound() throws {
    let kit = try Self.kit(try SmallLeaflet.input("en", trigger: .after))
    let day = try #require(kit.questions.first { $0.id == "found-when" }).answer
    let found = try #require(kit.questions.first { $0.id == "difference-found" }).answer
    #expect(!day.isEmpty && day.allSatisfy { $0.contains("2026") && $0.hasPrefix("• ") })
    #expect(Set(day).isDisjoint(with: found))
  }

  @Test func easyLanguageHasAUserTestToo() throws {
    for language in Self.languages {
      for trigger in Trigger.allCases {
        let input = try SmallLeaflet.input(language, trigger: trigger, kind: .patientInformationEasy)
        let kit = try Self.kit(input)
        #expect(kit.questions.count == 15 && kit.questions.allSatisfy { !$0.answer.isEmpty })
      }
    }
  }

  @Test func aRegionIsAskedInItsLanguage() throws {
    let input = try SmallLeaflet.input("de-AT")
    #expect(try Self.kit(input).questions.count == 15)
  }

  // MARK: - The page

  @Test func thePageHasGuideFormAndTableToCount() throws {
    let input = try SmallLeaflet.input("fr", reader: .parentOrGuardian)
    let kit = try Self.kit(input)
    let html = SheetPageHTML().render(UserTestSheet(kit: kit, leaflet: SheetLeaflet(input)).page())
    for question in kit.questions {
      #expect(html.contains("<strong><span lang=\"fr\">\(MarkupText.escaped(question.text))"))
    }
    #expect(html.contains("20 of 20 found it") && html.contains("at least 18 of these 20 understood it"))
    #expect(html.contains("at least 17 of these 18 understood it") && html.contains("fewer than 18 of 20"))
    #expect(html.contains("Participant code") && html.contains("No name, no birth date"))
    let rows = TagScanner(html).tags.count { $0.name == "tr" }
    #expect(rows > 15 * 3)
  }
}
