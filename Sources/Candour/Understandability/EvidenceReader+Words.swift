internal import CommonMark

/// Words, style and message.
extension EvidenceReader {
  func title() -> SheetFinding {
    var lines = [SheetEvidence("The title is:", quote: input.document.title)]
    if let first = blocks.first(where: \.isHeading) {
      lines.append(evidence("The first heading is:", first.range, in: first))
    }
    return SheetFinding(nil, lines)
  }

  func size() -> SheetFinding {
    let words = input.words.all.count
    return SheetFinding(
      nil,
      "\(EvidenceReader.count(words, "word")) in \(EvidenceReader.count(input.document.sections.count, "section")).")
  }

  // MARK: - Words

  /// The program can show that words are not common; that all are, only readers know.
  func commonWords() -> SheetFinding {
    let against = evidence(of: [
      TermsAvoided.identifier, MedicalWordsExplained.identifier, AbbreviationsExplained.identifier,
      SymbolsExplained.identifier,
    ])
    guard against.isEmpty else { return SheetFinding(.disagree, against) }
    var lines = [
      SheetEvidence(
        "No word to avoid, no bare abbreviation and no sign such as ≥ was found; the program knows its lists only.")
    ]
    if let report = measured?.report(file: "", language: input.document.language) {
      if let score = report.scores.first {
        lines.append(
          SheetEvidence(
            "\(score.name): \(ReadabilityNumber.text(score.value)), target \(ReadabilityNumber.target(score)). It measures length only."
          ))
      }
      let words = report.longestWords.map(\.word).filter { !$0.contains(".") }.prefix(6).joined(separator: ", ")
      if !words.isEmpty { lines.append(SheetEvidence("The longest words:", quote: words)) }
    }
    return SheetFinding(nil, lines)
  }

  /// A word of the list without any explanation decides. That every medical word is explained, and is needed, only a
  /// person can tell.
  func medicalWords() -> SheetFinding {
    guard let plain = input.locale.plain else {
      return SheetFinding(nil, "The language has no list of medical words (plain-language.yml).")
    }
    let against = evidence(of: [MedicalWordsExplained.identifier])
    guard against.isEmpty else { return SheetFinding(.disagree, against) }
    var seen: Set<String> = []
    let found = input.phrases(of: plain.phrases) { $0 == .medical }.filter {
      seen.insert($0.phrase.text).inserted
        && input.words.all[$0.words.lowerBound].traits.isDisjoint(with: [.value, .foreign])
    }
    guard !found.isEmpty else {
      return SheetFinding(nil, "No medical word of the list of the language stands in it; there are others.")
    }
    return SheetFinding(
      nil,
      found.prefix(EvidenceReader.listed).map { phrase in
        let block = blocks[input.words.all[phrase.words.lowerBound].block]
        return evidence(
          "It seems to be explained where it first stands:", input.sentence(around: phrase.range.lowerBound, in: block),
          in: block)
      })
  }

  // MARK: - Voice

  func activeVoice() -> SheetFinding {
    guard let measured, !sentences.isEmpty else {
      return SheetFinding(nil, "Nothing is known about sentences of this language.")
    }
    if let reason = measured.read.reasonAgainst("passive") {
      return SheetFinding(nil, "The program cannot tell: \(reason)")
    }
    let passive = sentences.filter { !$0.passive.isEmpty }
    let active = sentences.count - passive.count
    let isMet = active * 100 >= sentences.count * limits.activePercent
    var lines = [
      SheetEvidence(
        "\(active) of \(sentences.count) sentences are active; at least \(limits.activePercent) of 100 are wanted.")
    ]
    lines += passive.prefix(EvidenceReader.listed).map {
      evidence("Passive (\($0.passive.joined(separator: " … "))):", $0)
    }
    return SheetFinding(isMet ? .agree : .disagree, lines)
  }

  func mainMessageActive() -> SheetFinding {
    let wanted = Array(mainSentences) + callSentences
    guard let measured, !mainSentences.isEmpty, !callSentences.isEmpty else {
      return SheetFinding(nil, "The program does not find main message and call to action.")
    }
    if let reason = measured.read.reasonAgainst("passive") {
      return SheetFinding(nil, "The program cannot tell: \(reason)")
    }
    let passive = wanted.filter { !$0.passive.isEmpty }
    guard passive.isEmpty else {
      return SheetFinding(
        .disagree,
        passive.prefix(EvidenceReader.listed).map { evidence("Passive (\($0.passive.joined(separator: " … "))):", $0) })
    }
    return SheetFinding(
      .agree,
      "No passive was found in the first \(mainSentences.count) sentences and in those that say whom to call.")
  }

  // MARK: - Main message

  private var hasMainMessage: Bool {
    input.contract.mainMessageSentences != nil
      && input.locale.disclaimers.wording(
        MainMessage.identifier, audience: input.contract.audience, reader: input.document.reader,
        trigger: input.document.trigger) != nil
  }

