// Bytes of a file → UTF-8 source, the very first stage: byte order mark, encoding declared in a comment on one of the
// first two lines (PEP 263), line endings made "\n". Words of errors are those of CPython 3.11 running a file.

import Diagnostics

/// Turns the bytes of a file into a source the lexer takes.
public enum SourceDecoder {
  /// Encodings the decoder knows.
  enum Encoding: Equatable {
    case utf8
    case ascii
    case latin1
    /// Another with one byte a character: what bytes 0x80 to 0xFF stand for, U+FFFD for nothing.
    case page([UInt32])
  }

  /// Decodes a file's bytes.
  public static func decode(name: String, bytes: [UInt8]) throws(Diagnostic) -> SourceFile {
    var body = bytes[...]
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { body = bytes[3...] }
    var encoding: Encoding?
    if let declared = declaredEncoding(body) {
      let normal = normalise(declared)
      guard let known = lookUp(normal) else {
        throw problem("encoding problem: \(declared)", name)
      }
      if hasMark, normal != "utf-8" { throw problem("encoding problem: \(normal) with BOM", name) }
      encoding = known
      if known != .utf8 {
        guard let decoded = transcode(body, known) else {
          throw problem("encoding problem: \(normal)", name)
        }
        body = decoded[...]
      }
    }
    if encoding == nil || encoding == .utf8 {
      if let bad = firstMalformed(body) {
        let line = lineNumber(body, bad)
        let code = "\\x" + String(bytes[bad], radix: 16)
        // A declared UTF-8 that is none fails in the codec.
        let message =
          encoding == nil
          ? "Non-UTF-8 code starting with '\(code)' in file \(name) on line \(line), but no encoding declared; "
            + "see https://peps.python.org/pep-0263/ for details"
          : "encoding problem: utf-8"
        throw problem(message, name)
      }
    }
    if let zero = body.firstIndex(of: 0) {
      let line = lineNumber(body, zero)
      let span = Span(line: Int32(line), column: -1, endLine: Int32(line), endColumn: -1)
      throw Diagnostic(
        kind: "SyntaxError",
        message: "source code cannot contain null bytes",
        span: span,
        file: name
      )
    }
    return SourceFile(name: name, bytes: unifyLineEndings(body))
  }

  private static func problem(_ message: String, _ name: String) -> Diagnostic {
    Diagnostic(kind: "SyntaxError", message: message, span: .none, file: name)
  }

