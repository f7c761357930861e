internal import CommonMark
internal import Readability

/// Looks in a composed leaflet for what answers the items of a sheet.
///
/// It decides only what follows from counting and from the checks of plain language. An answer that needs judgement is
/// left to a person, with what may help to give it.
struct EvidenceReader {
  let input: CheckInput
  let limits: Understandability.Limits
  /// The text with its sentences; nil where nothing is known about reading the language.
  let measured: MeasuredText?
  /// What the checks reported, suppressed warnings included: a reason given does not make a text easier.
  let faults: [Diagnostic]
  let sentences: [AnalysedText.RunningSentence]
  let figures: [Figure]

  /// Quotes are enough to find the place; the sheet is no second copy of the leaflet.
  static let listed = 4

  init(_ input: CheckInput, limits: Understandability.Limits) {
    self.input = input
    self.limits = limits
    measured = try? ReadabilityReader(
      language: input.document.language, files: input.content.files,
      sentenceWords: input.contract.limits.sentenceWordsNoted
    ).measured(input.text, input.document)
    faults = DocumentChecker.all.flatMap { $0.diagnostics(for: input) }
    sentences = measured?.read.sentences ?? []
    figures = Figure.all(in: input)
  }

  func finding(for item: Instrument.Item) -> SheetFinding {
    switch item.evidence {
    case .none: SheetFinding(nil)
    case .title: title()
    case .size: size()
    case .commonWords: commonWords()
    case .medicalWords: medicalWords()
    case .activeVoice: activeVoice()
    case .mainMessageActive: mainMessageActive()
    case .numbersClear: numbersClear()
    case .numbersUsed: onlyAgainst(numbersClear())
    case .numbersIfAny: numbersIfAny()
    case .noCalculation: noCalculation()
    case .calculationIfAny: calculationIfAny()
    case .likelihoodIfAny: likelihoodIfAny()
    case .shortSections: shortSections()
    case .sectionsWithHeadings: sectionsWithHeadings()
    case .headings: headings()
    case .order: order()
    case .summary: summary()
    case .visualCues: visualCues()
    case .lists: lists()
    case .pictures: SheetFinding(nil, pictureCount)
    case .aPicture: SheetFinding(pictures.isEmpty ? .disagree : nil, pictureCount)
    case .picturesIfAny: SheetFinding(pictures.isEmpty ? .notApplicable : nil, pictureCount)
    case .tablesSimple: tablesSimple()
    case .displaysIfAny: displaysIfAny()
    case .callToAction: callToAction()
    case .directAddress: directAddress(item.lookAt)
    case .steps: steps(item.lookAt)
    case .tools: tools()
    case .mainMessage: mainMessage()
    case .oneMainMessage: onlyAgainst(mainMessage())
    case .mainMessageCue: mainMessageCue()
    case .statesUnknown: statesUnknown(item.disclaimer)
    }
  }

  /// A finding that can speak against an item and not for it: more than it says is asked.
  private func onlyAgainst(_ finding: SheetFinding) -> SheetFinding {
    var finding = finding
    if finding.answer == .agree { finding.answer = nil }
    return finding
  }

  // MARK: - Places and quotes

  var blocks: [ReadableBlock] { input.text.blocks }

  func evidence(_ text: String, _ range: Range<Int>, in block: ReadableBlock) -> SheetEvidence {
    let place = input.text.place(of: range, in: block, input.document)
    return SheetEvidence(
      text, quote: String(decoding: ByteText.squeezed(input.text.bytes[range]), as: UTF8.self),
      place: place.origin.file == Origin.caseFile
        ? nil
        : "\(input.content.fileName(place.origin, caseFile: input.document.caseFile)):\(place.range.lowerBound.line)")
  }

  func evidence(_ text: String, _ sentence: AnalysedText.RunningSentence) -> SheetEvidence {
    evidence(text, sentence.range, in: sentence.block)
  }

  /// The findings of some checks, as evidence against an item.
  func evidence(of identifiers: [String]) -> [SheetEvidence] {
    let found = faults.filter { identifiers.contains($0.identifier) && $0.severity != .information }
    var lines = found.prefix(EvidenceReader.listed).map {
      SheetEvidence("\($0.summary) [\($0.identifier)]", place: "\($0.file):\($0.range.lowerBound.line)")
    }
    if found.count > lines.count { lines.append(SheetEvidence("And \(found.count - lines.count) more of this kind.")) }
    return lines
  }

  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The sections of the document with one of these identifiers, by their nodes.
  func sections(_ ids: [String]) -> [Int] {
    input.document.sections.filter { index in
      guard case .section(let id) = input.document.nodes[index].kind else { return false }
      return ids.contains(id)
    }
  }

  func nodes(_ isWanted: (ComposedNode.Kind) -> Bool) -> [Int] {
    input.document.nodes.indices.filter { isWanted(input.document.nodes[$0].kind) }
  }

  var pictures: [Int] {
    nodes { if case .markup(.image) = $0 { true } else { false } }
  }

  private var pictureCount: String {
    pictures.isEmpty ? "There is no picture." : "There are \(EvidenceReader.count(pictures.count, "picture"))."
  }

  var isVeryShort: Bool { blocks.count { $0.role == .paragraph } <= limits.veryShortParagraphs }

  /// The first sentences, which must carry the main message.
  var mainSentences: ArraySlice<AnalysedText.RunningSentence> {
    sentences.prefix(input.contract.mainMessageSentences ?? 0)
  }

  /// Sentences with a phone number of the team.
  var callSentences: [AnalysedText.RunningSentence] {
    sentences.filter { PhonePresent.holdsPhoneNumber(input.text.bytes[$0.range]) }
  }
}