  func mainMessage() -> SheetFinding {
    guard hasMainMessage else { return SheetFinding(nil, "The language does not say what its main message is.") }
    let against = evidence(of: [MainMessage.identifier])
    guard against.isEmpty else { return SheetFinding(.disagree, against) }
    let lines = mainSentences.map { evidence("", $0) }
    return SheetFinding(
      .agree,
      [SheetEvidence("The first \(lines.count) sentences carry every part of the main message of the contract:")]
        + lines)
  }

  func summary() -> SheetFinding {
    if isVeryShort {
      return SheetFinding(.notApplicable, "The text has at most \(limits.veryShortParagraphs) paragraphs.")
    }
    // The opening carries the message; whether that is a summary, a person says.
    return SheetFinding(nil, mainMessage().evidence)
  }

  /// Bold type in the first paragraph brings the message out; with no heading above it either, nothing does.
  func mainMessageCue() -> SheetFinding {
    guard let first = blocks.first(where: \.isBody) else { return SheetFinding(nil) }
    let own = first.node..<input.document.nodes[first.node].end
    if own.contains(where: { input.document.nodes[$0].kind == .markup(.strong) }) {
      return SheetFinding(.agree, [evidence("Words of it are in bold type:", first.range, in: first)])
    }
    guard let heading = blocks.first, heading.isHeading else {
      return SheetFinding(.disagree, "The first paragraph has no heading and no bold type.")
    }
    return SheetFinding(
      nil, [evidence("It has no bold type and stands under the heading:", heading.range, in: heading)])
  }

  func statesUnknown(_ disclaimer: String?) -> SheetFinding {
    guard let id = disclaimer else { return SheetFinding(nil) }
    guard let placed = input.document.disclaimers.first(where: { $0.id == id }),
      let block = blocks.first(where: { placed.nodes.contains($0.node) })
    else {
      return SheetFinding(input.document.isComposed ? .disagree : nil, "The statement \(id) does not stand in it.")
    }
    return SheetFinding(nil, [evidence("It says what is not known (\(id)):", block.range, in: block)])
  }

  // MARK: - What to do

  /// A sentence with a phone number may ask to call, or only name it; no list of words tells.
  func callToAction() -> SheetFinding {
    guard let first = callSentences.first else { return SheetFinding(nil, "No phone number stands in a sentence.") }
    return SheetFinding(
      nil,
      [
        evidence(
          "\(EvidenceReader.count(callSentences.count, "sentence")) with a phone number, the first:", first)
      ])
  }

  /// The words for “you” of languages that have such a list. They help to find the place and decide nothing: some stand
  /// for other people too (Portuguese *seu*), and “you” alone does not say what to do.
  func directAddress(_ ids: [String]) -> SheetFinding {
    let wanted = sections(ids)
    let own = sentences.filter { wanted.contains($0.block.section) }
    guard let plain = input.locale.plain, plain.distinguishesAddress else {
      return SheetFinding(
        nil,
        [SheetEvidence("The words of the language do not tell how it says “you”.")]
          + own.prefix(2).map { evidence("There it says:", $0) })
    }
    let addressed = input.phrases(of: plain.phrases) { $0 == .familiar || $0 == .polite }.filter { found in
      let word = input.words.all[found.words.lowerBound]
      // “Sie” is “you”, “sie” is “they”.
      return wanted.contains(blocks[word.block].section) && (!found.phrase.isCapitalised || word.word.capitals > 0)
    }
    guard let first = addressed.first else { return SheetFinding(nil, "No word for “you” stands in these sections.") }
    let block = blocks[input.words.all[first.words.lowerBound].block]
    return SheetFinding(
      nil,
      [
        evidence(
          "\(EvidenceReader.count(addressed.count, "word")) that can mean “you” in these sections, the first:",
          input.sentence(around: first.range.lowerBound, in: block), in: block)
      ])
  }

  func steps(_ ids: [String]) -> SheetFinding {
    let wanted = sections(ids)
    guard !wanted.isEmpty else { return SheetFinding(nil, "None of these sections stands in it.") }
    let items = blocks.filter { $0.list != nil && wanted.contains($0.section) }
    let lists = Set(items.compactMap(\.list))
    guard !lists.isEmpty else { return SheetFinding(.disagree, "No list of steps stands in these sections.") }
    let long = evidence(of: [ListLength.identifier, SentenceLength.identifier])
    guard long.isEmpty else { return SheetFinding(nil, long) }
    return SheetFinding(
      .agree,
      [
        SheetEvidence(
          "\(EvidenceReader.count(lists.count, "list")) with \(EvidenceReader.count(items.count, "item")); none is longer than \(input.contract.limits.listItems) items."
        )
      ] + items.prefix(1).map { evidence("The first item:", $0.range, in: $0) })
  }

  func tools() -> SheetFinding {
    let boxes = nodes { $0 == .box }
    return boxes.isEmpty
      ? SheetFinding(nil, "There is no box to tick and no line to write on.")
      : SheetFinding(.agree, "\(EvidenceReader.count(boxes.count, "box", "boxes")) to tick.")
  }
}
