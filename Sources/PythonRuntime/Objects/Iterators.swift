// Iterators: the methods of the core's own, and the lazy built-ins enumerate, zip, map, filter, reversed, iter(sequence) and
// iter(callable, sentinel), each a record whose slots its `__next__` advances.

import MachineRuntime

/// The iterator types.
enum IteratorTypes {
  static func install(_ vm: Interpreter) {
    let t = vm.types
    let core: [PyType] = [
      t.rangeIterator, t.listIterator, t.tupleIterator, t.stringIterator, t.bytesIterator, t.dictKeyIterator,
      t.dictValueIterator, t.dictItemIterator, t.setIterator, t.listReverseIterator, t.dictReverseKeyIterator,
      t.dictReverseValueIterator, t.dictReverseItemIterator,
    ]
    for type in core {
      type.define(methods: [
        BuiltinMethod("__iter__", selfIterator), BuiltinMethod("__next__", coreNext),
        BuiltinMethod("__length_hint__", coreHint),
      ])
    }
    let o = vm.objectTypes
    define(o.byteArrayIterator, nextByte)
    define(o.longRangeIterator, nextInteger)
    define(o.enumerate, nextPair)
    define(o.zip, nextZip)
    define(o.map, nextMapped)
    define(o.filter, nextFiltered)
    define(o.reversed, nextReversed)
    define(vm.python.sequenceIterator, nextOfSequence)
    define(o.callableIterator, nextCall)
    o.longRangeIterator.define(methods: [BuiltinMethod("__length_hint__", longRangeHint)])
    o.reversed.define(methods: [BuiltinMethod("__length_hint__", reversedHint)])
    o.enumerate.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, enumerateNew),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, genericAlias),
    ])
    o.zip.define(methods: [BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, zipNew)])
    o.map.define(methods: [BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, mapNew)])
    o.filter.define(methods: [BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, filterNew)])
    o.reversed.define(methods: [BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, reversedNew)])
    vm.defineBuiltinType("enumerate", o.enumerate)
    vm.defineBuiltinType("zip", o.zip)
    vm.defineBuiltinType("map", o.map)
    vm.defineBuiltinType("filter", o.filter)
    vm.defineBuiltinType("reversed", o.reversed)
  }

  /// Makes a type an iterator with that step, which gives an empty value at the end.
  static func define(_ type: PyType, _ step: @escaping (Interpreter, borrowing Value) throws(Raised) -> Value) {
    let next: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let v = try step(vm, args[0])
      if v.isEmpty { throw vm.stopIteration() }
      return v
    }
    type.define(methods: [BuiltinMethod("__iter__", selfIterator), BuiltinMethod("__next__", next)])
    type.nativeNext = NativeStep(step)
  }
}

/// The step of a native iterator, so that `for` need not raise and catch StopIteration: an empty value is the end.
final class NativeStep {
  let step: (Interpreter, borrowing Value) throws(Raised) -> Value
  init(_ step: @escaping (Interpreter, borrowing Value) throws(Raised) -> Value) { self.step = step }
}

/// The length of a native container.
final class NativeLength {
  let length: (Interpreter, borrowing Value) throws(Raised) -> Int
  init(_ length: @escaping (Interpreter, borrowing Value) throws(Raised) -> Int) { self.length = length }
}

/// `__iter__` of iterators.
func selfIterator(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { args[0].copy() }
private func coreNext(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let v = try vm.next(args[0]) { return v }
  throw vm.stopIteration()
}
private func coreHint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(args[0].iteratorRemaining)
}

private func nextByte(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let source = it.slot(0)
  if source.isNone { return Value.empty }
  let p = try vm.byteArray(source)
  let i = it.slot(1).smallInt ?? 0
  if i >= p.bytes.count {
    it.setSlot(0, Value.none)
    return Value.empty
  }
  it.setSlot(1, vm.makeInt(i + 1))
  return vm.makeInt(Int(p.bytes[i]))
}
private func nextInteger(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let left = it.slot(2).integer ?? .zero
  if left.signum <= 0 { return Value.empty }
  let value = it.slot(0)
  it.setSlot(0, vm.makeInt((value.integer ?? .zero) + (it.slot(1).integer ?? .one)))
  it.setSlot(2, vm.makeInt(left - .one))
  return value
}
private func longRangeHint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value { args[0].slot(2) }

