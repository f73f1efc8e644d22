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
