// Text: properties of code points, from the standard library's Unicode tables. Those may be newer than the reference's:
// a code point younger than `unicodeVersion` counts as unassigned, which makes the answers those of that version.
// Latin-1 is answered from a small table of bits, and so are the alphabets next to it.

/// Properties of code points.
public enum Characters {
  /// The version of Unicode whose repertoire counts: code points assigned later are unassigned here.
  public static let unicodeVersion = (major: 14, minor: 0)

  /// What a code point may be, as bits.
  @usableFromInline
  struct Class: OptionSet, Sendable {
    @usableFromInline let rawValue: UInt16
    @usableFromInline
    init(rawValue: UInt16) { self.rawValue = rawValue }
    static let alphabetic = Class(rawValue: 1)
    static let decimal = Class(rawValue: 2)
    static let digit = Class(rawValue: 4)
    static let numeric = Class(rawValue: 8)
    static let space = Class(rawValue: 16)
    static let upper = Class(rawValue: 32)
    static let lower = Class(rawValue: 64)
    static let title = Class(rawValue: 128)
    static let printable = Class(rawValue: 256)
    static let identifierStart = Class(rawValue: 512)
    static let identifierContinue = Class(rawValue: 1024)
    static let lineBreak = Class(rawValue: 2048)
  }

  /// The classes of Latin-1, and of the other alphabets at the beginning once one of them is asked for.
  private static let latin1: [Class] = (0..<256).map { classify(UInt32($0)) }
  private static let low: [Class] = (0..<0x600).map { classify(UInt32($0)) }

  @usableFromInline
  static func classOf(_ c: UInt32) -> Class { c < 256 ? latin1[Int(c)] : c < 0x600 ? low[Int(c)] : classify(c) }

  /// The scalar's properties; nil for surrogates and what is not assigned.
  static func properties(_ c: UInt32) -> Unicode.Scalar.Properties? {
    guard let scalar = Unicode.Scalar(c) else { return nil }
    let properties = scalar.properties
    if c < 256 { return properties }
    // Private use and noncharacters have an age too; what has none is unassigned in every version.
    guard let age = properties.age, (age.major, age.minor) <= unicodeVersion else { return nil }
    return properties
  }

  private static func classify(_ c: UInt32) -> Class {
    guard let p = properties(c) else { return [] }
    var result: Class = []
    switch p.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter: result = [.alphabetic, .printable]
    case .titlecaseLetter: result = [.alphabetic, .printable, .title]
    case .control, .format, .surrogate, .privateUse, .unassigned: break
    case .lineSeparator, .paragraphSeparator: result = [.space]
    case .spaceSeparator: result = c == 0x20 ? [.space, .printable] : [.space]
    default: result = [.printable]
    }
    if (9...13).contains(c) || (28...31).contains(c) || c == 0x85 { result.insert(.space) }
    if (10...13).contains(c) || (28...30).contains(c) || c == 0x85 || c == 0x2028 || c == 0x2029 {
      result.insert(.lineBreak)
    }
    switch p.numericType {
    case .decimal: result.formUnion([.decimal, .digit, .numeric])
    case .digit: result.formUnion([.digit, .numeric])
    case .numeric: result.insert(.numeric)
    default: break
    }
    if p.isUppercase { result.insert(.upper) }
    if p.isLowercase { result.insert(.lower) }
    if p.isXIDStart || c == 0x5f { result.insert(.identifierStart) }
    if p.isXIDContinue { result.insert(.identifierContinue) }
    correct(c, &result)
    return result
  }

  /// What later versions of Unicode changed about code points that `unicodeVersion` has.
  private static func correct(_ c: UInt32, _ result: inout Class) {
    switch c {
    case 0x295:
      result.insert(.lower)
    case 0x10fc, 0xa7f2, 0xa7f3, 0xa7f4, 0xab69:
      result.remove(.lower)
    case 0x200c, 0x200d, 0x30fb, 0xff65:
      result.remove(.identifierContinue)
    case 0x4e24, 0x4eac, 0x4fe9, 0x5006, 0x62d0, 0x6d1e, 0x7695, 0x79ed, 0x920e, 0x94a9, 0x12038, 0x12039, 0x12079,
      0x12226, 0x1222b, 0x1230b, 0x1230d, 0x12399:
      result.remove(.numeric)
    default: break
    }
  }

  // MARK: - Questions

  /// A letter (general category L*).
  public static func isAlphabetic(_ c: UInt32) -> Bool {
    if c < 0x600 { return classOf(c).contains(.alphabetic) }
    switch properties(c)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }
  /// A digit of a decimal system.
  public static func isDecimal(_ c: UInt32) -> Bool { classOf(c).contains(.decimal) }
  /// A digit, superscripts and the like included.
  public static func isDigit(_ c: UInt32) -> Bool { classOf(c).contains(.digit) }
  /// Anything with a numeric value.
  public static func isNumeric(_ c: UInt32) -> Bool { classOf(c).contains(.numeric) }
  /// White space.
  public static func isSpace(_ c: UInt32) -> Bool {
    if c < 256 { return latin1[Int(c)].contains(.space) }
    switch c {
    case 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: return true
    default: return false
    }
  }
  /// Upper case.
  public static func isUpper(_ c: UInt32) -> Bool { classOf(c).contains(.upper) }
  /// Lower case.
  public static func isLower(_ c: UInt32) -> Bool { classOf(c).contains(.lower) }
  /// Title case.
  public static func isTitle(_ c: UInt32) -> Bool { classOf(c).contains(.title) }
  /// Neither control, unassigned, private nor a separator other than the space.
  public static func isPrintable(_ c: UInt32) -> Bool {
    if c < 0x600 { return classOf(c).contains(.printable) }
    guard let p = properties(c) else { return false }
    switch p.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
  /// May begin an identifier (the low line counts).
  public static func isIdentifierStart(_ c: UInt32) -> Bool { classOf(c).contains(.identifierStart) }
  /// May go on in an identifier.
  public static func isIdentifierContinue(_ c: UInt32) -> Bool { classOf(c).contains(.identifierContinue) }
  /// Ends a line.
  public static func isLineBreak(_ c: UInt32) -> Bool {
    c < 256 ? latin1[Int(c)].contains(.lineBreak) : c == 0x2028 || c == 0x2029
  }
  /// Letter or any number.
  public static func isAlphanumeric(_ c: UInt32) -> Bool {
    !classOf(c).isDisjoint(with: [.alphabetic, .decimal, .digit, .numeric])
  }
  /// Has case.
  public static func isCased(_ c: UInt32) -> Bool { properties(c)?.isCased ?? false }
  /// Is passed over when looking for cased neighbours.
  public static func isCaseIgnorable(_ c: UInt32) -> Bool { properties(c)?.isCaseIgnorable ?? false }

  /// The value of a decimal digit of any script.
  public static func decimalValue(_ c: UInt32) -> Int? {
    if c < 128 { return c >= 0x30 && c <= 0x39 ? Int(c - 0x30) : nil }
    guard let p = properties(c), p.numericType == .decimal, let value = p.numericValue else { return nil }
    return Int(value)
  }

  /// The character's name, as `\N{…}` takes it; nil where it has none.
  public static func name(_ c: UInt32) -> String? { properties(c)?.name }
}
