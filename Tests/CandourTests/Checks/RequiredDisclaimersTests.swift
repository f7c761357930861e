import CommonMark
import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// No required disclaimer can be removed, moved or edited in any document without an error.
@Suite struct RequiredDisclaimersTests {
  /// A document with all that is needed to check one disclaimer of it.
  struct Specimen {
    var document: ComposedDocument
    var id: String
    var range: Range<Int>
    var name: String
  }

  static let languages = SampleContent.languageTags.filter { !$0.contains("-") }
  private let content = SampleContent.all

  // MARK: - Specimens

  /// The sample case with an importer and a pending result, so that every disclaimer is asked for.
  private func subject(_ trigger: Trigger) throws -> Case {
    var subject = try content.sampleCase()
    subject.parties.importer = subject.parties.importer ?? subject.parties.batchRelease
    if let first = subject.otherResults?.first {
      var pending = first
      pending.status = .pending
      pending.result = .pending
      pending.dueAt = subject.document.issuedAt
      pending.attribute = "STER_PEND"
      pending.pendingState = "running"
      subject.otherResults = [pending] + (subject.otherResults?.dropFirst() ?? [])
    }
    subject.trigger = trigger
    subject.supply.underException = true
    return subject
  }

  private func documents(in tag: String) throws -> [ComposedDocument] {
    var documents: [ComposedDocument] = []
    for trigger in Trigger.allCases {
      let subject = try subject(trigger)
      for kind in DocumentKind.ofEveryLanguage {
        guard let contract = content.contracts[kind], contract.triggers.contains(trigger) else { continue }
        let readers: [Reader?] = contract.readers.isEmpty ? [nil] : contract.readers.map { $0 }
        for reader in readers {
          let (document, faults) = try content.composed(subject, kind, tag, reader: reader)
          #expect(errors(faults).isEmpty)
          documents.append(document)
        }
      }
    }
    return documents
  }

  private func specimens(of document: ComposedDocument) throws -> [Specimen] {
    try document.disclaimers.map { placed in
      let part = try #require(document.only(sectionAround: placed.nodes))
      let reader = document.reader.map { " \($0.rawValue)" } ?? ""
      return Specimen(
        document: part.document, id: placed.id, range: part.range,
        name: "\(placed.id) \(document.language) \(document.kind.rawValue)\(reader) \(document.trigger.rawValue)")
    }
  }

  private func hasError(_ document: ComposedDocument, only id: String) throws -> Bool {
    var contract = try #require(content.contracts[document.kind])
    contract.disclaimers = [.init(id: id, trigger: nil, condition: nil)]
    let locale = try #require(content.locales[document.language])
    let context = ValueContext(
      subject: try subject(document.trigger), content: content, locale: locale, contract: contract,
      reader: document.reader, issuedAt: document.issuedAt, acceptsAnyLanguage: true)
    let input = CheckInput(
      document: document, contract: contract, locale: locale, content: content, text: ReadableText(document.nodes),
      context: context)
    return RequiredDisclaimers.diagnostics(for: input).containsError
  }

