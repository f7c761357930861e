import Foundation
import Testing
import YAML

@testable import Candour

@Suite struct CaseDictionaryTests {
  private let dictionary = CaseTestContent.dictionary

  @Test func explainsEveryFieldWithAnExample() {
    for field in dictionary.fields {
      #expect(field.meaning.hasSuffix(".") || field.meaning.hasSuffix("?"), "\(field.path)")
      #expect(field.meaning.count <= 190, "\(field.path)")
      let hasFieldsBelow =
        !dictionary.keys(below: field.path).isEmpty || !dictionary.keys(below: field.path + "[]").isEmpty
      #expect(hasFieldsBelow || !field.example.isEmpty, "\(field.path)")
      if let main = field.mainKey {
        #expect(dictionary.field("\(field.path).\(main)") != nil, "\(field.path)")
      }
      if let set = field.codeSet { #expect(dictionary.codes[set] != nil, "\(field.path)") }
    }
  }

  @Test func listsTheValuesThatTheProgramKnows() {
    let values = { (path: String) in dictionary.field(path)?.values ?? [] }
    #expect(values("case.trigger") == Trigger.allCases.map(\.rawValue))
    #expect(values("case.status") == CaseStatus.allCases.map(\.rawValue))
    #expect(values("product.atmpType") == ATMPType.allCases.map(\.rawValue))
    #expect(values("product.origin") == CellOrigin.allCases.map(\.rawValue))
    #expect(values("oos[].resultStatus") == ResultStatus.allCases.map(\.rawValue))
    #expect(values("oos[].investigation.state") == InvestigationState.allCases.map(\.rawValue))
    #expect(values("oos[].rootCause.family") == CauseFamily.allCases.map(\.rawValue))
    #expect(values("oos[].impactSafety.grade") == EffectGrade.allCases.map(\.rawValue))
    #expect(values("oos[].impactEfficacy.grade") == EffectGrade.allCases.map(\.rawValue))
    #expect(values("risk.alternatives[].feasibility") == Feasibility.allCases.map(\.rawValue))
    #expect(values("remake.possible") == Answer.allCases.map(\.rawValue))
    #expect(values("authority.ncaDuty.answer") == NationalDuty.allCases.map(\.rawValue))
    #expect(values("patient.ageBand") == AgeBand.allCases.map(\.rawValue))
    #expect(Set(values("patient.readerType")) == Set(Reader.allCases.map(\.rawValue)))
    #expect(values("acceptance.confirmed") == Acceptance.Decision.allCases.map(\.rawValue))
  }

  @Test func hasTheCodesOfTheEnglishVocabulary() throws {
    let vocabulary = try #require(YAMLReader.read(CaseTestContent.bytes("Locales/en/vocabulary.yml")).value)
    let page = try #require(YAMLReader.read(CaseTestContent.bytes("Locales/en/page.yml")).value)
    let keys = { (node: YAMLNode?) in Set(node?.map?.map(\.key) ?? []) }
    for set in ["attributes", "pendingStates", "uncertainties", "alternatives", "consequences", "measures"] {
      #expect(Set(dictionary.codes[set] ?? []) == keys(vocabulary[set]), "\(set)")
    }
    #expect(Set(dictionary.codes["senderRoles"] ?? []) == keys(page["values"]?["senderRole"]))
    #expect(Set(dictionary.codes["decisionReasons"] ?? []) == keys(page["values"]?["decisionReason"]))
    #expect(Set(dictionary.codes["channels"] ?? []) == keys(page["values"]?["channel"]))
  }

  @Test func knowsEveryFieldOfThePage() throws {
    // The values of page.yml are printed for the choices of the dictionary.
    let page = try #require(YAMLReader.read(CaseTestContent.bytes("Locales/en/page.yml")).value)
    for (name, path) in [
      ("grade", "oos[].impactSafety.grade"), ("resultStatus", "oos[].resultStatus"),
      ("causeFamily", "oos[].rootCause.family"),
    ] {
      #expect(page["values"]?[name]?.map?.map(\.key) == dictionary.field(path)?.values)
    }
  }

  @Test(arguments: [
    ("fields: [", "{}"), ("fields:\n  - path: a\n    meaning: x.\n    type: text\n    need: [R]\n", "{}"),
    ("documents: [a]\nfields:\n  - path: a\n    meaning: x.\n    type: text\n    need: [sometimes]\n", "{}"),
  ]) func refusesAnUnsoundDictionary(fields: String, patterns: String) {
    #expect(throws: CaseDictionaryError.self) {
      try CaseDictionary(reading: Array(fields.utf8), personalData: Array(patterns.utf8))
    }
  }
}
