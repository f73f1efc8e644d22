// How many columns of a terminal a text takes, and texts cut to columns.

/// Widths of texts in columns.
public enum TextWidth {
  /// Columns of a text: wide characters take two, combining marks none.
  public static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

  /// Columns of a scalar: after Unicode's East Asian Width, by blocks.
  public static func columns(_ scalar: Unicode.Scalar) -> Int {
    let v = scalar.value
    if v < 0x300 { return v < 32 || (v >= 0x7F && v < 0xA0) ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch v {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// A text cut to so many columns, and filled up with blanks to them.
  public static func fit(_ text: String, _ width: Int, more: Character = "…") -> String {
    let full = columns(text)
    if full <= width { return text + String(repeating: " ", count: width - full) }
    var out = ""
    var used = 0
    for character in text {
      let w = columns(String(character))
      if used + w > width - 1 { break }
      out.append(character)
      used += w
    }
    return out + (width > 0 ? String(more) : "") + String(repeating: " ", count: max(0, width - used - 1))
  }
}
