// Tuples, lists, records, bytes, slices, cells, boxes: making them and reaching inside.

import Glibc

extension Interpreter {
  // MARK: Tuples

  /// Room for a tuple; the caller fills the values.
  @usableFromInline
  func allocateTuple(_ n: Int, kind: Kind = .tuple, type: UnsafeMutablePointer<TypeCore>? = nil) -> ObjectPointer {
    let extra = type != nil && type.unsafelyUnwrapped.pointee.info._withUnsafeGuaranteedRef { $0.hasAttributes }
    let p = state.pointee.heap.allocate(
      kind,
      size: TupleObject.payload + 8 &* n + (extra ? attributeBytes : 0),
      type: type ?? core[.tuple]
    )
    p.as(TupleObject.self).pointee.count = n
    if extra { initializeAttributes(p) }
    return p
  }
  /// The empty tuple.
  public func makeTuple() -> Value { Value(owning: Bits.of(allocateTuple(0))) }
  /// A tuple of one.
  public func makeTuple(_ a: consuming Value) -> Value {
    let p = allocateTuple(1)
    valuesOfTuple(p)[0] = a.leak()
    return Value(owning: Bits.of(p))
  }
  /// A tuple of two.
  public func makeTuple(_ a: consuming Value, _ b: consuming Value) -> Value {
    let p = allocateTuple(2)
    valuesOfTuple(p)[0] = a.leak()
    valuesOfTuple(p)[1] = b.leak()
    return Value(owning: Bits.of(p))
  }
  /// A tuple of three.
  public func makeTuple(_ a: consuming Value, _ b: consuming Value, _ c: consuming Value) -> Value {
    let p = allocateTuple(3)
    valuesOfTuple(p)[0] = a.leak()
    valuesOfTuple(p)[1] = b.leak()
    valuesOfTuple(p)[2] = c.leak()
    return Value(owning: Bits.of(p))
  }
  /// A tuple of a list's items.
  public func makeTuple(list: borrowing Value) -> Value {
    precondition(list.isKind(.list))
    let l = Bits.pointer(list.bits).as(ListObject.self).pointee
    let p = allocateTuple(l.count)
    for i in 0..<l.count {
      let b = l.items.unsafelyUnwrapped[i]
      retainBits(b)
      valuesOfTuple(p)[i] = b
    }
    return Value(owning: Bits.of(p))
  }
  /// A tuple of the positional arguments.
  public func makeTuple(_ arguments: Arguments) -> Value {
    let p = allocateTuple(arguments.count)
    for i in 0..<arguments.count { valuesOfTuple(p)[i] = arguments.base[i].copy().leak() }
    return Value(owning: Bits.of(p))
  }
  /// A tuple's items as an instance of a tuple type of the program's.
  public func makeTuple(_ tuple: borrowing Value, of type: TypeInfo) -> Value {
    precondition(tuple.isKind(.tuple))
    let n = tuple.tupleCount
    let p = allocateTuple(n, type: type.core)
    for i in 0..<n {
      let b = valuesOfTuple(Bits.pointer(tuple.bits))[i]
      retainBits(b)
      valuesOfTuple(p)[i] = b
    }
    return Value(owning: Bits.of(p))
  }
  /// Items start..<end of a tuple.
  public func subtuple(_ tuple: borrowing Value, _ start: Int, _ end: Int) -> Value {
    precondition(tuple.isKind(.tuple) && start >= 0 && start <= end && end <= tuple.tupleCount)
    let p = allocateTuple(end - start)
    let items = valuesOfTuple(Bits.pointer(tuple.bits))
    for i in start..<end {
      retainBits(items[i])
      valuesOfTuple(p)[i - start] = items[i]
    }
    return Value(owning: Bits.of(p))
  }

  // MARK: Records

