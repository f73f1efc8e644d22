// Text: between code points and bytes: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32. What does not decode or encode is handed to
// a function as a fault (which part, why), whose answer takes its place; so every policy (refuse, drop, replace, escape)
// lives outside. The faults, their extents and their reasons are those of CPython's codecs, which follow the Unicode
// standard's "maximal subpart" practice for UTF-8.

/// The encodings.
public enum TextEncoding: Sendable, Equatable {
  /// UTF-8; with a signature, one is written in front and one in front is dropped.
  case utf8(signature: Bool)
  /// The first 128 code points.
  case ascii
  /// The first 256 code points.
  case latin1
  /// UTF-16 in an order of bytes; `nil` writes a byte order mark and obeys one.
  case utf16(bigEndian: Bool?)
  /// UTF-32 in an order of bytes; `nil` writes a byte order mark and obeys one.
  case utf32(bigEndian: Bool?)

  /// The name that errors show.
  public var name: String {
    switch self {
    case .utf8: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .utf16(nil): "utf-16"
    case .utf16(let big?): big ? "utf-16-be" : "utf-16-le"
    case .utf32(nil): "utf-32"
    case .utf32(let big?): big ? "utf-32-be" : "utf-32-le"
    }
  }

  /// How many bytes a unit has.
  public var unitSize: Int {
    switch self {
    case .utf8, .ascii, .latin1: 1
    case .utf16: 2
    case .utf32: 4
    }
  }
}

/// What does not decode or encode.
public struct CodecFault: Error, Sendable, Equatable {
  /// The encoding, with its order of bytes where that was found out.
  public var encoding: TextEncoding
  /// The bytes or code points at fault.
  public var range: Range<Int>
  /// Why.
  public var reason: String
  /// How many bytes of signature the range and the repair do not count.
  public var origin = 0
}

/// What takes the place of a fault in bytes.
public struct DecodeRepair: Sendable {
  /// The code points that take its place.
  public var text: Text
  /// Where decoding goes on.
  public var next: Int
  /// A repair.
  public init(_ text: Text, next: Int) {
    self.text = text
    self.next = next
  }
}

/// What takes the place of a fault in text.
public struct EncodeRepair: Sendable {
  /// What to write.
  public enum Content: Sendable {
    /// Code points, to be encoded.
    case text(Text)
    /// Bytes, as they are.
    case bytes([UInt8])
  }
  /// What to write.
  public var content: Content
  /// Where encoding goes on.
  public var next: Int
  /// A repair.
  public init(_ content: Content, next: Int) {
    self.content = content
    self.next = next
  }
}

extension TextEncoding {
  // MARK: - Decoding

  /// Decodes bytes. Every fault goes to `repair`, which answers or throws.
  public func decode<E: Error>(
    _ bytes: TextView,
    _ repair: (CodecFault) throws(E) -> DecodeRepair
  ) throws(E) -> Text {
    let source = bytes.units(UInt8.self)
    var out = Text()
    switch self {
    case .latin1:
      out.append(bytes)
    case .ascii:
      try TextEncoding.run(self, source, from: 0, &out, repair, TextEncoding.asciiStep)
    case .utf8(let signature):
      let start = signature && source.count >= 3 && source[0] == 0xef && source[1] == 0xbb && source[2] == 0xbf ? 3 : 0
      // Positions count from behind the signature.
      let body = UnsafeBufferPointer(rebasing: source[start...])
      if let whole = TextEncoding.decodeValid(body) { return whole }
      try TextEncoding.run(self, body, from: 0, origin: start, &out, repair, TextEncoding.utf8Step)
    case .utf16(let order):
      var big = order ?? false
      var start = 0
      if order == nil && source.count >= 2 {
        let mark = UInt16(source[0]) << 8 | UInt16(source[1])
        if mark == 0xfeff || mark == 0xfffe {
          big = mark == 0xfeff
          start = 2
        }
      }
      try TextEncoding.run(.utf16(bigEndian: big), source, from: start, &out, repair) {
        TextEncoding.utf16Step($0, $1, &$2, big)
      }
    case .utf32(let order):
      var big = order ?? false
      var start = 0
      if order == nil && source.count >= 4 {
        let mark = TextEncoding.word(source, 0, true)
        if mark == 0xfeff || mark == 0xfffe_0000 {
          big = mark == 0xfeff
          start = 4
        }
      }
      try TextEncoding.run(.utf32(bigEndian: big), source, from: start, &out, repair) {
        TextEncoding.utf32Step($0, $1, &$2, big)
      }
    }
    return out
  }

