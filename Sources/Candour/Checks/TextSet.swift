internal import SourceText

/// Texts that a team wrote or changed, of one case: each is checked by the rules of its document, and all of them
/// against the case or, without one, against each other.
public struct TextSet: Sendable {
  private let texts: [(text: ForeignText, bytes: [UInt8])]

  /// Describes a set.
  ///
  /// - Parameter texts: The texts with their bytes.
  public init(_ texts: [(text: ForeignText, bytes: [UInt8])]) { self.texts = texts }

  /// Every fault of the texts.
  ///
  /// Without a case only what the words of the vocabulary show can be compared: results, graded effects and what is not
  /// known.
  ///
  /// - Parameters:
  ///   - content: Content with the languages of the texts.
  ///   - subject: The case of the texts, if it is known.
  /// - Returns: The faults, sorted by place.
  public func diagnostics(_ content: Content, of subject: Case?) -> [Diagnostic] {
    var found = texts.flatMap { $0.text.diagnostics($0.bytes, content: content, of: subject) }
    if subject == nil, texts.count > 1 {
      let read = texts.compactMap { entry in
        entry.text.input(entry.bytes, content: content).map { StatedFacts($0) }
      }
      for letter in read where !letter.isLay {
        for other in read where other.isLay { found += TextSet.compare(other, with: letter) }
      }
      for (index, leaflet) in read.enumerated() where leaflet.isLay {
        for other in read[(index + 1)...] where other.isLay { found += TextSet.compareLay(other, with: leaflet) }
      }
    }
    return Array(Set(found)).sorted()
  }

  // MARK: - Comparing

  /// A leaflet with a letter: each result, and of each effect the strongest grade of the letter.
  private static func compare(_ leaflet: StatedFacts, with letter: StatedFacts) -> [Diagnostic] {
    guard !letter.results.isEmpty else { return [] }
    var found: [Diagnostic] = []
    for result in letter.results where !leaflet.differences.contains(result.attribute) {
      found.append(
        leaflet.report(
          .warning, nil, "The letter has a result that the text does not name in the words of the vocabulary.",
          (letter, result.block)))
    }
    for (group, key) in [("safetyGrades", "safety"), ("efficacyGrades", "efficacy")] {
      var wanted: [String: (grade: EffectGrade, block: Int)] = [:]
      for result in letter.results {
        let grade = key == "safety" ? result.safety : result.efficacy
        for effectClass in leaflet.classes(of: result.attribute, key)
        where wanted[effectClass].map({ GradedSentence.rank($0.grade) < GradedSentence.rank(grade) }) ?? true {
          wanted[effectClass] = (grade, result.block)
        }
      }
      for (effectClass, wanted) in wanted.sorted(by: { $0.key < $1.key }) {
        let stated = leaflet.sentences.filter { $0.sentence.group == group && $0.sentence.effectClass == effectClass }
        if stated.isEmpty {
          found.append(
            leaflet.report(
              .warning, nil, "The letter grades an effect that the text does not name in the words of the vocabulary.",
              (letter, wanted.block)))
        }
        for (sentence, block) in stated where sentence.grade != wanted.grade {
          let isStronger = GradedSentence.rank(sentence.grade) > GradedSentence.rank(wanted.grade)
          found.append(
            leaflet.report(
              .error, block, "“\(sentence.text)”: this is \(isStronger ? "stronger" : "weaker") than the letter.",
              (letter, wanted.block)))
        }
      }
    }
    let unknown = letter.uncertainties.subtracting(leaflet.uncertainties)
    if !letter.uncertainties.isEmpty, !unknown.isEmpty {
      found.append(
        leaflet.report(.warning, nil, "The letter names something unknown that the text leaves out.", (letter, nil)))
    }
    return found
  }

  /// Two leaflets: the same results, grades and unknown things.
  private static func compareLay(_ leaflet: StatedFacts, with other: StatedFacts) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (own, wanted, what) in [
      (leaflet.differences, other.differences, "result"), (leaflet.uncertainties, other.uncertainties, "unknown thing"),
      (leaflet.gradePaths, other.gradePaths, "graded effect"),
    ] where own != wanted && !own.isEmpty && !wanted.isEmpty {
      let number = wanted.subtracting(own).count + own.subtracting(wanted).count
      found.append(
        leaflet.report(
          .error, nil, "The two texts differ in \(number) \(what)\(number == 1 ? "" : "s").", (other, nil)))
    }
    return found
  }
}

extension GradedSentence {
  static func rank(_ grade: EffectGrade) -> Int { order.firstIndex(of: grade) ?? 0 }
}

/// What a text says in the words of the vocabulary and of the templates.
private struct StatedFacts {
  static let identifier = "texts-disagree"

