// Between the formatting engines and values: where `%` and `str.format` get their arguments, and how values turn into
// numbers and text there.

import MachineRuntime

/// The right operand of `%`.
final class PercentValues: PercentArguments {
  typealias Failure = Raised
  private let vm: Interpreter
  private let right: Value
  private var current: Value
  private let forBytes: Bool

  init(_ vm: Interpreter, _ right: borrowing Value, forBytes: Bool) {
    self.vm = vm
    self.right = right.copy()
    self.forBytes = forBytes
    current = Value.none
  }

  func raise(_ error: FormatError) -> Raised { vm.raise(error) }
  var tupleCount: Int? { right.isKind(.tuple) ? right.tupleCount : nil }
  var isMapping: Bool {
    if right.isKind(.tuple) || right.isKind(.string) || (forBytes && right.isKind(.bytes)) { return false }
    return vm.pyType(right).lookup(vm.python.names.__getitem__) != nil
  }
  func selectItem(_ index: Int) throws(Raised) { current = right.tupleItem(index) }
  func selectWhole() throws(Raised) { current = right.copy() }
  func selectKey(_ key: Text) throws(Raised) {
    let name = forBytes ? vm.makeBytes(key) : vm.makeString(key)
    current = try vm.getItem(right, name)
  }
  var typeName: String { vm.pyType(current).name }
  func starInteger() throws(Raised) -> BigInt? { current.pythonInteger }
  func integer(byIndex: Bool) throws(Raised) -> BigInt? {
    if let b = current.pythonInteger { return b }
    if byIndex {
      guard let i = try vm.indexOrNil(current) else { return nil }
      return i.pythonInteger
    }
    if current.isKind(.string) || current.isKind(.bytes) { return nil }
    let type = vm.pyType(current)
    let isNumber =
      current.isDouble || type.lookup(vm.python.names.__int__) != nil
      || type.lookup(vm.python.names.__index__) != nil
    if !isNumber { return nil }
    return try vm.intOf(current)
  }
  func double() throws(Raised) -> Double { try vm.requireDouble(current) }
  func character() throws(Raised) -> PercentCharacter {
    if current.isKind(.string) { return current.stringCount == 1 ? .scalar(current.codePoint(at: 0)) : .other }
    if forBytes, let b = vm.bytesLike(current) { return b.count == 1 ? .scalar(UInt32(b[0])) : .other }
    guard let i = try vm.indexOrNil(current), let b = i.pythonInteger else { return .other }
    return .integer(b)
  }
  func text(_ kind: PercentText) throws(Raised) -> Text {
    switch kind {
    case .str: return try vm.strOf(current)
    case .repr: return try vm.reprOf(current)
    case .ascii: return try vm.ascii(current).text
    case .bytes:
      if let b = vm.bytesLike(current) { return Text(latin1: b) }
      if let method = vm.pyType(current).lookup(vm.python.names.__bytes__) {
        let r = try vm.python.callSpecial(vm, method, current)
        if let b = vm.bytesLike(r) { return Text(latin1: b) }
      }
      throw vm.typeError(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '\(vm.pyType(current).name)'"
      )
    }
  }
}

/// The arguments of `str.format` or the mapping of `str.format_map`.
final class TemplateValues: TemplateArguments {
  typealias Failure = Raised
  private let vm: Interpreter
  private let positional: Value
  private let named: Value
  private let isMapping: Bool
  private let stack: Value

  init(_ vm: Interpreter, positional: borrowing Value, named: borrowing Value, isMapping: Bool) {
    self.vm = vm
    self.positional = positional.copy()
    self.named = named.copy()
    self.isMapping = isMapping
    stack = vm.makeList()
  }

  func raise(_ error: FormatError) -> Raised { vm.raise(error) }
  var positionalCount: Int? { isMapping ? nil : positional.listCount }
  func pushPositional(_ index: Int) throws(Raised) { stack.listAppend(positional.listItem(index)) }
  func pushNamed(_ name: Text) throws(Raised) {
    let key = vm.makeString(name)
    if isMapping {
      stack.listAppend(try vm.getItem(named, key))
    } else if let v = try vm.dictGet(named, key) {
      stack.listAppend(v)
    } else {
      throw vm.keyError(key)
    }
  }
  private func pop() -> Value { stack.listRemove(at: stack.listCount - 1) }
  func step(_ step: TemplateStep) throws(Raised) {
    let top = pop()
    switch step {
    case .attribute(let name): stack.listAppend(try vm.getAttribute(top, vm.intern(vm.makeString(name))))
    case .index(let i): stack.listAppend(try vm.getItem(top, vm.makeInt(i)))
    case .key(let name): stack.listAppend(try vm.getItem(top, vm.makeString(name)))
    }
  }
  func convert(_ conversion: UInt32) throws(Raised) {
    let top = pop()
    stack.listAppend(try vm.convert(top, conversion))
  }
  func formatTop(_ spec: Text, into out: inout Text) throws(Raised) {
    let top = pop()
    let r = try vm.format(top, vm.makeString(spec))
    out.append(r.textView)
  }
}

extension Interpreter {
  /// `str`, `repr` or `ascii` of a value by the letter of a conversion.
  func convert(_ v: borrowing Value, _ conversion: UInt32) throws(Raised) -> Value {
    switch conversion {
    case 0x72: return try repr(v)
    case 0x61: return try ascii(v)
    case 0x73: return try str(v)
    default: return v.copy()
    }
  }
  /// `format % right` of strings.
  func percentFormat(_ format: borrowing Value, _ right: borrowing Value) throws(Raised) -> Value {
    var values = PercentValues(self, right, forBytes: false)
    return makeString(try PercentFormat.format(format.textView, &values))
  }
  /// `format % right` of bytes.
  func percentFormat(bytes format: borrowing Value, _ right: borrowing Value) throws(Raised) -> [UInt8] {
    var values = PercentValues(self, right, forBytes: true)
    return try PercentFormat.format(format.textView, &values, bytes: true).latin1 ?? []
  }
}
