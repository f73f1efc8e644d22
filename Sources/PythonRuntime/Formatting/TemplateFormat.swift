// Formatting: `str.format`: templates with replacement fields `{name.attribute[item]!r:spec}`, whose specifications may
// hold fields themselves. After CPython's Objects/stringlib/unicode_format.h: a template is read lazily, so that an error
// in it shows only after the fields before it were formatted. Objects are the caller's, behind `TemplateArguments`.
import MachineRuntime

/// A step from a field's first value to what is formatted.
public enum TemplateStep: Sendable, Equatable {
  /// `.name`
  case attribute(Text)
  /// `[0]`
  case index(Int)
  /// `[name]`
  case key(Text)
}

/// Where `str.format` gets its values. The caller keeps a stack of them: a field pushes a value, steps replace the top,
/// formatting pops it.
public protocol TemplateArguments {
  /// What the caller's own errors are.
  associatedtype Failure: Error

  /// An error of formatting as the caller's own.
  func raise(_ error: FormatError) -> Failure
  /// How many positional arguments there are; nil where there can be none (`format_map`).
  var positionalCount: Int? { get }
  /// Pushes a positional argument.
  mutating func pushPositional(_ index: Int) throws(Failure)
  /// Pushes the argument of a name; a missing one is the caller's KeyError.
  mutating func pushNamed(_ name: Text) throws(Failure)
  /// Replaces the top by an attribute or item of it.
  mutating func step(_ step: TemplateStep) throws(Failure)
  /// Replaces the top by its `str`, `repr` or `ascii`: `s`, `r`, `a`.
  mutating func convert(_ conversion: UInt32) throws(Failure)
  /// Pops the top and appends it, formatted.
  mutating func formatTop(_ spec: Text, into out: inout Text) throws(Failure)
}

/// A piece of a template: literal text, then perhaps a field.
public struct TemplatePiece: Sendable, Equatable {
  /// The literal text, as a range of the template.
  public var literal: Range<Int>
  /// The field's name with its attributes and items, as a range of the template; nil where no field follows.
  public var field: Range<Int>?
  /// The letter behind `!`, or 0.
  public var conversion: UInt32 = 0
  /// The specification, as a range of the template.
  public var spec: Range<Int>
  /// Whether the specification holds fields.
  public var specHasFields = false
}

/// Reads a template piece by piece.
public struct TemplateReader: Sendable {
  private var position: Int
  private let end: Int

  /// Reads a part of a template.
  public init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next piece; nil at the end.
  public mutating func next(_ text: TextView) throws(FormatError) -> TemplatePiece? {
    if position >= end { return nil }
    let start = position
    var c: UInt32 = 0
    var found = false
    while position < end && !found {
      c = text[position]
      position += 1
      found = c == 0x7b || c == 0x7d
    }
    if !found { return TemplatePiece(literal: start..<position, spec: 0..<0) }
    let doubled = position < end && text[position] == c
    if !doubled && (c == 0x7d || position >= end) {
      throw FormatError(.valueError, "Single '\(c == 0x7b ? "{" : "}")' encountered in format string")
    }
    if doubled {
      position += 1
      return TemplatePiece(literal: start..<(position - 1), spec: 0..<0)
    }
    var piece = TemplatePiece(literal: start..<(position - 1), spec: 0..<0)
    try readField(text, &piece)
    return piece
  }

  private mutating func readField(_ text: TextView, _ piece: inout TemplatePiece) throws(FormatError) {
    let start = position
    var c: UInt32 = 0
    name: while position < end {
      c = text[position]
      position += 1
      switch c {
      case 0x7b: throw FormatError(.valueError, "unexpected '{' in field name")
      case 0x5b: while position < end && text[position] != 0x5d { position += 1 }
      case 0x7d, 0x3a, 0x21: break name
      default: break
      }
    }
    piece.field = start..<max(position - 1, start)
    if c == 0x7d { return }
    if c != 0x21 && c != 0x3a { throw FormatError(.valueError, "expected '}' before end of string") }
    if c == 0x21 {
      if position >= end {
        throw FormatError(.valueError, "end of string while looking for conversion specifier")
      }
      piece.conversion = text[position]
      position += 1
      if position < end {
        c = text[position]
        position += 1
        if c == 0x7d { return }
        if c != 0x3a { throw FormatError(.valueError, "expected ':' after conversion specifier") }
      }
    }
    let specStart = position
    var depth = 1
    while position < end {
      c = text[position]
      position += 1
      if c == 0x7b {
        piece.specHasFields = true
        depth += 1
      } else if c == 0x7d {
        depth -= 1
        if depth == 0 {
          piece.spec = specStart..<(position - 1)
          return
        }
      }
    }
    throw FormatError(.valueError, "unmatched '{' in format spec")
  }
}

/// Reads a field's name: what comes first, then the steps.
public struct FieldNameReader: Sendable {
  /// What a field's name begins with.
  public enum First: Sendable, Equatable {
    /// Nothing: the next number in turn.
    case automatic
    /// A number.
    case index(Int)
    /// A name.
    case name(Text)
  }

  /// What the name begins with.
  public let first: First
  private var position: Int
  private let end: Int

