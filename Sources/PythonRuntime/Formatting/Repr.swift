// Formatting: `repr` of text and bytes, and `ascii`: quotes chosen so that least is escaped, and everything that is not
// printable (by general category) as an escape.
import MachineRuntime

/// `repr` and `ascii`.
public enum Repr {
  /// `repr(str)`; with `ascii`, everything beyond ASCII is escaped too.
  public static func text(_ value: TextView, ascii: Bool = false) -> Text {
    var single = false
    var double = false
    for i in 0..<value.count {
      switch value[i] {
      case 0x27: single = true
      case 0x22: double = true
      default: break
      }
    }
    let quote: UInt32 = single && !double ? 0x22 : 0x27
    var out = Text()
    out.reserve(value.count + 2)
    out.append(quote)
    for i in 0..<value.count {
      let c = value[i]
      switch c {
      case quote, 0x5c:
        out.append(0x5c)
        out.append(c)
      case 9: out.append("\\t")
      case 10: out.append("\\n")
      case 13: out.append("\\r")
      case 32..<127: out.append(c)
      default:
        if c > 127 && !ascii && Characters.isPrintable(c) {
          out.append(c)
        } else {
          escape(c, &out)
        }
      }
    }
    out.append(quote)
    return out
  }

  /// `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  static func escape(_ c: UInt32, _ out: inout Text) {
    if c < 0x100 {
      out.append("\\x")
      hex(c, 2, &out)
    } else if c < 0x10000 {
      out.append("\\u")
      hex(c, 4, &out)
    } else {
      out.append("\\U")
      hex(c, 8, &out)
    }
  }

  static func hex(_ value: UInt32, _ digits: Int, _ out: inout Text) {
    for i in (0..<digits).reversed() {
      let digit = value >> UInt32(4 * i) & 15
      out.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
    }
  }

  /// `repr(bytes)`.
  public static func bytes(_ value: TextView) -> Text {
    var single = false
    var double = false
    for i in 0..<value.count {
      if value[i] == 0x27 { single = true }
      if value[i] == 0x22 { double = true }
    }
    let quote: UInt32 = single && !double ? 0x22 : 0x27
    var out = Text()
    out.reserve(value.count + 3)
    out.append(0x62)
    out.append(quote)
    for i in 0..<value.count {
      let c = value[i]
      switch c {
      case quote, 0x5c:
        out.append(0x5c)
        out.append(c)
      case 9: out.append("\\t")
      case 10: out.append("\\n")
      case 13: out.append("\\r")
      case 32..<127: out.append(c)
      default:
        out.append("\\x")
        hex(c, 2, &out)
      }
    }
    out.append(quote)
    return out
  }
}
