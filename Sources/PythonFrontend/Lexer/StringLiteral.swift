// String tokens → constants: prefixes, quotes and escapes, with CPython's words for what is wrong in them. The parser's
// actions call this for STRING tokens and for the pieces of f-strings.

import Diagnostics

/// Values of string tokens.
public enum StringLiteral {
  /// The value of a STRING token.
  ///
  /// `lastToken` is the last token the parser has looked at: CPython reports bad escapes there.
  public static func decode(
    _ token: Token,
    in source: SourceFile,
    lastToken: Token,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> Constant {
    let bytes = source.bytes
    let s = bytes.span
    var i = Int(token.start)
    while s[i] != UInt8(ascii: "\""), s[i] != UInt8(ascii: "'") { i += 1 }
    let prefix = StringPrefix(s, from: Int(token.start), to: i) ?? StringPrefix()
    let quotes = Int(token.end) - i >= 6 && s[i + 1] == s[i] && s[i + 2] == s[i] ? 3 : 1
    var decoder = EscapeDecoder(
      start: i + quotes,
      end: Int(token.end) - quotes,
      token: token,
      lastToken: lastToken,
      source: source
    )
    if prefix.isBytes {
      let value = try decoder.bytes(s, isRaw: prefix.isRaw)
      decoder.warn(&warnings)
      return .bytes(value)
    }
    let isUnicode = s[Int(token.start)] == UInt8(ascii: "u")
    let value = try decoder.text(s, isRaw: prefix.isRaw)
    decoder.warn(&warnings)
    return .string(value, kind: isUnicode)
  }

  /// The value of an FSTRING_MIDDLE token. `start` is the f-string's FSTRING_START token; `inSpec` tells a format spec,
  /// in which braces are not doubled.
  public static func decodeMiddle(
    _ token: Token,
    start: Token,
    inSpec: Bool,
    in source: SourceFile,
    lastToken: Token,
    warnings: inout [Diagnostic]
  ) throws(Diagnostic) -> PythonString {
    let bytes = source.bytes
    let s = bytes.span
    var decoder = EscapeDecoder(
      start: Int(token.start),
      end: Int(token.end),
      token: start,
      lastToken: lastToken,
      source: source
    )
    decoder.undoublesBraces = !inSpec
    let value = try decoder.text(s, isRaw: isRaw(start, in: source))
    decoder.warn(&warnings)
    return value
  }

  /// Whether an FSTRING_START token has an r in its prefix.
  public static func isRaw(_ start: Token, in source: SourceFile) -> Bool {
    for i in Int(start.start)..<Int(start.end) where source.bytes[i] | 0x20 == UInt8(ascii: "r") { return true }
    return false
  }

  /// Joins adjacent pieces.
  public static func concatenate(_ parts: [PythonString]) -> PythonString {
    if parts.count == 1 { return parts[0] }
    var text = ""
    var points: [UInt32]?
    for part in parts {
      switch part {
      case .text(let t):
        if points != nil { points?.append(contentsOf: t.unicodeScalars.map(\.value)) } else { text += t }
      case .codePoints(let p):
        if points == nil { points = text.unicodeScalars.map(\.value) }
        points?.append(contentsOf: p)
      }
    }
    if let points { return .codePoints(points) }
    return .text(text)
  }
}

/// Undoes the escapes of one literal's body.
struct EscapeDecoder {
  let start: Int
  let end: Int
  let token: Token
  let lastToken: Token
  let source: SourceFile
  var undoublesBraces = false
  private var invalidEscape: Unicode.Scalar?

  init(start: Int, end: Int, token: Token, lastToken: Token, source: SourceFile) {
    self.start = start
    self.end = end
    self.token = token
    self.lastToken = lastToken
    self.source = source
  }

  /// Adds the warning for the first escape that is none.
  func warn(_ warnings: inout [Diagnostic]) {
    guard let invalidEscape else { return }
    warnings.append(
      Diagnostic(
        kind: "DeprecationWarning",
        message: "invalid escape sequence '\\\(invalidEscape)'",
        span: token.span,
        severity: .warning,
        file: source.name
      )
    )
  }

