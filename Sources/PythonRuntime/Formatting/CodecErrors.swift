// Formatting: the names of encodings and of error handlers, what the built-in handlers make of a fault, and the messages of
// UnicodeEncodeError and UnicodeDecodeError. Handlers registered by the program are the object model's: it passes its own
// repair function to the codec.
import MachineRuntime

extension TextEncoding {
  /// The encoding of a name or alias, spelled as freely as Python allows; nil where none is known.
  public init?(named name: String) {
    var key = ""
    for c in name.unicodeScalars {
      switch c {
      case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(c.value + 32) ?? c)
      case "-", " ", "_": key.append("_")
      default: key.unicodeScalars.append(c)
      }
    }
    switch key {
    case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": self = .utf8(signature: false)
    case "utf_8_sig", "utf8_sig": self = .utf8(signature: true)
    case "ascii", "us_ascii", "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii", "ibm367",
      "iso646_us", "iso_646.irv_1991", "iso_ir_6", "us":
      self = .ascii
    case "latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "iso8859", "8859", "cp819", "csisolatin1",
      "ibm819",
      "iso_8859_1_1987", "iso_ir_100", "iso88591", "iso_88591":
      self = .latin1
    case "utf_16", "utf16", "u16": self = .utf16(bigEndian: nil)
    case "utf_16_le", "utf_16le", "utf16_le", "utf16le", "unicodelittleunmarked": self = .utf16(bigEndian: false)
    case "utf_16_be", "utf_16be", "utf16_be", "utf16be", "unicodebigunmarked": self = .utf16(bigEndian: true)
    case "utf_32", "utf32", "u32": self = .utf32(bigEndian: nil)
    case "utf_32_le", "utf_32le", "utf32_le", "utf32le": self = .utf32(bigEndian: false)
    case "utf_32_be", "utf_32be", "utf32_be", "utf32be": self = .utf32(bigEndian: true)
    default: return nil
    }
  }
}

/// The built-in error handlers of codecs.
public enum CodecErrorHandler: String, Sendable {
  /// The handlers, by Python's names.
  case strict, ignore, replace, backslashreplace, surrogateescape, surrogatepass, xmlcharrefreplace, namereplace

  /// What takes the place of a fault in `bytes`; throws the fault where the handler gives up.
  public func repair(_ fault: CodecFault, in bytes: TextView) throws(CodecFault) -> DecodeRepair {
    let bytes = bytes[fault.origin..<bytes.count]
    switch self {
    case .strict: throw fault
    case .ignore: return DecodeRepair(Text(), next: fault.range.upperBound)
    case .replace: return DecodeRepair("\u{FFFD}", next: fault.range.upperBound)
    case .backslashreplace:
      var out = Text()
      for i in fault.range {
        out.append("\\x")
        Repr.hex(bytes[i], 2, &out)
      }
      return DecodeRepair(out, next: fault.range.upperBound)
    case .surrogateescape:
      var out = Text()
      var i = fault.range.lowerBound
      while i < fault.range.upperBound, out.count < 4, bytes[i] >= 0x80 {
        out.append(0xdc00 + bytes[i])
        i += 1
      }
      if out.isEmpty { throw fault }
      return DecodeRepair(out, next: i)
    case .surrogatepass:
      guard let (surrogate, count) = CodecErrorHandler.surrogate(fault, bytes) else { throw fault }
      return DecodeRepair(Text(scalars: CollectionOfOne(surrogate)), next: fault.range.lowerBound + count)
    case .xmlcharrefreplace, .namereplace: throw fault
    }
  }

