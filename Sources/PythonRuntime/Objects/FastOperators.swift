// Direct paths of the operators, by kind: what the dialect's hooks try before looking methods up. Each answers nil (or
// false) for operands that are not of exactly the built-in types, whose programs may have overridden anything; the answers
// are the same as the methods would give, because both call the same functions.

import MachineRuntime

extension Interpreter {
  // MARK: - Operators

  /// A binary operation on built-in values, or nil.
  func fastBinary(
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value? {
    guard hasCoreType(a), hasCoreType(b) else { return nil }
    if let x = a.numeric, let y = b.numeric {
      if a.isBool, b.isBool {
        switch op {
        case .and: return Value.bool(a.isTrue && b.isTrue)
        case .or: return Value.bool(a.isTrue || b.isTrue)
        case .xor: return Value.bool(a.isTrue != b.isTrue)
        default: break
        }
      }
      return try numericBinary(op, x, y)
    }
    switch a.kind {
    case .string:
      switch op {
      case .add: return b.isKind(.string) ? concat(a, b) : nil
      case .mul: return b.isPythonInt ? try repeatSequence(a, b) : nil
      case .mod: return try percentFormat(a, b)
      default: return nil
      }
    case .list:
      switch op {
      case .add:
        guard b.isKind(.list) else { return nil }
        if inPlace {
          a.listExtend(b)
          return a.copy()
        }
        let r = makeList(of: a)
        r.listExtend(b)
        return r
      case .mul:
        guard b.isPythonInt else { return nil }
        if inPlace {
          a.listRepeat(try repetitions(b) ?? 0)
          return a.copy()
        }
        return try repeatSequence(a, b)
      default: return nil
      }
    case .tuple:
      switch op {
      case .add: return b.isKind(.tuple) ? concatTuples(a, b) : nil
      case .mul: return b.isPythonInt ? try repeatSequence(a, b) : nil
      default: return nil
      }
    case .bytes:
      switch op {
      case .add: return b.isKind(.bytes) ? makeBytes(a.bytes + b.bytes) : nil
      case .mul: return b.isPythonInt ? try repeatSequence(a, b) : nil
      default: return nil
      }
    case .set:
      guard b.isKind(.set) else { return nil }
      return try setBinary(op, a, b, inPlace: inPlace && !a.isFrozenSet)
    case .dict:
      guard op == .or, b.isKind(.dict) else { return nil }
      if inPlace {
        try updateDict(a, b)
        return a.copy()
      }
      let r = dictCopy(a)
      try updateDict(r, b)
      return r
    default:
      if op == .mul, a.isPythonInt {
        switch b.kind {
        case .string, .list, .tuple, .bytes: return try repeatSequence(b, a)
        default: return nil
        }
      }
      return nil
    }
  }

  /// A sequence several times over; nil when `times` is no index.
  func repeatSequence(_ a: borrowing Value, _ times: borrowing Value) throws(Raised) -> Value? {
    guard let n = try repetitions(times) else { return nil }
    let length = sequenceLength(a)
    if n > 0, length > 0, length.multipliedReportingOverflow(by: n).overflow || length * n >= 1 << 36 {
      throw memoryError()
    }
    switch a.kind {
    case .string: return repeatString(a, n)
    case .tuple: return repeatTuple(a, n)
    case .bytes:
      let source = a.bytes
      var out: [UInt8] = []
      out.reserveCapacity(source.count * n)
      for _ in 0..<n { out += source }
      return makeBytes(out)
    case .list:
      let r = makeList(capacity: length * n)
      for _ in 0..<n { r.listExtend(a) }
      return r
    default: return nil
    }
  }

  /// Length of a string, bytes, list or tuple.
  func sequenceLength(_ a: borrowing Value) -> Int {
    switch a.kind {
    case .string: a.stringCount
    case .bytes: a.bytesCount
    case .list: a.listCount
    case .tuple: a.tupleCount
    default: 0
    }
  }
  /// Item of a list or tuple.
  @inline(__always)
  func sequenceItem(_ a: borrowing Value, _ i: Int) -> Value { a.isKind(.list) ? a.listItem(i) : a.tupleItem(i) }

  /// A unary operation on a built-in number, or nil.
  func fastUnary(_ op: UnaryOperation, _ a: borrowing Value) -> Value? {
    guard hasCoreType(a), let n = a.numeric else { return nil }
    return numericUnary(op, n)
  }

  // MARK: - Comparison

  /// A comparison of built-in values, or nil.
  func fastCompare(_ op: CompareOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value? {
    guard hasCoreType(a), hasCoreType(b) else { return nil }
    if let x = a.numeric, let y = b.numeric {
      guard let r = numericCompare(op, x, y) else { return nil }
      return Value.bool(r)
    }
    let kind = a.kind
    if kind == .free || kind != b.kind {
      switch op {
      case .equal where isPlainData(a) && isPlainData(b): return Value.bool(a.isIdentical(to: b))
      case .notEqual where isPlainData(a) && isPlainData(b): return Value.bool(!a.isIdentical(to: b))
      default: return nil
      }
    }
    switch kind {
    case .string:
      switch op {
      case .equal: return Value.bool(a.equalsString(b))
      case .notEqual: return Value.bool(!a.equalsString(b))
      default: return Value.bool(holds(op, a.compareString(b)))
      }
    case .bytes: return Value.bool(holds(op, compareBytes(a.textView, b.textView)))
    case .list, .tuple: return try compareSequences(op, a, b)
    case .dict:
      switch op {
      case .equal: return Value.bool(try dictsEqual(a, b))
      case .notEqual: return Value.bool(!(try dictsEqual(a, b)))
      default: return nil
      }
    case .set: return Value.bool(try compareSets(op, a, b))
    case .range:
      switch op {
      case .equal: return Value.bool(try rangesEqual(a, b))
      case .notEqual: return Value.bool(!(try rangesEqual(a, b)))
      default: return nil
      }
    default: return nil
    }
  }

  /// Values whose equality with one of another kind is known to be false: not user-defined, no cross-kind equality.
  private func isPlainData(_ a: borrowing Value) -> Bool {
    switch a.kind {
    case .free, .string, .bigInt, .float, .complex, .tuple, .list, .range: true
    default: false
    }
  }

  /// Order of two byte strings.
  func compareBytes(_ a: TextView, _ b: TextView) -> Int {
    for i in 0..<min(a.count, b.count) where a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    return a.count - b.count
  }

  /// Comparison of two lists or two tuples, item by item.
  func compareSequences(_ op: CompareOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    try checkNativeStack()
    if op == .equal || op == .notEqual, sequenceLength(a) != sequenceLength(b) { return Value.bool(op == .notEqual) }
    var i = 0
    while i < sequenceLength(a), i < sequenceLength(b) {
      let x = sequenceItem(a, i)
      let y = sequenceItem(b, i)
      if !x.isIdentical(to: y), !(try equal(x, y)) {
        switch op {
        case .equal: return Value.false
        case .notEqual: return Value.true
        default: return try compare(op, x, y)
        }
      }
      i += 1
    }
    return Value.bool(holds(op, sequenceLength(a) - sequenceLength(b)))
  }

  // MARK: - Containment, truth, length, hash

  /// Containment in a built-in container, or nil.
  func fastContains(_ container: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool? {
    guard hasCoreType(container) else { return nil }
    switch container.kind {
    case .list, .tuple: return try sequenceIndex(container, item, 0, Int.max) != nil
    case .dict: return try dictGet(container, item) != nil
    case .set: return try setHas(container, item)
    case .string:
      guard item.isKind(.string) else {
        throw typeError("'in <string>' requires string as left operand, not \(pyType(item).name)")
      }
      return container.textView.find(item.textView) != nil
    case .bytes: return try bytesContains(container.textView, item)
    case .range: return try rangeContains(container, item)
    default: return nil
    }
  }

  /// First index of an item equal to `item` in a list or tuple, between two bounds.
  func sequenceIndex(_ a: borrowing Value, _ item: borrowing Value, _ start: Int, _ end: Int) throws(Raised) -> Int? {
    var i = start
    while i < min(sequenceLength(a), end) {
      let x = sequenceItem(a, i)
      if x.isIdentical(to: item) { return i }
      if try equal(x, item) { return i }
      i += 1
    }
    return nil
  }

  /// Truth of a built-in value, or nil.
  func fastTruth(_ a: borrowing Value) -> Bool? {
    if a.isNone { return false }
    if let i = a.smallInt { return i != 0 }
    guard hasCoreType(a) else { return nil }
    switch a.kind {
    case .string, .bytes, .list, .tuple: return sequenceLength(a) != 0
    case .dict: return a.dictCount != 0
    case .set: return a.setCount != 0
    case .bigInt: return true
    case .complex:
      guard let c = a.complexParts else { return nil }
      return c.real != 0 || c.imaginary != 0
    case .range: return !rangeLength(a).isZero
    case .native, .function, .boundMethod, .machine, .code, .slice: return true
    default:
      if let d = a.double { return d != 0 }
      if a.isNotImplemented { return nil }
      return a.isSingleton(.ellipsis) ? true : nil
    }
  }

  /// Length of a built-in container, or nil.
  func fastLength(_ a: borrowing Value) throws(Raised) -> Int? {
    guard hasCoreType(a) else { return nil }
    switch a.kind {
    case .string, .bytes, .list, .tuple: return sequenceLength(a)
    case .dict: return a.dictCount
    case .set: return a.setCount
    case .range:
      guard let n = rangeLength(a).asInt else { throw overflowError("Python int too large to convert to C ssize_t") }
      return n
    default: return nil
    }
  }

  /// Hash of a built-in value, or nil; unhashable ones raise.
  func fastHash(_ a: borrowing Value) throws(Raised) -> Int? {
    guard hasCoreType(a) else { return nil }
    if let n = a.numeric { return numericHash(n, identity: a.identity) }
    switch a.kind {
    case .free: return identityHash(a.identity &* 0x9e37_79b9)
    case .string: return a.stringHashValue
    case .bytes: return a.bytesHashValue
    case .tuple: return try tupleHash(a)
    case .set: return a.isFrozenSet ? frozenSetHash(a) : nil
    case .range: return try rangeHash(a)
    default: return nil
    }
  }

  /// CPython's tuple hash: xxHash's mixing of the items' hashes.
  func tupleHash(_ a: borrowing Value) throws(Raised) -> Int {
    try checkNativeStack()
    var acc: UInt64 = 2_870_177_450_012_600_261
    let n = a.tupleCount
    for i in 0..<n {
      let lane = UInt64(bitPattern: Int64(try hash(a.tupleItem(i))))
      acc = acc &+ lane &* 14_029_467_366_897_019_727
      acc = acc << 31 | acc >> 33
      acc = acc &* 11_400_714_785_074_694_791
    }
    acc = acc &+ (UInt64(n) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    return acc == UInt64.max ? 1_546_275_796 : Int(truncatingIfNeeded: acc)
  }

  // MARK: - Items

  /// An item or slice of a built-in container, or nil.
  func fastGetItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value? {
    guard hasCoreType(a) else { return nil }
    switch a.kind {
    case .list: return try listGetItem(a, key)
    case .tuple: return try tupleGetItem(a, key)
    case .dict:
      if let v = try dictGet(a, key) { return v }
      throw keyError(key)
    case .string: return try stringGetItem(a, key)
    case .bytes: return try bytesGetItem(a, key)
    case .range: return try rangeGetItem(a, key)
    default: return nil
    }
  }
  /// Sets an item or slice of a built-in container; false when it is none.
  func fastSetItem(_ a: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) -> Bool {
    guard hasCoreType(a) else { return false }
    switch a.kind {
    case .list: try listSetItem(a, key, value)
    case .dict: try dictSet(a, key, value.copy())
    default: return false
    }
    return true
  }
  /// Deletes an item or slice of a built-in container; false when it is none.
  func fastDeleteItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Bool {
    guard hasCoreType(a) else { return false }
    switch a.kind {
    case .list: try listDeleteItem(a, key)
    case .dict: if try dictRemove(a, key) == nil { throw keyError(key) }
    default: return false
    }
    return true
  }

  /// The index of a subscript in a sequence of `length` items, or the error that CPython raises.
  func itemIndex(_ key: borrowing Value, _ length: Int, _ what: String, _ outOfRange: String) throws(Raised) -> Int {
    guard var i = try subscriptIndex(key) else {
      throw typeError("\(what) indices must be integers or slices, not \(pyType(key).name)")
    }
    if i < 0 { i += length }
    if i < 0 || i >= length { throw indexError("\(outOfRange) out of range") }
    return i
  }
}
