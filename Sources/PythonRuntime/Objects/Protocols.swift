// What built-ins ask of any value: how it is shown, formatted, counted. Built-in types answer directly, others through
// the methods of their class.

import MachineRuntime

extension Interpreter {
  /// The built-in classes that this folder declares.
  var objectTypes: ObjectTypes { python.objectTypes }

  /// Makes a class a built-in name.
  func defineBuiltinType(_ name: String, _ type: PyType) {
    python.defineBuiltin(name, type.object, self)
  }

  // MARK: - Display

  /// `repr(v)` of a value shown without asking its class, or nil.
  func fastRepr(_ v: borrowing Value) -> Value? {
    if v.isKind(.string) { return hasCoreType(v) ? makeString(Repr.text(v.textView)) : nil }
    if let i = v.smallInt { return makeString("\(i)") }
    if v.isNone { return makeString("None") }
    if v.isBool { return makeString(v.isTrue ? "True" : "False") }
    return nil
  }
  /// `repr(v)` as text.
  func reprOf(_ v: borrowing Value) throws(Raised) -> Text {
    if v.isKind(.string), hasCoreType(v) { return Repr.text(v.textView) }
    let r = try repr(v)
    return r.text
  }
  /// `repr(v)` as Swift text, for messages.
  func reprString(_ v: borrowing Value) throws(Raised) -> String { try reprOf(v).string }
  /// `str(v)` as text.
  func strOf(_ v: borrowing Value) throws(Raised) -> Text {
    let s = try str(v)
    return s.text
  }

  /// `format(v, spec)` of a built-in string or number, or nil.
  func fastFormat(_ v: borrowing Value, _ spec: borrowing Value) throws(Raised) -> Value? {
    if v.isKind(.string) || v.isInteger || v.isDouble || v.isBool, hasCoreType(v) {
      if spec.stringCount == 0 { return try str(v) }
      return try formatBuiltin(v, spec)
    }
    return nil
  }
  /// Formats a string or number by a specification; what `__format__` of these types does.
  func formatBuiltin(_ v: borrowing Value, _ spec: borrowing Value) throws(Raised) -> Value {
    let name = pyType(v).name
    let text: Text
    do throws(FormatError) {
      if v.isKind(.string) {
        text = try Formatter.format(text: v.textView, spec.textView, typeName: name)
      } else {
        switch v.numeric {
        case .int(let i): text = try Formatter.format(i, spec.textView, typeName: name)
        case .big(let b): text = try Formatter.format(b, spec.textView, typeName: name)
        case .float(let d): text = try Formatter.format(d, spec.textView, typeName: name)
        case .complex(let c): text = try Formatter.format(c, spec.textView, typeName: name)
        case nil: text = Text()
        }
      }
    } catch { throw raise(error) }
    return makeString(text)
  }
  /// A formatting error as an exception.
  func raise(_ e: FormatError) -> Raised {
    switch e.kind {
    case .valueError: valueError(e.message)
    case .typeError: typeError(e.message)
    case .overflowError: overflowError(e.message)
    case .indexError: indexError(e.message)
    case .keyError: keyError(makeString(e.message))
    case .memoryError: memoryError()
    }
  }

  /// Shows a container: `open`, the items of a list of values shown by `repr` and joined by commas, `close`. A container
  /// met while it is being shown itself gives `recursive`.
  func showItems(
    _ container: borrowing Value,
    _ open: String,
    _ close: String,
    recursive: String
  ) throws(Raised) -> Value {
    if !container.enterDisplay() { return makeString(recursive) }
    defer { container.leaveDisplay() }
    var out = Text(open)
    var i = 0
    while i < sequenceLength(container) {
      if i > 0 { out.append(", ") }
      out.append(try reprOf(sequenceItem(container, i)))
      i += 1
    }
    if container.isKind(.tuple), i == 1 { out.append(0x2c) }
    out.append(close)
    return makeString(out)
  }

  // MARK: - Length and items

  /// `len(v)`.
  func length(_ v: borrowing Value) throws(Raised) -> Int {
    if let n = try fastLength(v) { return n }
    if let native = pyType(v).nativeLength { return try native.length(self, v) }
    guard let method = pyType(v).lookup(python.names.__len__) else {
      throw typeError("object of type '\(pyType(v).name)' has no len()")
    }
    let r = try python.callSpecial(self, method, v)
    let n = try index(r)
    guard let i = n.pythonInteger?.asInt else { throw overflowError("cannot fit 'int' into an index-sized integer") }
    if i < 0 { throw valueError("__len__() should return >= 0") }
    return i
  }

  /// The items of an iterable as a new list.
  func listOf(_ iterable: borrowing Value) throws(Raised) -> Value {
    let r = makeList()
    try append(iterable, to: r)
    return r
  }

  /// A list or tuple as it is, else the items of an iterable as a new list.
  func asSequence(_ v: borrowing Value) throws(Raised) -> Value {
    if v.isKind(.list) || v.isKind(.tuple), hasCoreType(v) { return v.copy() }
    return try listOf(v)
  }

  /// The class that a `__new__` is to make an instance of: `expected` or one derived from it.
  func classArgument(_ v: borrowing Value, _ expected: PyType?) throws(Raised) -> PyType {
    guard let t = v.pyTypeOrNil else {
      throw typeError("\(expected?.name ?? "object").__new__(X): X is not a type object (\(pyType(v).name))")
    }
    if let expected, t !== expected {
      if !t.isSubtype(of: expected) {
        throw typeError("\(expected.name).__new__(\(t.name)): \(t.name) is not a subtype of \(expected.name)")
      }
      if expected === types.int, t === types.bool || t.isSubtype(of: types.bool) {
        throw typeError("int.__new__(bool) is not safe, use bool.__new__()")
      }
    }
    return t
  }

  /// TypeError unless no keyword arguments were given.
  func refuseKeywords(_ args: Arguments, _ function: String) throws(Raised) {
    if args.keywordCount > 0 { throw typeError("\(function)() takes no keyword arguments") }
  }

  /// The value as a double through `__float__` or `__index__`; nil when it is no number.
  func doubleOrNil(_ v: borrowing Value) throws(Raised) -> Double? {
    if let d = v.double, hasCoreType(v) { return d }
    if let i = v.smallInt { return Double(i) }
    if let method = pyType(v).lookup(python.names.__float__), !v.isPythonInt {
      let r = try python.callSpecial(self, method, v)
      if let d = r.double { return d }
      throw typeError("\(pyType(v).name).__float__ returned non-float (type \(pyType(r).name))")
    }
    guard let i = try indexOrNil(v) else { return nil }
    return try toDouble(i.numeric ?? .int(0))
  }
  /// The value as a double; TypeError when it is no number.
  func requireDouble(_ v: borrowing Value) throws(Raised) -> Double {
    if let d = try doubleOrNil(v) { return d }
    throw typeError("must be real number, not \(pyType(v).name)")
  }
}