  /// The surrogate that is encoded where a fault begins, and in how many bytes.
  private static func surrogate(_ fault: CodecFault, _ bytes: TextView) -> (UInt32, Int)? {
    let i = fault.range.lowerBound
    let left = bytes.count - i
    let c: UInt32
    let count: Int
    switch fault.encoding {
    case .utf8:
      if left < 3 || bytes[i] & 0xf0 != 0xe0 || bytes[i + 1] & 0xc0 != 0x80 || bytes[i + 2] & 0xc0 != 0x80 {
        return nil
      }
      c = (bytes[i] & 0xf) << 12 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f
      count = 3
    case .utf16(let big):
      if left < 2 { return nil }
      c = big ?? false ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i]
      count = 2
    case .utf32(let big):
      if left < 4 { return nil }
      let (a, b, d, e) = (bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3])
      c = big ?? false ? a << 24 | b << 16 | d << 8 | e : e << 24 | d << 16 | b << 8 | a
      count = 4
    case .ascii, .latin1: return nil
    }
    return c >= 0xd800 && c <= 0xdfff ? (c, count) : nil
  }

  /// What takes the place of a fault in `text`; throws the fault where the handler gives up.
  public func repair(_ fault: CodecFault, in text: TextView) throws(CodecFault) -> EncodeRepair {
    var out = Text()
    switch self {
    case .strict: throw fault
    case .ignore: break
    case .replace: out.append(0x3f, times: fault.range.count)
    case .backslashreplace: for i in fault.range { Repr.escape(text[i], &out) }
    case .xmlcharrefreplace: for i in fault.range { out.append("&#\(text[i]);") }
    case .namereplace:
      for i in fault.range {
        if let name = Characters.name(text[i]) { out.append("\\N{\(name)}") } else { Repr.escape(text[i], &out) }
      }
    case .surrogateescape: return try escapedBytes(fault, text)
    case .surrogatepass: return try surrogateBytes(fault, text)
    }
    return EncodeRepair(.text(out), next: fault.range.upperBound)
  }

  /// The bytes that surrogateescape had hidden in low surrogates.
  private func escapedBytes(_ fault: CodecFault, _ text: TextView) throws(CodecFault) -> EncodeRepair {
    var bytes: [UInt8] = []
    for i in fault.range {
      let c = text[i]
      if c < 0xdc80 || c > 0xdcff {
        if fault.encoding.unitSize > 1 { throw fault }
        var rest = fault
        rest.range = i..<fault.range.upperBound
        throw rest
      }
      bytes.append(UInt8(c - 0xdc00))
    }
    // A byte alone is no unit of UTF-16 or UTF-32.
    if fault.encoding.unitSize > 1 { throw fault }
    return EncodeRepair(.bytes(bytes), next: fault.range.upperBound)
  }

  /// Surrogates encoded as if they were code points.
  private func surrogateBytes(_ fault: CodecFault, _ text: TextView) throws(CodecFault) -> EncodeRepair {
    var bytes: [UInt8] = []
    for i in fault.range {
      let c = text[i]
      if c < 0xd800 || c > 0xdfff { throw fault }
      switch fault.encoding {
      case .utf8: bytes += [UInt8(0xe0 | c >> 12), UInt8(0x80 | c >> 6 & 0x3f), UInt8(0x80 | c & 0x3f)]
      case .utf16(let big): TextEncoding.putHalf(c, big ?? false, &bytes)
      case .utf32(let big):
        if big ?? false { bytes += [0, 0] }
        TextEncoding.putHalf(c, big ?? false, &bytes)
        if !(big ?? false) { bytes += [0, 0] }
      case .ascii, .latin1: throw fault
      }
    }
    return EncodeRepair(.bytes(bytes), next: fault.range.upperBound)
  }
}

extension CodecFault {
  /// What UnicodeDecodeError says.
  public func decodeMessage(_ bytes: TextView) -> String {
    let bytes = bytes[origin..<bytes.count]
    if range.count == 1 {
      var hex = Text()
      Repr.hex(bytes[range.lowerBound], 2, &hex)
      return "'\(encoding.name)' codec can't decode byte 0x\(hex) in position \(range.lowerBound): \(reason)"
    }
    return
      "'\(encoding.name)' codec can't decode bytes in position \(range.lowerBound)-\(range.upperBound - 1): \(reason)"
  }

  /// What UnicodeEncodeError says.
  public func encodeMessage(_ text: TextView) -> String {
    if range.count == 1 {
      var escape = Text()
      Repr.escape(text[range.lowerBound], &escape)
      return "'\(encoding.name)' codec can't encode character '\(escape)' in position \(range.lowerBound): \(reason)"
    }
    return
      "'\(encoding.name)' codec can't encode characters in position \(range.lowerBound)-\(range.upperBound - 1): \(reason)"
  }
}

extension TextEncoding {
  /// Decodes with a built-in handler.
  public func decode(_ bytes: TextView, _ handler: CodecErrorHandler) throws(CodecFault) -> Text {
    try decode(bytes) { (fault) throws(CodecFault) in try handler.repair(fault, in: bytes) as DecodeRepair }
  }

  /// Encodes with a built-in handler.
  public func encode(_ text: TextView, _ handler: CodecErrorHandler) throws(CodecFault) -> [UInt8] {
    try encode(
      text,
      { (fault) throws(CodecFault) in try handler.repair(fault, in: text) as EncodeRepair },
      refuse: { $0 }
    )
  }
}
