// Names of characters, for `\N{…}`. The standard library tells a character's name; the way back is a table built from
// it the first time a name is asked for. Names that follow a rule (ideographs, Hangul syllables) are not in the table.

/// Characters by name.
public enum CharacterNames {
  private static let table: [String: UInt32] = {
    var table: [String: UInt32] = [:]
    table.reserveCapacity(45_000)
    func add(_ range: ClosedRange<UInt32>) {
      for value in range {
        guard let scalar = Unicode.Scalar(value), Identifiers.isAssigned(scalar) else { continue }
        let properties = scalar.properties
        if let name = properties.name { table[name] = value }
        if let alias = properties.nameAlias { table[alias] = value }
      }
    }
    // Around the ranges of ideographs and syllables.
    add(0...0x33FF)
    add(0x4DC0...0x4DFF)
    add(0xA000...0xABFF)
    add(0xD7B0...0x16FFF)
    add(0x18800...0x1FFFF)
    add(0x2F800...0x2FA1F)
    add(0xE0000...0xE01FF)
    for (name, value) in controlNames { table[name] = value }
    return table
  }()

  /// Control characters have no name, only aliases; the standard library tells one of each.
  private static let controlNames: [(String, UInt32)] = [
    ("NULL", 0), ("NUL", 0), ("BEL", 7), ("ALERT", 7), ("BACKSPACE", 8), ("BS", 8), ("CHARACTER TABULATION", 9),
    ("HORIZONTAL TABULATION", 9), ("HT", 9), ("TAB", 9), ("LINE FEED", 10), ("NEW LINE", 10), ("END OF LINE", 10),
    ("LF", 10), ("NL", 10), ("EOL", 10), ("LINE TABULATION", 11), ("VERTICAL TABULATION", 11), ("VT", 11),
    ("FORM FEED", 12), ("FF", 12), ("CARRIAGE RETURN", 13), ("CR", 13), ("SUBSTITUTE", 26), ("SUB", 26),
    ("ESCAPE", 27), ("ESC", 27), ("SPACE", 32), ("SP", 32), ("DELETE", 127), ("DEL", 127), ("NEXT LINE", 0x85),
    ("NEL", 0x85), ("NO-BREAK SPACE", 0xA0), ("NBSP", 0xA0), ("SOFT HYPHEN", 0xAD), ("SHY", 0xAD),
    ("ZERO WIDTH SPACE", 0x200B), ("ZWSP", 0x200B), ("ZERO WIDTH NON-JOINER", 0x200C), ("ZWNJ", 0x200C),
    ("ZERO WIDTH JOINER", 0x200D), ("ZWJ", 0x200D), ("LRM", 0x200E), ("RLM", 0x200F), ("BOM", 0xFEFF),
    ("BYTE ORDER MARK", 0xFEFF), ("ZWNBSP", 0xFEFF),
  ]

  /// The character of a name, in any case; nil when there is none.
  public static func lookUp(_ name: String) -> Unicode.Scalar? {
    let upper = name.uppercased()
    let isRuled = upper.hasPrefix("CJK UNIFIED IDEOGRAPH-") || upper.hasPrefix("TANGUT IDEOGRAPH-")
    if isRuled, let dash = upper.lastIndex(of: "-"),
      let value = UInt32(upper[upper.index(after: dash)...], radix: 16), let scalar = Unicode.Scalar(value),
      scalar.properties.name == upper
    {
      return scalar
    }
    if upper.hasPrefix("HANGUL SYLLABLE ") {
      for value in UInt32(0xAC00)...0xD7A3 {
        if let scalar = Unicode.Scalar(value), scalar.properties.name == upper { return scalar }
      }
      return nil
    }
    return table[upper].flatMap(Unicode.Scalar.init)
  }
}
