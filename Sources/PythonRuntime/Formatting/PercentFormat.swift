// Formatting: the `%` operator of text and bytes, after CPython's unicode_format and _PyBytes_FormatEx. The engine reads
// conversion specifications and lays out what it gets; where arguments come from and how objects turn into numbers and
// text is the caller's, behind `PercentArguments`.
import MachineRuntime

/// What `%c` was given.
public enum PercentCharacter: Sendable {
  /// Text of one code point, or bytes of one byte.
  case scalar(UInt32)
  /// An integer.
  case integer(BigInt)
  /// Anything else.
  case other
}

/// How `%s`, `%r`, `%a` and `%b` turn a value into text.
public enum PercentText: Sendable {
  /// `%s`, `%r`, `%a`, and for bytes `%b` (which `%s` means there too).
  case str, repr, ascii, bytes
}

/// Where `%` formatting gets its arguments. One of them is the current one; `select` methods change which.
public protocol PercentArguments {
  /// What the caller's own errors are.
  associatedtype Failure: Error

  /// An error of formatting as the caller's own.
  func raise(_ error: FormatError) -> Failure

  /// How many arguments a tuple holds; nil when the right operand is no tuple but a single value.
  var tupleCount: Int? { get }
  /// Whether the right operand can be subscripted by name (a mapping that is neither tuple nor text).
  var isMapping: Bool { get }

  /// Makes an item of the tuple the current argument.
  mutating func selectItem(_ index: Int) throws(Failure)
  /// Makes the right operand itself the current argument.
  mutating func selectWhole() throws(Failure)
  /// Makes what the mapping holds under a name the current argument.
  mutating func selectKey(_ key: Text) throws(Failure)

  /// The type's name of the current argument.
  var typeName: String { get }
  /// The current argument if it is an integer (`*` as width or precision); nil otherwise.
  mutating func starInteger() throws(Failure) -> BigInt?
  /// The current argument as an integer, by `__index__` or else by `__int__`; nil when it is no number.
  mutating func integer(byIndex: Bool) throws(Failure) -> BigInt?
  /// The current argument as a double.
  mutating func double() throws(Failure) -> Double
  /// The current argument for `%c`.
  mutating func character() throws(Failure) -> PercentCharacter
  /// The current argument as text.
  mutating func text(_ kind: PercentText) throws(Failure) -> Text
}

/// The `%` operator.
public enum PercentFormat {
  /// Lays out `format` with arguments; for bytes, code points stand for bytes.
  public static func format<A: PercentArguments>(
    _ format: TextView,
    _ arguments: inout A,
    bytes: Bool = false
  ) throws(A.Failure) -> Text {
    var out = Text()
    var engine = PercentEngine(format: format, bytes: bytes)
    while try engine.step(&out, &arguments) {}
    return out
  }
}

/// One run over a format.
private struct PercentEngine {
  let format: TextView
  let bytes: Bool
  var position = 0
  /// The next item of the tuple.
  var item = 0
  /// Whether the single value was used.
  var wholeUsed = false
  /// Whether the current value was chosen by name, for the conversion at hand.
  var keyed = false

  init(format: TextView, bytes: Bool) {
    self.format = format
    self.bytes = bytes
  }

  /// A conversion specification.
  struct Conversion {
    var left = false
    var plus = false
    var blank = false
    var alternate = false
    var zero = false
    var width = -1
    var precision = -1
    var type: UInt32 = 0
  }

  /// Copies text up to the next conversion and does that; says whether there may be more.
  mutating func step<A: PercentArguments>(_ out: inout Text, _ arguments: inout A) throws(A.Failure) -> Bool {
    let start = position
    while position < format.count && format[position] != 0x25 { position += 1 }
    if position > start { out.append(format[start..<position]) }
    if position == format.count {
      let left = arguments.tupleCount.map { item < $0 } ?? (!wholeUsed && !arguments.isMapping)
      // A mapping may hold more than the format names; a tuple or a single value may not.
      if left {
        throw arguments.raise(
          FormatError(.typeError, "not all arguments converted during \(bytes ? "bytes" : "string") formatting")
        )
      }
      return false
    }
    let literal = position - start
    position += 1
    keyed = false
    let conversion = try read(&arguments)
    // Behind flags or a width the second sign is an unknown type.
    if conversion.type == 0x25 && position == start + literal + 2 {
      out.append(0x25)
      return true
    }
    try next(&arguments)
    try convert(conversion, &out, &arguments)
    return true
  }

  // MARK: - Reading

  private mutating func take() -> UInt32? {
    guard position < format.count else { return nil }
    position += 1
    return format[position - 1]
  }

