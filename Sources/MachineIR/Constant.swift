// Constants of the IR and of images: plain data that every language shares.

/// A literal value.
public indirect enum Constant: Hashable, Sendable {
  /// The null value.
  case none
  case bool(Bool)
  /// An integer of at most 64 bits.
  case int(Int)
  /// A larger integer: its decimal digits, with a sign when negative.
  case bigInt(String)
  /// A double, compared by its bits so that -0.0 and NaN stay what they are.
  case float(bits: UInt64)
  /// A complex number, by the bits of its two doubles.
  case complex(real: UInt64, imaginary: UInt64)
  /// Text without lone surrogates.
  case string(String)
  /// Text as code points, when at least one is a surrogate.
  case codePoints([UInt32])
  case bytes([UInt8])
  case tuple([Constant])
  /// A named singleton of the language ("Ellipsis").
  case singleton(String)

  /// A double constant.
  public static func double(_ value: Double) -> Constant { .float(bits: value.bitPattern) }
}

// Equality is that of bytes: Swift's own String equality takes "é" in its composed and decomposed spellings for the
// same text, which would merge two different literals of a program.
extension Constant {
  /// Whether two constants are the same literal, bit for bit.
  public static func == (left: Constant, right: Constant) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.complex(let a, let b), .complex(let c, let d)): a == c && b == d
    case (.bigInt(let a), .bigInt(let b)), (.string(let a), .string(let b)), (.singleton(let a), .singleton(let b)):
      a.utf8.elementsEqual(b.utf8)
    case (.codePoints(let a), .codePoints(let b)): a == b
    case (.bytes(let a), .bytes(let b)): a == b
    case (.tuple(let a), .tuple(let b)): a == b
    default: false
    }
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .float(let bits): hasher.combine(bits)
    case .complex(let real, let imaginary):
      hasher.combine(real)
      hasher.combine(imaginary)
    case .bigInt(let text), .string(let text), .singleton(let text):
      for byte in text.utf8 { hasher.combine(byte) }
      hasher.combine(text.utf8.count)
    case .codePoints(let points): hasher.combine(points)
    case .bytes(let bytes): hasher.combine(bytes)
    case .tuple(let items): hasher.combine(items)
    }
  }
}
