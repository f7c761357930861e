public import CommonMark
internal import SourceText

/// A document with all its values in place: a tree in which every piece knows the file it came from.
public struct ComposedDocument: Sendable {
  /// What the document is.
  public var kind: DocumentKind
  /// The language of its words.
  public var language: String
  /// `ltr` or `rtl`.
  public var direction: String
  /// The country whose facts it states.
  public var country: String
  /// Whether the fault was found before or after the treatment.
  public var trigger: Trigger
  /// For whom a leaflet is written.
  public var reader: Reader?
  /// `case.id`
  public var caseIdentifier: String
  /// `doc.version`
  public var version: String
  /// The moment of issue.
  public var issuedAt: Timestamp?
  /// The title and what stands under it.
  public var title: String
  /// Who the document is for, in words.
  public var subtitle: String
  /// Whether its text is not approved. A draft carries a mark on screen and on every printed page.
  public var isDraft: Bool
  /// Whether it is set in large print.
  public var isLargePrint: Bool
  /// The treating site, for the head of a leaflet.
  public var siteName: String
  /// The marketing authorisation holder, for the head of a letter.
  public var holderName: String
  /// How the holder is reached, day and night.
  public var holderContact: String
  /// Whether it was composed from templates; false for a text that somebody else wrote and only wants checked.
  public var isComposed: Bool
  /// Whether free text was taken in any language, to try out content with a sample case.
  var acceptsAnyLanguage = false
  /// The tree in preorder. The first level are sections.
  public var nodes: [ComposedNode]
  /// The disclaimers that the composer put in, in order: the identifier and the node of the passage.
  public var disclaimers: [PlacedDisclaimer]
  /// The case file, as it was named to the program.
  public var caseFile: String
  /// The files that its texts stand in.
  var sources = SourceTexts()
}

extension ComposedDocument {
  /// A text that is only checked: it belongs to no case and is issued to nobody.
  static func unissued(
    kind: DocumentKind, language: String, direction: String, country: String, trigger: Trigger, reader: Reader?,
    isComposed: Bool, nodes: [ComposedNode], file: String, sources: SourceTexts
  ) -> ComposedDocument {
    ComposedDocument(
      kind: kind, language: language, direction: direction, country: country, trigger: trigger, reader: reader,
      caseIdentifier: "", version: "", issuedAt: nil, title: "", subtitle: "", isDraft: true, isLargePrint: false,
      siteName: "", holderName: "", holderContact: "", isComposed: isComposed, nodes: nodes, disclaimers: [],
      caseFile: file, sources: sources)
  }
}

/// A disclaimer in a composed document.
public struct PlacedDisclaimer: Sendable, Hashable {
  /// `D1`
  public var id: String
  /// The nodes of its blocks.
  public var nodes: Range<Int>
}

/// A node of a composed document.
public struct ComposedNode: Sendable {
  /// What the node is.
  public enum Kind: Sendable, Hashable {
    /// A section of the contract; a container.
    case section(id: String)
    /// A block or inline of Markdown.
    case markup(MarkupKind)
    /// A table; label and value in each row, or columns with headers.
    case table(name: String, hasColumns: Bool)
    case caption, tableHead, tableBody, row
    case headerCell(isRow: Bool)
    case cell
    /// Neighbouring blocks to sign.
    case signatures
    /// A block to sign.
    case signature
    case signatureTitle
    /// A line of a signature block: the label, and room to write.
    case signatureLine(isForSignature: Bool)
    case signatureLabel, signatureValue
    /// A list of boxes to mark by hand.
    case boxes
    /// A box to mark, with its text.
    case box
    /// Words and the room to write that belongs to them.
    case fillGroup(lines: Int)
    /// Room to write; a leaf.
    case fill
    /// Words in another language than the document.
    case foreign(language: String)
  }

  /// What the node is.
  public var kind: Kind
  /// The text of a leaf.
  public var text: String
  /// The index after the last descendant.
  public var end: Int
  /// Where it comes from.
  public var origin: Origin
}

extension ComposedNode.Kind {
  /// Whether a line ends here: in the file, or on the page too.
  var isBreak: Bool { self == .markup(.softBreak) || self == .markup(.lineBreak) }
}

extension ComposedDocument {
  /// The indexes of the children of a node.
  func children(of index: Int) -> some Sequence<Int> {
    sequence(state: index + 1) { [nodes] next -> Int? in
      guard next < nodes[index].end else { return nil }
      defer { next = nodes[next].end }
      return next
    }
  }

  /// The indexes of the sections.
  var sections: [Int] {
    var result: [Int] = []
    var index = 0
    while index < nodes.count {
      result.append(index)
      index = nodes[index].end
    }
    return result
  }
}
