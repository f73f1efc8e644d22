// Images as text: what a source file can hold as a string literal. A program carries images inside its executable this
// way, because a compiler takes a long string in no time and a long array literal in minutes.
//
// Six bits make one character from U+003F "?" to U+007E "~", the lowest bits first: none of them needs an escape in a raw
// literal `#"…"#`. Three bytes are four characters; a rest of one or two bytes is two or three characters.

/// Writes and reads images as text.
public enum ImageText {
  /// The first of the 64 characters.
  private static let first: UInt8 = 0x3F

  /// The text that stands for some bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits |= UInt32(byte) << UInt32(count)
      count += 8
      while count >= 6 {
        text.append(first + UInt8(bits & 0x3F))
        bits >>= 6
        count -= 6
      }
    }
    if count > 0 { text.append(first + UInt8(bits)) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text made by `encode` stands for. Other text gives some bytes too: whoever reads them checks them.
  public static func decode(_ text: String) -> [UInt8] {
    let characters = text.utf8.span
    var bytes = [UInt8](repeating: 0, count: characters.count * 6 / 8)
    var out = bytes.mutableSpan
    var (i, o) = (0, 0)
    func value(_ i: Int) -> UInt32 { UInt32((characters[i] &- first) & 0x3F) }
    while i + 4 <= characters.count {
      let bits = value(i) | value(i + 1) << 6 | value(i + 2) << 12 | value(i + 3) << 18
      out[o] = UInt8(truncatingIfNeeded: bits)
      out[o + 1] = UInt8(truncatingIfNeeded: bits >> 8)
      out[o + 2] = UInt8(truncatingIfNeeded: bits >> 16)
      i += 4
      o += 3
    }
    var bits: UInt32 = 0
    for k in 0..<characters.count - i { bits |= value(i + k) << UInt32(6 * k) }
    while o < out.count {
      out[o] = UInt8(truncatingIfNeeded: bits)
      bits >>= 8
      o += 1
    }
    return bytes
  }
}
