import Foundation
import SourceText
import TestSupport
import Testing

@testable import Candour

/// The page is one file that reads and prints well (DESIGN.md, decision 10).
@Suite struct HTMLPageTests {
  private let content = SampleContent.all

  private struct Page: Sendable {
    var html: String
    var scanner: TagScanner
    var document: ComposedDocument
    var name: String { "\(document.language) \(document.kind.rawValue) \(document.country)" }
  }

  private func page(
    _ kind: DocumentKind, _ tag: String, country: String = "BE", change: (inout ComposedDocument) -> Void = { _ in }
  ) throws -> Page {
    var document = try content.composed(try content.sampleCase(country: country), kind, tag).document
    change(&document)
    let html = HTMLPage(content).render(document)
    return Page(html: html, scanner: TagScanner(html), document: document)
  }

  private func pages() throws -> [Page] {
    try SampleContent.languageTags.filter { !$0.contains("-") }.flatMap { tag in
      try DocumentKind.ofEveryLanguage.map { try page($0, tag) }
    }
  }

  @Test func hasOneTitleAndItsSectionsInOrder() throws {
    for page in try pages() {
      let headings = page.scanner.tags.map(\.name).filter { ["h1", "h2", "h3", "h4"].contains($0) }
      #expect(headings.filter { $0 == "h1" }.count == 1, "\(page.name)")
      #expect(headings.first == "h1", "\(page.name)")
      #expect(!headings.contains("h4"), "\(page.name)")
      #expect(headings.dropFirst().first == "h2", "\(page.name)")
      let sections = page.scanner.tags.filter { $0.name == "section" }.compactMap { $0["id"] }
      let wanted = content.contracts[page.document.kind]?.sections(trigger: .before).map(\.id)
      #expect(sections == wanted, "\(page.name)")
    }
  }

  @Test func closesEveryTagInOrder() throws {
    let void: Set<String> = ["meta", "br", "hr", "!DOCTYPE", "path", "rect", "circle", "line", "polygon", "use"]
    for page in try pages() {
      var open: [String] = []
      for tag in page.scanner.tags where !void.contains(tag.name) && !tag.attributes.contains(where: { $0.name == "/" })
      {
        if tag.name.hasPrefix("/") {
          #expect(open.popLast() == String(tag.name.dropFirst()), "\(page.name)")
        } else {
          open.append(tag.name)
        }
      }
      #expect(open == [], "\(page.name)")
    }
  }

