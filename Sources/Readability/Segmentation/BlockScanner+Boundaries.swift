/// Where a sentence ends and the next one begins.
struct Boundary {
  /// The offset after the terminator and its closing marks.
  var end: Int
  /// The offset at which the next sentence begins.
  var next: Int
}

/// What stands after a terminator.
struct FollowingText {
  enum Kind { case lowercase, uppercase, digit, inverted, nothing }
  var kind: Kind
  /// The offset of its first word.
  var word: Int
}

extension BlockScanner {
  /// The boundary after a run of terminators, or nil if the sentence goes on.
  mutating func boundary(afterTerminators run: Range<Int>) -> Boundary? {
    let before = kind(before: run.lowerBound)
    if before == .opening { return nil }
    let end = closingEnd(from: run.upperBound)
    guard character(at: end).kind == .space else { return nil }
    let following = followingText(from: end)
    switch following.kind {
    case .lowercase, .nothing: return nil
    case .inverted: break
    case .uppercase, .digit:
      let isFullStop = run.count == 1 && bytes[run.lowerBound] == UInt8(ascii: ".")
      if isFullStop, before.continuesWord, !fullStopEndsSentence(at: run.lowerBound, before: following) {
        return nil
      }
    }
    return Boundary(end: end, next: skippingSpace(from: end))
  }

  /// The offset after the closing quotation marks, brackets and note numbers that belong to the sentence.
  private func closingEnd(from start: Int) -> Int {
    var end = start
    while true {
      let (kind, next) = character(at: end)
      switch kind {
      case .closing, .quotation, .apostrophe, .ignorable: end = next
      case .digit where bytes[end] >= 0x80: end = next
      case .space:
        guard let close = spacedClosingEnd(from: end) else { return end }
        end = close
      default: return end
      }
    }
  }

  /// The offset after a quotation mark with space on both sides, as French sets it: `! »`.
  private func spacedClosingEnd(from start: Int) -> Int? {
    let offset = skippingSpace(from: start)
    let (value, next) = scalar(at: offset)
    guard value == 0xBB || value == 0x203A || value == 0x201D || value == 0x22 else { return nil }
    let after = character(at: next).kind
    return next == bytes.count || after == .space ? next : nil
  }

  /// Finds the first letter or digit after a sentence, through opening marks, dashes and symbols.
  private func followingText(from start: Int) -> FollowingText {
    var offset = start
    while offset < bytes.count {
      let (kind, next) = character(at: offset)
      switch kind {
      case .lowercase: return FollowingText(kind: .lowercase, word: offset)
      case .uppercase: return FollowingText(kind: .uppercase, word: offset)
      case .digit: return FollowingText(kind: .digit, word: offset)
      case .inverted: return FollowingText(kind: .inverted, word: offset)
      case .terminator: return FollowingText(kind: .nothing, word: offset)
      case .apostrophe, .quotation:
        if let capital = capital(afterLowercaseOpenerAt: offset) {
          return FollowingText(kind: .uppercase, word: capital)
        }
      default: break
      }
      offset = next
    }
    return FollowingText(kind: .nothing, word: offset)
  }

  /// The capital letter to which a small word such as `’s` hands the beginning of its sentence.
  private func capital(afterLowercaseOpenerAt start: Int) -> Int? {
    candidates: for opener in profile.lowercaseOpeners {
      var offset = start
      for unit in opener {
        let (value, next) = scalar(at: offset)
        guard offset < bytes.count, folding.folded(value) == unit else { continue candidates }
        offset = next
      }
      let (separator, next) = character(at: offset)
      guard separator == .space || separator == .hyphen else { continue }
      let word = skippingSpace(from: next)
      if character(at: word).kind == .uppercase { return word }
    }
    return nil
  }
}