  /// A record of a type, its values all none.
  public func makeRecord(of type: TypeInfo) -> Value {
    precondition(type.layout == .record)
    let p = allocateTuple(type.recordSlots, kind: .record, type: type.core)
    for i in 0..<type.recordSlots { valuesOfTuple(p)[i] = Bits.none }
    return Value(owning: Bits.of(p))
  }

  // MARK: Lists

  @usableFromInline
  func allocateList(capacity: Int, type: UnsafeMutablePointer<TypeCore>? = nil) -> ObjectPointer {
    let extra = type != nil && type.unsafelyUnwrapped.pointee.info._withUnsafeGuaranteedRef { $0.hasAttributes }
    let p = state.pointee.heap.allocate(
      .list,
      size: MemoryLayout<ListObject>.size + (extra ? attributeBytes : 0),
      type: type ?? core[.list]
    )
    let l = p.as(ListObject.self)
    l.pointee.count = 0
    l.pointee.capacity = capacity
    l.pointee.items = capacity > 0 ? allocateWords(capacity) : nil
    if extra { initializeAttributes(p) }
    return p
  }
  /// An empty list.
  public func makeList(capacity: Int = 0) -> Value { Value(owning: Bits.of(allocateList(capacity: capacity))) }
  /// An empty list of a list type of the program's.
  public func makeList(of type: TypeInfo) -> Value {
    Value(owning: Bits.of(allocateList(capacity: 0, type: type.core)))
  }

  // MARK: Bytes

  /// A bytes object.
  public func makeBytes(_ bytes: [UInt8]) -> Value {
    let p = state.pointee.heap.allocate(.bytes, size: BytesObject.payload + bytes.count, type: core[.bytes])
    p.as(BytesObject.self).pointee.count = bytes.count
    p.as(BytesObject.self).pointee.hash = 0
    bytes.withUnsafeBytes {
      (p.raw + BytesObject.payload).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(p.raw), byteCount: $0.count)
    }
    return Value(owning: Bits.of(p))
  }

  // MARK: Small things

  /// A cell that holds a value (empty: unbound).
  public func makeCell(_ value: consuming Value) -> Value {
    let p = state.pointee.heap.allocate(.cell, size: MemoryLayout<CellObject>.size, type: core[.cell])
    p.as(CellObject.self).pointee.value = value.leak()
    return Value(owning: Bits.of(p))
  }
  /// A function bound to a receiver.
  public func makeBoundMethod(_ function: borrowing Value, _ receiver: borrowing Value) -> Value {
    let p = state.pointee.heap.allocate(
      .boundMethod,
      size: MemoryLayout<BoundMethodObject>.size,
      type: core[.boundMethod]
    )
    retainBits(function.bits)
    retainBits(receiver.bits)
    p.as(BoundMethodObject.self).pointee.function = function.bits
    p.as(BoundMethodObject.self).pointee.receiver = receiver.bits
    return Value(owning: Bits.of(p))
  }
  /// A slice object.
  public func makeSlice(_ start: borrowing Value, _ stop: borrowing Value, _ step: borrowing Value) -> Value {
    makeTriple(.slice, start.copy(), stop.copy(), step.copy())
  }
  /// A range object of three integers; the step is not zero.
  public func makeRange(_ start: consuming Value, _ stop: consuming Value, _ step: consuming Value) -> Value {
    makeTriple(.range, start, stop, step)
  }
  private func makeTriple(_ kind: Kind, _ a: consuming Value, _ b: consuming Value, _ c: consuming Value) -> Value {
    let p = state.pointee.heap.allocate(kind, size: MemoryLayout<SliceObject>.size, type: core[kind])
    let s = p.as(SliceObject.self)
    s.pointee.start = a.leak()
    s.pointee.stop = b.leak()
    s.pointee.step = c.leak()
    return Value(owning: Bits.of(p))
  }
  /// A heap object around a Swift object.
  public func makeBox(_ payload: Payload, of type: TypeInfo) -> Value {
    precondition(type.layout == .box)
    let extra = type.hasAttributes
    let p = state.pointee.heap.allocate(
      type.layout,
      size: MemoryLayout<BoxObject>.size + (extra ? attributeBytes : 0),
      type: type.core
    )
    p.as(BoxObject.self).pointee.payload = Unmanaged.passRetained(payload)
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }
  /// The heap object that stands for a type; `meta` is its own type.
  public func makeTypeObject(_ info: TypeInfo, meta: TypeInfo) -> Value {
    let p = state.pointee.heap.allocate(
      .type,
      size: MemoryLayout<TypeObject>.size + attributeBytes,
      type: meta.core
    )
    let t = p.as(TypeObject.self)
    t.pointee.core = info.core
    t.pointee.info = Unmanaged.passRetained(info)
    info.core.pointee.object = p
    if meta.hasAttributes { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }
  /// A module with a name and a dict of globals.
  public func makeModule(name: consuming Value, globals: consuming Value, type: TypeInfo? = nil) -> Value {
    precondition(globals.isKind(.dict))
    let p = state.pointee.heap.allocate(
      .module,
      size: MemoryLayout<ModuleObject>.size,
      type: type?.core ?? core[.module]
    )
    p.as(ModuleObject.self).pointee.globals = globals.leak()
    p.as(ModuleObject.self).pointee.name = name.leak()
    return Value(owning: Bits.of(p))
  }
}

