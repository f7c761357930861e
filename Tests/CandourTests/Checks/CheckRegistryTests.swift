import Foundation
import TestSupport
import Testing

@testable import Candour

@Suite struct CheckRegistryTests {
  @Test func everyCheckOfTheFolderIsRun() throws {
    let registered = Set(DocumentChecker.all.map { "\($0)" })
    var declared: Set<String> = []
    for file in PackageFolder.files(below: "Sources/Candour/Checks", ending: ".swift") {
      for line in try PackageFolder.text(file).split(separator: "\n") {
        guard let found = line.range(of: #"^(public )?struct (\w+): .*\bCheck\b"#, options: .regularExpression),
          let colon = line[found].firstIndex(of: ":"), let name = line[..<colon].split(separator: " ").last
        else { continue }
        declared.insert(String(name))
        #expect(registered.contains(String(name)), "Add \(name).self to DocumentChecker.all (\(file)).")
      }
    }
    #expect(declared.count >= 10 && registered.subtracting(declared) == [])
  }

  @Test func identifiersArePermanentNamesAndStandOnce() {
    let identifiers = DocumentChecker.all.map { $0.identifier }
    #expect(Set(identifiers).count == identifiers.count)
    for identifier in identifiers {
      #expect(identifier.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil, "\(identifier)")
    }
  }

  @Test func findingsAreSortedAndTheSameInEveryRun() throws {
    let content = SampleContent.all
    let text = ForeignText(
      kind: .patientInformation, language: "de", country: "BE", reader: nil, trigger: .before, file: "a.md")
    let bytes = Array("# A\n\n#### B\n\nBfArM {{x}}\n\n- a\n- b\n- c\n- d\n- e\n- f\n- g\n".utf8)
    let first = text.diagnostics(bytes, content: content)
    #expect(first.count > 10)
    for _ in 0..<5 { #expect(text.diagnostics(bytes, content: content) == first) }
    let places = first.map(\.range.lowerBound)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