  private func fault(_ message: String, _ span: Span) -> Diagnostic {
    Diagnostic(kind: "SyntaxError", message: message, span: span, file: source.name)
  }

  // MARK: - Bytes

  mutating func bytes(_ s: Span8, isRaw: Bool) throws(Diagnostic) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(end - start)
    var i = start
    while i < end {
      let c = s[i]
      i += 1
      if c >= 128 { throw fault("bytes can only contain ASCII literal characters", token.span) }
      if c != Byte.backslash || isRaw {
        out.append(c)
        continue
      }
      let e = s[i]
      i += 1
      if let simple = Self.simpleEscape(e) {
        out.append(simple)
      } else if e == Byte.newline {
        continue
      } else if e &- 48 < 8 {
        out.append(UInt8(truncatingIfNeeded: octal(s, first: e, &i)))
      } else if e == UInt8(ascii: "x") {
        guard i + 1 < end, Byte.isHexDigit(s[i]), Byte.isHexDigit(s[i + 1]) else {
          throw fault("(value error) invalid \\x escape at position \(i - 2 - start)", lastToken.span)
        }
        out.append(UInt8(Byte.hexValue(s[i]) << 4 | Byte.hexValue(s[i + 1])))
        i += 2
      } else {
        // A non-ASCII character is refused in the next round.
        if invalidEscape == nil { invalidEscape = Unicode.Scalar(e) }
        out.append(c)
        i -= 1
      }
    }
    return out
  }

