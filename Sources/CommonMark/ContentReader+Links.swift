extension ContentReader {
  /// Passes over link reference definitions, which libcmark takes from the beginning of a paragraph without a trace.
  ///
  /// The reader is then at the first byte that is not part of one, possibly the end of the text.
  mutating func skipDefinitions() {
    while peek == UInt8(ascii: "[") {
      let start = position
      guard skipDefinition() else {
        move(to: start)
        return
      }
    }
  }

  private mutating func skipDefinition() -> Bool {
    guard let isEmpty = skipLabel(), !isEmpty, peek == UInt8(ascii: ":") else { return false }
    advance()
    skipSpacesAndLineEnd()
    guard skipDestination() else { return false }
    let beforeTitle = position
    skipSpacesAndLineEnd()
    let isParted = position.offset != beforeTitle.offset || position.line != beforeTitle.line
    if isParted, skipTitle() {
      if skipRestOfLine() { return true }
    }
    move(to: beforeTitle)
    return skipRestOfLine()
  }

  /// Passes over `(destination "title")` after the text of an inline link; if it is not there, does not move.
  mutating func skipInlineLinkTail() -> Bool {
    let start = position
    guard peek == UInt8(ascii: "(") else { return false }
    advance()
    skipWhitespace()
    guard skipDestination() else {
      move(to: start)
      return false
    }
    if skipWhitespace() {
      _ = skipTitle()
      skipWhitespace()
    }
    guard peek == UInt8(ascii: ")") else {
      move(to: start)
      return false
    }
    advance()
    return true
  }

  /// Passes over `[label]`; returns whether it has only whitespace, or nil, without a move, if there is no label.
  @discardableResult mutating func skipLabel() -> Bool? {
    let start = position
    guard peek == UInt8(ascii: "[") else { return nil }
    advance()
    var isEmpty = true
    var length = 0
    while !isAtEnd, peek != UInt8(ascii: "["), peek != UInt8(ascii: "]") {
      if !peek.isWhitespace { isEmpty = false }
      let isBackslash = peek == UInt8(ascii: "\\")
      advance()
      length += 1
      if isBackslash, peek.isASCIIPunctuation {
        advance()
        length += 1
      }
      if length > 1000 { break }
    }
    guard length <= 1000, peek == UInt8(ascii: "]") else {
      move(to: start)
      return nil
    }
    advance()
    return isEmpty
  }

  private mutating func skipDestination() -> Bool {
    guard peek == UInt8(ascii: "<") else { return skipBareDestination() }
    advance()
    while !isAtEnd {
      switch peek {
      case UInt8(ascii: ">"):
        advance()
        return !isAtEnd
      case UInt8(ascii: "\\"):
        advance()
        advance()
      case .lineFeed, UInt8(ascii: "<"): return false
      default: advance()
      }
    }
    return false
  }

  private mutating func skipBareDestination() -> Bool {
    var depth = 0
    var isEmpty = true
    while !isAtEnd {
      let byte = peek
      if byte == UInt8(ascii: "\\"), peekSecond.isASCIIPunctuation {
        advance(2)
      } else if byte == UInt8(ascii: "(") {
        depth += 1
        guard depth <= 32 else { return false }
        advance()
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { return true }
        depth -= 1
        advance()
      } else if byte.isWhitespace {
        return !isEmpty && depth == 0
      } else {
        advance()
      }
      isEmpty = false
    }
    return false
  }

  /// Passes over a title; if there is none, does not move.
  ///
  /// libcmark takes the longest title: a quote after a backslash ends it only if no later one does.
  private mutating func skipTitle() -> Bool {
    let start = position
    let opener = peek
    let closer = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : opener
    guard closer == UInt8(ascii: "\"") || closer == UInt8(ascii: "'") || closer == UInt8(ascii: ")") else {
      return false
    }
    guard opener != UInt8(ascii: ")") else { return false }
    advance()
    var possibleEnd: Position?
    var previous: UInt8 = 0
    while !isAtEnd {
      let byte = peek
      let isAfterBackslash = previous == UInt8(ascii: "\\")
      previous = byte
      if byte == closer {
        advance()
        if !isAfterBackslash { return true }
        possibleEnd = position
        continue
      }
      if byte == UInt8(ascii: "("), closer == UInt8(ascii: ")"), !isAfterBackslash { break }
      advance()
    }
    move(to: possibleEnd ?? start)
    return possibleEnd != nil
  }

  @discardableResult private mutating func skipWhitespace() -> Bool {
    guard peek.isWhitespace else { return false }
    while peek.isWhitespace { advance() }
    return true
  }

  private mutating func skipSpacesAndLineEnd() {
    while peek.isSpaceOrTab { advance() }
    guard peek == .lineFeed else { return }
    advance()
    while peek.isSpaceOrTab { advance() }
  }

  private mutating func skipRestOfLine() -> Bool {
    while peek.isSpaceOrTab { advance() }
    if isAtEnd { return true }
    guard peek == .lineFeed else { return false }
    advance()
    return true
  }
}
