// bytearray: bytes that change in place; memoryview: a window on bytes. Both are boxes around Swift objects.

import MachineRuntime

/// The contents of a bytearray.
final class ByteArrayPayload: Payload {
  var bytes: [UInt8]
  /// Views that forbid a change of size.
  var exports = 0
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init()
  }
}

/// A window on a bytes-like object.
final class MemoryViewPayload: Payload {
  var owner: Value
  let start: Int
  let count: Int
  var released = false
  init(_ owner: consuming Value, start: Int, count: Int) {
    self.owner = owner
    self.start = start
    self.count = count
    super.init()
    if let array { array.exports += 1 }
  }
  deinit { release() }
  var array: ByteArrayPayload? { owner.isKind(.box) ? owner.payload as? ByteArrayPayload : nil }
  var bytes: [UInt8] {
    let all = owner.isKind(.bytes) ? owner.bytes : (array?.bytes ?? [])
    return Array(all[start..<(start + count)])
  }
  func release() {
    if released { return }
    released = true
    if let array { array.exports -= 1 }
  }
  override func visit(_ visitor: Visitor) { visitor.visit(owner) }
}

/// The types `bytearray` and `memoryview`.
enum ByteArrayTypes {
  static func install(_ vm: Interpreter) {
    let types = vm.objectTypes
    let own: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, arrayNew),
      BuiltinMethod("__init__", 0, 3, keywords: true, arrayInit),
      BuiltinMethod("__iter__", arrayIter),
      BuiltinMethod("__setitem__", 2, arraySet),
      BuiltinMethod("__delitem__", 1, arrayDelete),
      BuiltinMethod("__iadd__", 1, arrayInPlaceAdd),
      BuiltinMethod("__imul__", 1, arrayInPlaceMultiply),
      BuiltinMethod("append", 1, arrayAppend), BuiltinMethod("extend", 1, arrayExtend),
      BuiltinMethod("insert", 2, arrayInsert), BuiltinMethod("pop", 0, 1, arrayPop),
      BuiltinMethod("remove", 1, arrayRemove), BuiltinMethod("clear", arrayClear),
      BuiltinMethod("copy", arrayCopy), BuiltinMethod("reverse", arrayReverse),
    ]
    types.byteArray.define(methods: BytesType.shared + BytesMethods.all, documentation: "bytearray(iterable_of_ints)")
    types.byteArray.define(methods: own)
    types.byteArray.defineUnhashable()
    let views: [BuiltinMethod] = [
      BuiltinMethod("__new__", 2, 2, kind: .staticMethod, viewNew),
      BuiltinMethod("__len__", viewLen), BuiltinMethod("__getitem__", 1, viewGet),
      BuiltinMethod("__setitem__", 2, viewSet), BuiltinMethod("__repr__", viewRepr),
      BuiltinMethod("__enter__", viewEnter), BuiltinMethod("__exit__", 0, .max, viewRelease),
      BuiltinMethod("__hash__", viewHash),
      BuiltinMethod("tobytes", viewBytes), BuiltinMethod("tolist", viewList), BuiltinMethod("release", viewRelease),
      BuiltinMethod("hex", viewHex),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("nbytes", viewCount), BuiltinGetter("itemsize", viewItemSize),
      BuiltinGetter("readonly", viewReadOnly),
      BuiltinGetter("obj", viewObject), BuiltinGetter("format", viewFormat), BuiltinGetter("ndim", viewItemSize),
    ]
    types.memoryView.define(methods: views, getters: getters, documentation: "Create a new memoryview object.")
    for (name, op) in comparisonNames {
      types.byteArray.define(methods: [BuiltinMethod(name, 1, bytesComparison(op))])
      if op == .equal || op == .notEqual {
        types.memoryView.define(methods: [BuiltinMethod(name, 1, bytesComparison(op))])
      }
    }
    vm.defineBuiltinType("bytearray", types.byteArray)
    vm.defineBuiltinType("memoryview", types.memoryView)
  }
}

extension Interpreter {
  func byteArray(_ v: borrowing Value) throws(Raised) -> ByteArrayPayload {
    if v.isKind(.box), let p = v.payload as? ByteArrayPayload { return p }
    throw typeError("a bytearray is required, not '\(pyType(v).name)'")
  }
  fileprivate func resizable(_ v: borrowing Value) throws(Raised) -> ByteArrayPayload {
    let p = try byteArray(v)
    if p.exports > 0 { throw error(exceptions.bufferError, "Existing exports of data: object cannot be re-sized") }
    return p
  }
}

