// Bulk operations on core containers that an object model needs and that touch raw memory: text views of strings and
// bytes, slices, concatenation, repetition, conversion between lists and tuples. Bounds and kinds are checked here.

import Glibc

extension Interpreter {
  /// Whether a heap object's type is the core's own for its kind, not a type derived from it; immediates always are.
  @inlinable
  public func hasCoreType(_ v: borrowing Value) -> Bool {
    guard Bits.isHeap(v.bits) else { return true }
    let p = Bits.pointer(v.bits)
    if p.pointee.type == core.table[Int(p.pointee.kind.rawValue)] { return true }
    return p.pointee.kind == .set && p.pointee.type == core.table[60]
  }

  // MARK: Text

  /// A string of Latin-1 bytes.
  public func makeString(latin1 bytes: [UInt8]) -> Value {
    Value(owning: bytes.withUnsafeBufferPointer { makeString(units: $0).leak() })
  }
  /// Every `step`th code point from `start`, `count` of them.
  public func substring(_ a: borrowing Value, from start: Int, step: Int, count: Int) -> Value {
    precondition(a.isKind(.string))
    if step == 1 { return substring(a, start, start + count) }
    let p = Bits.pointer(a.bits)
    let n = p.as(StringObject.self).pointee.count
    precondition(
      count == 0 || (start >= 0 && start < n && start + (count - 1) * step >= 0 && start + (count - 1) * step < n)
    )
    var units: [UInt32] = []
    units.reserveCapacity(count)
    var i = start
    for _ in 0..<count {
      units.append(codePoint(p, i))
      i += step
    }
    return makeString(codePoints: units)
  }
  /// A string several times over.
  public func repeatString(_ a: borrowing Value, _ times: Int) -> Value {
    precondition(a.isKind(.string) && times >= 0)
    let p = Bits.pointer(a.bits)
    let s = p.as(StringObject.self).pointee
    let r = allocateString(count: s.count * times, width: s.width, ascii: p.pointee.has(Flag.ascii))
    fillRepeated(stringUnits(r), stringUnits(p), s.count * s.width, times)
    return Value(owning: Bits.of(r))
  }
  /// The strings of a list, with `separator` between them; every item must be a string.
  public func joinStrings(_ list: borrowing Value, separator: borrowing Value) -> Value {
    precondition(list.isKind(.list) && separator.isKind(.string))
    let l = Bits.pointer(list.bits).as(ListObject.self).pointee
    guard l.count > 0, let items = l.items else { return makeString("") }
    let gap = Bits.pointer(separator.bits)
    let gapCount = gap.as(StringObject.self).pointee.count
    var count = gapCount * (l.count - 1)
    var width = gapCount > 0 && l.count > 1 ? gap.as(StringObject.self).pointee.width : 1
    var ascii = gapCount == 0 || l.count == 1 || gap.pointee.has(Flag.ascii)
    for i in 0..<l.count {
      let p = Bits.pointer(items[i])
      precondition(Bits.isHeap(items[i]) && p.pointee.kind == .string)
      let s = p.as(StringObject.self)
      count += s.pointee.count
      width = max(width, s.pointee.width)
      if !p.pointee.has(Flag.ascii) { ascii = false }
    }
    let r = allocateString(count: count, width: width, ascii: ascii)
    var at = 0
    for i in 0..<l.count {
      if i > 0, gapCount > 0 {
        copyUnits(gap, 0, gapCount, to: r, at: at, width)
        at += gapCount
      }
      let p = Bits.pointer(items[i])
      let n = p.as(StringObject.self).pointee.count
      copyUnits(p, 0, n, to: r, at: at, width)
      at += n
    }
    return Value(owning: Bits.of(r))
  }

  private func fillRepeated(
    _ out: UnsafeMutableRawPointer,
    _ source: UnsafeMutableRawPointer,
    _ size: Int,
    _ times: Int
  ) {
    if size == 0 || times == 0 { return }
    if size == 1 {
      memset(out, Int32(source.load(as: UInt8.self)), times)
      return
    }
    for i in 0..<times { (out + i * size).copyMemory(from: source, byteCount: size) }
  }

  // MARK: Bytes

