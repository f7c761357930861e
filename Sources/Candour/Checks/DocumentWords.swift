/// The words of a document in order, divided once for all checks.
struct DocumentWords: Sendable {
  struct Word: Sendable {
    /// With offsets in the buffer of the document.
    var word: WordScanner.Word
    /// The block it stands in.
    var block: Int
    var traits: Traits

    var range: Range<Int> { word.range }
  }

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8
    /// A value of the case or a fact of the country: names, numbers, titles of laws.
    static let value = Traits(rawValue: 1)
    /// Words in another language than the document, marked as such.
    static let foreign = Traits(rawValue: 2)
    /// Between quotation marks: a title, or words of others.
    static let quoted = Traits(rawValue: 4)
  }

  private(set) var all: [Word] = []
  /// The words of each block, by its place in the list of blocks.
  private(set) var blocks: [Range<Int>] = []

  init(_ text: ReadableText, _ document: ComposedDocument, countryFiles: Set<Int32>) {
    all.reserveCapacity(text.bytes.count / 5)
    let foreign = DocumentWords.foreignNodes(document)
    for (index, block) in text.blocks.enumerated() {
      let first = all.count
      let pieces = text.pieceStarts(of: block)
      let marks = DocumentWords.quotationMarks(text.bytes(of: block))
      var piece = 0
      var mark = 0
      let base = block.range.lowerBound
      text.bytes(of: block).withUnsafeBufferPointer { buffer in
        WordScanner.scan(buffer) { found in
          var word = found
          word.range = found.range.lowerBound + base..<found.range.upperBound + base
          while piece + 1 < pieces.count, pieces[piece + 1].start <= word.range.lowerBound { piece += 1 }
          while mark < marks.count, marks[mark] < found.range.lowerBound { mark += 1 }
          var traits: Traits = mark % 2 == 1 ? .quoted : []
          if piece < pieces.count {
            let node = pieces[piece].node
            let file = document.nodes[node].origin.file
            if document.isComposed, file == Origin.caseFile || countryFiles.contains(file) { traits.insert(.value) }
            if foreign.contains(where: { $0.contains(node) }) { traits.insert(.foreign) }
          }
          all.append(Word(word: word, block: index, traits: traits))
        }
      }
      blocks.append(first..<all.count)
    }
  }

  private static func foreignNodes(_ document: ComposedDocument) -> [Range<Int>] {
    document.nodes.indices.compactMap { index in
      guard case .foreign = document.nodes[index].kind else { return nil }
      return index..<document.nodes[index].end
    }
  }

  /// The offsets of quotation marks in a block. Languages differ in which of them opens and which closes, so each
  /// second one is taken to close.
  private static func quotationMarks(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.withUnsafeBufferPointer { buffer in
      var marks: [Int] = []
      for index in buffer.indices where buffer[index] == 0x22 || buffer[index] == 0xE2 || buffer[index] == 0xC2 {
        switch WordScanner.decode(buffer, at: index).scalar {
        case 0x22, 0xAB, 0xBB, 0x201C...0x201E: marks.append(index)
        default: continue
        }
      }
      return marks
    }
  }
}

/// A phrase of a list that stands in a document.
struct FoundPhrase<List: Hashable & Sendable> {
  var phrase: PhraseIndex<List>.Phrase
  /// Its words, by their places in ``DocumentWords/all``.
  var words: Range<Int>
  /// Its bytes in the buffer of the document.
  var range: Range<Int>
}

extension CheckInput {
  /// The phrases of the chosen lists in the running text, headings and tables of a document, in order; what overlaps
  /// the one before is that one.
  func phrases<List>(of index: PhraseIndex<List>, where isChosen: (List) -> Bool) -> [FoundPhrase<List>] {
    var found: [FoundPhrase<List>] = []
    for place in words.all.indices where text.blocks[words.all[place].block].role != .code {
      index.match(at: place, in: words, text) { phrase, length in
        let range = words.all[place].range.lowerBound..<words.all[place + length - 1].range.upperBound
        guard isChosen(phrase.list), found.last.map({ $0.range.upperBound <= range.lowerBound }) ?? true else { return }
        found.append(FoundPhrase(phrase: phrase, words: place..<place + length, range: range))
      }
    }
    return found
  }

  /// The sentence of a block around a place of the buffer; a heading or a cell is one.
  func sentence(around offset: Int, in block: ReadableBlock) -> Range<Int> {
    guard block.isRunningText else { return block.range }
    let start = block.range.lowerBound
    let found = sentences(of: block).first { $0.range.upperBound + start > offset }
    return found.map { $0.range.lowerBound + start..<$0.range.upperBound + start } ?? block.range
  }

  /// The words of a range of the buffer, by their places in ``DocumentWords/all``.
  func words(in range: Range<Int>, of block: Int) -> Range<Int> {
    let own = words.blocks[block]
    let first = own.first { words.all[$0].range.lowerBound >= range.lowerBound } ?? own.upperBound
    let end = own[first...].first { words.all[$0].range.lowerBound >= range.upperBound } ?? own.upperBound
    return first..<end
  }

  /// A place of the buffer in the file that a person would edit.
  func place(ofBytes range: Range<Int>, in block: ReadableBlock) -> Place {
    text.place(of: range, in: block, document)
  }

  /// Words of the text for a message; values of a case are never quoted.
  func quotation(_ range: Range<Int>, at place: Place) -> String {
    place.origin.file == Origin.caseFile ? "A value" : "“\(String(decoding: text.bytes[range], as: UTF8.self))”"
  }

  /// Whether lay people read the document.
  var isForLayReaders: Bool { contract.audience == "lay" }
}
