// Strings: immutable code points in the narrowest of 1-, 2- and 4-byte units, so that indexing takes constant time (the
// layout idea is CPython's, PEP 393). Equal strings therefore have equal units.
import Glibc

/// Interned strings of an interpreter: one object a text, kept for ever. Attribute and variable names are interned, so
/// that they compare by identity.
final class StringTable {
  // In raw memory, so that no access is checked for exclusivity: start-up interns thousands of names.
  private struct Table {
    var slots: UnsafeMutablePointer<UInt64>
    var mask: Int
    var count: Int
  }
  private let table: UnsafeMutablePointer<Table>

  init() {
    table = .allocate(capacity: 1)
    table.initialize(to: Table(slots: Self.slots(4096), mask: 4095, count: 0))
  }
  deinit {
    table.pointee.slots.deallocate()
    table.deallocate()
  }

  private static func slots(_ n: Int) -> UnsafeMutablePointer<UInt64> {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: n)
    slots.initialize(repeating: 0, count: n)
    return slots
  }

  /// The interned object with this one's text: itself, when the text is new. Borrowed.
  func intern(_ p: ObjectPointer) -> ObjectPointer {
    if p.pointee.has(Flag.interned) { return p }
    let hash = stringHash(p)
    let t = table.pointee
    var i = hash & t.mask
    while t.slots[i] != 0 {
      let q = Bits.pointer(t.slots[i])
      if q.as(StringObject.self).pointee.hash == hash, stringsEqual(p, q) { return q }
      i = (i + 1) & t.mask
    }
    p.pointee.set(Flag.interned)
    retainBits(Bits.of(p))
    t.slots[i] = Bits.of(p)
    table.pointee.count += 1
    if table.pointee.count * 2 > t.mask { grow() }
    return p
  }

  /// The interned object with an ASCII text, if there is one. Borrowed.
  func find(ascii bytes: UnsafeBufferPointer<UInt8>) -> ObjectPointer? {
    let hash = bytesHash(UnsafeRawBufferPointer(bytes))
    let t = table.pointee
    var i = hash & t.mask
    while t.slots[i] != 0 {
      let q = Bits.pointer(t.slots[i])
      let s = q.as(StringObject.self)
      if s.pointee.hash == hash, s.pointee.count == bytes.count, s.pointee.width == 1 {
        if bytes.isEmpty || memcmp(stringUnits(q), bytes.baseAddress!, bytes.count) == 0 { return q }
      }
      i = (i + 1) & t.mask
    }
    return nil
  }

  private func grow() {
    let old = table.pointee
    let mask = old.mask * 2 + 1
    let slots = Self.slots(mask + 1)
    for k in 0...old.mask where old.slots[k] != 0 {
      var i = stringHash(Bits.pointer(old.slots[k])) & mask
      while slots[i] != 0 { i = (i + 1) & mask }
      slots[i] = old.slots[k]
    }
    old.slots.deallocate()
    table.pointee.slots = slots
    table.pointee.mask = mask
  }
}

@inlinable @inline(__always)
func stringUnits(_ p: ObjectPointer) -> UnsafeMutableRawPointer { p.raw + StringObject.payload }

/// Hash of a string; the same for equal strings, never 0.
@usableFromInline
func stringHash(_ p: ObjectPointer) -> Int {
  let s = p.as(StringObject.self)
  if s.pointee.hash != 0 { return s.pointee.hash }
  let h = bytesHash(UnsafeRawBufferPointer(start: stringUnits(p), count: s.pointee.count * s.pointee.width))
  s.pointee.hash = h
  return h
}

/// A 64-bit hash of bytes (multiply-and-fold, after wyhash), never 0.
func bytesHash(_ bytes: UnsafeRawBufferPointer) -> Int {
  var h: UInt64 = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
  var i = 0
  func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let m = a.multipliedFullWidth(by: b)
    return m.high ^ m.low
  }
  while i + 8 <= bytes.count {
    h = mix(h ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self), 0xa076_1d64_78bd_642f)
    i += 8
  }
  var tail: UInt64 = 0
  var shift: UInt64 = 0
  while i < bytes.count {
    tail |= UInt64(bytes[i]) << shift
    shift += 8
    i += 1
  }
  h = mix(h ^ tail, 0xe703_7ed1_a0b4_28db)
  let result = Int(bitPattern: UInt(h >> 1))
  return result == 0 ? 1 : result
}

