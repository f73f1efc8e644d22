// Identifiers beyond ASCII: which characters may stand in them (PEP 3131), and their normal form.

import Diagnostics

/// Rules for identifiers.
public enum Identifiers {
  /// A character that may not stand where it does.
  struct Fault {
    var offset: Int
    var message: String
  }

  /// Whether an identifier may begin with a character.
  public static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isXIDStart && isAssigned(scalar)
  }

  /// Whether a character may follow in an identifier.
  public static func isContinue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Let in by Unicode 15.1: joiners and middle dots.
    case 0x200C, 0x200D, 0x30FB, 0xFF65: false
    default: scalar.properties.isXIDContinue && isAssigned(scalar)
    }
  }

  /// Whether CPython 3.11, which has Unicode 14, knows a character.
  static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
    guard let age = scalar.properties.age else { return false }
    return age.major <= 14
  }

  /// The first character of a would-be identifier that may not stand there.
  static func firstFault(_ s: Span8, from start: Int, to end: Int) -> Fault? {
    var i = start
    while i < end {
      let (scalar, length) = decode(s, i, end)
      guard let scalar else { return Fault(offset: i, message: "invalid character '\u{FFFD}' (U+FFFD)") }
      let isValid = i == start ? isStart(scalar) : isContinue(scalar)
      if !isValid {
        let code = hex4(scalar.value)
        let message =
          isPrintable(scalar)
          ? "invalid character '\(Character(scalar))' (U+\(code))" : "invalid non-printable character U+\(code)"
        return Fault(offset: i, message: message)
      }
      i += length
    }
    return nil
  }

  /// Decodes one UTF-8 sequence; nil (and one byte) for a malformed one.
  static func decode(_ s: Span8, _ i: Int, _ end: Int) -> (Unicode.Scalar?, Int) {
    let c = s[i]
    if c < 0x80 { return (Unicode.Scalar(c), 1) }
    let length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2
    if c < 0xC2 || c > 0xF4 || i + length > end { return (nil, 1) }
    var value = UInt32(c) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length {
      let next = s[i + k]
      if next & 0xC0 != 0x80 { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// What Python calls printable: all but controls, formats, surrogates, unassigned and separators other than space.
  public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    case .spaceSeparator: scalar == " "
    default: isAssigned(scalar)
    }
  }
}
