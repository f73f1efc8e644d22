// Formatting: the format specification mini-language, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, as
// CPython 3.11 reads it (Python/formatter_unicode.c), with its messages. What reads it is pure: text in, text out or an
// error value; the object model turns errors into exceptions.
import MachineRuntime

/// An error of formatting, to be raised as an exception of that class with that message.
public struct FormatError: Error, Sendable, Equatable {
  /// The exception's class.
  public enum Kind: Sendable {
    /// The classes.
    case valueError, typeError, overflowError, indexError, keyError, memoryError
  }

  /// The exception's class.
  public let kind: Kind
  /// Its message.
  public let message: String

  /// An error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

/// A format specification, read.
public struct FormatSpec: Sendable {
  /// How digits are grouped.
  enum Grouping: Sendable {
    case none, comma, underscore
    /// Underscores every four digits, for binary, octal and hexadecimal.
    case underscoreFour

    var separator: UInt32 { self == .comma ? 0x2c : 0x5f }
    var size: Int { self == .underscoreFour ? 4 : 3 }
  }

  /// The code point that pads.
  var fill: UInt32 = 0x20
  /// `<`, `>`, `=` or `^`.
  var align: UInt32
  /// `+`, `-`, a space, or 0 where none is given.
  var sign: UInt32 = 0
  /// `z`: a negative zero loses its sign.
  var noNegativeZero = false
  /// `#`
  var alternate = false
  /// The least width, or -1.
  var width = -1
  var grouping = Grouping.none
  /// The precision, or -1.
  var precision = -1
  /// The type's letter, or 0 where none is given and there is no default.
  var type: UInt32

  private static func isAlign(_ c: UInt32) -> Bool { c == 0x3c || c == 0x3e || c == 0x3d || c == 0x5e }

  /// Reads a specification for a value of the type named.
  init(_ text: TextView, typeName: String, type: UInt32, align: UInt32) throws(FormatError) {
    self.type = type
    self.align = align
    var i = 0
    let end = text.count
    func peek() -> UInt32? { i < end ? text[i] : nil }
    var fillGiven = false
    var alignGiven = false
    if end >= 2, FormatSpec.isAlign(text[1]) {
      fill = text[0]
      self.align = text[1]
      fillGiven = true
      alignGiven = true
      i = 2
    } else if end >= 1, FormatSpec.isAlign(text[0]) {
      self.align = text[0]
      alignGiven = true
      i = 1
    }
    if let c = peek(), c == 0x20 || c == 0x2b || c == 0x2d {
      sign = c
      i += 1
    }
    if peek() == 0x7a {
      noNegativeZero = true
      i += 1
    }
    if peek() == 0x23 {
      alternate = true
      i += 1
    }
    if !fillGiven, peek() == 0x30 {
      fill = 0x30
      if !alignGiven && align == 0x3e { self.align = 0x3d }
      i += 1
    }
    width = try FormatSpec.integer(text, &i) ?? -1
    if peek() == 0x2c {
      grouping = .comma
      i += 1
    }
    if peek() == 0x5f {
      if grouping != .none { throw FormatError(.valueError, "Cannot specify both ',' and '_'.") }
      grouping = .underscore
      i += 1
    }
    if peek() == 0x2c, grouping == .underscore {
      throw FormatError(.valueError, "Cannot specify both ',' and '_'.")
    }
    if peek() == 0x2e {
      i += 1
      guard let value = try FormatSpec.integer(text, &i) else {
        throw FormatError(.valueError, "Format specifier missing precision")
      }
      precision = value
    }
    if end - i > 1 {
      throw FormatError(.valueError, "Invalid format specifier '\(text.string)' for object of type '\(typeName)'")
    }
    if let c = peek() { self.type = c }
    try checkGrouping()
  }

  private mutating func checkGrouping() throws(FormatError) {
    if grouping == .none { return }
    switch type {
    case 0, 0x64, 0x65, 0x66, 0x67, 0x45, 0x46, 0x47, 0x25: return
    case 0x62, 0x6f, 0x78, 0x58:
      if grouping == .underscore {
        grouping = .underscoreFour
        return
      }
    default: break
    }
    let separator = grouping == .comma ? "," : "_"
    throw FormatError(.valueError, "Cannot specify '\(separator)' with '\(FormatSpec.show(type))'.")
  }

  /// Decimal digits of any script; nil where there are none.
  private static func integer(_ text: TextView, _ i: inout Int) throws(FormatError) -> Int? {
    var value: Int?
    while i < text.count, let digit = Characters.decimalValue(text[i]) {
      let (tens, over) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, over2) = tens.addingReportingOverflow(digit)
      if over || over2 { throw FormatError(.valueError, "Too many decimal digits in format string") }
      value = sum
      i += 1
    }
    return value
  }

  /// A type letter as messages show it.
  private static func show(_ type: UInt32) -> String {
    if type > 32 && type < 128 { return String(UnicodeScalar(UInt8(type))) }
    return "\\x" + String(type, radix: 16)
  }

  /// The error for a type letter that a value does not know.
  func unknownType(_ typeName: String) -> FormatError {
    FormatError(.valueError, "Unknown format code '\(FormatSpec.show(type))' for object of type '\(typeName)'")
  }

  /// Pads text that is laid out already.
  func pad(_ body: Text) throws(FormatError) -> Text {
    let gap = width - body.count
    if gap <= 0 { return body }
    try FormatSpec.checkSize(width)
    var out = Text()
    let before: Int
    switch align {
    case 0x3e, 0x3d: before = gap
    case 0x5e: before = gap / 2
    default: before = 0
    }
    out.append(fill, times: before)
    out.append(body)
    out.append(fill, times: gap - before)
    return out
  }

  /// Refuses widths that no memory holds.
  static func checkSize(_ count: Int) throws(FormatError) {
    if count > 1 << 36 { throw FormatError(.memoryError, "") }
  }
}