  struct StatedResult {
    var attribute: String
    var safety: EffectGrade
    var efficacy: EffectGrade
    var block: Int
  }

  let input: CheckInput
  var isLay: Bool { input.contract.isForLayReaders }
  /// The results of a letter, with their grades.
  private(set) var results: [StatedResult] = []
  /// Attributes whose difference is told in lay words.
  private(set) var differences: Set<String> = []
  private(set) var uncertainties: Set<String> = []
  private(set) var sentences: [(sentence: GradedSentence, block: Int)] = []
  private let blocks: [[UInt8]]

  var gradePaths: Set<String> { Set(sentences.map(\.sentence.path)) }

  init(_ input: CheckInput) {
    self.input = input
    blocks = input.text.blocks.map { $0.role == .code ? [] : ByteText.folded(input.text.string(of: $0)) }
    let words = input.locale.vocabulary
    uncertainties = Set(
      (words.keys["uncertainties"] ?? []).filter { block(with: words.text("uncertainties." + $0)) != nil })
    if isLay {
      differences = Set(
        (words.keys["attributes"] ?? []).filter { code in
          ["different", "differentAfter"].contains { block(with: words.text("attributes.\(code).\($0)")) != nil }
        })
      sentences = GradedSentence.all(in: input.locale, input.content).compactMap { sentence in
        block(with: sentence.text).map { (sentence, $0) }
      }
    } else {
      results = readResults()
    }
  }

  private func block(with text: String?) -> Int? {
    guard let text, !text.isEmpty else { return nil }
    let wanted = ByteText.folded(text)
    return blocks.firstIndex { !StatedTexts.places(of: wanted, in: $0).isEmpty }
  }

  /// The items of a letter that name a parameter and, behind the words of the template, two grades.
  private func readResults() -> [StatedResult] {
    let labels = TemplateLabels.all(in: input)
    return blocks.indices.compactMap { block in
      guard let safety = grade("oos.impactSafety", labels, block),
        let efficacy = grade("oos.impactEfficacy", labels, block), let attribute = attribute(in: blocks[block])
      else { return nil }
      return StatedResult(attribute: attribute, safety: safety, efficacy: efficacy, block: block)
    }
  }

  private func grade(_ name: String, _ labels: [TemplateLabels.Label], _ block: Int) -> EffectGrade? {
    for label in labels where label.name == name {
      guard let place = StatedTexts.places(of: ByteText.folded(label.words), in: blocks[block]).first else { continue }
      let rest = blocks[block][place.upperBound...].drop { $0 == 0x20 }
      return GradedSentence.order.filter { grade in
        input.locale.page.text("values.grade." + grade.rawValue).map { rest.starts(with: ByteText.folded($0)) } ?? false
      }
      .max { length($0) < length($1) }
    }
    return nil
  }

  private func length(_ grade: EffectGrade) -> Int {
    input.locale.page.text("values.grade." + grade.rawValue)?.utf8.count ?? 0
  }

  /// The attribute whose term stands first in an item; of two at one place the longer.
  private func attribute(in text: [UInt8]) -> String? {
    let words = input.locale.vocabulary
    var best: (code: String, start: Int, length: Int)?
    for code in words.keys["attributes"] ?? [] {
      for key in ["term", "termAfter"] {
        guard let term = words.text("attributes.\(code).\(key)"),
          let place = StatedTexts.places(of: ByteText.folded(term), in: text).first
        else { continue }
        if best.map({ (place.lowerBound, -place.count) < ($0.start, -$0.length) }) ?? true {
          best = (code, place.lowerBound, place.count)
        }
      }
    }
    return best?.code
  }

  /// The classes of effect of an attribute, in the vocabulary of the language.
  func classes(of attribute: String, _ key: String) -> [String] {
    let path = "attributes.\(attribute).\(key)"
    return input.locale.vocabulary.text(path).map { [$0] } ?? input.locale.vocabulary.list(path).map(\.text)
  }

  private func place(_ block: Int?) -> Place? {
    block.map { input.text.place(of: input.text.blocks[$0], input.document) }
  }

  func report(
    _ severity: Diagnostic.Severity, _ block: Int?, _ summary: String, _ other: (facts: StatedFacts, block: Int?)
  ) -> Diagnostic {
    var diagnostic = input.diagnostic(
      severity, StatedFacts.identifier, at: place(block), summary,
      "Compared were two texts without their case: results, graded effects and what is not known.",
      [.init("Compare the two texts, and name the case as well, so that every fact is compared.")])
    diagnostic.notes = [
      .init(
        file: other.facts.input.document.caseFile,
        range: other.facts.place(other.block)?.range ?? .startOfFile, message: "The other text.")
    ]
    return diagnostic
  }
}
