// Text: code points in one, two or four bytes each, whichever the largest of them needs (as CPython's PEP 393 strings, so
// that indexing is a load). `TextView` looks at units that somebody else owns (a heap string, a byte string, a `Text`);
// `Text` owns its units and grows, and is what text-producing code writes into before the heap gets a string of it.
// Unlike Swift's String both may hold lone surrogates, as the strings of several languages may.

/// A code unit: one code point at a fixed width.
public protocol TextUnit: FixedWidthInteger & UnsignedInteger & Sendable {}
extension UInt8: TextUnit {}
extension UInt16: TextUnit {}
extension UInt32: TextUnit {}

/// Code points owned by somebody else. It must not outlive what it looks at.
@safe
public struct TextView {
  /// The first unit.
  @usableFromInline let base: UnsafeRawPointer
  /// How many code points.
  public let count: Int
  /// Bytes per unit: 1, 2 or 4.
  public let width: Int

  /// Something to point at where there is nothing.
  @usableFromInline static var nowhere: UnsafeRawPointer { UnsafeRawPointer(bitPattern: 8)! }

  /// Views `count` units of `width` bytes.
  @inlinable
  public init(base: UnsafeRawPointer, count: Int, width: Int) {
    self.base = base
    self.count = count
    self.width = width
  }

  /// Views units.
  @inlinable
  public init<U: TextUnit>(_ units: UnsafeBufferPointer<U>) {
    self.init(
      base: units.baseAddress.map { UnsafeRawPointer($0) } ?? TextView.nowhere,
      count: units.count,
      width: MemoryLayout<U>.size
    )
  }

  /// The units, for a view of the width of `U`.
  @inlinable
  public func units<U: TextUnit>(_ type: U.Type = U.self) -> UnsafeBufferPointer<U> {
    UnsafeBufferPointer(start: base.assumingMemoryBound(to: U.self), count: count)
  }

  /// The code point at a position.
  @inlinable
  public subscript(_ i: Int) -> UInt32 {
    switch width {
    case 1: UInt32(base.load(fromByteOffset: i, as: UInt8.self))
    case 2: UInt32(base.load(fromByteOffset: i &* 2, as: UInt16.self))
    default: base.load(fromByteOffset: i &* 4, as: UInt32.self)
    }
  }

  /// A part of it.
  @inlinable
  public subscript(_ range: Range<Int>) -> TextView {
    TextView(base: base + range.lowerBound &* width, count: range.count, width: width)
  }