  @Test func givesEveryTableACaptionAndHeaderCells() throws {
    for page in try pages() {
      let tags = page.scanner.tags
      for header in tags where header.name == "th" {
        #expect(["col", "row"].contains(header["scope"] ?? ""), "\(page.name)")
      }
      for (index, tag) in tags.enumerated() where tag.name == "table" {
        #expect(tags[index + 1].name == "caption", "\(page.name)")
        #expect(tags[index + 1]["id"] == tags[index - 1]["aria-labelledby"], "\(page.name)")
        let end = tags[index...].firstIndex { $0.name == "/table" } ?? tags.count
        let inner = tags[index..<end].map(\.name)
        #expect(inner.contains("thead") && inner.contains("tbody") && inner.contains("th"), "\(page.name)")
      }
      let ids = tags.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count, "\(page.name): doubled id")
    }
    let letter = try page(.physicianLetter, "en")
    #expect(letter.scanner.tags.contains { $0.name == "table" })
  }

  @Test func saysItsLanguageAndThatOfForeignWords() throws {
    for page in try pages() {
      let root = try #require(page.scanner.tags.first { $0.name == "html" })
      #expect(root["lang"] == page.document.language && root["dir"] == "ltr")
    }
    // English leaflet in Belgium: the name of the authority is printed in a language of the country.
    let english = try page(.patientInformation, "en")
    #expect(english.scanner.tags.contains { $0.name == "span" && ["de", "fr", "nl"].contains($0["lang"] ?? "") })
    // German leaflet in Belgium: Belgium has words of its own in German, so nothing is foreign.
    let german = try page(.patientInformation, "de")
    #expect(!german.scanner.tags.contains { $0.name == "span" && $0["lang"] != nil })
    #expect(german.html.contains("Föderalagentur für Arzneimittel und Gesundheitsprodukte"))
    let greek = try page(.patientInformation, "en", country: "GR")
    #expect(greek.scanner.tags.contains { $0.name == "span" && $0["lang"] == "el" })
  }

  @Test func asksNothingOfAnyoneElse() throws {
    for page in try pages() {
      for tag in page.scanner.tags {
        #expect(
          !["script", "link", "img", "iframe", "object", "embed", "form", "base"].contains(tag.name), "\(page.name)")
        for attribute in tag.attributes {
          #expect(!attribute.name.lowercased().hasPrefix("on"), "\(page.name) \(tag)")
          guard ["src", "href", "action", "srcset", "data", "xlink:href"].contains(attribute.name) else { continue }
          #expect(attribute.value.hasPrefix("#") || attribute.value.hasPrefix("data:"), "\(page.name) \(attribute)")
        }
      }
      #expect(!page.html.contains("@import") && !page.html.contains("url("), "\(page.name)")
    }
  }

  @Test func carriesTheDraftMarkOnScreenAndOnEveryPrintedPage() throws {
    for page in try pages() {
      let words = try #require(content.locales[page.document.language]?.page)
      let line = try #require(words.text(page.document.kind == .patientInformation ? "draft.line" : "draft.letter"))
      let mark = try #require(words.text("draft.mark"))
      #expect(page.document.isDraft)
      #expect(page.html.contains(">\(MarkupText.escaped(line))</p>"), "\(page.name)")
      #expect(page.html.contains("--draft-line: \(MarkupText.cssString(line));"), "\(page.name)")
      #expect(page.html.contains("<title>\(mark) – "), "\(page.name)")
    }
    #expect(content.stylesheet.contains("var(--draft-line") && content.stylesheet.contains("@page"))
    let approved = try page(.patientInformation, "en") { $0.isDraft = false }
    #expect(!approved.html.contains("draft-mark\"") && !approved.html.contains("--draft-line:"))
    #expect(!approved.html.contains("<title>Draft"))
  }

  @Test func printsReferenceAndPageNumberOnEveryPage() throws {
    let letter = try page(.physicianLetter, "de")
    let rules = PageFurniture(document: letter.document, content: content).pageRules
    #expect(rules.contains("--running-reference: \"Fall"))
    #expect(rules.contains("counter(page)") && rules.contains("counter(pages)"))
    #expect(
      content.stylesheet.contains("var(--running-reference") && content.stylesheet.contains("var(--page-number"))
    #expect(content.stylesheet.contains("A4"))
  }

  @Test func setsLargePrintByAClass() throws {
    let plain = try page(.patientInformation, "fr")
    let large = try page(.patientInformation, "fr") { $0.isLargePrint = true }
    let body = { (page: Page) in page.scanner.tags.first { $0.name == "body" }?["class"] }
    #expect(body(plain) == "patient-information draft")
    #expect(body(large) == "patient-information draft large-print")
    #expect(content.stylesheet.contains(".large-print"))
  }

  @Test func hasTheSameBytesOnASecondRun() throws {
    for kind in DocumentKind.ofEveryLanguage {
      let first = try page(kind, "nl").html
      let (again, _) = Content.load(.embedded, languages: ["nl", "en"], countries: ["BE"])
      let document = try again.composed(try again.sampleCase(country: "BE"), kind, "nl").document
      #expect(TextDifference.first(HTMLPage(again).render(document), first) == nil)
    }
  }

  @Test func doesNotDependOnWhichLanguagesWereRead() throws {
    let form = try page(.physicianRequest, "nl").html
    let (alone, _) = Content.load(.embedded, languages: ["nl"], countries: ["BE"])
    let document = try alone.composed(try alone.sampleCase(country: "BE"), .physicianRequest, "nl").document
    #expect(TextDifference.first(HTMLPage(alone).render(document), form) == nil)
  }

  @Test func givesEveryFormItsBoxesAndLines() throws {
    let form = try page(.physicianRequest, "en")
    let boxes = form.scanner.tags.filter { $0["class"] == "tick-box" }
    #expect(boxes.count >= 15)
    #expect(boxes.allSatisfy { $0["aria-label"] == "Box to mark" && $0["role"] == "img" })
    #expect(form.scanner.tags.filter { $0["class"] == "signature" }.count == 2)
    #expect(form.scanner.tags.filter { $0["class"] == "sign-here" }.count == 2)
    #expect(!form.html.contains("checked") && !form.html.contains("☒"))
    let letter = try page(.physicianLetter, "en")
    #expect(letter.scanner.tags.filter { $0["class"] == "signature" }.count == 2)
  }
}