  private mutating func read<A: PercentArguments>(_ arguments: inout A) throws(A.Failure) -> Conversion {
    var spec = Conversion()
    let incomplete = FormatError(.valueError, "incomplete format")
    if position < format.count && format[position] == 0x28 { try readKey(&arguments) }
    var c: UInt32?
    flags: while true {
      c = take()
      switch c {
      case 0x2d: spec.left = true
      case 0x2b: spec.plus = true
      case 0x20: spec.blank = true
      case 0x23: spec.alternate = true
      case 0x30: spec.zero = true
      default: break flags
      }
    }
    if c == 0x2a {
      try next(&arguments)
      guard let star = try arguments.starInteger() else {
        throw arguments.raise(FormatError(.typeError, "* wants int"))
      }
      guard let width = star.asInt else {
        throw arguments.raise(FormatError(.overflowError, "Python int too large to convert to C ssize_t"))
      }
      spec.left = spec.left || width < 0
      spec.width = Int(clamping: width.magnitude)
      c = take()
    } else if let digit = c, digit >= 0x30, digit <= 0x39 {
      spec.width = try readNumber(digit, limit: .max, "width too big", &c, arguments)
    }
    if c == 0x2e {
      spec.precision = 0
      c = take()
      if c == 0x2a {
        try next(&arguments)
        guard let star = try arguments.starInteger() else {
          throw arguments.raise(FormatError(.typeError, "* wants int"))
        }
        guard let precision = star.asInt, Int32(exactly: precision) != nil else {
          throw arguments.raise(FormatError(.overflowError, "Python int too large to convert to C int"))
        }
        spec.precision = max(precision, 0)
        c = take()
      } else if let digit = c, digit >= 0x30, digit <= 0x39 {
        let limit = Int(Int32.max)
        spec.precision = try readNumber(
          digit,
          limit: limit,
          bytes ? "prec too big" : "precision too big",
          &c,
          arguments
        )
      }
    }
    if c == 0x68 || c == 0x6c || c == 0x4c { c = take() }
    guard let type = c else { throw arguments.raise(incomplete) }
    spec.type = type
    return spec
  }

  /// Digits, of which the first is read already; leaves what follows them in `c`.
  private mutating func readNumber<A: PercentArguments>(
    _ first: UInt32,
    limit: Int,
    _ message: String,
    _ c: inout UInt32?,
    _ arguments: A
  ) throws(A.Failure) -> Int {
    var value = Int(first - 0x30)
    while true {
      c = take()
      guard let digit = c, digit >= 0x30, digit <= 0x39 else { return value }
      if value > (limit - Int(digit - 0x30)) / 10 { throw arguments.raise(FormatError(.valueError, message)) }
      value = value * 10 + Int(digit - 0x30)
    }
  }

  /// A name in balanced parentheses.
  private mutating func readKey<A: PercentArguments>(_ arguments: inout A) throws(A.Failure) {
    if !arguments.isMapping { throw arguments.raise(FormatError(.typeError, "format requires a mapping")) }
    position += 1
    let start = position
    var depth = 1
    while depth > 0 {
      guard let c = take() else { throw arguments.raise(FormatError(.valueError, "incomplete format key")) }
      if c == 0x29 { depth -= 1 }
      if c == 0x28 { depth += 1 }
    }
    try arguments.selectKey(Text(format[start..<(position - 1)]))
    keyed = true
    wholeUsed = false
  }

  /// Makes the next argument the current one.
  private mutating func next<A: PercentArguments>(_ arguments: inout A) throws(A.Failure) {
    if keyed {
      // The value chosen by name is there already; it can be used once.
      if !wholeUsed {
        wholeUsed = true
        return
      }
    } else if let count = arguments.tupleCount {
      if item < count {
        item += 1
        return try arguments.selectItem(item - 1)
      }
    } else if !wholeUsed {
      wholeUsed = true
      return try arguments.selectWhole()
    }
    throw arguments.raise(FormatError(.typeError, "not enough arguments for format string"))
  }

  // MARK: - Converting

