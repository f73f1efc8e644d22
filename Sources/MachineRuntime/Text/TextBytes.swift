// Text: questions about bytes, which know ASCII only, and mapping every code point or byte through a table.

/// What bytes may all be.
public enum ByteQuestion: Sendable {
  /// Letters, digits, either, white space.
  case alphabetic, digit, alphanumeric, space
  /// Letters of one case at least, none of the other; title case.
  case upper, lower, title
}

extension TextView {
  /// Whether bytes are all of a kind, by ASCII; for none at all, no.
  public func bytesAre(_ question: ByteQuestion) -> Bool {
    let bytes = units(UInt8.self)
    func isUpper(_ b: UInt8) -> Bool { b >= 0x41 && b <= 0x5a }
    func isLower(_ b: UInt8) -> Bool { b >= 0x61 && b <= 0x7a }
    func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
    if bytes.isEmpty { return false }
    switch question {
    case .alphabetic: return bytes.allSatisfy { isUpper($0) || isLower($0) }
    case .digit: return bytes.allSatisfy(isDigit)
    case .alphanumeric: return bytes.allSatisfy { isUpper($0) || isLower($0) || isDigit($0) }
    case .space: return bytes.allSatisfy { TextKind.bytes.isSpace(UInt32($0)) }
    case .upper: return !bytes.contains(where: isLower) && bytes.contains(where: isUpper)
    case .lower: return !bytes.contains(where: isUpper) && bytes.contains(where: isLower)
    case .title:
      var cased = false
      var afterCased = false
      for b in bytes {
        if isUpper(b) {
          if afterCased { return false }
          cased = true
          afterCased = true
        } else if isLower(b) {
          if !afterCased { return false }
        } else {
          afterCased = false
        }
      }
      return cased
    }
  }

  /// What a table says about a code point.
  public enum Mapped: Sendable {
    /// It stays.
    case same
    /// It goes.
    case dropped
    /// Another takes its place.
    case scalar(UInt32)
    /// Text takes its place.
    case text(Text)
  }

  /// The text with every code point mapped. ASCII code points are looked up once each, so `map` must answer alike for
  /// the same one.
  public func mapped<E: Error>(_ map: (UInt32) throws(E) -> Mapped) throws(E) -> Text {
    var out = Text()
    out.reserve(count)
    var known = [Mapped?](repeating: nil, count: 128)
    for i in 0..<count {
      let c = self[i]
      let answer: Mapped
      if c < 128, let before = known[Int(c)] {
        answer = before
      } else {
        answer = try map(c)
        if c < 128 { known[Int(c)] = answer }
      }
      switch answer {
      case .same: out.append(c)
      case .dropped: break
      case .scalar(let other): out.append(other)
      case .text(let text): out.append(text)
      }
    }
    return out
  }

  /// Bytes through a table of 256, without those in a set of bytes to drop.
  public func mappedBytes(table: TextView?, dropping: TextView) -> [UInt8] {
    var drop = [Bool](repeating: false, count: 256)
    for b in dropping.units(UInt8.self) { drop[Int(b)] = true }
    var out: [UInt8] = []
    out.reserveCapacity(count)
    for b in units(UInt8.self) where !drop[Int(b)] { out.append(table.map { UInt8($0[Int(b)]) } ?? b) }
    return out
  }
}