  /// What a step found: how many bytes it used up, or a fault of so many bytes.
  private enum Step {
    case good(Int)
    case bad(Int, String)
  }

  private static func run<E: Error>(
    _ encoding: TextEncoding,
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    origin: Int = 0,
    _ out: inout Text,
    _ repair: (CodecFault) throws(E) -> DecodeRepair,
    _ step: (UnsafeBufferPointer<UInt8>, Int, inout Text) -> Step
  ) throws(E) {
    var i = start
    out.reserve(source.count / encoding.unitSize)
    while i < source.count {
      switch step(source, i, &out) {
      case .good(let count): i += count
      case .bad(let count, let reason):
        let fix = try repair(CodecFault(encoding: encoding, range: i..<(i + count), reason: reason, origin: origin))
        out.append(fix.text)
        i = fix.next
      }
    }
  }

  /// How many bytes from a position on are below 128.
  private static func asciiRun(_ s: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var i = start
    let raw = UnsafeRawBufferPointer(s)
    while i + 8 <= s.count, raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
      i += 8
    }
    while i < s.count && s[i] < 128 { i += 1 }
    return i - start
  }

  private static func asciiStep(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ out: inout Text) -> Step {
    let run = asciiRun(s, i)
    if run == 0 { return .bad(1, "ordinal not in range(128)") }
    out.append(TextView(UnsafeBufferPointer(rebasing: s[i..<(i + run)])))
    return .good(run)
  }

  private static func utf8Step(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ out: inout Text) -> Step {
    let lead = s[i]
    if lead < 0x80 {
      let run = asciiRun(s, i)
      out.append(TextView(UnsafeBufferPointer(rebasing: s[i..<(i + run)])))
      return .good(run)
    }
    if lead < 0xc2 || lead > 0xf4 { return .bad(1, "invalid start byte") }
    let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    // The second byte's bounds rule out overlong forms, surrogates and what lies beyond U+10FFFF.
    let low: UInt8 = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf
    var value = UInt32(lead) & (0x7f >> UInt32(length))
    for k in 1..<length {
      if i + k >= s.count { return .bad(s.count - i, "unexpected end of data") }
      let b = s[i + k]
      if k == 1 ? b < low || b > high : b & 0xc0 != 0x80 { return .bad(k, "invalid continuation byte") }
      value = value << 6 | UInt32(b & 0x3f)
    }
    out.append(value)
    return .good(length)
  }

  /// Decodes UTF-8 that has no fault; nil where there is one.
  private static func decodeValid(_ s: UnsafeBufferPointer<UInt8>) -> Text? {
    // First pass: the count and the largest code point, with every form checked.
    var count = asciiRun(s, 0)
    if count == s.count { return Text(TextView(s)) }
    var largest: UInt32 = 0
    var i = count
    while i < s.count {
      let lead = s[i]
      count += 1
      if lead < 0x80 {
        i += 1
        continue
      }
      if lead < 0xc2 || lead > 0xf4 { return nil }
      let length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
      if i + length > s.count { return nil }
      var value = UInt32(lead) & (0x7f >> UInt32(length))
      for k in 1..<length {
        if s[i + k] & 0xc0 != 0x80 { return nil }
        value = value << 6 | UInt32(s[i + k] & 0x3f)
      }
      let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
      if value < least || value > 0x10ffff || value & 0xffff_f800 == 0xd800 { return nil }
      largest = max(largest, value)
      i += length
    }
    switch TextView.width(for: largest) {
    case 1: return Text(units: fill(s, count, UInt8.self))
    case 2: return Text(units: fill(s, count, UInt16.self))
    default: return Text(units: fill(s, count, UInt32.self))
    }
  }

  /// The second pass: the code points of valid UTF-8.
  private static func fill<U: TextUnit>(_ s: UnsafeBufferPointer<UInt8>, _ count: Int, _ type: U.Type) -> [U] {
    [U](unsafeUninitializedCapacity: count) { out, written in
      var i = 0
      for k in 0..<count {
        let lead = UInt32(s[i])
        let value: UInt32
        if lead < 0x80 {
          value = lead
          i += 1
        } else if lead < 0xe0 {
          value = (lead & 0x1f) << 6 | UInt32(s[i + 1] & 0x3f)
          i += 2
        } else if lead < 0xf0 {
          value = (lead & 0xf) << 12 | UInt32(s[i + 1] & 0x3f) << 6 | UInt32(s[i + 2] & 0x3f)
          i += 3
        } else {
          let high = (lead & 7) << 18 | UInt32(s[i + 1] & 0x3f) << 12
          value = high | UInt32(s[i + 2] & 0x3f) << 6 | UInt32(s[i + 3] & 0x3f)
          i += 4
        }
        out[k] = U(truncatingIfNeeded: value)
      }
      written = count
    }
  }

  /// Encodes units as UTF-8; nil where there is a surrogate.
  private static func encodeValid<U: TextUnit>(_ units: UnsafeBufferPointer<U>) -> [UInt8]? {
    var valid = true
    let most = MemoryLayout<U>.size == 1 ? 2 : MemoryLayout<U>.size == 2 ? 3 : 4
    let bytes = [UInt8](unsafeUninitializedCapacity: units.count * most) { out, written in
      var n = 0
      for unit in units {
        let c = UInt32(truncatingIfNeeded: unit)
        if c < 0x80 {
          out[n] = UInt8(truncatingIfNeeded: c)
          n &+= 1
        } else if c < 0x800 {
          out[n] = UInt8(truncatingIfNeeded: 0xc0 | c >> 6)
          out[n &+ 1] = UInt8(truncatingIfNeeded: 0x80 | c & 0x3f)
          n &+= 2
        } else if c < 0x10000 {
          if c & 0xf800 == 0xd800 {
            valid = false
            break
          }
          out[n] = UInt8(truncatingIfNeeded: 0xe0 | c >> 12)
          out[n &+ 1] = UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3f)
          out[n &+ 2] = UInt8(truncatingIfNeeded: 0x80 | c & 0x3f)
          n &+= 3
        } else {
          out[n] = UInt8(truncatingIfNeeded: 0xf0 | c >> 18)
          out[n &+ 1] = UInt8(truncatingIfNeeded: 0x80 | c >> 12 & 0x3f)
          out[n &+ 2] = UInt8(truncatingIfNeeded: 0x80 | c >> 6 & 0x3f)
          out[n &+ 3] = UInt8(truncatingIfNeeded: 0x80 | c & 0x3f)
          n &+= 4
        }
      }
      written = n
    }
    return valid ? bytes : nil
  }

  private static func half(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ big: Bool) -> UInt32 {
    let (a, b) = (UInt32(s[i]), UInt32(s[i + 1]))
    return big ? a << 8 | b : b << 8 | a
  }

  private static func word(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ big: Bool) -> UInt32 {
    let (a, b) = (half(s, i, big), half(s, i + 2, big))
    return big ? a << 16 | b : b << 16 | a
  }

  private static func utf16Step(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ out: inout Text, _ big: Bool) -> Step {
    if s.count - i < 2 { return .bad(s.count - i, "truncated data") }
    let unit = half(s, i, big)
    if unit & 0xf800 != 0xd800 {
      out.append(unit)
      return .good(2)
    }
    if unit >= 0xdc00 { return .bad(2, "illegal encoding") }
    if s.count - i < 4 { return .bad(s.count - i, "unexpected end of data") }
    let second = half(s, i + 2, big)
    if second & 0xfc00 != 0xdc00 { return .bad(2, "illegal UTF-16 surrogate") }
    out.append(0x10000 + ((unit & 0x3ff) << 10 | second & 0x3ff))
    return .good(4)
  }

  private static func utf32Step(_ s: UnsafeBufferPointer<UInt8>, _ i: Int, _ out: inout Text, _ big: Bool) -> Step {
    if s.count - i < 4 { return .bad(s.count - i, "truncated data") }
    let c = word(s, i, big)
    if c >= 0xd800 && c <= 0xdfff { return .bad(4, "code point in surrogate code point range(0xd800, 0xe000)") }
    if c > 0x10ffff { return .bad(4, "code point not in range(0x110000)") }
    out.append(c)
    return .good(4)
  }

  // MARK: - Encoding

  /// Encodes code points. Every fault goes to `repair`, which answers or throws. A repair that does not encode itself is
  /// handed to `refuse`, with the fault it was for.
  public func encode<E: Error>(
    _ text: TextView,
    _ repair: (CodecFault) throws(E) -> EncodeRepair,
    refuse: (CodecFault) -> E
  ) throws(E) -> [UInt8] {
    var out: [UInt8] = []
    switch self {
    case .utf16(nil): out = [0xff, 0xfe]
    case .utf32(nil): out = [0xff, 0xfe, 0, 0]
    case .utf8(true): out = [0xef, 0xbb, 0xbf]
    default: break
    }
    if unitSize == 1 && text.width == 1 && (self == .latin1 || text.isASCII) {
      out.append(contentsOf: text.units(UInt8.self))
      return out
    }
    if self == .utf8(signature: false) {
      let whole =
        switch text.width {
        case 1: TextEncoding.encodeValid(text.units(UInt8.self))
        case 2: TextEncoding.encodeValid(text.units(UInt16.self))
        default: TextEncoding.encodeValid(text.units(UInt32.self))
        }
      if let whole { return whole }
    }
    out.reserveCapacity(out.count + text.count * unitSize)
    var i = 0
    while i < text.count {
      if put(text[i], &out) {
        i += 1
        continue
      }
      var end = i + 1
      // One-byte encodings report a run of faults together.
      if unitSize == 1 { while end < text.count && !canEncode(text[end]) { end += 1 } }
      let fault = CodecFault(encoding: self, range: i..<end, reason: encodeReason)
      let fix = try repair(fault)
      switch fix.content {
      case .bytes(let bytes): out += bytes
      case .text(let replacement):
        for k in 0..<replacement.count where !put(replacement[k], &out) { throw refuse(fault) }
      }
      i = fix.next
    }
    return out
  }

  private var encodeReason: String {
    switch self {
    case .ascii: "ordinal not in range(128)"
    case .latin1: "ordinal not in range(256)"
    default: "surrogates not allowed"
    }
  }

  private func canEncode(_ c: UInt32) -> Bool {
    switch self {
    case .ascii: c < 128
    case .latin1: c < 256
    default: c & 0xffff_f800 != 0xd800
    }
  }

  /// Writes a code point; says whether it could.
  @inline(__always)
  private func put(_ c: UInt32, _ out: inout [UInt8]) -> Bool {
    if !canEncode(c) { return false }
    switch self {
    case .ascii, .latin1: out.append(UInt8(c))
    case .utf8:
      if c < 0x80 {
        out.append(UInt8(c))
      } else if c < 0x800 {
        out.append(UInt8(0xc0 | c >> 6))
        out.append(UInt8(0x80 | c & 0x3f))
      } else if c < 0x10000 {
        out.append(UInt8(0xe0 | c >> 12))
        out.append(UInt8(0x80 | c >> 6 & 0x3f))
        out.append(UInt8(0x80 | c & 0x3f))
      } else {
        out.append(UInt8(0xf0 | c >> 18))
        out.append(UInt8(0x80 | c >> 12 & 0x3f))
        out.append(UInt8(0x80 | c >> 6 & 0x3f))
        out.append(UInt8(0x80 | c & 0x3f))
      }
    case .utf16(let big):
      if c < 0x10000 {
        TextEncoding.putHalf(c, big ?? false, &out)
      } else {
        TextEncoding.putHalf(0xd800 + (c - 0x10000) >> 10, big ?? false, &out)
        TextEncoding.putHalf(0xdc00 + (c & 0x3ff), big ?? false, &out)
      }
    case .utf32(let big):
      if big ?? false {
        TextEncoding.putHalf(c >> 16, true, &out)
        TextEncoding.putHalf(c & 0xffff, true, &out)
      } else {
        TextEncoding.putHalf(c & 0xffff, false, &out)
        TextEncoding.putHalf(c >> 16, false, &out)
      }
    }
    return true
  }

  /// Writes 16 bits.
  public static func putHalf(_ c: UInt32, _ big: Bool, _ out: inout [UInt8]) {
    let (high, low) = (UInt8(truncatingIfNeeded: c >> 8), UInt8(truncatingIfNeeded: c))
    out.append(big ? high : low)
    out.append(big ? low : high)
  }
}
