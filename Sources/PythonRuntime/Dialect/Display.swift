// Showing values: repr, str, ascii and format through special methods, with the checks of what they return.

import MachineRuntime

extension Interpreter {
  /// `repr(value)`: a string.
  public func repr(_ value: borrowing Value) throws(Raised) -> Value {
    if let v = fastRepr(value) { return v }
    try checkNativeStack()
    let type = pyType(value)
    guard let f = type.lookup(python.names.__repr__) else { return makeString("<\(type.name) object>") }
    let result = try python.callSpecial(self, f, value)
    if result.isKind(.string) { return result }
    throw typeError("__repr__ returned non-string (type \(pyType(result).name))")
  }
  /// `repr(value)` as text.
  public func reprText(_ value: borrowing Value) throws(Raised) -> String { try repr(value).string }
  /// `str(value)` as text.
  public func strText(_ value: borrowing Value) throws(Raised) -> String { try str(value).string }

  /// `str(value)`: a string.
  public func str(_ value: borrowing Value) throws(Raised) -> Value {
    let type = pyType(value)
    if value.isKind(.string), type === types.str { return value.copy() }
    if !value.isKind(.string), let v = fastRepr(value) { return v }
    try checkNativeStack()
    guard let f = type.lookup(python.names.__str__) else { return try repr(value) }
    let result = try python.callSpecial(self, f, value)
    if result.isKind(.string) { return result }
    throw typeError("__str__ returned non-string (type \(pyType(result).name))")
  }
  /// `str(value)` as text.
  public func strString(_ value: borrowing Value) throws(Raised) -> String { try str(value).string }

  /// `ascii(value)`: the repr with everything beyond ASCII escaped.
  public func ascii(_ value: borrowing Value) throws(Raised) -> Value {
    let shown = try repr(value)
    if shown.isASCIIString { return shown }
    var out = ""
    for c in shown.codePoints {
      if c < 0x80, let scalar = Unicode.Scalar(c) {
        out.unicodeScalars.append(scalar)
      } else if c < 0x100 {
        out += "\\x" + hex(c, 2)
      } else if c < 0x1_0000 {
        out += "\\u" + hex(c, 4)
      } else {
        out += "\\U" + hex(c, 8)
      }
    }
    return makeString(out)
  }
  private func hex(_ c: UInt32, _ width: Int) -> String {
    let digits = String(c, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `format(value, spec)`: a string.
  public func format(_ value: borrowing Value, _ spec: borrowing Value) throws(Raised) -> Value {
    let type = pyType(value)
    if let v = try fastFormat(value, spec) { return v }
    guard let f = type.lookup(python.names.__format__) else {
      throw typeError("Type \(type.name) doesn't define __format__")
    }
    let result = try python.callSpecial(self, f, value, spec)
    if result.isKind(.string) { return result }
    throw typeError("__format__ must return a str, not \(pyType(result).name)")
  }

  /// The default display of an object: `<module.Name object at 0x…>`.
  public func defaultRepr(_ value: borrowing Value) -> String {
    let type = pyType(value)
    return "<\(typePath(type)) object at \(addressText(value))>"
  }
  /// The class's name with its module, which is left out for built-ins.
  public func typePath(_ type: PyType) -> String {
    let module = moduleText(type)
    if let module, module != "builtins" { return module + "." + type.qualifiedName }
    return type.qualifiedName
  }
  func moduleText(_ type: PyType) -> String? {
    if !type.isHeapType { return type.builtinModule }
    if let m = type.namespace.dictGet(string: python.names.__module__), m.isKind(.string) { return m.string }
    return nil
  }
  /// `id(value)` as `0x…`.
  public func addressText(_ value: borrowing Value) -> String {
    let digits = String(value.identity, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }
}

extension PythonDialect {
  func formatHook(
    _ vm: Interpreter,
    _ a: borrowing Value,
    conversion: UInt8,
    spec: borrowing Value?
  ) throws(Raised) -> Value {
    let empty = vm.intern("")
    switch conversion {
    case UInt8(ascii: "r"):
      let shown = try vm.repr(a)
      return try formatted(vm, shown, spec, empty)
    case UInt8(ascii: "s"):
      let shown = try vm.str(a)
      return try formatted(vm, shown, spec, empty)
    case UInt8(ascii: "a"):
      let shown = try vm.ascii(a)
      return try formatted(vm, shown, spec, empty)
    default: return try formatted(vm, a, spec, empty)
    }
  }
  private func formatted(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ spec: borrowing Value?,
    _ empty: borrowing Value
  ) throws(Raised) -> Value {
    switch spec {
    case .some(let spec): return try vm.format(a, spec)
    case nil: return try vm.format(a, empty)
    }
  }

  func singletonHook(_ vm: Interpreter, named name: String) -> Value {
    switch name {
    case "Ellipsis", "ellipsis", "...": Value.singleton(.ellipsis)
    case "NotImplemented": Value.singleton(.notImplemented)
    case "True": Value.true
    case "False": Value.false
    default: Value.none
    }
  }
}