@usableFromInline
func stringsEqual(_ a: ObjectPointer, _ b: ObjectPointer) -> Bool {
  if a == b { return true }
  let x = a.as(StringObject.self).pointee
  let y = b.as(StringObject.self).pointee
  if x.count != y.count || x.width != y.width { return false }
  if x.hash != 0, y.hash != 0, x.hash != y.hash { return false }
  return memcmp(stringUnits(a), stringUnits(b), x.count * x.width) == 0
}

/// Less, equal or greater by code points: negative, zero or positive.
func compareStrings(_ a: ObjectPointer, _ b: ObjectPointer) -> Int {
  let x = a.as(StringObject.self).pointee
  let y = b.as(StringObject.self).pointee
  if x.width == 1, y.width == 1 {
    let c = memcmp(stringUnits(a), stringUnits(b), min(x.count, y.count))
    return c != 0 ? Int(c) : x.count - y.count
  }
  for i in 0..<min(x.count, y.count) {
    let p = codePoint(a, i)
    let q = codePoint(b, i)
    if p != q { return p < q ? -1 : 1 }
  }
  return x.count - y.count
}

@inlinable @inline(__always)
func codePoint(_ p: ObjectPointer, _ i: Int) -> UInt32 {
  let units = stringUnits(p)
  switch p.as(StringObject.self).pointee.width {
  case 1: return UInt32(units.load(fromByteOffset: i, as: UInt8.self))
  case 2: return UInt32(units.load(fromByteOffset: i &* 2, as: UInt16.self))
  default: return units.load(fromByteOffset: i &* 4, as: UInt32.self)
  }
}

func stringOf(_ b: UInt64) -> String {
  let p = Bits.pointer(b)
  let s = p.as(StringObject.self).pointee
  let units = stringUnits(p)
  if p.pointee.has(Flag.ascii) {
    return String(decoding: UnsafeRawBufferPointer(start: units, count: s.count), as: UTF8.self)
  }
  var scalars = String.UnicodeScalarView()
  for i in 0..<s.count { scalars.append(Unicode.Scalar(codePoint(p, i)) ?? "\u{fffd}") }
  return String(scalars)
}

extension Interpreter {
  /// Room for a string of `count` units of `width` bytes; the caller fills the units.
  @usableFromInline
  func allocateString(count: Int, width: Int, ascii: Bool, type: UnsafeMutablePointer<TypeCore>? = nil) -> ObjectPointer
  {
    let p: ObjectPointer
    if let type {
      let size = (StringObject.payload + count * width + 7) & ~7
      p = state.pointee.heap.allocate(.string, size: size + attributeBytes, type: type)
    } else {
      p = state.pointee.heap.allocate(.string, size: StringObject.payload + count &* width, type: core[.string])
    }
    let s = p.as(StringObject.self)
    s.pointee.count = count
    s.pointee.hash = 0
    s.pointee.width = width
    if ascii { p.pointee.set(Flag.ascii) }
    if type != nil { initializeAttributes(p) }
    return p
  }

  /// A string from Swift text.
  public func makeString(_ text: String) -> Value {
    var text = text
    return Value(owning: text.withUTF8 { makeString(utf8: $0).leak() })
  }
  /// A string from valid UTF-8.
  public func makeString(utf8Bytes bytes: [UInt8]) -> Value {
    Value(owning: bytes.withUnsafeBufferPointer { makeString(utf8: $0).leak() })
  }

  func makeString(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Value {
    var ascii = true
    for b in bytes where b >= 0x80 {
      ascii = false
      break
    }
    if ascii {
      let p = allocateString(count: bytes.count, width: 1, ascii: true)
      if let base = bytes.baseAddress { stringUnits(p).copyMemory(from: base, byteCount: bytes.count) }
      return Value(owning: Bits.of(p))
    }
    return makeString(codePoints: String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value))
  }

  /// A string from code points, which may include lone surrogates.
  public func makeString(codePoints: [UInt32]) -> Value {
    Value(owning: codePoints.withUnsafeBufferPointer { makeString(units: $0).leak() })
  }