  private static func lineNumber(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Int {
    var line = 1
    var i = bytes.startIndex
    while i < offset {
      if bytes[i] == 10 || (bytes[i] == 13 && (i + 1 >= bytes.endIndex || bytes[i + 1] != 10)) { line += 1 }
      i += 1
    }
    return line
  }

  // MARK: - Declared encoding

  /// The name in a "coding: name" comment on the first line, or on the second if the first is blank or a comment.
  static func declaredEncoding(_ bytes: ArraySlice<UInt8>) -> String? {
    var start = bytes.startIndex
    for _ in 0..<2 {
      var end = start
      while end < bytes.endIndex, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      var i = start
      while i < end, bytes[i] == 32 || bytes[i] == 9 || bytes[i] == 12 { i += 1 }
      if i < end, bytes[i] != UInt8(ascii: "#") { return nil }
      if let name = codingName(bytes[i..<end]) { return name }
      if end < bytes.endIndex, bytes[end] == 13, end + 1 < bytes.endIndex, bytes[end + 1] == 10 { end += 1 }
      start = min(end + 1, bytes.endIndex)
    }
    return nil
  }

  private static func codingName(_ comment: ArraySlice<UInt8>) -> String? {
    let word: [UInt8] = Array("coding".utf8)
    var i = comment.startIndex
    while i + word.count < comment.endIndex {
      if comment[i] == word[0], comment[i..<(i + word.count)].elementsEqual(word) {
        var k = i + word.count
        if comment[k] == UInt8(ascii: ":") || comment[k] == UInt8(ascii: "=") {
          k += 1
          while k < comment.endIndex, comment[k] == 32 || comment[k] == 9 { k += 1 }
          let start = k
          while k < comment.endIndex, isNamePart(comment[k]) { k += 1 }
          if k > start { return String(decoding: comment[start..<k], as: UTF8.self) }
        }
      }
      i += 1
    }
    return nil
  }

  private static func isNamePart(_ c: UInt8) -> Bool {
    Byte.isDigit(c) || (c | 0x20) &- 97 < 26 || c == UInt8(ascii: "-") || c == UInt8(ascii: "_")
      || c == UInt8(ascii: ".")
  }

  /// The name that messages show: the two common encodings' many spellings are made one.
  private static func normalise(_ name: String) -> String {
    let plain = String(name.lowercased().map { $0 == "_" ? "-" : $0 }.prefix(12))
    if plain == "utf-8" || plain.hasPrefix("utf-8-") { return "utf-8" }
    for latin in ["latin-1", "iso-8859-1", "iso-latin-1"] where plain == latin || plain.hasPrefix(latin + "-") {
      return "iso-8859-1"
    }
    return name
  }

  private static func lookUp(_ name: String) -> Encoding? {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "." }
    switch key {
    case "utf8", "u8", "utf", "cp65001", "utf8sig", "utf8ucs2", "utf8ucs4": return .utf8
    case "ascii", "usascii", "646", "ansix341968", "iso646us", "cp367", "ibm367": return .ascii
    case "latin1", "latin", "iso88591", "8859", "cp819", "ibm819", "l1", "88591", "isolatin1": return .latin1
    default: break
    }
    let aliases = [
      "latin2": "iso88592", "l2": "iso88592", "cyrillic": "iso88595", "greek": "iso88597", "hebrew": "iso88598",
      "latin5": "iso88599", "l5": "iso88599", "latin9": "iso885915", "l9": "iso885915", "macintosh": "macroman",
    ]
    var wanted = aliases[key] ?? key
    for prefix in ["windows", "ibm"] where wanted.hasPrefix(prefix) { wanted = "cp" + wanted.dropFirst(prefix.count) }
    if wanted.hasPrefix("125"), wanted.utf8.count == 4 { wanted = "cp" + wanted }
    guard let page = CharacterTables.codePages.first(where: { $0.name == wanted }) else { return nil }
    var characters: [UInt32] = []
    for word in page.characters.split(whereSeparator: \.isWhitespace) {
      let (first, count) = BaseText.run(word)
      for offset in 0..<count { characters.append(first + offset) }
    }
    return .page(characters)
  }

  // MARK: - Transcoding

  private static func transcode(_ bytes: ArraySlice<UInt8>, _ encoding: Encoding) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 8)
    for c in bytes {
      if c < 0x80 {
        out.append(c)
        continue
      }
      switch encoding {
      case .utf8: out.append(c)
      case .ascii: return nil
      case .latin1: EscapeDecoder.append(UInt32(c), to: &out)
      case .page(let characters):
        let value = characters[Int(c - 0x80)]
        if value == 0xFFFD { return nil }
        EscapeDecoder.append(value, to: &out)
      }
    }
    return out
  }

  /// Offset of the first byte that is not well-formed UTF-8.
  static func firstMalformed(_ bytes: ArraySlice<UInt8>) -> Int? {
    var i = bytes.startIndex
    let end = bytes.endIndex
    return bytes.withSpan { s -> Int? in
      let base = i
      i = 0
      while i < s.count {
        let c = s[i]
        if c < 0x80 {
          i &+= 1
          continue
        }
        let length = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2
        if c < 0xC2 || c > 0xF4 || i + length > end - base { return base + i }
        let next = s[i + 1]
        let low: UInt8 = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80
        let high: UInt8 = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF
        if next < low || next > high { return base + i }
        for k in 2..<max(2, length) where s[i + k] & 0xC0 != 0x80 { return base + i }
        i += length
      }
      return nil
    }
  }

  private static func unifyLineEndings(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(13) else { return Array(bytes) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var afterReturn = false
    for c in bytes {
      if c == 13 {
        out.append(10)
        afterReturn = true
        continue
      }
      if c != 10 || !afterReturn { out.append(c) }
      afterReturn = false
    }
    return out
  }
}

extension ArraySlice<UInt8> {
  /// The elements as a span, for loops that index it from 0.
  fileprivate func withSpan<Result>(_ body: (Span8) -> Result) -> Result {
    let copy = self
    return body(copy.span)
  }
}