  /// The byte that a one-letter escape stands for.
  private static func simpleEscape(_ c: UInt8) -> UInt8? {
    switch c {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): c
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "v"): 11
    default: nil
    }
  }

  /// An octal escape of up to three digits; `i` is behind the first.
  private func octal(_ s: Span8, first: UInt8, _ i: inout Int) -> UInt32 {
    var value = UInt32(first - 48)
    var count = 1
    while count < 3, i < end, s[i] &- 48 < 8 {
      value = value << 3 | UInt32(s[i] - 48)
      i += 1
      count += 1
    }
    return value
  }

  // MARK: - Text

  mutating func text(_ s: Span8, isRaw: Bool) throws(Diagnostic) -> PythonString {
    var needsWork = false
    for i in start..<end {
      let c = s[i]
      if c == Byte.backslash && !isRaw || undoublesBraces && (c == UInt8(ascii: "{") || c == UInt8(ascii: "}")) {
        needsWork = true
        break
      }
    }
    if !needsWork { return .text(String(decoding: source.bytes[start..<end], as: UTF8.self)) }

    var out: [UInt8] = []
    out.reserveCapacity(end - start)
    // Code points, once a surrogate has been met.
    var points: [UInt32]?
    var i = start
    while i < end {
      let c = s[i]
      if c != Byte.backslash || isRaw {
        i += 1
        if points != nil {
          let (scalar, length) = Identifiers.decode(s, i - 1, end)
          points?.append(scalar?.value ?? 0xFFFD)
          i += length - 1
        } else {
          out.append(c)
        }
        if undoublesBraces, c == UInt8(ascii: "{") || c == UInt8(ascii: "}"), i < end, s[i] == c { i += 1 }
        continue
      }
      let escapeStart = i
      guard let value = try escape(s, &i, escapeStart) else { continue }
      if points == nil, value & 0xFFFF_F800 != 0xD800 {
        Self.append(value, to: &out)
      } else {
        if points == nil { points = String(decoding: out, as: UTF8.self).unicodeScalars.map(\.value) }
        points?.append(value)
      }
    }
    if let points { return .codePoints(points) }
    return .text(String(decoding: out, as: UTF8.self))
  }

  static func append(_ value: UInt32, to out: inout [UInt8]) {
    switch value {
    case 0..<0x80: out.append(UInt8(value))
    case 0x80..<0x800:
      out.append(UInt8(0xC0 | value >> 6))
      out.append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      out.append(UInt8(0xE0 | value >> 12))
      out.append(UInt8(0x80 | value >> 6 & 0x3F))
      out.append(UInt8(0x80 | value & 0x3F))
    default:
      out.append(UInt8(0xF0 | value >> 18))
      out.append(UInt8(0x80 | value >> 12 & 0x3F))
      out.append(UInt8(0x80 | value >> 6 & 0x3F))
      out.append(UInt8(0x80 | value & 0x3F))
    }
  }

  /// The code point of the escape at `i`, which is moved behind it; nil for one that stands for nothing (a joined
  /// line). An unknown escape stands for its backslash.
  private mutating func escape(_ s: Span8, _ i: inout Int, _ escapeStart: Int) throws(Diagnostic) -> UInt32? {
    i += 1
    guard i < end else { return UInt32(Byte.backslash) }
    let e = s[i]
    if let simple = Self.simpleEscape(e) {
      i += 1
      return UInt32(simple)
    }
    switch e {
    case Byte.newline:
      i += 1
      return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      i += 1
      return octal(s, first: e, &i)
    case UInt8(ascii: "x"): return try hexEscape(s, &i, escapeStart, 2, "truncated \\xXX escape")
    case UInt8(ascii: "u"): return try hexEscape(s, &i, escapeStart, 4, "truncated \\uXXXX escape")
    case UInt8(ascii: "U"): return try hexEscape(s, &i, escapeStart, 8, "truncated \\UXXXXXXXX escape")
    case UInt8(ascii: "N"): return try nameEscape(s, &i, escapeStart)
    default:
      if invalidEscape == nil { invalidEscape = Identifiers.decode(s, i, end).0 }
      return UInt32(Byte.backslash)
    }
  }

  private func hexEscape(
    _ s: Span8,
    _ i: inout Int,
    _ escapeStart: Int,
    _ count: Int,
    _ message: String
  ) throws(Diagnostic) -> UInt32 {
    i += 1
    var value: UInt32 = 0
    for _ in 0..<count {
      guard i < end, Byte.isHexDigit(s[i]) else { throw unicodeError(s, escapeStart, i, message) }
      value = value << 4 | UInt32(Byte.hexValue(s[i]))
      i += 1
    }
    if value > 0x10FFFF { throw unicodeError(s, escapeStart, i, "illegal Unicode character") }
    return value
  }

  private func nameEscape(_ s: Span8, _ i: inout Int, _ escapeStart: Int) throws(Diagnostic) -> UInt32 {
    i += 1
    guard i < end, s[i] == UInt8(ascii: "{") else {
      throw unicodeError(s, escapeStart, i, "malformed \\N character escape")
    }
    i += 1
    let nameStart = i
    while i < end, s[i] != UInt8(ascii: "}") { i += 1 }
    guard i < end, i > nameStart else { throw unicodeError(s, escapeStart, i, "malformed \\N character escape") }
    let name = String(decoding: source.bytes[nameStart..<i], as: UTF8.self)
    i += 1
    guard let scalar = CharacterNames.lookUp(name) else {
      throw unicodeError(s, escapeStart, i, "unknown Unicode character name")
    }
    return scalar.value
  }

  /// The codec's error for an escape. CPython's codec sees the text with each non-ASCII character written as an
  /// escape of ten bytes, and counts those.
  private func unicodeError(_ s: Span8, _ from: Int, _ to: Int, _ message: String) -> Diagnostic {
    func position(_ offset: Int) -> Int {
      var count = 0
      for i in start..<offset {
        let c = s[i]
        count += c < 0x80 ? 1 : c >= 0xC0 ? 10 : 0
        // A backslash before such a character becomes "\u005c".
        if c == Byte.backslash, i + 1 < end, s[i + 1] >= 0x80 { count += 5 }
      }
      return count
    }
    return fault(
      "(unicode error) 'unicodeescape' codec can't decode bytes in position \(position(from))-\(position(to) - 1): "
        + message,
      lastToken.span
    )
  }
}