@usableFromInline
func allocateWords(_ n: Int) -> UnsafeMutablePointer<UInt64> {
  guard let p = malloc(max(n, 1) * 8) else { outOfMemory() }
  return p.assumingMemoryBound(to: UInt64.self)
}

extension Value {
  // MARK: Tuples and records

  /// How many items a tuple has.
  public var tupleCount: Int {
    precondition(isKind(.tuple), "not a tuple")
    return Bits.pointer(bits).as(TupleObject.self).pointee.count
  }
  /// Item i of a tuple.
  public func tupleItem(_ i: Int) -> Value {
    precondition(i >= 0 && i < tupleCount, "tuple index out of range")
    let b = valuesOfTuple(Bits.pointer(bits))[i]
    retainBits(b)
    return Value(owning: b)
  }
  /// Value i of a record.
  public func slot(_ i: Int) -> Value {
    precondition(isKind(.record) && i >= 0 && i < Bits.pointer(bits).as(TupleObject.self).pointee.count)
    let b = valuesOfTuple(Bits.pointer(bits))[i]
    retainBits(b)
    return Value(owning: b)
  }
  /// Sets value i of a record.
  public func setSlot(_ i: Int, _ value: consuming Value) {
    precondition(isKind(.record) && i >= 0 && i < Bits.pointer(bits).as(TupleObject.self).pointee.count)
    let items = valuesOfTuple(Bits.pointer(bits))
    let old = items[i]
    items[i] = value.leak()
    releaseBits(old)
  }

  // MARK: Lists

