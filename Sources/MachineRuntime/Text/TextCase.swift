// Text: upper, lower, title and folded case with Unicode's full mappings (one code point may become three) and the one
// rule that looks round itself, the final sigma (Unicode 3.13, "Final_Sigma"). ASCII text takes a short way.

extension Characters {
  /// Mappings of the code points below `simpleLimit` (Latin, Greek, Cyrillic, Armenian, Hebrew), three to a code point: upper,
  /// lower, title; `notSimple` where it is not one code point of at most 16 bits. Filled at first use.
  private static let simple: [UInt16] = (0..<simpleLimit).flatMap { (c: UInt32) -> [UInt16] in
    [
      simpleMapping(c) { $0.uppercaseMapping }, simpleMapping(c) { $0.lowercaseMapping },
      simpleMapping(c) { $0.titlecaseMapping },
    ]
  }
  private static let simpleLimit: UInt32 = 0x600
  private static let notSimple: UInt16 = 0xffff

  private static func simpleMapping(_ c: UInt32, _ mapping: (Unicode.Scalar.Properties) -> String) -> UInt16 {
    var result: [UInt32] = []
    map(c, mapping) { result.append($0) }
    return result.count == 1 && result[0] < 0xffff ? UInt16(result[0]) : notSimple
  }

  /// The mapping of a code point that the table has: 0 upper, 1 lower, 2 title.
  @inline(__always)
  private static func simple(_ c: UInt32, _ kind: Int) -> UInt32? {
    if c >= simpleLimit { return nil }
    let mapped = simple[Int(c) * 3 + kind]
    return mapped == notSimple ? nil : UInt32(mapped)
  }

  /// Calls `emit` with the full mapping of a code point.
  private static func map(
    _ c: UInt32,
    _ mapping: (Unicode.Scalar.Properties) -> String,
    _ emit: (UInt32) -> Void
  ) {
    guard let p = properties(c) else {
      emit(c)
      return
    }
    let mapped = mapping(p)
    // A partner that is younger than the version of Unicode we speak does not exist.
    for scalar in mapped.unicodeScalars where scalar.value != c && properties(scalar.value) == nil {
      emit(c)
      return
    }
    for scalar in mapped.unicodeScalars { emit(scalar.value) }
  }

  static func upper(_ c: UInt32, _ emit: (UInt32) -> Void) {
    if c < 128 { return emit(c >= 0x61 && c <= 0x7a ? c - 32 : c) }
    if let mapped = simple(c, 0) { return emit(mapped) }
    map(c, { $0.uppercaseMapping }, emit)
  }

  static func lower(_ c: UInt32, _ emit: (UInt32) -> Void) {
    if c < 128 { return emit(c >= 0x41 && c <= 0x5a ? c + 32 : c) }
    if let mapped = simple(c, 1) { return emit(mapped) }
    map(c, { $0.lowercaseMapping }, emit)
  }

  static func title(_ c: UInt32, _ emit: (UInt32) -> Void) {
    if c < 128 { return emit(c >= 0x61 && c <= 0x7a ? c - 32 : c) }
    if let mapped = simple(c, 2) { return emit(mapped) }
    map(c, { $0.titlecaseMapping }, emit)
  }

  static func fold(_ c: UInt32, _ emit: (UInt32) -> Void) {
    if c < 128 { return emit(c >= 0x41 && c <= 0x5a ? c + 32 : c) }
    if let folded = CaseFolding.fold(c) {
      for scalar in folded { emit(scalar) }
    } else {
      lower(c, emit)
    }
  }
}

extension TextView {
  /// The changes of case.
  public enum CaseChange: Sendable {
    /// To upper case, to lower case, or folded for comparison without case.
    case upper, lower, fold
    /// Each word's first letter in title case, the others in lower case.
    case title
    /// The first letter in title case, the others in lower case.
    case capitalize
    /// Upper to lower case and the other way.
    case swap
  }

  /// The text in another case.
  public func changingCase(_ change: CaseChange) -> Text {
    var out = Text()
    out.reserve(count)
    if width == 1 && isASCII {
      out.append(latin1: changingASCIICase(change))
      return out
    }
    let emit = { (c: UInt32) in out.append(c) }
    var afterCased = false
    for i in 0..<count {
      let c = self[i]
      switch change {
      case .upper: Characters.upper(c, emit)
      case .lower: lowerInContext(i, c, emit)
      case .fold: Characters.fold(c, emit)
      case .title:
        if afterCased { lowerInContext(i, c, emit) } else { Characters.title(c, emit) }
        afterCased = Characters.isCased(c)
      case .capitalize:
        if i > 0 { lowerInContext(i, c, emit) } else { Characters.title(c, emit) }
      case .swap:
        if Characters.isUpper(c) {
          lowerInContext(i, c, emit)
        } else if Characters.isLower(c) {
          Characters.upper(c, emit)
        } else {
          emit(c)
        }
      }
    }
    return out
  }

