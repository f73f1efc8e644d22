// Formatting: `int(text, base)` and `float(text)`: white space, signs, prefixes, underscores and the decimal digits of
// every script, before the digits go to the number parsers of the runtime.
import MachineRuntime

/// Numbers from text, as `int()` and `float()` read them.
public enum NumberText {
  /// What reading an integer gives.
  public enum IntegerResult: Sendable, Equatable {
    /// The number.
    case value(BigInt)
    /// Not a number in that base.
    case invalid
    /// More digits than the limit allows; how many.
    case tooManyDigits(Int)
  }

  /// Text with the digits of other scripts and white space as ASCII; nil where something else is not ASCII.
  private static func ascii(_ text: TextView) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    let body = text[text.strip(.both)]
    for i in 0..<body.count {
      let c = body[i]
      if c < 128 {
        out.append(UInt8(c))
      } else if let digit = Characters.decimalValue(c) {
        out.append(UInt8(0x30 + digit))
      } else {
        return nil
      }
    }
    return out
  }

  /// Drops underscores, each of which must stand between two digits; nil where one does not.
  private static func withoutUnderscores(_ text: ArraySlice<UInt8>, isDigit: (UInt8) -> Bool) -> [UInt8]? {
    if !text.contains(0x5f) { return Array(text) }
    var out: [UInt8] = []
    for i in text.indices {
      if text[i] != 0x5f {
        out.append(text[i])
      } else if i == text.startIndex || i + 1 == text.endIndex || !isDigit(text[i - 1]) || !isDigit(text[i + 1]) {
        return nil
      }
    }
    return out
  }

  /// `int(text, base)` for a base of 0 or 2…36. More than `digitLimit` digits in a base that is no power of two are refused;
  /// 0 means no limit.
  public static func integer(_ text: TextView, base: Int, digitLimit: Int = 0) -> IntegerResult {
    guard let all = ascii(text) else { return .invalid }
    var digits = all[...]
    var negative = false
    if let sign = digits.first, sign == 0x2b || sign == 0x2d {
      negative = sign == 0x2d
      digits.removeFirst()
    }
    var base = base
    var prefixed = false
    if digits.count >= 2, digits[digits.startIndex] == 0x30 {
      let letter = digits[digits.startIndex + 1] | 0x20
      let named = letter == 0x78 ? 16 : letter == 0x6f ? 8 : letter == 0x62 ? 2 : 0
      if named != 0 && (base == 0 || base == named) {
        base = named
        prefixed = true
        digits = digits.dropFirst(2)
        // One underscore may follow the prefix.
        if digits.first == 0x5f { digits.removeFirst() }
      }
    }
    if base == 0 {
      base = 10
      // A leading zero was octal once: only zero itself may have one.
      if !prefixed, digits.first == 0x30, digits.contains(where: { $0 != 0x30 && $0 != 0x5f }) { return .invalid }
    }
    guard let plain = withoutUnderscores(digits, isDigit: { BigInt.digitValue($0) < 36 }) else { return .invalid }
    if digitLimit > 0 && base & (base - 1) != 0 && plain.count > digitLimit {
      let valid = plain.allSatisfy { Int(BigInt.digitValue($0)) < base }
      return valid ? .tooManyDigits(plain.count) : .invalid
    }
    guard let size = BigInt.parse(plain, radix: base) else { return .invalid }
    return .value(negative ? -size : size)
  }

  /// `complex(text)`: a real part, an imaginary part with a j, or both; perhaps in parentheses. nil where it is none.
  public static func complex(_ text: TextView) -> Complex? {
    guard let all = ascii(text), var body = withoutUnderscores(all[...], isDigit: { $0 >= 0x30 && $0 <= 0x39 })?[...]
    else { return nil }
    func isSpace(_ b: UInt8?) -> Bool { b == 0x20 || (9...13).contains(b ?? 0) }
    if body.first == 0x28, body.last == 0x29, body.count >= 2 {
      body = body.dropFirst().dropLast()
      while isSpace(body.first) { body.removeFirst() }
      while isSpace(body.last) { body.removeLast() }
    }
    if body.isEmpty { return nil }
    guard body.last.map({ $0 | 0x20 == 0x6a }) ?? false else {
      return FloatText.parse(Array(body)).map { Complex($0, 0) }
    }
    body.removeLast()
    // The sign of the imaginary part: the last one that belongs to no exponent.
    var split = body.startIndex
    var i = body.endIndex - 1
    while i > body.startIndex {
      if body[i] == 0x2b || body[i] == 0x2d, body[i - 1] | 0x20 != 0x65 {
        split = i
        break
      }
      i -= 1
    }
    var imaginary = Array(body[split...])
    // A sign alone, or nothing, stands for one.
    if imaginary.isEmpty || imaginary == [0x2b] || imaginary == [0x2d] { imaginary.append(0x31) }
    guard let imaginaryPart = FloatText.parse(imaginary) else { return nil }
    if split == body.startIndex { return Complex(0, imaginaryPart) }
    guard let real = FloatText.parse(Array(body[..<split])) else { return nil }
    return Complex(real, imaginaryPart)
  }

  /// `float(text)`; nil where it is no number.
  public static func float(_ text: TextView) -> Double? {
    guard let all = ascii(text), let plain = withoutUnderscores(all[...], isDigit: { $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return FloatText.parse(plain)
  }
}