  /// Bytes as an instance of a bytes type of the program's.
  public func makeBytes(_ bytes: [UInt8], of type: TypeInfo) -> Value {
    let extra = type.hasAttributes
    let size = (BytesObject.payload + bytes.count + 7) & ~7
    let p = state.pointee.heap.allocate(.bytes, size: size + (extra ? attributeBytes : 0), type: type.core)
    p.as(BytesObject.self).pointee.count = bytes.count
    p.as(BytesObject.self).pointee.hash = 0
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { (p.raw + BytesObject.payload).copyMemory(from: base, byteCount: $0.count) }
    }
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }
  /// A complex number as an instance of a complex type of the program's.
  public func makeComplex(_ real: Double, _ imaginary: Double, of type: TypeInfo) -> Value {
    let extra = type.hasAttributes
    let p = state.pointee.heap.allocate(
      .complex,
      size: MemoryLayout<ComplexObject>.size + (extra ? attributeBytes : 0),
      type: type.core
    )
    p.as(ComplexObject.self).pointee.real = real
    p.as(ComplexObject.self).pointee.imaginary = imaginary
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }

  // MARK: Lists and tuples

  private func words(_ v: borrowing Value) -> UnsafeBufferPointer<UInt64> {
    let p = Bits.pointer(v.bits)
    if p.pointee.kind == .list {
      let l = p.as(ListObject.self).pointee
      return UnsafeBufferPointer(start: l.items, count: l.count)
    }
    precondition(p.pointee.kind == .tuple, "neither list nor tuple")
    return UnsafeBufferPointer(start: valuesOfTuple(p), count: p.as(TupleObject.self).pointee.count)
  }
  /// A new list of the items of a list or tuple: `count` of them from `start`, every `step`th.
  public func makeList(_ sequence: borrowing Value, from start: Int, step: Int, count: Int) -> Value {
    precondition(sequence.isObject)
    let source = words(sequence)
    precondition(count <= 0 || (start >= 0 && start < source.count))
    let r = makeList(capacity: max(count, 0))
    let p = Bits.pointer(r.bits)
    var i = start
    for _ in 0..<max(count, 0) {
      let b = source[i]
      retainBits(b)
      appendToList(p, b)
      i += step
    }
    return r
  }
  /// A new list of the items of a list or tuple.
  public func makeList(of sequence: borrowing Value) -> Value {
    precondition(sequence.isObject)
    return makeList(sequence, from: 0, step: 1, count: words(sequence).count)
  }
  /// A new list of the positional arguments.
  public func makeList(_ arguments: Arguments) -> Value {
    let r = makeList(capacity: arguments.count)
    for i in 0..<arguments.count { r.listAppend(arguments[i].copy()) }
    return r
  }
  /// A new tuple of the items of a list or tuple: `count` of them from `start`, every `step`th.
  public func makeTuple(_ sequence: borrowing Value, from start: Int, step: Int, count: Int) -> Value {
    precondition(sequence.isObject)
    let source = words(sequence)
    precondition(count <= 0 || (start >= 0 && start < source.count))
    let p = allocateTuple(max(count, 0))
    var i = start
    for k in 0..<max(count, 0) {
      let b = source[i]
      retainBits(b)
      valuesOfTuple(p)[k] = b
      i += step
    }
    return Value(owning: Bits.of(p))
  }
  /// The items of two tuples.
  public func concatTuples(_ a: borrowing Value, _ b: borrowing Value) -> Value {
    precondition(a.isKind(.tuple) && b.isKind(.tuple))
    let x = words(a)
    let y = words(b)
    let p = allocateTuple(x.count + y.count)
    let out = valuesOfTuple(p)
    for i in 0..<x.count {
      retainBits(x[i])
      out[i] = x[i]
    }
    for i in 0..<y.count {
      retainBits(y[i])
      out[x.count + i] = y[i]
    }
    return Value(owning: Bits.of(p))
  }
  /// A tuple's items several times over.
  public func repeatTuple(_ a: borrowing Value, _ times: Int) -> Value {
    precondition(a.isKind(.tuple) && times >= 0)
    let x = words(a)
    let p = allocateTuple(x.count * times)
    let out = valuesOfTuple(p)
    var k = 0
    for _ in 0..<times {
      for b in x {
        retainBits(b)
        out[k] = b
        k += 1
      }
    }
    return Value(owning: Bits.of(p))
  }
}

