// Tokens: what the lexer hands to the parser.

import Diagnostics

/// What a token is. Keywords and operators have a kind of their own, numbered by the generated parser's table: a token
/// holds that number in `kind`; the fixed ones are below.
public enum TokenKind {
  /// End of the source.
  public static let endMarker: UInt8 = 0
  /// Identifier.
  public static let name: UInt8 = 1
  /// Number literal.
  public static let number: UInt8 = 2
  /// String or bytes literal that is no f-string.
  public static let string: UInt8 = 3
  /// End of a logical line.
  public static let newline: UInt8 = 4
  /// A block begins.
  public static let indent: UInt8 = 5
  /// A block ends.
  public static let dedent: UInt8 = 6
  /// Prefix and opening quote of an f-string.
  public static let fstringStart: UInt8 = 7
  /// Text of an f-string or of a format spec.
  public static let fstringMiddle: UInt8 = 8
  /// Closing quote of an f-string.
  public static let fstringEnd: UInt8 = 9
  /// First number for operators and punctuation, in the order of `Operators.all`; reserved words follow.
  public static let firstOperator: UInt8 = 10
}

/// One token: its kind, its bytes in the source and its place.
public struct Token: Sendable {
  /// See TokenKind.
  public var kind: UInt8
  /// Offset of its first byte in the source.
  public var start: Int32
  /// Offset after its last byte.
  public var end: Int32
  /// Its place; columns in UTF-8 bytes.
  public var span: Span

  /// Makes a token.
  @inlinable
  public init(kind: UInt8, start: Int32, end: Int32, span: Span) {
    self.kind = kind
    self.start = start
    self.end = end
    self.span = span
  }
}
