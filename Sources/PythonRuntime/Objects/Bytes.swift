// bytes, and what bytes and bytearray share: construction, items, comparison. The text-like methods are in
// BytesMethods.swift; bytearray's own changes are in ByteArray.swift.

import MachineRuntime

/// The type `bytes`.
enum BytesType {
  static func install(_ vm: Interpreter) {
    let own: [BuiltinMethod] = [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, bytesNew),
      BuiltinMethod("__hash__", bytesHash),
      BuiltinMethod("__iter__", bytesIter),
      BuiltinMethod("__bytes__", bytesSelf),
      BuiltinMethod("__getnewargs__", bytesNewArguments),
    ]
    vm.types.bytes.define(methods: shared + BytesMethods.all, documentation: "bytes(iterable_of_ints) -> bytes")
    vm.types.bytes.define(methods: own)
    for (name, op) in comparisonNames { vm.types.bytes.define(methods: [BuiltinMethod(name, 1, bytesComparison(op))]) }
    vm.defineBuiltinType("bytes", vm.types.bytes)
  }

  /// Methods of bytes and bytearray alike.
  static var shared: [BuiltinMethod] {
    [
      BuiltinMethod("__repr__", bytesRepr),
      BuiltinMethod("__len__", bytesLen),
      BuiltinMethod("__getitem__", 1, bytesGet),
      BuiltinMethod("__contains__", 1, bytesHas),
      BuiltinMethod("__add__", 1, bytesAdd),
      BuiltinMethod("__mul__", 1, bytesMultiply),
      BuiltinMethod("__rmul__", 1, bytesMultiply),
      BuiltinMethod("__mod__", 1, bytesMod),
    ]
  }
}

extension Interpreter {
  /// The bytes of a bytes-like object, or nil.
  func bytesLike(_ v: borrowing Value) -> [UInt8]? {
    if v.isKind(.bytes) { return v.bytes }
    if v.isKind(.box) {
      if let p = v.payload as? ByteArrayPayload { return p.bytes }
      if let p = v.payload as? MemoryViewPayload { return p.bytes }
    }
    return nil
  }
  /// The bytes of a bytes-like object, or TypeError.
  func requireBytes(_ v: borrowing Value) throws(Raised) -> [UInt8] {
    if let b = bytesLike(v) { return b }
    throw typeError("a bytes-like object is required, not '\(pyType(v).name)'")
  }
  /// A bytes-like object as a bytes value to look at.
  func plainBytes(_ v: borrowing Value) -> Value { v.isKind(.bytes) ? v.copy() : makeBytes(bytesLike(v) ?? []) }
  /// New bytes of the base type that a bytes-like object is of.
  func sameBytes(_ v: borrowing Value, _ bytes: [UInt8]) -> Value {
    v.isKind(.bytes) ? makeBytes(bytes) : makeByteArray(bytes)
  }
  func makeByteArray(_ bytes: [UInt8]) -> Value { makeBox(ByteArrayPayload(bytes), of: objectTypes.byteArray) }