  /// Reads the name in a range of a template.
  public init(_ text: TextView, _ range: Range<Int>) throws(FormatError) {
    var i = range.lowerBound
    end = range.upperBound
    while i < end && text[i] != 0x2e && text[i] != 0x5b { i += 1 }
    if i == range.lowerBound {
      first = .automatic
    } else if let index = try FieldNameReader.integer(text[range.lowerBound..<i]) {
      first = .index(index)
    } else {
      first = .name(Text(text[range.lowerBound..<i]))
    }
    position = i
  }

  /// A number in decimal digits of any script; nil for anything else.
  private static func integer(_ text: TextView) throws(FormatError) -> Int? {
    if text.isEmpty { return nil }
    var value = 0
    for i in 0..<text.count {
      guard let digit = Characters.decimalValue(text[i]) else { return nil }
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, over2) = tens.addingReportingOverflow(digit)
      if over || over2 { throw FormatError(.valueError, "Too many decimal digits in format string") }
      value = sum
    }
    return value
  }

  /// The next step; nil at the end.
  public mutating func next(_ text: TextView) throws(FormatError) -> TemplateStep? {
    if position >= end { return nil }
    let c = text[position]
    position += 1
    let start = position
    switch c {
    case 0x2e:
      while position < end && text[position] != 0x2e && text[position] != 0x5b { position += 1 }
      if position == start { throw FormatError(.valueError, "Empty attribute in format string") }
      return .attribute(Text(text[start..<position]))
    case 0x5b:
      while position < end && text[position] != 0x5d { position += 1 }
      if position >= end { throw FormatError(.valueError, "Missing ']' in format string") }
      let name = text[start..<position]
      position += 1
      if let index = try FieldNameReader.integer(name) { return .index(index) }
      if name.isEmpty { throw FormatError(.valueError, "Empty attribute in format string") }
      return .key(Text(name))
    default:
      throw FormatError(.valueError, "Only '.' or '[' may follow ']' in format field specifier")
    }
  }
}

/// `str.format`.
public enum TemplateFormat {
  /// Formats a template.
  public static func format<A: TemplateArguments>(
    _ template: TextView,
    _ arguments: inout A
  ) throws(A.Failure) -> Text {
    var engine = TemplateEngine(template: template)
    var out = Text()
    try engine.run(0..<template.count, &out, &arguments, depth: 2)
    return out
  }
}

/// One run over a template.
private struct TemplateEngine {
  let template: TextView
  /// The next number for a field without one; negative once fields have numbers of their own; nil before the first.
  var automatic: Int?

  init(template: TextView) { self.template = template }

  /// Runs `body`, turning its error into the caller's.
  private func own<R, A: TemplateArguments>(
    _ arguments: A,
    _ body: () throws(FormatError) -> R
  ) throws(A.Failure) -> R {
    do throws(FormatError) { return try body() } catch { throw arguments.raise(error) }
  }

  mutating func run<A: TemplateArguments>(
    _ range: Range<Int>,
    _ out: inout Text,
    _ arguments: inout A,
    depth: Int
  ) throws(A.Failure) {
    if depth == 0 { throw arguments.raise(FormatError(.valueError, "Max string recursion exceeded")) }
    var reader = TemplateReader(range)
    let text = template
    while let piece = try own(arguments, { () throws(FormatError) in try reader.next(text) }) {
      out.append(text[piece.literal])
      guard let field = piece.field else { continue }
      try push(field, &arguments)
      if piece.conversion != 0 {
        switch piece.conversion {
        case 0x72, 0x73, 0x61: try arguments.convert(piece.conversion)
        default:
          let c = piece.conversion
          let shown = c > 32 && c < 127 ? String(UnicodeScalar(UInt8(c))) : "\\x" + String(c, radix: 16)
          throw arguments.raise(FormatError(.valueError, "Unknown conversion specifier \(shown)"))
        }
      }
      var spec = Text()
      if piece.specHasFields {
        try run(piece.spec, &spec, &arguments, depth: depth - 1)
      } else {
        spec.append(text[piece.spec])
      }
      try arguments.formatTop(spec, into: &out)
    }
  }

  /// Pushes the value of a field.
  private mutating func push<A: TemplateArguments>(_ field: Range<Int>, _ arguments: inout A) throws(A.Failure) {
    let text = template
    var reader = try own(arguments) { () throws(FormatError) in try FieldNameReader(text, field) }
    var index: Int?
    switch reader.first {
    case .automatic:
      let number = automatic ?? 0
      if number < 0 {
        throw arguments.raise(
          FormatError(
            .valueError,
            "cannot switch from manual field specification to automatic field numbering"
          )
        )
      }
      automatic = number + 1
      index = number
    case .index(let number):
      if let used = automatic, used >= 0 {
        throw arguments.raise(
          FormatError(
            .valueError,
            "cannot switch from automatic field numbering to manual field specification"
          )
        )
      }
      automatic = -1
      index = number
    case .name(let name): try arguments.pushNamed(name)
    }
    if let index {
      guard let count = arguments.positionalCount else {
        throw arguments.raise(FormatError(.valueError, "Format string contains positional fields"))
      }
      if index >= count {
        throw arguments.raise(
          FormatError(.indexError, "Replacement index \(index) out of range for positional args tuple")
        )
      }
      try arguments.pushPositional(index)
    }
    while let step = try own(arguments, { () throws(FormatError) in try reader.next(text) }) {
      try arguments.step(step)
    }
  }
}
