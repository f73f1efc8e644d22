// The methods of the exception classes: construction, display, the links between exceptions, notes.

import MachineRuntime

enum ExceptionMethods {
  static func install(_ vm: Interpreter) {
    let x = vm.exceptions
    x.baseException.define(
      methods: [
        BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, new),
        BuiltinMethod("__init__", 0, .max, keywords: true, initialize),
        BuiltinMethod("__repr__", repr), BuiltinMethod("__str__", str),
        BuiltinMethod("with_traceback", 1, withTraceback), BuiltinMethod("add_note", 1, addNote),
        BuiltinMethod("__setstate__", 1, setState), BuiltinMethod("__reduce__", reduce),
      ],
      getters: [
        BuiltinGetter("args", set: setArguments) {
          (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(ExceptionSlot.arguments)
        },
        BuiltinGetter("__cause__", set: setCause) {
          (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(ExceptionSlot.cause)
        },
        BuiltinGetter("__context__", set: setContext) {
          (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(ExceptionSlot.context)
        },
        BuiltinGetter("__traceback__", set: setTraceback) {
          (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(ExceptionSlot.traceback)
        },
        BuiltinGetter("__suppress_context__", set: setSuppress) {
          (vm: Interpreter, e: borrowing Value) throws(Raised) -> Value in e.slot(ExceptionSlot.suppress)
        },
      ]
    )
    x.stopIteration.define(methods: [BuiltinMethod("__init__", 0, .max, keywords: true, initializeFirst)])
    x.systemExit.define(methods: [BuiltinMethod("__init__", 0, .max, keywords: true, initializeExit)])
    x.keyError.define(methods: [BuiltinMethod("__str__", keyErrorText)])
    x.importError.define(methods: [
      BuiltinMethod("__init__", 0, .max, keywords: true, initializeImport), BuiltinMethod("__str__", importErrorText),
    ])
    x.attributeError.define(methods: [BuiltinMethod("__init__", 0, .max, keywords: true, initializeAttribute)])
    x.nameError.define(methods: [BuiltinMethod("__init__", 0, .max, keywords: true, initializeName)])
    x.osError.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, newOSError),
      BuiltinMethod("__init__", 0, .max, keywords: true, initializeOSError), BuiltinMethod("__str__", osErrorText),
    ])
    x.syntaxError.define(methods: [
      BuiltinMethod("__init__", 0, .max, keywords: true, initializeSyntax), BuiltinMethod("__str__", syntaxErrorText),
    ])
    for type in [x.unicodeDecodeError, x.unicodeEncodeError] {
      type.define(methods: [
        BuiltinMethod("__init__", 5, initializeUnicode), BuiltinMethod("__str__", unicodeText),
      ])
    }
    x.unicodeTranslateError.define(methods: [BuiltinMethod("__init__", 4, initializeTranslate)])
    let os = x.osError.object
    vm.python.defineBuiltin("IOError", os, vm)
    vm.python.defineBuiltin("EnvironmentError", os, vm)
  }

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = vm.python.isExceptionClass(a[0]) else {
      throw vm.typeError("BaseException.__new__(X): X is not a type object (\(vm.pyType(a[0]).name))")
    }
    return vm.makeException(type, arguments: vm.makeTuple(a.dropFirst().withoutKeywords))
  }
  private static func refuseKeywords(_ vm: Interpreter, _ a: Arguments) throws(Raised) {
    if a.keywordCount > 0 { throw vm.typeError("\(vm.pyType(a[0]).name)() takes no keyword arguments") }
  }
  private static func store(_ vm: Interpreter, _ a: Arguments) {
    a[0].setSlot(ExceptionSlot.arguments, vm.makeTuple(a.dropFirst().withoutKeywords))
  }
  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try refuseKeywords(vm, a)
    store(vm, a)
    return Value.none
  }
  static func initializeFirst(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try refuseKeywords(vm, a)
    store(vm, a)
    a[0].setSlot(ExceptionSlot.extra, a.count > 1 ? a[1].copy() : Value.none)
    return Value.none
  }
  static func initializeExit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try refuseKeywords(vm, a)
    store(vm, a)
    if a.count == 2 {
      a[0].setSlot(ExceptionSlot.extra, a[1].copy())
    } else if a.count > 2 {
      a[0].setSlot(ExceptionSlot.extra, a[0].slot(ExceptionSlot.arguments))
    }
    return Value.none
  }
  private static func take(_ vm: Interpreter, _ a: Arguments, _ names: [String], at slot: Int) throws(Raised) {
    for i in 0..<a.keywordCount {
      guard let k = names.firstIndex(of: a.keywordName(i)) else {
        throw vm.typeError("'\(a.keywordName(i))' is an invalid keyword argument for \(vm.pyType(a[0]).name)()")
      }
      a[0].setSlot(slot + k, a.keywordValue(i))
    }
  }
  static func initializeImport(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    if a.count == 2 { a[0].setSlot(ExceptionSlot.extra, a[1].copy()) }
    try take(vm, a, ["name", "path"], at: ExceptionSlot.extra + 1)
    return Value.none
  }
  static func initializeAttribute(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    try take(vm, a, ["name", "obj"], at: ExceptionSlot.extra)
    return Value.none
  }
  static func initializeName(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    try take(vm, a, ["name"], at: ExceptionSlot.extra)
    return Value.none
  }
  static func newOSError(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard var type = vm.python.isExceptionClass(a[0]) else { throw vm.typeError("OSError.__new__(X): X is not a type") }
    if type === vm.exceptions.osError, a.count >= 3, a.count <= 6, let number = a[1].smallInt {
      type = vm.osErrorType(number)
    }
    let e = vm.makeException(type, arguments: vm.makeTuple(a.dropFirst().withoutKeywords))
    vm.fillOSError(e)
    return e
  }
  static func initializeOSError(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    vm.fillOSError(a[0])
    return Value.none
  }
  static func initializeSyntax(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    vm.fillSyntaxError(a[0])
    return Value.none
  }
  static func initializeUnicode(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    for i in 0..<5 { a[0].setSlot(ExceptionSlot.extra + i, a[i + 1].copy()) }
    return Value.none
  }
  static func initializeTranslate(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    store(vm, a)
    for i in 0..<4 { a[0].setSlot(ExceptionSlot.extra + 1 + i, a[i + 1].copy()) }
    return Value.none
  }

  // MARK: - Display

  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let arguments = a[0].slot(ExceptionSlot.arguments)
    let name = vm.pyType(a[0]).name
    if arguments.isKind(.tuple), arguments.tupleCount == 1 {
      return vm.makeString("\(name)(\(try vm.reprString(arguments.tupleItem(0))))")
    }
    return vm.makeString(name + (try vm.reprString(arguments)))
  }
  static func str(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let arguments = a[0].slot(ExceptionSlot.arguments)
    guard arguments.isKind(.tuple) else { return try vm.str(arguments) }
    switch arguments.tupleCount {
    case 0: return vm.makeString("")
    case 1: return try vm.str(arguments.tupleItem(0))
    default: return try vm.str(arguments)
    }
  }
  static func keyErrorText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let arguments = a[0].slot(ExceptionSlot.arguments)
    if arguments.isKind(.tuple), arguments.tupleCount == 1 { return try vm.repr(arguments.tupleItem(0)) }
    return try str(vm, a)
  }
  static func importErrorText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let message = a[0].slot(ExceptionSlot.extra)
    if message.isKind(.string) { return message }
    return try str(vm, a)
  }
  static func osErrorText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let number = a[0].slot(ExceptionSlot.extra)
    let text = a[0].slot(ExceptionSlot.extra + 1)
    if number.isNone, text.isNone { return try str(vm, a) }
    let head = "[Errno \(try vm.strString(number))] \(try vm.strString(text))"
    let file = a[0].slot(ExceptionSlot.extra + 2)
    if file.isNone { return vm.makeString(head) }
    let second = a[0].slot(ExceptionSlot.extra + 3)
    if second.isNone { return vm.makeString("\(head): \(try vm.reprString(file))") }
    return vm.makeString("\(head): \(try vm.reprString(file)) -> \(try vm.reprString(second))")
  }
  static func syntaxErrorText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let message = a[0].slot(ExceptionSlot.extra)
    let file = a[0].slot(ExceptionSlot.extra + 1)
    let line = a[0].slot(ExceptionSlot.extra + 2)
    let text = try vm.strString(message)
    let short = file.isKind(.string) ? String(file.string.split(separator: "/").last ?? "") : nil
    switch (short, line.isInteger) {
    case (let short?, true): return vm.makeString("\(text) (\(short), line \(try vm.strString(line)))")
    case (let short?, false): return vm.makeString("\(text) (\(short))")
    case (nil, true): return vm.makeString("\(text) (line \(try vm.strString(line)))")
    case (nil, false): return vm.makeString(text)
    }
  }
  static func unicodeText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = a[0].copy()
    let encoding = e.slot(ExceptionSlot.extra)
    let object = e.slot(ExceptionSlot.extra + 1)
    if encoding.isNone { return vm.makeString("") }
    let start = e.slot(ExceptionSlot.extra + 2).smallInt ?? 0
    let end = e.slot(ExceptionSlot.extra + 3).smallInt ?? 0
    let reason = try vm.strString(e.slot(ExceptionSlot.extra + 4))
    let name = try vm.strString(encoding)
    if object.isKind(.bytes) {
      if start >= 0, start < object.bytesCount, end == start + 1 {
        let byte = String(object.byte(at: start), radix: 16)
        return vm.makeString(
          "'\(name)' codec can't decode byte 0x\(byte.count < 2 ? "0" : "")\(byte) in position \(start): \(reason)"
        )
      }
      return vm.makeString("'\(name)' codec can't decode bytes in position \(start)-\(end - 1): \(reason)")
    }
    if object.isKind(.string), start >= 0, start < object.stringCount, end == start + 1 {
      let c = object.codePoint(at: start)
      let digits = String(c, radix: 16)
      let (letter, width) = c < 0x100 ? ("x", 2) : (c < 0x1_0000 ? ("u", 4) : ("U", 8))
      let escaped = "\\" + letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
      return vm.makeString("'\(name)' codec can't encode character '\(escaped)' in position \(start): \(reason)")
    }
    return vm.makeString("'\(name)' codec can't encode characters in position \(start)-\(end - 1): \(reason)")
  }

  // MARK: - Links

  static func withTraceback(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try setTraceback(vm, a[0], a[1])
    return a[0].copy()
  }
  static func addNote(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.string) else {
      throw vm.typeError("note must be a str, not '\(vm.pyType(a[1]).name)'")
    }
    let name = vm.python.names.__notes__.copy()
    if let notes = vm.ownAttribute(a[0], name) {
      guard notes.isKind(.list) else { throw vm.typeError("Cannot add note: __notes__ is not a list") }
      notes.listAppend(a[1].copy())
    } else {
      let notes = vm.makeList()
      notes.listAppend(a[1].copy())
      vm.setOwnAttribute(a[0], name, notes)
    }
    return Value.none
  }
  static func setState(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[1].isKind(.dict) {
      var i = 0
      while let e = a[1].nextEntry(&i) {
        let name = vm.intern(e.key)
        try vm.setAttribute(a[0], name, e.value)
      }
    }
    return Value.none
  }
  static func reduce(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeTuple(vm.pyType(a[0]).object, a[0].slot(ExceptionSlot.arguments))
  }
  static func setArguments(_ vm: Interpreter, _ e: borrowing Value, _ v: borrowing Value) throws(Raised) -> Void {
    if v.isEmpty { throw vm.typeError("args may not be deleted") }
    let list = vm.makeList()
    let iterator = try vm.iterate(v)
    while let item = try vm.next(iterator) { list.listAppend(item) }
    e.setSlot(ExceptionSlot.arguments, vm.makeTuple(list: list))
  }
  private static func checkLink(_ vm: Interpreter, _ v: borrowing Value, _ what: String) throws(Raised) {
    if v.isEmpty { throw vm.typeError("__\(what)__ may not be deleted") }
    if !v.isNone, !vm.python.isException(vm, v) {
      throw vm.typeError("exception \(what) must be None or derive from BaseException")
    }
  }
  static func setCause(_ vm: Interpreter, _ e: borrowing Value, _ v: borrowing Value) throws(Raised) -> Void {
    try checkLink(vm, v, "cause")
    e.setSlot(ExceptionSlot.cause, v.copy())
    e.setSlot(ExceptionSlot.suppress, Value.true)
  }
  static func setContext(_ vm: Interpreter, _ e: borrowing Value, _ v: borrowing Value) throws(Raised) -> Void {
    try checkLink(vm, v, "context")
    e.setSlot(ExceptionSlot.context, v.copy())
  }
  static func setTraceback(_ vm: Interpreter, _ e: borrowing Value, _ v: borrowing Value) throws(Raised) -> Void {
    if v.isEmpty { throw vm.typeError("__traceback__ may not be deleted") }
    if !v.isNone, vm.pyType(v) !== vm.types.traceback {
      throw vm.typeError("__traceback__ must be a traceback or None")
    }
    e.setSlot(ExceptionSlot.traceback, v.copy())
  }
  static func setSuppress(_ vm: Interpreter, _ e: borrowing Value, _ v: borrowing Value) throws(Raised) -> Void {
    if v.isEmpty { throw vm.typeError("can't delete numeric/char attribute") }
    guard v.isBool else { throw vm.typeError("attribute value type must be bool") }
    e.setSlot(ExceptionSlot.suppress, v.copy())
  }
}
