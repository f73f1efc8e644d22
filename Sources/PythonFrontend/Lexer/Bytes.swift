// Byte classes of the lexer, and reading past the end as 0.

/// The bytes of a source.
typealias Span8 = Swift.Span<UInt8>

/// The byte at `i`, 0 behind the end.
@inline(__always)
func at(_ s: Span8, _ i: Int) -> UInt8 { i < s.count ? s[i] : 0 }

enum Byte {
  static let tab: UInt8 = 9
  static let newline: UInt8 = 10
  static let formFeed: UInt8 = 12
  static let space: UInt8 = 32
  static let backslash: UInt8 = 92

  @inline(__always)
  static func isDigit(_ c: UInt8) -> Bool { c &- 48 < 10 }

  @inline(__always)
  static func isHexDigit(_ c: UInt8) -> Bool { c &- 48 < 10 || (c | 0x20) &- 97 < 6 }

  /// Letter, underscore or part of a non-ASCII character.
  @inline(__always)
  static func isWordStart(_ c: UInt8) -> Bool { (c | 0x20) &- 97 < 26 || c == 95 || c >= 128 }

  @inline(__always)
  static func isWordPart(_ c: UInt8) -> Bool { isWordStart(c) || isDigit(c) }

  /// Value of a hexadecimal digit.
  @inline(__always)
  static func hexValue(_ c: UInt8) -> Int { Int(isDigit(c) ? c &- 48 : (c | 0x20) &- 87) }
}