  /// A string from code units that may be wider than needed.
  func makeString<U: FixedWidthInteger & UnsignedInteger>(units: UnsafeBufferPointer<U>) -> Value {
    var all: U = 0
    for u in units { all |= u }
    let width = all < 0x100 ? 1 : (all < 0x1_0000 ? 2 : 4)
    let p = allocateString(count: units.count, width: width, ascii: all < 0x80)
    let out = stringUnits(p)
    switch width {
    case 1:
      let o = out.assumingMemoryBound(to: UInt8.self)
      for i in 0..<units.count { o[i] = UInt8(truncatingIfNeeded: units[i]) }
    case 2:
      let o = out.assumingMemoryBound(to: UInt16.self)
      for i in 0..<units.count { o[i] = UInt16(truncatingIfNeeded: units[i]) }
    default:
      let o = out.assumingMemoryBound(to: UInt32.self)
      for i in 0..<units.count { o[i] = UInt32(truncatingIfNeeded: units[i]) }
    }
    return Value(owning: Bits.of(p))
  }

  /// The same text as an instance of a string type of the program's (with attributes).
  public func makeString(_ text: borrowing Value, of type: TypeInfo) -> Value {
    let s = Bits.pointer(text.bits)
    let f = s.as(StringObject.self).pointee
    let p = allocateString(count: f.count, width: f.width, ascii: s.pointee.has(Flag.ascii), type: type.core)
    stringUnits(p).copyMemory(from: stringUnits(s), byteCount: f.count * f.width)
    return Value(owning: Bits.of(p))
  }

  /// The interned string of a text: attribute names must be.
  public func intern(_ text: String) -> Value {
    var text = text
    return Value(owning: text.withUTF8 { intern(utf8: $0) })
  }
  private func intern(utf8 bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    // Units and bytes are the same when both are ASCII; other bytes are no units of a string of that width.
    if bytes.allSatisfy({ $0 < 0x80 }), let found = strings.find(ascii: bytes) {
      retainBits(Bits.of(found))
      return Bits.of(found)
    }
    return intern(makeString(utf8: bytes)).leak()
  }
  /// The interned string equal to a string value.
  public func intern(_ value: borrowing Value) -> Value {
    precondition(value.isKind(.string))
    let p = strings.intern(Bits.pointer(value.bits))
    retainBits(Bits.of(p))
    return Value(owning: Bits.of(p))
  }

  /// The concatenation of two strings.
  public func concat(_ a: borrowing Value, _ b: borrowing Value) -> Value {
    let p = Bits.pointer(a.bits)
    let q = Bits.pointer(b.bits)
    let x = p.as(StringObject.self).pointee
    let y = q.as(StringObject.self).pointee
    let width = max(x.width, y.width)
    let r = allocateString(
      count: x.count + y.count,
      width: width,
      ascii: p.pointee.has(Flag.ascii) && q.pointee.has(Flag.ascii)
    )
    copyUnits(p, 0, x.count, to: r, at: 0, width)
    copyUnits(q, 0, y.count, to: r, at: x.count, width)
    return Value(owning: Bits.of(r))
  }

  /// The concatenation of the strings in a row of words.
  func concatAll(_ words: UnsafeMutablePointer<UInt64>, _ n: Int) -> Value {
    var count = 0
    var width = 1
    var ascii = true
    for i in 0..<n {
      let p = Bits.pointer(words[i])
      let s = p.as(StringObject.self).pointee
      count += s.count
      width = max(width, s.width)
      if !p.pointee.has(Flag.ascii) { ascii = false }
    }
    let r = allocateString(count: count, width: width, ascii: ascii)
    var at = 0
    for i in 0..<n {
      let p = Bits.pointer(words[i])
      let c = p.as(StringObject.self).pointee.count
      copyUnits(p, 0, c, to: r, at: at, width)
      at += c
    }
    return Value(owning: Bits.of(r))
  }