private let byteRange = "byte must be in range(0, 256)"

private func arrayNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeBox(ByteArrayPayload([]), of: try vm.classArgument(args[0], vm.objectTypes.byteArray))
}
private func arrayInit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let bytes = try vm.bytesArguments(args, "bytearray")
  try vm.resizable(args[0]).bytes = bytes
  return Value.none
}
private func arrayIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = vm.makeRecord(of: vm.objectTypes.byteArrayIterator)
  r.setSlot(0, args[0].copy())
  r.setSlot(1, vm.makeInt(0))
  return r
}
private func arraySet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.byteArray(args[0])
  if !args[1].isKind(.slice) {
    let i = try vm.itemIndex(args[1], p.bytes.count, "bytearray", "bytearray index")
    p.bytes[i] = try vm.byte(args[2], byteRange)
    return Value.none
  }
  let new = try vm.bytesFrom(args[2], what: "bytearray")
  let b = try vm.sliceBounds(args[1], p.bytes.count)
  if b.step == 1 {
    let end = max(b.stop, b.start)
    if new.count != end - b.start { _ = try vm.resizable(args[0]) }
    p.bytes.replaceSubrange(b.start..<end, with: new)
    return Value.none
  }
  if new.count != b.count {
    throw vm.valueError("attempt to assign bytes of size \(new.count) to extended slice of size \(b.count)")
  }
  var i = b.start
  for byte in new {
    p.bytes[i] = byte
    i += b.step
  }
  return Value.none
}
private func arrayDelete(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.resizable(args[0])
  if !args[1].isKind(.slice) {
    p.bytes.remove(at: try vm.itemIndex(args[1], p.bytes.count, "bytearray", "bytearray index"))
    return Value.none
  }
  let b = try vm.sliceBounds(args[1], p.bytes.count)
  var drop: Set<Int> = []
  var i = b.start
  for _ in 0..<b.count {
    drop.insert(i)
    i += b.step
  }
  p.bytes = p.bytes.enumerated().filter { !drop.contains($0.offset) }.map(\.element)
  return Value.none
}
private func arrayInPlaceAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let b = vm.bytesLike(args[1]) else {
    throw vm.typeError("can't concat \(vm.pyType(args[1]).name) to bytearray")
  }
  try vm.resizable(args[0]).bytes += b
  return args[0].copy()
}
private func arrayInPlaceMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.resizable(args[0])
  let r = try multiplySequence(vm, vm.makeBytes(p.bytes), args[1])
  p.bytes = r.bytes
  return args[0].copy()
}
private func arrayAppend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.resizable(args[0]).bytes.append(try vm.byte(args[1], byteRange))
  return Value.none
}
private func arrayExtend(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let more = try vm.bytesFrom(args[1], what: "bytearray")
  try vm.resizable(args[0]).bytes += more
  return Value.none
}
private func arrayInsert(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.resizable(args[0])
  var i = try vm.intIndex(args[1])
  let byte = try vm.byte(args[2], byteRange)
  if i < 0 { i = max(i + p.bytes.count, 0) }
  p.bytes.insert(byte, at: min(i, p.bytes.count))
  return Value.none
}
private func arrayPop(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.resizable(args[0])
  var i = args.count > 1 ? try vm.intIndex(args[1]) : -1
  if p.bytes.isEmpty { throw vm.indexError("pop from empty bytearray") }
  if i < 0 { i += p.bytes.count }
  if i < 0 || i >= p.bytes.count { throw vm.indexError("pop index out of range") }
  return vm.makeInt(Int(p.bytes.remove(at: i)))
}
private func arrayRemove(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try vm.resizable(args[0])
  let byte = try vm.byte(args[1], byteRange)
  guard let i = p.bytes.firstIndex(of: byte) else { throw vm.valueError("value not found in bytearray") }
  p.bytes.remove(at: i)
  return Value.none
}
private func arrayClear(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.resizable(args[0]).bytes = []
  return Value.none
}
private func arrayCopy(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeByteArray(try vm.byteArray(args[0]).bytes)
}
private func arrayReverse(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.byteArray(args[0]).bytes.reverse()
  return Value.none
}

