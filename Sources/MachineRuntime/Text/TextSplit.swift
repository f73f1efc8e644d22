// Text: taking text apart and putting it together: splitting by white space, by a separator, by lines, stripping,
// partitioning, replacing, padding, tabs. What is taken apart comes as ranges, so that the heap copies each part once.

/// What counts as white space and as the end of a line.
public enum TextKind: Sendable {
  /// Code points, by Unicode.
  case unicode
  /// Bytes: ASCII white space, and only CR and LF end lines.
  case bytes

  @inline(__always)
  func isSpace(_ c: UInt32) -> Bool {
    switch self {
    case .unicode: Characters.isSpace(c)
    case .bytes: (9...13).contains(c) || c == 32
    }
  }

  @inline(__always)
  func isLineBreak(_ c: UInt32) -> Bool {
    switch self {
    case .unicode: Characters.isLineBreak(c)
    case .bytes: c == 10 || c == 13
    }
  }
}

extension TextView {
  // MARK: - Splitting

  /// The parts between runs of white space; at most `limit` splits when that is not negative.
  public func split(limit: Int = -1, _ kind: TextKind = .unicode) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var i = 0
    while true {
      while i < count && kind.isSpace(self[i]) { i += 1 }
      if i == count { return parts }
      if limit >= 0 && parts.count == limit {
        // The rest stays whole, white space at its end included.
        parts.append(i..<count)
        return parts
      }
      let start = i
      while i < count && !kind.isSpace(self[i]) { i += 1 }
      parts.append(start..<i)
    }
  }

  /// As `split`, counting the splits from the end.
  public func splitFromEnd(limit: Int, _ kind: TextKind = .unicode) -> [Range<Int>] {
    if limit < 0 { return split(limit: limit, kind) }
    var parts: [Range<Int>] = []
    var i = count
    while true {
      while i > 0 && kind.isSpace(self[i - 1]) { i -= 1 }
      if i == 0 { break }
      if parts.count == limit {
        parts.append(0..<i)
        break
      }
      let end = i
      while i > 0 && !kind.isSpace(self[i - 1]) { i -= 1 }
      parts.append(i..<end)
    }
    parts.reverse()
    return parts
  }

  /// The parts between separators (not empty); at most `limit` splits when that is not negative.
  public func split(separator: TextView, limit: Int = -1) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    if limit != 0 {
      eachMatch(of: separator) {
        parts.append(start..<$0)
        start = $0 + separator.count
        return parts.count != limit
      }
    }
    parts.append(start..<count)
    return parts
  }

  /// As `split(separator:)`, counting the splits from the end.
  public func splitFromEnd(separator: TextView, limit: Int = -1) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var end = count
    if limit != 0 {
      eachMatchBackwards(of: separator) {
        parts.append(($0 + separator.count)..<end)
        end = $0
        return parts.count != limit
      }
    }
    parts.append(0..<end)
    parts.reverse()
    return parts
  }

  /// The lines, with or without what ends them; a CR and an LF together end one line.
  public func splitLines(keepEnds: Bool, _ kind: TextKind = .unicode) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < count {
      if !kind.isLineBreak(self[i]) {
        i += 1
        continue
      }
      let end = i
      i += self[i] == 13 && i + 1 < count && self[i + 1] == 10 ? 2 : 1
      lines.append(start..<(keepEnds ? i : end))
      start = i
    }
    if start < count { lines.append(start..<count) }
    return lines
  }

  // MARK: - Stripping

  /// The ends of a text.
  public struct Ends: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// From bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The beginning.
    public static let left = Ends(rawValue: 1)
    /// The end.
    public static let right = Ends(rawValue: 2)
    /// Both.
    public static let both: Ends = [.left, .right]
  }

  /// What remains without white space at its ends.
  public func strip(_ ends: Ends, _ kind: TextKind = .unicode) -> Range<Int> { strip(ends) { kind.isSpace($0) } }

  /// What remains without any of a set of code points at its ends.
  public func strip(_ ends: Ends, of set: TextView) -> Range<Int> {
    strip(ends) { c in
      for i in 0..<set.count where set[i] == c { return true }
      return false
    }
  }

  private func strip(_ ends: Ends, _ drop: (UInt32) -> Bool) -> Range<Int> {
    var start = 0
    var end = count
    if ends.contains(.left) { while start < end && drop(self[start]) { start += 1 } }
    if ends.contains(.right) { while end > start && drop(self[end - 1]) { end -= 1 } }
    return start..<end
  }

  // MARK: - Putting together

  /// The text with another in the place of every match, of the first `limit` when that is not negative.
  public func replacing(_ old: TextView, with new: TextView, limit: Int = -1) -> Text {
    var out = Text()
    if limit == 0 {
      out.append(self)
      return out
    }
    var left = limit
    if old.isEmpty {
      for i in 0..<count {
        if left != 0 {
          out.append(new)
          left -= 1
        }
        out.append(self[i])
      }
      if left != 0 { out.append(new) }
      return out
    }
    out.reserve(count)
    var start = 0
    eachMatch(of: old) {
      out.append(self[start..<$0])
      out.append(new)
      start = $0 + old.count
      left -= 1
      return left != 0
    }
    out.append(self[start..<count])
    return out
  }

  /// The text with spaces in the place of tabs, up to the next multiple of `size`; columns begin anew after CR and LF.
  public func expandingTabs(_ size: Int) -> Text {
    var out = Text()
    out.reserve(count)
    var column = 0
    for i in 0..<count {
      let c = self[i]
      if c == 9 {
        if size > 0 {
          let gap = size - column % size
          out.append(0x20, times: gap)
          column += gap
        }
      } else {
        out.append(c)
        column = c == 10 || c == 13 ? 0 : column + 1
      }
    }
    return out
  }

  /// Where text stands in a wider field.
  public enum Alignment: Sendable {
    /// Padding behind, in front, on both sides.
    case left, right, center
  }

  /// The text in a field of a width. An odd place goes to the left of centred text when the field's width is odd
  /// (CPython's `str.center`).
  public func padded(to fieldWidth: Int, fill: UInt32, _ alignment: Alignment) -> Text {
    var out = Text()
    let gap = max(fieldWidth - count, 0)
    let before: Int
    switch alignment {
    case .left: before = 0
    case .right: before = gap
    case .center: before = gap / 2 + (gap & fieldWidth & 1)
    }
    out.append(fill, times: before)
    out.append(self)
    out.append(fill, times: gap - before)
    return out
  }

  /// The text with zeros between its sign and the rest, up to a width.
  public func zeroFilled(to fieldWidth: Int) -> Text {
    var out = Text()
    let gap = max(fieldWidth - count, 0)
    let signed = count > 0 && (self[0] == 0x2b || self[0] == 0x2d)
    if signed { out.append(self[0]) }
    out.append(0x30, times: gap)
    out.append(self[(signed ? 1 : 0)..<count])
    return out
  }
}