  /// Code points start..<end as a string.
  public func substring(_ a: borrowing Value, _ start: Int, _ end: Int) -> Value {
    let p = Bits.pointer(a.bits)
    let s = p.as(StringObject.self).pointee
    precondition(a.isKind(.string) && start >= 0 && start <= end && end <= s.count)
    let units = stringUnits(p)
    switch s.width {
    case 1:
      let r = allocateString(count: end - start, width: 1, ascii: p.pointee.has(Flag.ascii))
      stringUnits(r).copyMemory(from: units + start, byteCount: end - start)
      if !p.pointee.has(Flag.ascii) { markASCII(r) }
      return Value(owning: Bits.of(r))
    case 2:
      return makeString(
        units: UnsafeBufferPointer(start: units.assumingMemoryBound(to: UInt16.self) + start, count: end - start)
      )
    default:
      return makeString(
        units: UnsafeBufferPointer(start: units.assumingMemoryBound(to: UInt32.self) + start, count: end - start)
      )
    }
  }

  private func markASCII(_ r: ObjectPointer) {
    let n = r.as(StringObject.self).pointee.count
    let units = stringUnits(r).assumingMemoryBound(to: UInt8.self)
    for i in 0..<n where units[i] >= 0x80 { return }
    r.pointee.set(Flag.ascii)
  }

  func copyUnits(_ p: ObjectPointer, _ from: Int, _ n: Int, to r: ObjectPointer, at: Int, _ width: Int) {
    let source = p.as(StringObject.self).pointee.width
    if source == width {
      (stringUnits(r) + at * width).copyMemory(from: stringUnits(p) + from * width, byteCount: n * width)
      return
    }
    if width == 2 {
      let out = (stringUnits(r) + at * 2).assumingMemoryBound(to: UInt16.self)
      for i in 0..<n { out[i] = UInt16(truncatingIfNeeded: codePoint(p, from + i)) }
    } else {
      let out = (stringUnits(r) + at * 4).assumingMemoryBound(to: UInt32.self)
      for i in 0..<n { out[i] = codePoint(p, from + i) }
    }
  }
}

extension Value {
  /// The text of a string, lone surrogates replaced; only for kind string.
  public var string: String {
    precondition(isKind(.string), "not a string")
    return stringOf(bits)
  }
  /// The text of a string, or nil when it is none.
  public var stringOrNil: String? { isKind(.string) ? stringOf(bits) : nil }
  /// How many code points a string has.
  public var stringCount: Int {
    precondition(isKind(.string))
    return Bits.pointer(bits).as(StringObject.self).pointee.count
  }
  /// Code point i of a string.
  public func codePoint(at i: Int) -> UInt32 {
    precondition(i >= 0 && i < stringCount)
    return MachineRuntime.codePoint(Bits.pointer(bits), i)
  }
  /// All code points of a string.
  public var codePoints: [UInt32] {
    let n = stringCount
    let p = Bits.pointer(bits)
    return [UInt32](unsafeUninitializedCapacity: n) { buffer, count in
      for i in 0..<n { buffer[i] = MachineRuntime.codePoint(p, i) }
      count = n
    }
  }
  /// Whether every code point of a string is below 128.
  public var isASCIIString: Bool { isKind(.string) && Bits.pointer(bits).pointee.has(Flag.ascii) }
  /// Whether both are strings with the same text.
  public func equalsString(_ other: borrowing Value) -> Bool {
    isKind(.string) && other.isKind(.string) && stringsEqual(Bits.pointer(bits), Bits.pointer(other.bits))
  }
  /// Whether it is a string with that text.
  public func equalsString(_ text: String) -> Bool {
    guard isKind(.string) else { return false }
    let p = Bits.pointer(bits)
    if p.pointee.has(Flag.ascii) {
      // Byte by byte, without making a Swift string.
      let n = p.as(StringObject.self).pointee.count
      let units = stringUnits(p).assumingMemoryBound(to: UInt8.self)
      if text.utf8.count != n { return false }
      return text.utf8.elementsEqual(UnsafeBufferPointer(start: units, count: n))
    }
    return stringOf(bits) == text
  }
  /// Order of two strings by code points.
  public func compareString(_ other: borrowing Value) -> Int {
    precondition(isKind(.string) && other.isKind(.string))
    return compareStrings(Bits.pointer(bits), Bits.pointer(other.bits))
  }
  /// The hash of a string, as core dicts use it.
  public var stringHashValue: Int {
    precondition(isKind(.string))
    return stringHash(Bits.pointer(bits))
  }
}
