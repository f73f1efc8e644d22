// Formatting: `format(value, spec)` of integers, floats, complex numbers and text, after Python/formatter_unicode.c. A
// number is taken apart into sign, prefix, digits, point and rest; digits are grouped from the right, and zeros that pad
// take part in the grouping.
import MachineRuntime

/// `format(value, spec)` for the built-in types that have a mini-language.
public enum Formatter {
  // MARK: - Text

  /// Formats text.
  public static func format(
    text value: TextView,
    _ specText: TextView,
    typeName: String = "str"
  ) throws(FormatError) -> Text {
    if specText.isEmpty { return Text(value) }
    let spec = try FormatSpec(specText, typeName: typeName, type: 0x73, align: 0x3c)
    if spec.type != 0x73 { throw spec.unknownType(typeName) }
    if spec.sign != 0 {
      let name = spec.sign == 0x20 ? "Space" : "Sign"
      throw FormatError(.valueError, "\(name) not allowed in string format specifier")
    }
    if spec.noNegativeZero {
      throw FormatError(.valueError, "Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.alternate {
      throw FormatError(.valueError, "Alternate form (#) not allowed in string format specifier")
    }
    if spec.align == 0x3d {
      throw FormatError(.valueError, "'=' alignment not allowed in string format specifier")
    }
    let part = spec.precision >= 0 && spec.precision < value.count ? value[0..<spec.precision] : value
    return try spec.pad(Text(part))
  }

  // MARK: - Integers

  /// Formats an integer.
  public static func format(
    _ value: BigInt,
    _ specText: TextView,
    typeName: String = "int"
  ) throws(FormatError) -> Text {
    if specText.isEmpty { return Text(latin1: value.toASCII(radix: 10)) }
    let spec = try FormatSpec(specText, typeName: typeName, type: 0x64, align: 0x3e)
    switch spec.type {
    case 0x62, 0x63, 0x64, 0x6f, 0x78, 0x58, 0x6e: return try formatInteger(value, spec)
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x25:
      guard let double = value.toDouble() else {
        throw FormatError(.overflowError, "int too large to convert to float")
      }
      return try formatDouble(double, spec)
    default: throw spec.unknownType(typeName)
    }
  }

  /// Formats a machine integer.
  public static func format(_ value: Int, _ specText: TextView, typeName: String = "int") throws(FormatError) -> Text {
    if specText.isEmpty {
      var digits: [UInt8] = value < 0 ? [0x2d] : []
      FixnumMath.appendDecimal(UInt64(value.magnitude), to: &digits)
      return Text(latin1: digits)
    }
    let spec = try FormatSpec(specText, typeName: typeName, type: 0x64, align: 0x3e)
    switch spec.type {
    case 0x62, 0x64, 0x6f, 0x78, 0x58, 0x6e:
      return try formatInteger(negative: value < 0, spec) { radix, uppercase in
        var digits: [UInt8] = []
        FixnumMath.appendDigits(
          UInt64(value.magnitude),
          radix: UInt64(radix),
          uppercase: uppercase,
          to: &digits
        )
        return digits
      }
    default: return try format(BigInt(value), specText, typeName: typeName)
    }
  }

  private static func formatInteger(_ value: BigInt, _ spec: FormatSpec) throws(FormatError) -> Text {
    if spec.type == 0x63 {
      try checkIntegerSpec(spec)
      return try formatCharacter(value, spec)
    }
    return try formatInteger(negative: value.isNegative, spec) { radix, uppercase in
      value.absolute.toASCII(radix: radix, uppercase: uppercase)
    }
  }

  private static func checkIntegerSpec(_ spec: FormatSpec) throws(FormatError) {
    if spec.precision != -1 {
      throw FormatError(.valueError, "Precision not allowed in integer format specifier")
    }
    if spec.noNegativeZero {
      throw FormatError(.valueError, "Negative zero coercion (z) not allowed in integer format specifier")
    }
  }

  /// Formats an integer whose digits `digits` gives for a radix.
  @inline(__always)
  private static func formatInteger(
    negative: Bool,
    _ spec: FormatSpec,
    _ digits: (_ radix: Int, _ uppercase: Bool) -> [UInt8]
  ) throws(FormatError) -> Text {
    try checkIntegerSpec(spec)
    let radix: Int
    var prefix: [UInt8] = []
    switch spec.type {
    case 0x62:
      radix = 2
      prefix = [0x30, 0x62]
    case 0x6f:
      radix = 8
      prefix = [0x30, 0x6f]
    case 0x78, 0x58:
      radix = 16
      prefix = [0x30, UInt8(spec.type)]
    default: radix = 10
    }
    if !spec.alternate { prefix = [] }
    let size = digits(radix, spec.type == 0x58)
    let number = NumberParts(negative: negative, prefix: prefix, digits: size[...], rest: [])
    return try number.laidOut(spec)
  }

  private static func formatCharacter(_ value: BigInt, _ spec: FormatSpec) throws(FormatError) -> Text {
    if spec.sign != 0 {
      throw FormatError(.valueError, "Sign not allowed with integer format specifier 'c'")
    }
    if spec.alternate {
      throw FormatError(.valueError, "Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let code = value.asInt else {
      throw FormatError(.overflowError, "Python int too large to convert to C long")
    }
    if code < 0 || code > 0x10ffff { throw FormatError(.overflowError, "%c arg not in range(0x110000)") }
    return try spec.pad(Text(scalars: CollectionOfOne(UInt32(code))))
  }

  // MARK: - Floats

  /// Formats a float.
  public static func format(
    _ value: Double,
    _ specText: TextView,
    typeName: String = "float"
  ) throws(FormatError) -> Text {
    if specText.isEmpty { return Text(latin1: FloatText.reprASCII(value)) }
    let spec = try FormatSpec(specText, typeName: typeName, type: 0, align: 0x3e)
    switch spec.type {
    case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6e, 0x25: return try formatDouble(value, spec)
    default: throw spec.unknownType(typeName)
    }
  }

  /// The text of a double by a specification's type, precision and flags, without sign handling and padding.
  private static func doubleText(
    _ value: Double,
    _ spec: FormatSpec,
    defaultType: FloatFormat.Style,
    addDotZero: Bool
  ) throws(FormatError) -> [UInt8] {
    if spec.precision > Int(Int32.max) { throw FormatError(.valueError, "precision too big") }
    var options: FloatFormat.Options = []
    if spec.alternate { options.insert(.alternate) }
    if spec.noNegativeZero { options.insert(.noNegativeZero) }
    if spec.type == 0x45 || spec.type == 0x46 || spec.type == 0x47 { options.insert(.uppercase) }
    var precision = spec.precision
    let style: FloatFormat.Style
    switch spec.type {
    case 0:
      if addDotZero { options.insert(.addDotZero) }
      style = precision < 0 ? defaultType : .general
    case 0x65, 0x45: style = .exponent
    case 0x66, 0x46, 0x25: style = .fixed
    default: style = .general
    }
    if precision < 0 { precision = 6 }
    return FloatFormat.format(spec.type == 0x25 ? value * 100 : value, style, precision: precision, options: options)
  }

  private static func formatDouble(_ value: Double, _ spec: FormatSpec) throws(FormatError) -> Text {
    var text = try doubleText(value, spec, defaultType: .shortest, addDotZero: true)
    if spec.type == 0x25 { text.append(0x25) }
    // Nothing to pad, group or sign: the text is it.
    if spec.width <= text.count && spec.grouping == .none && (spec.sign == 0 || spec.sign == 0x2d) {
      return Text(latin1: text)
    }
    return try NumberParts(text).laidOut(spec)
  }

  // MARK: - Complex numbers

  /// Formats a complex number.
  public static func format(
    _ value: Complex,
    _ specText: TextView,
    typeName: String = "complex"
  ) throws(FormatError) -> Text {
    if specText.isEmpty { return Text(value.repr) }
    let spec = try FormatSpec(specText, typeName: typeName, type: 0, align: 0x3e)
    switch spec.type {
    case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6e: break
    default: throw spec.unknownType(typeName)
    }
    if spec.fill == 0x30 {
      throw FormatError(.valueError, "Zero padding is not allowed in complex format specifier")
    }
    if spec.align == 0x3d {
      throw FormatError(.valueError, "'=' alignment flag is not allowed in complex format specifier")
    }
    let skipReal = spec.type == 0 && value.real == 0 && value.real.sign == .plus
    let parentheses = spec.type == 0 && !skipReal
    var part = spec
    part.fill = 0
    part.align = 0x3c
    part.width = -1
    var body = Text()
    if parentheses { body.append(0x28) }
    if !skipReal {
      let text = try doubleText(value.real, spec, defaultType: .shortest, addDotZero: false)
      body.append(try NumberParts(text).laidOut(part))
      part.sign = 0x2b
    }
    let text = try doubleText(value.imaginary, spec, defaultType: .shortest, addDotZero: false)
    body.append(try NumberParts(text).laidOut(part))
    body.append(0x6a)
    if parentheses { body.append(0x29) }
    return try spec.pad(body)
  }
}

/// A number's text in parts, without its sign.
private struct NumberParts {
  let negative: Bool
  let prefix: [UInt8]
  let digits: ArraySlice<UInt8>
  /// The point and all that follows the whole digits; or a word such as inf.
  let rest: ArraySlice<UInt8>

  init(negative: Bool, prefix: [UInt8], digits: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    self.negative = negative
    self.prefix = prefix
    self.digits = digits
    self.rest = rest
  }

  /// Takes the text of a double apart.
  init(_ text: [UInt8]) {
    let negative = text.first == 0x2d
    let body = text[(negative ? 1 : 0)...]
    let end = body.firstIndex { $0 < 0x30 || $0 > 0x39 } ?? body.endIndex
    self.init(negative: negative, prefix: [], digits: body[..<end], rest: body[end...])
  }

  func laidOut(_ spec: FormatSpec) throws(FormatError) -> Text {
    var sign: UInt32 = negative ? 0x2d : 0
    if !negative && (spec.sign == 0x2b || spec.sign == 0x20) { sign = spec.sign }
    let fixed = (sign == 0 ? 0 : 1) + prefix.count + rest.count
    if spec.width > 0 { try FormatSpec.checkSize(spec.width) }
    let least = spec.fill == 0x30 && spec.align == 0x3d ? spec.width - fixed : 0
    var zeros = 0
    var grouped = digits
    if spec.grouping == .none {
      if !digits.isEmpty { zeros = max(least - digits.count, 0) }
    } else if !digits.isEmpty {
      grouped = groupedDigits(spec.grouping, least: least)[...]
    }
    let gap = max(spec.width - fixed - grouped.count - zeros, 0)
    var before = 0
    var inside = 0
    switch spec.align {
    case 0x3c: break
    case 0x5e: before = gap / 2
    case 0x3d: inside = gap
    default: before = gap
    }
    var out = Text()
    out.append(spec.fill, times: before)
    if sign != 0 { out.append(sign) }
    out.append(latin1: prefix)
    out.append(spec.fill, times: inside)
    out.append(0x30, times: zeros)
    out.append(latin1: grouped)
    out.append(latin1: rest)
    out.append(spec.fill, times: gap - before - inside)
    return out
  }

  /// The digits in groups, with zeros in front up to a width.
  private func groupedDigits(_ grouping: FormatSpec.Grouping, least: Int) -> [UInt8] {
    let separator = UInt8(grouping.separator)
    var reversed: [UInt8] = []
    var remaining = digits.count
    var room = least
    while true {
      // A group is full, unless neither digits nor width ask for that many.
      let size = min(grouping.size, max(remaining, room, 1))
      if !reversed.isEmpty { reversed.append(separator) }
      for _ in 0..<size {
        if remaining > 0 {
          remaining -= 1
          reversed.append(digits[digits.startIndex + remaining])
        } else {
          reversed.append(0x30)
        }
      }
      room -= size
      if remaining <= 0 && room <= 0 { break }
      room -= 1
    }
    reversed.reverse()
    return reversed
  }
}