// MARK: - memoryview

private func view(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> MemoryViewPayload {
  guard v.isKind(.box), let p = v.payload as? MemoryViewPayload else {
    throw vm.typeError("a memoryview is required, not '\(vm.pyType(v).name)'")
  }
  if p.released { throw vm.valueError("operation forbidden on released memoryview object") }
  return p
}
private func viewNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args[1].isKind(.box), let p = args[1].payload as? MemoryViewPayload {
    return vm.makeBox(
      MemoryViewPayload(p.owner.copy(), start: p.start, count: p.count),
      of: vm.objectTypes.memoryView
    )
  }
  guard let b = vm.bytesLike(args[1]) else {
    throw vm.typeError("memoryview: a bytes-like object is required, not '\(vm.pyType(args[1]).name)'")
  }
  return vm.makeBox(MemoryViewPayload(args[1].copy(), start: 0, count: b.count), of: vm.objectTypes.memoryView)
}
private func viewLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try view(vm, args[0]).count)
}
private func viewGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try view(vm, args[0])
  if args[1].isKind(.slice) {
    let b = try vm.sliceBounds(args[1], p.count)
    if b.step != 1 { return try viewNewCopy(vm, vm.makeBytes(vm.slice(p.bytes, b))) }
    return vm.makeBox(
      MemoryViewPayload(p.owner.copy(), start: p.start + b.start, count: b.count),
      of: vm.objectTypes.memoryView
    )
  }
  guard var i = try vm.subscriptIndex(args[1]) else { throw vm.typeError("memoryview: invalid slice key") }
  if i < 0 { i += p.count }
  if i < 0 || i >= p.count { throw vm.indexError("index out of bounds on dimension 1") }
  return vm.makeInt(Int(p.bytes[i]))
}
private func viewNewCopy(_ vm: Interpreter, _ bytes: consuming Value) throws(Raised) -> Value {
  let n = bytes.bytesCount
  return vm.makeBox(MemoryViewPayload(bytes, start: 0, count: n), of: vm.objectTypes.memoryView)
}
private func viewSet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try view(vm, args[0])
  guard let array = p.array else { throw vm.typeError("cannot modify read-only memory") }
  if args[1].isKind(.slice) {
    let b = try vm.sliceBounds(args[1], p.count)
    let new = try vm.requireBytes(args[2])
    if new.count != b.count {
      throw vm.valueError("memoryview assignment: lvalue and rvalue have different structures")
    }
    var i = p.start + b.start
    for byte in new {
      array.bytes[i] = byte
      i += b.step
    }
    return Value.none
  }
  guard var i = try vm.subscriptIndex(args[1]) else { throw vm.typeError("memoryview: invalid slice key") }
  if i < 0 { i += p.count }
  if i < 0 || i >= p.count { throw vm.indexError("index out of bounds on dimension 1") }
  array.bytes[p.start + i] = try vm.byte(args[2], "memoryview: invalid value for format 'B'")
  return Value.none
}
private func viewRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString("<memory at 0x\(String(args[0].identity, radix: 16))>")
}
private func viewEnter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  _ = try view(vm, args[0])
  return args[0].copy()
}
private func viewRelease(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let p = args[0].payload as? MemoryViewPayload { p.release() }
  return Value.none
}
private func viewHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try view(vm, args[0])
  if p.array != nil { throw vm.valueError("cannot hash writable memoryview object") }
  let b = vm.makeBytes(p.bytes)
  return vm.makeInt(b.bytesHashValue)
}
private func viewBytes(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeBytes(try view(vm, args[0]).bytes)
}
private func viewHex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = vm.makeBytes(try view(vm, args[0]).bytes)
  return try vm.callMethod(b, "hex")
}
private func viewList(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = vm.makeList()
  for b in try view(vm, args[0]).bytes { r.listAppend(vm.makeInt(Int(b))) }
  return r
}
private func viewCount(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeInt(try view(vm, v).count)
}
private func viewItemSize(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeInt(1) }
private func viewReadOnly(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  Value.bool(try view(vm, v).array == nil)
}
private func viewObject(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  try view(vm, v).owner.copy()
}
private func viewFormat(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.makeString("B") }
