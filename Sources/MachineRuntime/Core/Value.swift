// Value: the 8-byte word every register, slot and container holds.
//
//      ……………………………1  integer of 63 bits, shifted left by one
//      …………………………10  double, rotated (as CRuby's flonum); doubles that do not fit are heap objects
//      ………………………100  immediates: empty (unbound), null, false, true, named singletons
//      ………………………000  pointer to a heap object, never null
//
// A Value owns one reference; it cannot be copied by accident. `copy()` takes a reference, the end of its life gives it
// back. Measured against an enum with class payloads: Docs/Design.md, section 4.

/// A value of the running program.
@frozen
public struct Value: ~Copyable {
  @usableFromInline var bits: UInt64

  /// Takes over the reference that `bits` stands for.
  @inlinable @inline(__always)
  init(owning bits: UInt64) { self.bits = bits }

  @inlinable @inline(__always)
  deinit { releaseBits(bits) }

  /// Another reference to the same value.
  @inlinable @inline(__always)
  public borrowing func copy() -> Value {
    retainBits(bits)
    return Value(owning: bits)
  }

  /// Gives up ownership: the caller must account for the reference.
  @inlinable @inline(__always)
  consuming func leak() -> UInt64 {
    let b = bits
    discard self
    return b
  }

  /// Whether the two are the same value: the same object, or the same immediate, integer or inline double.
  @inlinable @inline(__always)
  public borrowing func isIdentical(to other: borrowing Value) -> Bool { bits == other.bits }

  /// A word that stays the same for as long as the value lives: its identity.
  @inlinable public var identity: UInt { UInt(truncatingIfNeeded: bits) }
}

/// Bit patterns of the immediates.
@usableFromInline
enum Bits {
  @inlinable static var empty: UInt64 { 0x04 }
  @inlinable static var none: UInt64 { 0x0c }
  @inlinable static var `false`: UInt64 { 0x14 }
  @inlinable static var `true`: UInt64 { 0x1c }
  /// Named singletons start here, 8 apart (see Singleton).
  @inlinable static var firstSingleton: UInt64 { 0x24 }

  @inlinable @inline(__always) static func isHeap(_ b: UInt64) -> Bool { b & 7 == 0 }
  @inlinable @inline(__always) static func isInt(_ b: UInt64) -> Bool { b & 1 == 1 }
  @inlinable @inline(__always) static func isFlonum(_ b: UInt64) -> Bool { b & 3 == 2 }
  @inlinable @inline(__always) static func int(_ b: UInt64) -> Int { Int(bitPattern: UInt(b)) >> 1 }
  /// The word of an integer that fits in 63 bits.
  @inlinable @inline(__always) static func ofInt(_ i: Int) -> UInt64 { UInt64(UInt(bitPattern: i)) << 1 | 1 }
  @inlinable @inline(__always) static func ofBool(_ b: Bool) -> UInt64 { b ? 0x1c : 0x14 }
  @inlinable @inline(__always) static func fits(_ i: Int) -> Bool { (i << 1) >> 1 == i }

  /// The inline word of a double, or nil when it needs a heap object. CRuby, internal/numeric.h.
  @inlinable @inline(__always) static func ofDouble(_ d: Double) -> UInt64? {
    let v = d.bitPattern
    let top = (v >> 60) & 7
    if top == 3 || top == 4, v != 0x3000_0000_0000_0000 {
      return ((v << 3 | v >> 61) & ~3) | 2
    }
    return v == 0 ? 0x8000_0000_0000_0002 : nil
  }
  @inlinable @inline(__always) static func double(_ b: UInt64) -> Double {
    if b == 0x8000_0000_0000_0002 { return 0 }
    let b63 = b >> 63
    let t = (2 - b63) | (b & ~3)
    return Double(bitPattern: t >> 3 | t << 61)
  }
  @inlinable @inline(__always) static func pointer(_ b: UInt64) -> ObjectPointer {
    ObjectPointer(bitPattern: UInt(b)).unsafelyUnwrapped
  }
  @inlinable @inline(__always) static func of(_ p: ObjectPointer) -> UInt64 { UInt64(UInt(bitPattern: p)) }
}