  /// How many items a list has.
  public var listCount: Int {
    precondition(isKind(.list), "not a list")
    return Bits.pointer(bits).as(ListObject.self).pointee.count
  }
  /// Item i of a list.
  public func listItem(_ i: Int) -> Value {
    precondition(i >= 0 && i < listCount, "list index out of range")
    let b = Bits.pointer(bits).as(ListObject.self).pointee.items.unsafelyUnwrapped[i]
    retainBits(b)
    return Value(owning: b)
  }
  /// Sets item i of a list.
  public func setListItem(_ i: Int, _ value: consuming Value) {
    precondition(i >= 0 && i < listCount, "list index out of range")
    let items = Bits.pointer(bits).as(ListObject.self).pointee.items.unsafelyUnwrapped
    let old = items[i]
    items[i] = value.leak()
    releaseBits(old)
  }
  /// Adds an item to a list's end.
  public func listAppend(_ value: consuming Value) {
    precondition(isKind(.list), "not a list")
    appendToList(Bits.pointer(bits), value.leak())
  }
  /// Puts an item before item i (count: at the end).
  public func listInsert(_ i: Int, _ value: consuming Value) {
    let n = listCount
    precondition(i >= 0 && i <= n)
    listAppend(value)
    let items = Bits.pointer(bits).as(ListObject.self).pointee.items.unsafelyUnwrapped
    let last = items[n]
    var k = n
    while k > i {
      items[k] = items[k - 1]
      k -= 1
    }
    items[i] = last
  }
  /// Takes item i out of a list.
  public func listRemove(at i: Int) -> Value {
    let n = listCount
    precondition(i >= 0 && i < n, "list index out of range")
    let l = Bits.pointer(bits).as(ListObject.self)
    let items = l.pointee.items.unsafelyUnwrapped
    let b = items[i]
    for k in i..<(n - 1) { items[k] = items[k + 1] }
    l.pointee.count = n - 1
    return Value(owning: b)
  }
  /// Takes items start..<end out of a list and drops them, the last one first.
  public func listRemove(_ start: Int, _ end: Int) {
    let n = listCount
    precondition(start >= 0 && start <= end && end <= n)
    if start == end { return }
    let l = Bits.pointer(bits).as(ListObject.self)
    let items = l.pointee.items.unsafelyUnwrapped
    let dropped = Array(UnsafeBufferPointer(start: items + start, count: end - start))
    for k in end..<n { items[start + k - end] = items[k] }
    l.pointee.count = n - (end - start)
    for b in dropped.reversed() { releaseBits(b) }
  }
  /// Removes every item of a list.
  public func listClear() { listRemove(0, listCount) }
  /// Reverses a list in place.
  public func listReverse() {
    var i = 0
    var j = listCount - 1
    while i < j {
      listSwap(i, j)
      i += 1
      j -= 1
    }
  }
  /// Exchanges two items of a list.
  public func listSwap(_ i: Int, _ j: Int) {
    precondition(i >= 0 && i < listCount && j >= 0 && j < listCount)
    let items = Bits.pointer(bits).as(ListObject.self).pointee.items.unsafelyUnwrapped
    let b = items[i]
    items[i] = items[j]
    items[j] = b
  }
  /// Exchanges the contents of two lists.
  public func listExchange(_ other: borrowing Value) {
    precondition(isKind(.list) && other.isKind(.list))
    let a = Bits.pointer(bits).as(ListObject.self)
    let b = Bits.pointer(other.bits).as(ListObject.self)
    swap(&a.pointee.items, &b.pointee.items)
    swap(&a.pointee.count, &b.pointee.count)
    swap(&a.pointee.capacity, &b.pointee.capacity)
  }

  // MARK: Bytes

  /// How many bytes a bytes object has.
  public var bytesCount: Int {
    precondition(isKind(.bytes), "not bytes")
    return Bits.pointer(bits).as(BytesObject.self).pointee.count
  }
  /// Byte i.
  public func byte(at i: Int) -> UInt8 {
    precondition(i >= 0 && i < bytesCount)
    return (Bits.pointer(bits).raw + BytesObject.payload).load(fromByteOffset: i, as: UInt8.self)
  }
  /// All bytes.
  public var bytes: [UInt8] {
    Array(UnsafeRawBufferPointer(start: Bits.pointer(bits).raw + BytesObject.payload, count: bytesCount))
  }
  /// The hash of a bytes object.
  public var bytesHashValue: Int {
    let b = Bits.pointer(bits).as(BytesObject.self)
    if b.pointee.hash == 0 {
      b.pointee.hash = bytesHash(
        UnsafeRawBufferPointer(start: Bits.pointer(bits).raw + BytesObject.payload, count: bytesCount)
      )
    }
    return b.pointee.hash
  }

  // MARK: Small things

