internal import Readability
internal import SourceText

extension TextValue {
  /// Its sentences, each with its place. Joined by single spaces they are the text again.
  ///
  /// A text is not divided where more or less than a space stands between two sentences: nothing of it is ever lost.
  func sentences(_ profile: SegmentationProfile) -> [TextValue] {
    let line = ValueText.singleLine(text)
    let bytes = Array(line.utf8)
    let ranges = Segmenter.sentences(in: line, profile: profile).map(\.range)
    var starts = [0]
    for (range, next) in zip(ranges, ranges.dropFirst())
    where next.lowerBound == range.upperBound + 1 && bytes[range.upperBound] == 0x20 {
      starts.append(next.lowerBound)
    }
    guard starts.count > 1 else { return [self] }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count
      let part = starts[index]..<end
      return TextValue(
        String(decoding: bytes[part], as: UTF8.self), origin.part(part, ofTextWithBytes: bytes.count),
        language: language)
    }
  }
}
