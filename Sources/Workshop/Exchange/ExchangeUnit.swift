internal import Candour

/// A unit as translation tools see it: segments with a source and, where there is one, a target.
struct ExchangeUnit {
  struct Segment {
    var source: InlineText
    var target: InlineText?
    /// The state of this segment: of a stale text, only what has changed in English is stale.
    var state: TranslationUnit.State
    /// The tags of the blocks that it stands in; empty for what is exchanged as a whole, which shows them itself.
    var conditions: [String] = []
  }

  let unit: TranslationUnit
  /// A name that XML allows as an identifier.
  let identifier: String
  var segments: [Segment]

  /// Nil if there is nothing to translate in it.
  init?(_ unit: TranslationUnit, archive: EnglishArchive) {
    guard let english = unit.english else { return nil }
    self.unit = unit
    identifier = ExchangeUnit.identifier(unit.name)
    let source = TextFrame(UnitText.substance(english.text))
    guard !source.segments.isEmpty else { return nil }
    let own = unit.hasText ? unit.translation.map { TextFrame($0.text) } : nil
    guard own == nil || own?.signature == source.signature else {
      // The two are built otherwise: they are exchanged as a whole.
      segments = [
        .init(
          source: InlineText(UnitText.substance(english.text)),
          target: InlineText(UnitText.substance(unit.translation?.text ?? "")), state: unit.state)
      ]
      return
    }
    let earlier =
      unit.path.isEmpty && unit.state == .stale
      ? unit.translation?.recorded.flatMap { archive.section($0) }.map { Set(TextFrame($0).texts) } : nil
    let translations = own?.texts
    segments = source.texts.enumerated().map { index, text in
      let isChanged = earlier.map { !$0.contains(text) } ?? true
      let state: TranslationUnit.State =
        translations == nil ? .missing : unit.state == .stale && !isChanged ? .done : unit.state
      return .init(
        source: InlineText(text), target: translations.map { InlineText($0[index]) }, state: state,
        conditions: source.conditions[index])
    }
  }

  /// Letters, digits, points, hyphens and underscores stay; everything else is written as its number.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": result.unicodeScalars.append(scalar)
      default: result += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    return result
  }
}

/// The codes of a unit with their numbers.
///
/// A code of the target has the number of the code of the source that it stands for: the first `**` that of the first
/// `**`, and so on.
struct CodeBook {
  struct Numbered {
    var number: Int
    var code: String
    var isNew: Bool
  }

  private(set) var codes: [String] = []
  private var sources: [[Numbered]] = []
  private var targets: [[Numbered]] = []

  init(_ segments: [ExchangeUnit.Segment]) {
    var number = 0
    for segment in segments {
      sources.append(
        segment.source.codes.map {
          number += 1
          return Numbered(number: number, code: $0, isNew: false)
        })
    }
    for (index, segment) in segments.enumerated() {
      var free = sources[index]
      targets.append(
        (segment.target?.codes ?? []).map { code in
          if let found = free.firstIndex(where: { $0.code == code }) { return free.remove(at: found) }
          number += 1
          return Numbered(number: number, code: code, isNew: true)
        })
    }
    for code in (sources + targets).flatMap({ $0 }).map(\.code) where !codes.contains(code) { codes.append(code) }
  }

  func source(_ segment: Int) -> [Numbered] { sources[segment] }
  func target(_ segment: Int) -> [Numbered] { targets[segment] }

  /// The number of the data of a code.
  func data(_ code: String) -> Int { (codes.firstIndex(of: code) ?? 0) + 1 }
}