// MARK: - enumerate

private func enumerateNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.objectTypes.enumerate)
  try vm.checkKeywords(args, "enumerate", ["iterable", "start"])
  guard let iterable = try vm.argument(args, 1, "iterable", of: "enumerate") else {
    throw vm.typeError("enumerate() missing required argument 'iterable'")
  }
  if args.count > 3 { throw vm.typeError("enumerate() takes at most 2 arguments (\(args.count - 1) given)") }
  let start = try vm.argument(args, 2, "start", of: "enumerate")
  let r = vm.makeRecord(of: type)
  r.setSlot(0, try vm.iterate(iterable))
  if let start { r.setSlot(1, try vm.index(start)) } else { r.setSlot(1, vm.makeInt(0)) }
  return r
}
private func nextPair(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  guard let item = try vm.next(it.slot(0)) else { return Value.empty }
  let n = it.slot(1)
  if let i = n.smallInt {
    it.setSlot(1, vm.makeInt(i + 1))
  } else {
    it.setSlot(1, vm.makeInt((n.integer ?? .zero) + .one))
  }
  return vm.makeTuple(n, item)
}

// MARK: - zip, map, filter

private func zipNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.objectTypes.zip)
  try vm.checkKeywords(args, "zip", ["strict"])
  let r = vm.makeRecord(of: type)
  let iterators = vm.makeList()
  for i in 1..<max(args.count, 1) { iterators.listAppend(try vm.iterate(args[i])) }
  r.setSlot(0, iterators)
  if let strict = args.keyword("strict") { r.setSlot(1, Value.bool(try vm.truth(strict))) }
  return r
}
private func nextZip(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let iterators = it.slot(0)
  let n = iterators.listCount
  if n == 0 { return Value.empty }
  let items = vm.makeList(capacity: n)
  for i in 0..<n {
    if let item = try vm.next(iterators.listItem(i)) {
      items.listAppend(item)
      continue
    }
    if it.slot(1).isTrue {
      if i > 0 {
        throw vm.valueError("zip() argument \(i + 1) is shorter than argument\(i == 1 ? " 1" : "s 1-\(i)")")
      }
      for k in 1..<max(n, 1) {
        if let _ = try vm.next(iterators.listItem(k)) {
          throw vm.valueError("zip() argument \(k + 1) is longer than argument\(k == 1 ? " 1" : "s 1-\(k)")")
        }
      }
    }
    return Value.empty
  }
  return vm.makeTuple(list: items)
}
private func mapNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.objectTypes.map)
  if type === vm.objectTypes.map { try vm.refuseKeywords(args, "map") }
  if args.count < 3 { throw vm.typeError("map() must have at least two arguments.") }
  let r = vm.makeRecord(of: type)
  r.setSlot(0, args[1].copy())
  let iterators = vm.makeList()
  for i in 2..<args.count { iterators.listAppend(try vm.iterate(args[i])) }
  r.setSlot(1, iterators)
  return r
}
private func nextMapped(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let iterators = it.slot(1)
  let f = it.slot(0)
  if iterators.listCount == 1 {
    guard let a = try vm.next(iterators.listItem(0)) else { return Value.empty }
    return try vm.call(f, a)
  }
  var arguments = ArgumentList()
  for i in 0..<iterators.listCount {
    guard let a = try vm.next(iterators.listItem(i)) else { return Value.empty }
    arguments.append(a)
  }
  return try vm.call(f, arguments: arguments)
}
private func filterNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.objectTypes.filter)
  if type === vm.objectTypes.filter { try vm.refuseKeywords(args, "filter") }
  if args.count != 3 { throw vm.typeError("filter expected 2 arguments, got \(args.count - 1)") }
  let r = vm.makeRecord(of: type)
  r.setSlot(0, args[1].copy())
  r.setSlot(1, try vm.iterate(args[2]))
  return r
}
private func nextFiltered(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let f = it.slot(0)
  let source = it.slot(1)
  let byTruth = f.isNone || (f.isKind(.type) && f.pyTypeOrNil === vm.types.bool)
  while let item = try vm.next(source) {
    if byTruth ? try vm.truth(item) : try vm.truth(vm.call(f, item)) { return item }
  }
  return Value.empty
}