  /// The same on bytes, of which only ASCII letters have case.
  public func changingASCIICase(_ change: CaseChange) -> [UInt8] {
    let source = units(UInt8.self)
    return [UInt8](unsafeUninitializedCapacity: count) { out, written in
      written = count
      switch change {
      case .upper: for i in 0..<count { out[i] = TextView.upper(source[i]) }
      case .lower, .fold: for i in 0..<count { out[i] = TextView.lower(source[i]) }
      case .swap:
        for i in 0..<count {
          let b = source[i]
          let isLetter = b | 0x20 >= 0x61 && b | 0x20 <= 0x7a
          out[i] = isLetter ? b ^ 0x20 : b
        }
      case .capitalize:
        for i in 0..<count { out[i] = i == 0 ? TextView.upper(source[i]) : TextView.lower(source[i]) }
      case .title:
        var afterCased = false
        for i in 0..<count {
          let b = source[i]
          out[i] = afterCased ? TextView.lower(b) : TextView.upper(b)
          afterCased = b | 0x20 >= 0x61 && b | 0x20 <= 0x7a
        }
      }
    }
  }

  @inline(__always)
  private static func upper(_ b: UInt8) -> UInt8 { b >= 0x61 && b <= 0x7a ? b &- 32 : b }

  @inline(__always)
  private static func lower(_ b: UInt8) -> UInt8 { b >= 0x41 && b <= 0x5a ? b &+ 32 : b }

  private func lowerInContext(_ i: Int, _ c: UInt32, _ emit: (UInt32) -> Void) {
    if c == 0x3a3 {
      emit(isFinalSigma(i) ? 0x3c2 : 0x3c3)
    } else {
      Characters.lower(c, emit)
    }
  }

  /// Whether the capital sigma at `i` ends a word: something cased before it, nothing cased behind it.
  private func isFinalSigma(_ i: Int) -> Bool {
    var j = i - 1
    while j >= 0 && Characters.isCaseIgnorable(self[j]) { j -= 1 }
    if j < 0 || !Characters.isCased(self[j]) { return false }
    j = i + 1
    while j < count && Characters.isCaseIgnorable(self[j]) { j += 1 }
    return j == count || !Characters.isCased(self[j])
  }

  // MARK: - Questions about the whole text

  private func all(_ condition: (UInt32) -> Bool) -> Bool {
    for i in 0..<count where !condition(self[i]) { return false }
    return true
  }

  /// Not empty, and letters only.
  public var isAlphabetic: Bool { !isEmpty && all(Characters.isAlphabetic) }
  /// Not empty, and decimal digits only.
  public var isDecimal: Bool { !isEmpty && all(Characters.isDecimal) }
  /// Not empty, and digits only.
  public var isDigit: Bool { !isEmpty && all(Characters.isDigit) }
  /// Not empty, and numeric characters only.
  public var isNumeric: Bool { !isEmpty && all(Characters.isNumeric) }
  /// Not empty, and letters and numbers only.
  public var isAlphanumeric: Bool { !isEmpty && all(Characters.isAlphanumeric) }
  /// Not empty, and white space only.
  public var isSpace: Bool { !isEmpty && all(Characters.isSpace) }
  /// Nothing that a `repr` would escape.
  public var isPrintable: Bool { all(Characters.isPrintable) }

  /// An identifier.
  public var isIdentifier: Bool {
    !isEmpty && Characters.isIdentifierStart(self[0]) && self[1..<count].all(Characters.isIdentifierContinue)
  }

  /// Something in upper case, nothing in lower or title case.
  public var isUpper: Bool {
    var cased = false
    for i in 0..<count {
      let k = Characters.classOf(self[i])
      if !k.isDisjoint(with: [.lower, .title]) { return false }
      if k.contains(.upper) { cased = true }
    }
    return cased
  }

  /// Something in lower case, nothing in upper or title case.
  public var isLower: Bool {
    var cased = false
    for i in 0..<count {
      let k = Characters.classOf(self[i])
      if !k.isDisjoint(with: [.upper, .title]) { return false }
      if k.contains(.lower) { cased = true }
    }
    return cased
  }

  /// Upper and title case behind what has no case only, lower case behind what has case only, and one of them.
  public var isTitle: Bool {
    var cased = false
    var afterCased = false
    for i in 0..<count {
      let k = Characters.classOf(self[i])
      if !k.isDisjoint(with: [.upper, .title]) {
        if afterCased { return false }
        afterCased = true
        cased = true
      } else if k.contains(.lower) {
        if !afterCased { return false }
        cased = true
      } else {
        afterCased = false
      }
    }
    return cased
  }
}