  /// Whether it has no code points.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Whether all code points are below 128.
  public var isASCII: Bool {
    switch width {
    case 1: return TextView.isASCII(units(UInt8.self))
    case 2: return units(UInt16.self).allSatisfy { $0 < 128 }
    default: return units(UInt32.self).allSatisfy { $0 < 128 }
    }
  }

  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while rest.count >= 8 {
      if rest.loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[8...])
    }
    return rest.allSatisfy { $0 < 128 }
  }

  /// The largest code point; 0 where there is none.
  public var largest: UInt32 {
    switch width {
    case 1: return UInt32(units(UInt8.self).max() ?? 0)
    case 2: return UInt32(units(UInt16.self).max() ?? 0)
    default: return units(UInt32.self).max() ?? 0
    }
  }

  /// The smallest of the widths that holds a code point.
  @inlinable
  public static func width(for scalar: UInt32) -> Int { scalar < 0x100 ? 1 : scalar < 0x10000 ? 2 : 4 }

  /// Whether both hold the same code points.
  public static func == (a: TextView, b: TextView) -> Bool {
    if a.count != b.count { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }

  /// As Swift text; lone surrogates become U+FFFD.
  public var string: String {
    if width == 1 && isASCII { return String(decoding: units(UInt8.self), as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for i in 0..<count { scalars.append(Unicode.Scalar(self[i]) ?? "\u{FFFD}") }
    return String(scalars)
  }
}

/// Code points, owned and growing.
public struct Text: Sendable {
  /// The units while all code points are below U+0100.
  @usableFromInline var one: [UInt8] = []
  /// The units while the largest code point is in U+0100…U+FFFF.
  @usableFromInline var two: [UInt16] = []
  /// The units otherwise.
  @usableFromInline var four: [UInt32] = []
  /// Bytes per unit: 1, 2 or 4; the smallest that holds every code point appended so far.
  public private(set) var width = 1

  /// No text.
  public init() {}

  /// Swift text.
  public init(_ string: String) { append(string) }

  /// Bytes, each a code point.
  public init(latin1 bytes: [UInt8]) { one = bytes }

  /// Units, of which one needs the width.
  init<U: TextUnit>(units: [U]) {
    width = MemoryLayout<U>.size
    if let bytes = units as? [UInt8] { one = bytes }
    if let pairs = units as? [UInt16] { two = pairs }
    if let quads = units as? [UInt32] { four = quads }
  }

  /// A copy of what a view shows.
  public init(_ view: TextView) { append(view) }

  /// Code points.
  public init(scalars: some Sequence<UInt32>) { for scalar in scalars { append(scalar) } }

  /// How many code points.
  public var count: Int {
    switch width {
    case 1: one.count
    case 2: two.count
    default: four.count
    }
  }

  /// Whether it has no code points.
  public var isEmpty: Bool { count == 0 }

  /// The code point at a position.
  public subscript(_ i: Int) -> UInt32 {
    switch width {
    case 1: UInt32(one[i])
    case 2: UInt32(two[i])
    default: four[i]
    }
  }

  /// The code points from one position up to another.
  public subscript(_ range: Range<Int>) -> Text { withView { Text($0[range]) } }

  /// Lends the units.
  @inlinable
  public func withView<R, E: Error>(_ body: (TextView) throws(E) -> R) throws(E) -> R {
    let result: Result<R, E>
    switch width {
    case 1: result = one.withUnsafeBufferPointer { Text.lend(TextView($0), body) }
    case 2: result = two.withUnsafeBufferPointer { Text.lend(TextView($0), body) }
    default: result = four.withUnsafeBufferPointer { Text.lend(TextView($0), body) }
    }
    return try result.get()
  }

  @inlinable
  static func lend<R, E: Error>(_ view: TextView, _ body: (TextView) throws(E) -> R) -> Result<R, E> {
    do throws(E) { return .success(try body(view)) } catch { return .failure(error) }
  }

  // MARK: - Growing

  /// Makes room for so many more code points.
  public mutating func reserve(_ more: Int) {
    switch width {
    case 1: one.reserveCapacity(one.count + more)
    case 2: two.reserveCapacity(two.count + more)
    default: four.reserveCapacity(four.count + more)
    }
  }

  private mutating func widen(to newWidth: Int) {
    if newWidth == 2 {
      two = one.map { UInt16($0) }
    } else if width == 1 {
      four = one.map { UInt32($0) }
    } else {
      four = two.map { UInt32($0) }
      two = []
    }
    one = []
    width = newWidth
  }

  /// Appends a code point.
  @inline(__always)
  public mutating func append(_ scalar: UInt32) {
    let needed = TextView.width(for: scalar)
    if needed > width { widen(to: needed) }
    switch width {
    case 1: one.append(UInt8(truncatingIfNeeded: scalar))
    case 2: two.append(UInt16(truncatingIfNeeded: scalar))
    default: four.append(scalar)
    }
  }

  /// Appends Latin-1 bytes.
  public mutating func append(latin1 bytes: [UInt8]) { bytes.withUnsafeBufferPointer { appendUnits($0) } }

  /// Appends Latin-1 bytes.
  public mutating func append(latin1 bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { appendUnits($0) } }

  /// Appends Swift text.
  public mutating func append(_ string: String) {
    var string = string
    let isASCII = string.withUTF8 { utf8 -> Bool in
      if !TextView(utf8).isASCII { return false }
      appendUnits(utf8)
      return true
    }
    if !isASCII { for scalar in string.unicodeScalars { append(scalar.value) } }
  }

  /// Appends text.
  public mutating func append(_ other: Text) { other.withView { append($0) } }

  /// Appends what a view shows.
  public mutating func append(_ view: TextView) {
    if view.width > width {
      let needed = TextView.width(for: view.largest)
      if needed > width { widen(to: needed) }
    }
    switch view.width {
    case 1: appendUnits(view.units(UInt8.self))
    case 2: appendUnits(view.units(UInt16.self))
    default: appendUnits(view.units(UInt32.self))
    }
  }

  /// Appends units known to fit the width.
  private mutating func appendUnits<U: TextUnit>(_ units: UnsafeBufferPointer<U>) {
    switch width {
    case 1:
      if let bytes = units as? UnsafeBufferPointer<UInt8> {
        one.append(contentsOf: bytes)
      } else {
        one.append(contentsOf: units.lazy.map { UInt8(truncatingIfNeeded: $0) })
      }
    case 2:
      if let pairs = units as? UnsafeBufferPointer<UInt16> {
        two.append(contentsOf: pairs)
      } else {
        two.append(contentsOf: units.lazy.map { UInt16(truncatingIfNeeded: $0) })
      }
    default:
      four.append(contentsOf: units.lazy.map { UInt32(truncatingIfNeeded: $0) })
    }
  }

  /// Appends a code point so many times (none when negative).
  public mutating func append(_ scalar: UInt32, times: Int) {
    if times <= 0 { return }
    append(scalar)
    switch width {
    case 1: one.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: scalar), count: times - 1))
    case 2: two.append(contentsOf: repeatElement(UInt16(truncatingIfNeeded: scalar), count: times - 1))
    default: four.append(contentsOf: repeatElement(scalar, count: times - 1))
    }
  }

  /// As Swift text; lone surrogates become U+FFFD.
  public var string: String { withView { $0.string } }

  /// The code points below U+0100 as bytes; nil where there is another.
  public var latin1: [UInt8]? { width == 1 ? one : nil }
}

extension Text: Equatable {
  /// Whether both hold the same code points.
  public static func == (a: Text, b: Text) -> Bool { a.withView { x in b.withView { y in x == y } } }
}

extension Text: ExpressibleByStringLiteral {
  /// From a literal.
  public init(stringLiteral value: String) { self.init(value) }
}

extension Text: CustomStringConvertible {
  /// As Swift text.
  public var description: String { string }
}