  /// One byte from an integer.
  func byte(_ v: borrowing Value, _ message: String) throws(Raised) -> UInt8 {
    let i = try index(v)
    guard let n = i.pythonInteger?.asInt, n >= 0, n < 256 else { throw valueError(message) }
    return UInt8(n)
  }
  /// The bytes that an object gives: a bytes-like one, one with `__bytes__`, or integers from an iterable.
  func bytesFrom(_ v: borrowing Value, what: String = "bytes") throws(Raised) -> [UInt8] {
    if let b = bytesLike(v) { return b }
    if what == "bytes", let method = pyType(v).lookup(python.names.__bytes__) {
      let r = try python.callSpecial(self, method, v)
      guard r.isKind(.bytes) else { throw typeError("__bytes__ returned non-bytes (type \(pyType(r).name))") }
      return r.bytes
    }
    let iterable = try isIterable(v)
    if v.isKind(.string) || !iterable {
      throw typeError("cannot convert '\(pyType(v).name)' object to \(what)")
    }
    var out: [UInt8] = []
    let message = what == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"
    let iterator = try iterate(v)
    while let item = try next(iterator) { out.append(try byte(item, message)) }
    return out
  }
  /// The arguments of `bytes(...)` and `bytearray(...)`, the class first.
  func bytesArguments(_ args: Arguments, _ what: String) throws(Raised) -> [UInt8] {
    try checkKeywords(args, what, ["source", "encoding", "errors"])
    if args.count > 4 { throw typeError("\(what)() takes at most 3 arguments (\(args.count - 1) given)") }
    let encoding = try argument(args, 2, "encoding", of: what) ?? Value.empty
    let errors = try argument(args, 3, "errors", of: what) ?? Value.empty
    guard let source = try argument(args, 1, "source", of: what) else {
      if !encoding.isEmpty || !errors.isEmpty {
        throw typeError("\(encoding.isEmpty ? "errors" : "encoding") without a string argument")
      }
      return []
    }
    if source.isKind(.string) {
      if encoding.isEmpty { throw typeError("string argument without an encoding") }
      return try encode(source, encoding, errors)
    }
    if !encoding.isEmpty { throw typeError("encoding without a string argument") }
    if !errors.isEmpty { throw typeError("errors without a string argument") }
    if what == "bytes", let _ = pyType(source).lookup(python.names.__bytes__) {
      return try bytesFrom(source, what: what)
    }
    if let n = try indexOrNil(source) {
      guard let count = n.pythonInteger?.asInt else {
        throw overflowError("cannot fit 'int' into an index-sized integer")
      }
      if count < 0 { throw valueError("negative count") }
      if count >= 1 << 36 { throw memoryError() }
      return [UInt8](repeating: 0, count: count)
    }
    return try bytesFrom(source, what: what)
  }
  /// A byte or slice of a bytes object.
  func bytesGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    let bytes = bytesLike(a) ?? []
    let isArray = !a.isKind(.bytes)
    if key.isKind(.slice) {
      let b = try sliceBounds(key, bytes.count)
      return sameBytes(a, slice(bytes, b))
    }
    let i = try itemIndex(key, bytes.count, isArray ? "bytearray" : "byte", isArray ? "bytearray index" : "index")
    return makeInt(Int(bytes[i]))
  }
  func slice(_ bytes: [UInt8], _ b: SliceBounds) -> [UInt8] {
    if b.step == 1 { return Array(bytes[b.start..<(b.start + b.count)]) }
    var out: [UInt8] = []
    var i = b.start
    for _ in 0..<b.count {
      out.append(bytes[i])
      i += b.step
    }
    return out
  }
  /// Whether bytes contain a byte, or other bytes.
  func bytesContains(_ hay: TextView, _ item: borrowing Value) throws(Raised) -> Bool {
    if !item.isKind(.bytes), let i = try indexOrNil(item) {
      guard let n = i.pythonInteger?.asInt, n >= 0, n < 256 else { throw valueError("byte must be in range(0, 256)") }
      for k in 0..<hay.count where hay[k] == UInt32(n) { return true }
      return false
    }
    let needle = makeBytes(try requireBytes(item))
    return hay.find(needle.textView) != nil
  }
}

/// A comparison method of bytes and bytearray.
func bytesComparison(_ op: CompareOperation) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    guard let _ = vm.bytesLike(args[1]) else { return Value.singleton(.notImplemented) }
    let a = vm.plainBytes(args[0])
    let b = vm.plainBytes(args[1])
    return Value.bool(holds(op, vm.compareBytes(a.textView, b.textView)))
  }
}
private func bytesNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.types.bytes)
  if type === vm.types.bytes, args.count == 2, args.keywordCount == 0, args[1].isKind(.bytes), vm.hasCoreType(args[1]) {
    return args[1].copy()
  }
  let bytes = try vm.bytesArguments(args, "bytes")
  return type === vm.types.bytes ? vm.makeBytes(bytes) : vm.makeBytes(bytes, of: type)
}
private func bytesHash(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(args[0].bytesHashValue)
}
private func bytesIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeContainerIterator(.bytes, args[0])
}
private func bytesSelf(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.hasCoreType(args[0]) ? args[0].copy() : vm.makeBytes(args[0].bytes)
}
private func bytesNewArguments(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeTuple(vm.makeBytes(args[0].bytes))
}
private func bytesRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = vm.plainBytes(args[0])
  let text = Repr.bytes(b.textView)
  if args[0].isKind(.bytes) { return vm.makeString(text) }
  var out = Text(vm.pyType(args[0]).name + "(")
  out.append(text)
  out.append(")")
  return vm.makeString(out)
}
private func bytesLen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt((vm.bytesLike(args[0]) ?? []).count)
}
private func bytesGet(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.bytesGetItem(args[0], args[1])
}
private func bytesHas(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let b = vm.plainBytes(args[0])
  return Value.bool(try vm.bytesContains(b.textView, args[1]))
}
private func bytesAdd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard let b = vm.bytesLike(args[1]) else {
    throw vm.typeError("can't concat \(vm.pyType(args[1]).name) to \(vm.pyType(args[0]).name)")
  }
  return vm.sameBytes(args[0], (vm.bytesLike(args[0]) ?? []) + b)
}
private func bytesMultiply(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let r = try multiplySequence(vm, vm.plainBytes(args[0]), args[1])
  return args[0].isKind(.bytes) ? r : vm.makeByteArray(r.bytes)
}
private func bytesMod(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.sameBytes(args[0], try vm.percentFormat(bytes: vm.plainBytes(args[0]), args[1]))
}