/// A named singleton of the language, such as Ellipsis; its name is the dialect's.
public enum Singleton: UInt64, CaseIterable, Sendable {
  /// "This operation is not for me", in binary operators.
  case notImplemented = 0
  case ellipsis = 1
  /// A marker that programs never see. A machine that awaits it hands nothing out, once: it lets others run.
  case marker = 2
}

@inlinable @inline(__always)
func retainBits(_ b: UInt64) {
  if Bits.isHeap(b) { Bits.pointer(b).pointee.word &+= ObjectHeader.one }
}

@inlinable @inline(__always)
func releaseBits(_ b: UInt64) {
  if Bits.isHeap(b) {
    let p = Bits.pointer(b)
    let w = p.pointee.word &- ObjectHeader.one
    p.pointee.word = w
    if w < ObjectHeader.one { destroyObject(p) }
  }
}

// MARK: - Immediates

extension Value {
  /// Nothing: an unbound variable, an absent argument. Programs never see it.
  @inlinable public static var empty: Value { Value(owning: Bits.empty) }
  /// The null value.
  @inlinable public static var none: Value { Value(owning: Bits.none) }
  /// True.
  @inlinable public static var `true`: Value { Value(owning: Bits.true) }
  /// False.
  @inlinable public static var `false`: Value { Value(owning: Bits.false) }
  /// A named singleton.
  @inlinable public static func singleton(_ s: Singleton) -> Value {
    Value(owning: Bits.firstSingleton + s.rawValue &* 8)
  }
  /// A boolean.
  @inlinable public static func bool(_ b: Bool) -> Value { Value(owning: Bits.ofBool(b)) }
  /// An integer that the caller knows to fit in 63 bits (a count, an index).
  @inlinable public static func smallInt(_ i: Int) -> Value {
    precondition(Bits.fits(i))
    return Value(owning: Bits.ofInt(i))
  }

  /// Whether it is nothing: an unbound variable.
  @inlinable public var isEmpty: Bool { bits == Bits.empty }
  /// Whether it is the null value.
  @inlinable public var isNone: Bool { bits == Bits.none }
  /// Whether it is true.
  @inlinable public var isTrue: Bool { bits == Bits.true }
  /// Whether it is false.
  @inlinable public var isFalse: Bool { bits == Bits.false }
  /// Whether it is a boolean.
  @inlinable public var isBool: Bool { bits == Bits.true || bits == Bits.false }
  /// Whether it is the singleton notImplemented.
  @inlinable public var isNotImplemented: Bool { bits == Bits.firstSingleton }
  /// Whether it is that singleton.
  @inlinable public func isSingleton(_ s: Singleton) -> Bool { bits == Bits.firstSingleton + s.rawValue &* 8 }
  /// Whether it is an integer of at most 63 bits (not a boolean, not a big one).
  @inlinable public var isSmallInt: Bool { Bits.isInt(bits) }
  /// The integer of at most 63 bits that it is, else nil; booleans are not integers here.
  @inlinable public var smallInt: Int? { Bits.isInt(bits) ? Bits.int(bits) : nil }
  /// Whether it is a double, inline or on the heap.
  @inlinable public var isDouble: Bool { Bits.isFlonum(bits) || kind == .float }
  /// The double that it is, else nil.
  @inlinable public var double: Double? {
    if Bits.isFlonum(bits) { return Bits.double(bits) }
    if kind == .float { return (Bits.pointer(bits).raw + 16).load(as: Double.self) }
    return nil
  }
  /// Whether it is a heap object.
  @inlinable public var isObject: Bool { Bits.isHeap(bits) }
  /// The layout of the heap object that it is; `.free` for immediates.
  @inlinable public var kind: Kind { Bits.isHeap(bits) ? Bits.pointer(bits).pointee.kind : .free }
  /// Whether it is a heap object of that layout.
  @inlinable public func isKind(_ k: Kind) -> Bool { Bits.isHeap(bits) && Bits.pointer(bits).pointee.kind == k }
}

/// The sign that the interpreter holds a raised exception (`Interpreter.takeRaised()`). Carries nothing itself, so that
/// throwing costs a register.
public struct Raised: Error {
  /// Makes the sign; only what has set the interpreter's raised exception may throw it.
  @inlinable
  public init() {}
}