// MARK: - reversed, sequences, callables

private func reversedNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let type = try vm.classArgument(args[0], vm.objectTypes.reversed)
  if type === vm.objectTypes.reversed { try vm.refuseKeywords(args, "reversed") }
  if args.count != 2 { throw vm.typeError("reversed expected 1 argument, got \(args.count - 1)") }
  let t = vm.pyType(args[1])
  if let method = t.lookup(vm.python.names.__reversed__) {
    if method.isNone { throw vm.typeError("'\(t.name)' object is not reversible") }
    return try vm.python.callSpecial(vm, method, args[1])
  }
  guard let _ = t.lookup(vm.python.names.__getitem__), let _ = t.lookup(vm.python.names.__len__), !args[1].isKind(.set)
  else { throw vm.typeError("'\(t.name)' object is not reversible") }
  let r = vm.makeRecord(of: type)
  r.setSlot(0, args[1].copy())
  r.setSlot(1, vm.makeInt(try vm.length(args[1]) - 1))
  return r
}
private func nextReversed(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let i = it.slot(1).smallInt ?? -1
  if i < 0 { return Value.empty }
  it.setSlot(1, vm.makeInt(i - 1))
  return try itemOrEnd(vm, it, i)
}
private func reversedHint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt((args[0].slot(1).smallInt ?? -1) + 1)
}
/// Item i of the sequence in slot 0; IndexError and StopIteration end the iteration.
private func itemOrEnd(_ vm: Interpreter, _ it: borrowing Value, _ i: Int) throws(Raised) -> Value {
  do throws(Raised) { return try vm.getItem(it.slot(0), vm.makeInt(i)) } catch {
    let e = vm.takeRaised()
    let t = vm.pyType(e)
    if t.isSubtype(of: vm.exceptions.indexError) || t.isSubtype(of: vm.exceptions.stopIteration) {
      it.setSlot(0, Value.none)
      it.setSlot(1, vm.makeInt(-1))
      return Value.empty
    }
    throw vm.reraise(e)
  }
}
extension Interpreter {
  /// An iterator over what has only `__getitem__`.
  func makeSequenceIterator(_ v: borrowing Value) -> Value {
    let r = makeRecord(of: python.sequenceIterator)
    r.setSlot(0, v.copy())
    r.setSlot(1, makeInt(0))
    return r
  }
  /// `iter(callable, sentinel)`.
  func makeCallableIterator(_ f: borrowing Value, _ sentinel: borrowing Value) -> Value {
    let r = makeRecord(of: objectTypes.callableIterator)
    r.setSlot(0, f.copy())
    r.setSlot(1, sentinel.copy())
    return r
  }
}
private func nextOfSequence(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let i = it.slot(1).smallInt ?? -1
  if i < 0 { return Value.empty }
  it.setSlot(1, vm.makeInt(i + 1))
  return try itemOrEnd(vm, it, i)
}
private func nextCall(_ vm: Interpreter, _ it: borrowing Value) throws(Raised) -> Value {
  let f = it.slot(0)
  if f.isEmpty { return Value.empty }
  let sentinel = it.slot(1)
  let v: Value
  do throws(Raised) { v = try vm.call(f) } catch {
    let e = vm.takeRaised()
    if vm.pyType(e).isSubtype(of: vm.exceptions.stopIteration) {
      it.setSlot(0, Value.empty)
      return Value.empty
    }
    throw vm.reraise(e)
  }
  if try vm.equal(v, sentinel) {
    it.setSlot(0, Value.empty)
    return Value.empty
  }
  return v
}