  /// What a cell holds; empty when unbound.
  public var cellContent: Value {
    precondition(isKind(.cell))
    let b = Bits.pointer(bits).as(CellObject.self).pointee.value
    retainBits(b)
    return Value(owning: b)
  }
  /// Sets what a cell holds.
  public func setCellContent(_ value: consuming Value) {
    precondition(isKind(.cell))
    let c = Bits.pointer(bits).as(CellObject.self)
    let old = c.pointee.value
    c.pointee.value = value.leak()
    releaseBits(old)
  }
  /// A bound method's function.
  public var methodFunction: Value { boundPart { $0.function } }
  /// A bound method's receiver.
  public var methodReceiver: Value { boundPart { $0.receiver } }
  private func boundPart(_ part: (BoundMethodObject) -> UInt64) -> Value {
    precondition(isKind(.boundMethod))
    let b = part(Bits.pointer(bits).as(BoundMethodObject.self).pointee)
    retainBits(b)
    return Value(owning: b)
  }
  /// First bound of a slice or range.
  public var sliceStart: Value { slicePart { $0.start } }
  /// Second bound of a slice or range.
  public var sliceStop: Value { slicePart { $0.stop } }
  /// Step of a slice or range.
  public var sliceStep: Value { slicePart { $0.step } }
  private func slicePart(_ part: (SliceObject) -> UInt64) -> Value {
    precondition(isKind(.slice) || isKind(.range))
    let b = part(Bits.pointer(bits).as(SliceObject.self).pointee)
    retainBits(b)
    return Value(owning: b)
  }
  /// The Swift object in a box.
  public var payload: Payload {
    precondition(isKind(.box), "not a box")
    return Bits.pointer(bits).as(BoxObject.self).pointee.payload._withUnsafeGuaranteedRef { $0 }
  }
  /// The language's part of the type that a type object stands for.
  public var typeInfo: TypeInfo {
    precondition(isKind(.type), "not a type")
    return Bits.pointer(bits).as(TypeObject.self).pointee.info._withUnsafeGuaranteedRef { $0 }
  }
  /// A module's globals: a dict.
  public var moduleGlobals: Value {
    precondition(isKind(.module), "not a module")
    let b = Bits.pointer(bits).as(ModuleObject.self).pointee.globals
    retainBits(b)
    return Value(owning: b)
  }
  /// A module's name.
  public var moduleName: Value {
    precondition(isKind(.module), "not a module")
    let b = Bits.pointer(bits).as(ModuleObject.self).pointee.name
    retainBits(b)
    return Value(owning: b)
  }
  /// Sets the flag that guards the display of recursive containers; false when it was set already.
  public func enterDisplay() -> Bool {
    guard isObject else { return true }
    let p = Bits.pointer(bits)
    if p.pointee.has(Flag.busy) { return false }
    p.pointee.set(Flag.busy)
    return true
  }
  /// Takes that flag back.
  public func leaveDisplay() { if isObject { Bits.pointer(bits).pointee.clear(Flag.busy) } }
  /// How many references there are to a heap object; 0 for immediates.
  public var referenceCount: Int { isObject ? Bits.pointer(bits).pointee.count : 0 }
}

@inlinable @inline(__always)
func appendToList(_ p: ObjectPointer, _ b: UInt64) {
  let l = p.as(ListObject.self)
  let n = l.pointee.count
  if n == l.pointee.capacity { growList(l) }
  l.pointee.items.unsafelyUnwrapped[n] = b
  l.pointee.count = n &+ 1
}

@usableFromInline @inline(never)
func growList(_ l: UnsafeMutablePointer<ListObject>) {
  let n = l.pointee.capacity
  let capacity = n + n >> 3 + 6
  guard let p = realloc(l.pointee.items, capacity * 8) else { outOfMemory() }
  l.pointee.items = p.assumingMemoryBound(to: UInt64.self)
  l.pointee.capacity = capacity
}
