extension Formula {
  /// The score of a text or of some of its sentences, or nil if it is not defined.
  ///
  /// A formula that was made for samples of one length (``sampleWords``) is given a longer text in such samples, each of
  /// whole sentences, and the score is their mean. Others read the text as a whole.
  ///
  /// - Parameters:
  ///   - analysis: The text.
  ///   - sentences: The places of the sentences in ``TextAnalysis/sentences``; nil for all.
  /// - Returns: The score.
  public func score(for analysis: TextAnalysis, sentences: Range<Int>? = nil) -> Score? {
    let counts = sentences.map { analysis.counts(of: $0) } ?? analysis.counts
    guard let whole = score(for: counts), let sampleWords else { return score(for: counts) }
    let samples = analysis.samples(of: sentences ?? 0..<analysis.sentences.count, words: sampleWords)
    guard samples.count > 1 else { return whole }
    let values = samples.compactMap { score(for: analysis.counts(of: $0))?.value }
    guard !values.isEmpty else { return whole }
    return Score(formula: self, value: values.reduce(0, +) / Double(values.count), isStable: whole.isStable)
  }
}

extension TextAnalysis {
  /// Divides sentences into samples of about a number of words, as even as whole sentences allow.
  func samples(of part: Range<Int>, words size: Int) -> [Range<Int>] {
    let words = sentences[part].reduce(0) { $0 + $1.words.count }
    let number = Swift.max(1, (words + size / 2) / size)
    guard number > 1 else { return [part] }
    var samples: [Range<Int>] = []
    var first = part.lowerBound
    var read = 0
    var next = 1
    for index in part {
      read += sentences[index].words.count
      guard read * number >= words * next else { continue }
      samples.append(first..<index + 1)
      first = index + 1
      // A sentence that is longer than a sample takes the place of several.
      next = read * number / words + 1
    }
    return samples
  }
}