extension Value {
  /// The code points of a string, or the bytes of a bytes object. The view must not outlive this value.
  public var textView: TextView {
    let p = Bits.pointer(bits)
    if isKind(.string) {
      let s = p.as(StringObject.self).pointee
      return TextView(base: UnsafeRawPointer(stringUnits(p)), count: s.count, width: s.width)
    }
    precondition(isKind(.bytes), "neither string nor bytes")
    return TextView(base: UnsafeRawPointer(p.raw + BytesObject.payload), count: bytesCount, width: 1)
  }

  /// Adds every item of a list or tuple to a list's end; the list itself may be given.
  public func listExtend(_ sequence: borrowing Value) {
    precondition(isKind(.list) && sequence.isObject)
    let p = Bits.pointer(bits)
    let q = Bits.pointer(sequence.bits)
    if q.pointee.kind == .tuple {
      for i in 0..<q.as(TupleObject.self).pointee.count {
        let b = valuesOfTuple(q)[i]
        retainBits(b)
        appendToList(p, b)
      }
      return
    }
    precondition(q.pointee.kind == .list)
    for i in 0..<q.as(ListObject.self).pointee.count {
      // Read anew each time: the list may be growing itself.
      let b = q.as(ListObject.self).pointee.items.unsafelyUnwrapped[i]
      retainBits(b)
      appendToList(p, b)
    }
  }
  /// Replaces items start..<end of a list by the items of another.
  public func listReplace(_ start: Int, _ end: Int, with other: borrowing Value) {
    precondition(isKind(.list) && other.isKind(.list))
    let n = listCount
    precondition(start >= 0 && start <= end && end <= n)
    let o = Bits.pointer(other.bits).as(ListObject.self).pointee
    precondition(Bits.pointer(bits) != Bits.pointer(other.bits))
    let l = Bits.pointer(bits).as(ListObject.self)
    let dropped = Array(UnsafeBufferPointer(start: l.pointee.items, count: n)[start..<end])
    let count = n - (end - start) + o.count
    if count > l.pointee.capacity {
      guard let p = realloc(l.pointee.items, count * 8) else { outOfMemory() }
      l.pointee.items = p.assumingMemoryBound(to: UInt64.self)
      l.pointee.capacity = count
    }
    if let items = l.pointee.items {
      memmove(items + start + o.count, items + end, (n - end) * 8)
      for i in 0..<o.count {
        let b = o.items.unsafelyUnwrapped[i]
        retainBits(b)
        items[start + i] = b
      }
    }
    l.pointee.count = count
    for b in dropped { releaseBits(b) }
  }
  /// Repeats a list's items in place.
  public func listRepeat(_ times: Int) {
    let n = listCount
    if times <= 0 {
      listClear()
      return
    }
    let p = Bits.pointer(bits)
    for _ in 1..<max(times, 1) {
      for i in 0..<n {
        let b = p.as(ListObject.self).pointee.items.unsafelyUnwrapped[i]
        retainBits(b)
        appendToList(p, b)
      }
    }
  }
  /// The list's items as small integers, when all of them are.
  public var listSmallInts: [Int]? {
    let l = Bits.pointer(bits).as(ListObject.self).pointee
    precondition(isKind(.list))
    var out: [Int] = []
    out.reserveCapacity(l.count)
    for i in 0..<l.count {
      let b = l.items.unsafelyUnwrapped[i]
      if !Bits.isInt(b) { return nil }
      out.append(Bits.int(b))
    }
    return out
  }
  /// Whether every item of a list is a string of the core's own type.
  public func listHoldsStrings(_ vm: Interpreter) -> Bool {
    let l = Bits.pointer(bits).as(ListObject.self).pointee
    precondition(isKind(.list))
    for i in 0..<l.count {
      let b = l.items.unsafelyUnwrapped[i]
      if !Bits.isHeap(b) || Bits.pointer(b).pointee.type != vm.core[.string] { return false }
    }
    return true
  }
  /// Puts a list's items into another order: item i becomes what was item order[i]; order is a permutation.
  public func listPermute(_ order: [Int]) {
    let l = Bits.pointer(bits).as(ListObject.self).pointee
    precondition(isKind(.list) && order.count == l.count)
    if l.count == 0 { return }
    let items = l.items.unsafelyUnwrapped
    let old = Array(UnsafeBufferPointer(start: items, count: l.count))
    var seen = [Bool](repeating: false, count: old.count)
    for i in 0..<old.count {
      precondition(!seen[order[i]], "not a permutation")
      seen[order[i]] = true
      items[i] = old[order[i]]
    }
  }
}
