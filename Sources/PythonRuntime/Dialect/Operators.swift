// Operators through special methods: the left operand's method, the right operand's reflected one (first, when the right
// operand's class is a subclass that overrides it), then the TypeError in CPython's words. FastOperators answers for
// built-in operands before any of this.

import MachineRuntime

extension PythonDialect {
  private static let symbols: [String] = [
    "+", "-", "*", "@", "/", "//", "%", "** or pow()", "<<", ">>", "&", "|", "^",
  ]
  private static let inPlaceSymbols: [String] = [
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=",
  ]
  private static let comparisonSymbols: [String] = ["==", "!=", "<", "<=", ">", ">="]

  // MARK: - Binary

  func binaryHook(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value {
    if let v = try vm.fastBinary(op, a, b, inPlace: inPlace) { return v }
    let index = Int(op.rawValue)
    let left = vm.pyType(a)
    if op == .add || op == .mul, isSequenceKind(a), !isSequenceKind(b),
      let own = left.lookup(names.binary[index].value), own.isKind(.native),
      let g = vm.pyType(b).lookup(names.reflected[index].value), !g.isNone
    {
      // Concatenation and repetition of built-in sequences come after the other operand's own operator.
      let result = try callSpecial(vm, g, b, a)
      if !result.isNotImplemented { return result }
    }
    if inPlace, let f = left.lookup(names.inPlace[index].value), !f.isNone {
      let result = try callSpecial(vm, f, a, b)
      if !result.isNotImplemented { return result }
    }
    // Sequences join and repeat only when no operand knows the operation as a number does.
    if op == .add || op == .mul, isSequenceKind(a), !isSequenceKind(b), left !== vm.pyType(b),
      let g = vm.pyType(b).lookup(names.reflected[index].value), !g.isNone, !b.isInteger, !b.isBool
    {
      let result = try callSpecial(vm, g, b, a)
      if !result.isNotImplemented { return result }
    }
    let result = try binaryThroughMethods(vm, names.binary[index].value, names.reflected[index].value, a, b)
    if !result.isNotImplemented { return result }
    throw binaryError(vm, op, a, b, inPlace: inPlace)
  }

  /// Tries `method` of the left and `reflected` of the right operand; NotImplemented when neither answers.
  func binaryThroughMethods(
    _ vm: Interpreter,
    _ method: borrowing Value,
    _ reflected: borrowing Value,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Value {
    let left = vm.pyType(a)
    let right = vm.pyType(b)
    var triedRight = left === right
    if !triedRight, right.isSubtype(of: left), let g = right.lookup(reflected), !g.isNone {
      // A subclass that provides its own reflected method goes first.
      var same = false
      if let inherited = left.lookup(reflected) { same = inherited.isIdentical(to: g) }
      if !same {
        triedRight = true
        let result = try callSpecial(vm, g, b, a)
        if !result.isNotImplemented { return result }
      }
    }
    if let f = left.lookup(method), !f.isNone {
      let result = try callSpecial(vm, f, a, b)
      if !result.isNotImplemented { return result }
    }
    if !triedRight, let g = right.lookup(reflected), !g.isNone { return try callSpecial(vm, g, b, a) }
    return Value.singleton(.notImplemented)
  }

  private func binaryError(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) -> Raised {
    let left = vm.pyType(a).name
    let right = vm.pyType(b).name
    if op == .add {
      switch a.kind {
      case .string: return vm.typeError("can only concatenate str (not \"\(right)\") to str")
      case .list: return vm.typeError("can only concatenate list (not \"\(right)\") to list")
      case .tuple: return vm.typeError("can only concatenate tuple (not \"\(right)\") to tuple")
      case .bytes: return vm.typeError("can't concat \(right) to bytes")
      default: break
      }
    }
    if op == .mul {
      if isSequenceKind(a) { return vm.typeError("can't multiply sequence by non-int of type '\(right)'") }
      if isSequenceKind(b) { return vm.typeError("can't multiply sequence by non-int of type '\(left)'") }
    }
    let symbol = (inPlace ? Self.inPlaceSymbols : Self.symbols)[Int(op.rawValue)]
    if op == .shiftRight, a.isKind(.native), a.nativeFunction.name == "print", !inPlace {
      return vm.typeError(
        "unsupported operand type(s) for \(symbol): '\(left)' and '\(right)'. "
          + "Did you mean \"print(<message>, file=<output_stream>)\"?"
      )
    }
    return vm.typeError("unsupported operand type(s) for \(symbol): '\(left)' and '\(right)'")
  }

  private func isSequenceKind(_ v: borrowing Value) -> Bool {
    switch v.kind {
    case .string, .list, .tuple, .bytes: true
    default: false
    }
  }

  func unaryHook(_ vm: Interpreter, _ op: UnaryOperation, _ a: borrowing Value) throws(Raised) -> Value {
    if let v = vm.fastUnary(op, a) { return v }
    let type = vm.pyType(a)
    let symbol: String
    switch op {
    case .negate:
      if let f = type.lookup(names.__neg__) { return try callSpecial(vm, f, a) }
      symbol = "-"
    case .plus:
      if let f = type.lookup(names.__pos__) { return try callSpecial(vm, f, a) }
      symbol = "+"
    case .invert:
      if let f = type.lookup(names.__invert__) { return try callSpecial(vm, f, a) }
      symbol = "~"
    }
    throw vm.typeError("bad operand type for unary \(symbol): '\(type.name)'")
  }

  // MARK: - Comparison

  private static let mirrored: [Int] = [0, 1, 4, 5, 2, 3]

  func compareHook(
    _ vm: Interpreter,
    _ op: CompareOperation,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Value {
    if let v = try vm.fastCompare(op, a, b) { return v }
    try vm.checkNativeStack()
    let index = Int(op.rawValue)
    let left = vm.pyType(a)
    let right = vm.pyType(b)
    let mirror = Self.mirrored[index]
    var triedRight = false
    if left !== right, right.isSubtype(of: left), let g = right.lookup(names.compare[mirror].value), !g.isNone {
      triedRight = true
      let result = try callSpecial(vm, g, b, a)
      if !result.isNotImplemented { return result }
    }
    if let f = left.lookup(names.compare[index].value), !f.isNone {
      let result = try callSpecial(vm, f, a, b)
      if !result.isNotImplemented { return result }
    }
    if !triedRight, let g = right.lookup(names.compare[mirror].value), !g.isNone {
      let result = try callSpecial(vm, g, b, a)
      if !result.isNotImplemented { return result }
    }
    switch op {
    case .equal: return Value.bool(a.isIdentical(to: b))
    case .notEqual: return Value.bool(!a.isIdentical(to: b))
    default:
      throw vm.typeError(
        "'\(Self.comparisonSymbols[index])' not supported between instances of '\(left.name)' and '\(right.name)'"
      )
    }
  }

  func equalHook(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    let result = try compare(vm, .equal, a, b)
    if result.isBool { return result.isTrue }
    return try vm.truth(result)
  }

  // MARK: - Truth and hash

  func truthHook(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Bool {
    if let v = vm.fastTruth(a) { return v }
    let type = vm.pyType(a)
    if let native = type.nativeLength { return try native.length(vm, a) != 0 }
    if let f = type.lookup(names.__bool__), !f.isNone {
      let result = try callSpecial(vm, f, a)
      if result.isBool { return result.isTrue }
      throw vm.typeError("__bool__ should return bool, returned \(vm.pyType(result).name)")
    }
    if let f = type.lookup(names.__len__) {
      let result = try callSpecial(vm, f, a)
      return try lengthFrom(vm, result) != 0
    }
    return true
  }

  /// Checks what `__len__` returned.
  func lengthFrom(_ vm: Interpreter, _ result: borrowing Value) throws(Raised) -> Int {
    var number = result.smallInt
    if result.isBool { number = result.isTrue ? 1 : 0 }
    if let number {
      if number < 0 { throw vm.valueError("__len__() should return >= 0") }
      return number
    }
    if let big = result.integer {
      if big.isNegative { throw vm.valueError("__len__() should return >= 0") }
      throw vm.overflowError("cannot fit 'int' into an index-sized integer")
    }
    if let index = vm.pyType(result).lookup(names.__index__) {
      let converted = try callSpecial(vm, index, result)
      if converted.isInteger { return try lengthFrom(vm, converted) }
    }
    throw vm.typeError("'\(vm.pyType(result).name)' object cannot be interpreted as an integer")
  }

  func hashHook(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Int {
    if let v = try vm.fastHash(a) { return v }
    let type = vm.pyType(a)
    guard let f = type.lookup(names.__hash__), !f.isNone else {
      throw vm.typeError("unhashable type: '\(type.name)'")
    }
    let result = try callSpecial(vm, f, a)
    if result.isBool { return result.isTrue ? 1 : 0 }
    guard result.isInteger else { throw vm.typeError("__hash__ method should return an integer") }
    // A hash beyond the machine's integers is reduced as integers themselves are hashed.
    if let small = result.smallInt { return small == -1 ? -2 : small }
    if let big = result.integer, let word = big.asInt { return word }
    return try vm.hash(result)
  }

  // MARK: - Items

  func containsHook(
    _ vm: Interpreter,
    _ container: borrowing Value,
    _ item: borrowing Value
  )
    throws(Raised) -> Bool
  {
    if let v = try vm.fastContains(container, item) { return v }
    let type = vm.pyType(container)
    if let f = type.lookup(names.__contains__) {
      if f.isNone { throw vm.typeError("'\(type.name)' object is not a container") }
      let result = try callSpecial(vm, f, container, item)
      return try vm.truth(result)
    }
    if type.lookup(names.__iter__).isNothing, type.lookup(names.__getitem__).isNothing {
      throw vm.typeError("argument of type '\(type.name)' is not iterable")
    }
    let iterator = try vm.iterate(container)
    while let next = try vm.next(iterator) {
      if try vm.equal(next, item) { return true }
    }
    return false
  }

  func getItemHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value
  ) throws(Raised)
    -> Value
  {
    if let v = try vm.fastGetItem(a, key) { return v }
    let type = vm.pyType(a)
    if let f = type.lookup(names.__getitem__) { return try callSpecial(vm, f, a, key) }
    if a.isKind(.type) {
      let target = asPyType(a.typeInfo)
      if let f = target.lookup(names.__class_getitem__) {
        let bound = try bind(vm, f, describe(vm, f), Value.empty, target)
        return try vm.call(bound, key)
      }
      if target === types.type { return try vm.makeGenericAlias(a, key) }
      throw vm.typeError("type '\(target.name)' is not subscriptable")
    }
    throw vm.typeError("'\(type.name)' object is not subscriptable")
  }

  func setItemHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {
    if try vm.fastSetItem(a, key, value) { return }
    let type = vm.pyType(a)
    guard let f = type.lookup(names.__setitem__) else {
      throw vm.typeError("'\(type.name)' object does not support item assignment")
    }
    _ = try callSpecial(vm, f, a, key, value)
  }

  func deleteItemHook(_ vm: Interpreter, _ a: borrowing Value, _ key: borrowing Value) throws(Raised) {
    if try vm.fastDeleteItem(a, key) { return }
    let type = vm.pyType(a)
    guard let f = type.lookup(names.__delitem__) else {
      throw vm.typeError("'\(type.name)' object doesn't support item deletion")
    }
    _ = try callSpecial(vm, f, a, key)
  }

  // MARK: - Iteration

  func iterateHook(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value {
    let type = vm.pyType(a)
    if let f = type.lookup(names.__iter__) {
      if f.isNone { throw vm.typeError("'\(type.name)' object is not iterable") }
      let result = try callSpecial(vm, f, a)
      if result.isKind(.iterator) || result.isMachine(.generator) { return result }
      let resultType = vm.pyType(result)
      if resultType.lookup(names.__next__).isNothing {
        throw vm.typeError("iter() returned non-iterator of type '\(resultType.name)'")
      }
      return result
    }
    if !type.lookup(names.__getitem__).isNothing, !type.isSubtype(of: types.dict) {
      return vm.makeSequenceIterator(a)
    }
    throw vm.typeError("'\(type.name)' object is not iterable")
  }

  func nextHook(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) -> Value? {
    let type = vm.pyType(iterator)
    if let native = type.nativeNext {
      let item = try native.step(vm, iterator)
      if item.isEmpty { return nil }
      return item
    }
    guard let f = type.lookup(names.__next__) else {
      throw vm.typeError("'\(type.name)' object is not an iterator")
    }
    do throws(Raised) {
      return try callSpecial(vm, f, iterator)
    } catch {
      let e = vm.takeRaised()
      if vm.pyType(e).isSubtype(of: exceptions.stopIteration) { return nil }
      throw vm.reraise(e)
    }
  }

  func unpackErrorHook(
    _ vm: Interpreter,
    _ value: borrowing Value,
    wanted: Int,
    got: Int?,
    star: Bool
  ) -> Raised {
    guard let got else { return vm.valueError("too many values to unpack (expected \(wanted))") }
    return vm.valueError(
      "not enough values to unpack (expected \(star ? "at least " : "")\(wanted), got \(got))"
    )
  }

  func iteratorInvalidatedHook(_ vm: Interpreter, _ variety: IteratorVariety, sizeChanged: Bool) -> Raised {
    if variety == .set { return vm.runtimeError("Set changed size during iteration") }
    return vm.runtimeError(
      sizeChanged ? "dictionary changed size during iteration" : "dictionary keys changed during iteration"
    )
  }

  func spreadHook(_ vm: Interpreter, _ value: borrowing Value, into list: borrowing Value) throws(Raised) {
    let type = vm.pyType(value)
    if type.lookup(names.__iter__).isNothing, type.lookup(names.__getitem__).isNothing {
      throw vm.typeError("Value after * must be an iterable, not \(type.name)")
    }
    let iterator = try vm.iterate(value)
    while let item = try vm.next(iterator) { list.listAppend(item) }
  }

  func overflowHook(_ vm: Interpreter, _ message: String) -> Raised { vm.overflowError(message) }

  func zeroDivisionHook(_ vm: Interpreter, _ op: BinaryOperation, isFloat: Bool) -> Raised {
    switch op {
    case .div: return vm.zeroDivisionError(isFloat ? "float division by zero" : "division by zero")
    case .floorDiv:
      return vm.zeroDivisionError(isFloat ? "float floor division by zero" : "integer division or modulo by zero")
    case .mod: return vm.zeroDivisionError(isFloat ? "float modulo" : "integer division or modulo by zero")
    default: return vm.zeroDivisionError("0.0 cannot be raised to a negative power")
    }
  }
}

extension Optional where Wrapped: ~Copyable {
  /// Whether there is nothing, without consuming what there is.
  var isNothing: Bool {
    switch self {
    case .none: true
    case .some: false
    }
  }
}