  private func convert<A: PercentArguments>(
    _ spec: Conversion,
    _ out: inout Text,
    _ arguments: inout A
  ) throws(A.Failure) {
    if spec.width > 1 << 36 { throw arguments.raise(FormatError(.memoryError, "")) }
    switch spec.type {
    case 0x73: put(try arguments.text(bytes ? .bytes : .str), spec, &out)
    case 0x72: put(try arguments.text(bytes ? .ascii : .repr), spec, &out)
    case 0x61: put(try arguments.text(.ascii), spec, &out)
    case 0x62 where bytes: put(try arguments.text(.bytes), spec, &out)
    case 0x64, 0x69, 0x75, 0x6f, 0x78, 0x58: putNumber(try integerText(spec, &arguments), spec, &out)
    case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47:
      let value = try arguments.double()
      let styles: (FloatFormat.Style, Bool) =
        switch spec.type {
        case 0x65: (.exponent, false)
        case 0x45: (.exponent, true)
        case 0x66: (.fixed, false)
        case 0x46: (.fixed, true)
        case 0x67: (.general, false)
        default: (.general, true)
        }
      var options: FloatFormat.Options = styles.1 ? [.uppercase] : []
      if spec.alternate { options.insert(.alternate) }
      let precision = spec.precision < 0 ? 6 : spec.precision
      putNumber(FloatFormat.format(value, styles.0, precision: precision, options: options), spec, &out)
    case 0x63: put(try character(&arguments), spec, &out, truncate: false)
    default:
      if bytes && spec.type > 127 {
        throw arguments.raise(FormatError(.overflowError, "character argument not in range(0x110000)"))
      }
      let shown = bytes || (spec.type >= 31 && spec.type <= 126) ? String(UnicodeScalar(UInt8(spec.type))) : "?"
      throw arguments.raise(
        FormatError(
          .valueError,
          "unsupported format character '\(shown)' (0x\(String(spec.type, radix: 16))) at index \(position - 1)"
        )
      )
    }
  }

  private func character<A: PercentArguments>(_ arguments: inout A) throws(A.Failure) -> Text {
    let limit = bytes ? 256 : 0x110000
    switch try arguments.character() {
    case .scalar(let c): return Text(scalars: CollectionOfOne(c))
    case .integer(let value):
      if let code = value.asInt, code >= 0 && code < limit { return Text(scalars: CollectionOfOne(UInt32(code))) }
      let range = bytes ? "256" : "0x110000"
      throw arguments.raise(FormatError(.overflowError, "%c arg not in range(\(range))"))
    case .other:
      let message = bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char"
      throw arguments.raise(FormatError(.typeError, message))
    }
  }

  /// Sign, prefix and digits, with zeros up to the precision.
  private func integerText<A: PercentArguments>(
    _ spec: Conversion,
    _ arguments: inout A
  ) throws(A.Failure) -> [UInt8] {
    let radix = spec.type == 0x6f ? 8 : spec.type == 0x78 || spec.type == 0x58 ? 16 : 10
    guard let value = try arguments.integer(byIndex: radix != 10) else {
      let type = bytes && spec.type == 0x69 ? "d" : String(UnicodeScalar(UInt8(spec.type)))
      let wanted = radix == 10 ? "a real number" : "an integer"
      throw arguments.raise(
        FormatError(.typeError, "%\(type) format: \(wanted) is required, not \(arguments.typeName)")
      )
    }
    if spec.precision > Int(Int32.max) - 3 { throw arguments.raise(FormatError(.overflowError, "precision too large")) }
    var digits = value.toASCII(radix: radix, uppercase: spec.type == 0x58)
    if value.isNegative { digits.removeFirst() }
    var text: [UInt8] = value.isNegative ? [0x2d] : []
    if spec.alternate && radix != 10 { text += [0x30, UInt8(spec.type)] }
    text += [UInt8](repeating: 0x30, count: max(spec.precision - digits.count, 0))
    return text + digits
  }

  // MARK: - Laying out

  private func put(_ text: Text, _ spec: Conversion, _ out: inout Text, truncate: Bool = true) {
    let count = truncate && spec.precision >= 0 ? min(spec.precision, text.count) : text.count
    if !spec.left { out.append(0x20, times: spec.width - count) }
    if count == text.count { out.append(text) } else { text.withView { out.append($0[0..<count]) } }
    if spec.left { out.append(0x20, times: spec.width - count) }
  }

  private func putNumber(_ text: [UInt8], _ spec: Conversion, _ out: inout Text) {
    var body = text[...]
    var sign: UInt32 = 0
    if let first = body.first, first == 0x2d {
      sign = 0x2d
      body.removeFirst()
    } else if spec.plus {
      sign = 0x2b
    } else if spec.blank {
      sign = 0x20
    }
    let prefix = spec.alternate && (spec.type == 0x78 || spec.type == 0x58 || spec.type == 0x6f) ? 2 : 0
    let gap = spec.width - body.count - (sign == 0 ? 0 : 1)
    let zeros = spec.zero && !spec.left
    if !zeros && !spec.left { out.append(0x20, times: gap) }
    if sign != 0 { out.append(sign) }
    out.append(latin1: body.prefix(prefix))
    if zeros { out.append(0x30, times: gap) }
    out.append(latin1: body.dropFirst(prefix))
    if spec.left { out.append(0x20, times: gap) }
  }
}