  private func wording(_ specimen: Specimen) throws -> DisclaimerWording {
    let document = specimen.document
    return try #require(
      content.locales[document.language]?.disclaimers.wording(
        specimen.id, audience: content.contracts[document.kind]?.audience ?? "", reader: document.reader,
        trigger: document.trigger))
  }

  // MARK: - Tests

  @Test(arguments: languages)
  func standInEveryDocumentAsTheContractAsks(tag: String) throws {
    for document in try documents(in: tag) {
      let contract = try #require(content.contracts[document.kind])
      let wanted = contract.disclaimers.filter { $0.trigger == nil || $0.trigger == document.trigger }.map(\.id)
      #expect(
        Set(wanted).isSubset(of: document.disclaimers.map(\.id)), "\(tag) \(document.kind) \(document.trigger)")
      for specimen in try specimens(of: document) {
        #expect(try !hasError(specimen.document, only: specimen.id), "\(specimen.name)")
      }
    }
  }

  @Test(arguments: languages)
  func areMissedWhenDeletedEmptiedMovedOrDoubled(tag: String) throws {
    var survivors: [String] = []
    for document in try documents(in: tag) {
      for specimen in try specimens(of: document) {
        for mutation in DisclaimerMutation.allCases {
          let mutant = mutation.apply(to: specimen.document, at: specimen.range)
          if try !hasError(mutant, only: specimen.id) { survivors.append("\(specimen.name): \(mutation)") }
        }
      }
    }
    #expect(survivors == [])
  }

  @Test(arguments: zip(languages, languages.map { ["de": "nicht", "fr": "pas", "nl": "niet"][$0] ?? "not" }))
  func areMissedWhenAWordIsPutIn(tag: String, word: String) throws {
    #expect(try survivors(of: word, tag, besideValues: false) == [])
  }

  @Test func areMissedWhenAWordIsPutBesideAValue() throws {
    let survivors = try survivors(of: "not", "en", besideValues: true)
    #expect(survivors == [])
  }

  /// The texts in which a word that was put in is not noticed.
  private func survivors(of word: String, _ tag: String, besideValues: Bool) throws -> [String] {
    var survivors: Set<String> = []
    for document in try documents(in: tag) {
      for specimen in try specimens(of: document) {
        let file = try wording(specimen).origin.file
        for index in specimen.range {
          let node = specimen.document.nodes[index]
          guard node.kind == .markup(.text), node.origin.file == file else { continue }
          for position in insertionPositions(in: node.text)
          where isBesideValue(position, in: index, of: specimen, file) == besideValues {
            var mutant = specimen.document
            mutant.nodes[index].text.insert(contentsOf: " \(word) ", at: position)
            if try !hasError(mutant, only: specimen.id) {
              survivors.insert("\(specimen.name): \(mutant.nodes[index].text)")
            }
          }
        }
      }
    }
    return survivors.sorted()
  }

  private func isBesideValue(
    _ position: String.Index, in index: Int, of specimen: Specimen, _ file: Int32
  ) -> Bool {
    func isValue(_ neighbour: Int) -> Bool {
      guard specimen.range.contains(neighbour) else { return false }
      let node = specimen.document.nodes[neighbour]
      if case .foreign = node.kind { return true }
      return node.kind == .fill || (node.kind == .markup(.text) && node.origin.file != file)
    }
    let text = specimen.document.nodes[index].text
    let isAtStart = text[..<position].allSatisfy(\.isWhitespace)
    let isAtEnd = text[position...].allSatisfy(\.isWhitespace)
    return (isAtStart && isValue(index - 1)) || (isAtEnd && isValue(index + 1))
  }

  /// The beginning, the end and every space of a text.
  private func insertionPositions(in text: String) -> [String.Index] {
    [text.startIndex] + text.indices.filter { text[$0] == " " } + [text.endIndex]
  }

  @Test(arguments: languages)
  func areMissedWhenTheWordsOfAnAtomAreDropped(tag: String) throws {
    var survivors: Set<String> = []
    for document in try documents(in: tag) {
      for specimen in try specimens(of: document) {
        for (name, words) in try wording(specimen).atoms {
          let literal = longestLiteral(of: words.text)
          // An atom that is nothing but a value is the concern of the next test.
          guard literal.contains(where: \.isLetter) else { continue }
          guard let mutant = dropping(literal, from: specimen) else {
            survivors.insert("\(specimen.name): the words of \(name) were not found")
            continue
          }
          if try !hasError(mutant, only: specimen.id) { survivors.insert("\(specimen.name): \(name)") }
        }
      }
    }
    #expect(survivors.sorted() == [])
  }

  @Test func areMissedWhenAValueInThemIsDropped() throws {
    var survivors: Set<String> = []
    for document in try documents(in: "en") {
      for specimen in try specimens(of: document) {
        let file = try wording(specimen).origin.file
        for index in specimen.range {
          let node = specimen.document.nodes[index]
          guard node.kind == .markup(.text), node.origin.file != file else { continue }
          var mutant = specimen.document
          mutant.nodes[index].text = ""
          if try !hasError(mutant, only: specimen.id) { survivors.insert("\(specimen.name): \(node.text)") }
        }
      }
    }
    #expect(survivors.sorted() == [])
  }

  /// The longest stretch of the words of an atom between its values.
  private func longestLiteral(of words: String) -> String {
    let bytes = Array(words.utf8)
    var literals: [String] = []
    var position = 0
    for tag in TemplateTag.all(in: words).tags {
      literals.append(String(decoding: bytes[position..<tag.range.lowerBound], as: UTF8.self))
      position = tag.range.upperBound
    }
    literals.append(String(decoding: bytes[position...], as: UTF8.self))
    return literals.max { $0.utf8.count < $1.utf8.count } ?? ""
  }

  /// The document without some words of the disclaimer; nil if they are not in it.
  private func dropping(_ words: String, from specimen: Specimen) -> ComposedDocument? {
    var document = specimen.document
    for index in specimen.range where document.nodes[index].kind == .markup(.paragraph) {
      let leaves = (index..<document.nodes[index].end).filter { document.nodes[$0].end == $0 + 1 }
      let text = leaves.map { leaf -> String in
        document.nodes[leaf].kind == .markup(.softBreak) ? " " : document.nodes[leaf].text
      }.joined()
      guard let found = text.range(of: words), let first = leaves.first else { continue }
      // Emphasis is of no concern here: all words go into the first leaf.
      for leaf in leaves { document.nodes[leaf].text = "" }
      document.nodes[first].text = text.replacingCharacters(in: found, with: "")
      return document
    }
    return nil
  }

  @Test(arguments: languages)
  func areMissedWhenTheyStandInAnotherLanguage(tag: String) throws {
    let other = tag == "en" ? "de" : "en"
    let foreign = try documents(in: other)
    var survivors: [String] = []
    for (document, otherDocument) in zip(try documents(in: tag), foreign) {
      for specimen in try specimens(of: document) {
        guard let placed = otherDocument.disclaimers.first(where: { $0.id == specimen.id }) else { continue }
        var mutant = specimen.document
        mutant.replace(specimen.range, with: otherDocument.nodes(placed.nodes))
        if try !hasError(mutant, only: specimen.id) { survivors.append(specimen.name) }
      }
    }
    #expect(survivors == [])
  }

  @Test func areMissedInTheWholeDocumentToo() throws {
    let document = try content.composed(try content.sampleCase(), .patientInformation, "en").document
    let checker = DocumentChecker(content)
    let subject = try content.sampleCase()
    #expect(errors(checker.diagnostics(for: document, of: subject)).isEmpty)
    for placed in document.disclaimers {
      var mutant = document
      mutant.replace(placed.nodes, with: [])
      let found = checker.diagnostics(for: mutant, of: subject).filter { $0.severity == .error }
      #expect(found.contains { $0.identifier == "required-disclaimer" }, "\(placed.id)")
    }
  }

  @Test func areMissedWhenOneOfTwoResultsIsNotNamed() throws {
    let subject = try ExampleCase.named("sc-02-two-results-italy").read()
    for kind in DocumentKind.ofEveryLanguage {
      let document = try content.composed(subject, kind, "en").document
      let placed = try #require(document.disclaimers.first { $0.id == "D3" })
      let items = placed.nodes.filter { document.nodes[$0].kind == .markup(.listItem) }
      guard items.count > 1, let last = items.last else { continue }
      var mutant = document
      mutant.replace(last..<document.nodes[last].end, with: [])
      let found = DocumentChecker(content).diagnostics(for: mutant, of: subject)
      #expect(found.containsError, "\(kind)")
    }
  }
}
