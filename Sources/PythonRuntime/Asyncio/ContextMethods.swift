// contextvars. A context is a dict that is never changed: setting a variable replaces the dict in force by a changed copy,
// so that taking a snapshot for a new task costs nothing. A Context object is a place that holds such a dict; while it is
// entered, it is what is in force, and changes go into it.

import MachineRuntime

enum ContextMethods {
  // Context: 0 dict or none, 1 whether it is entered. ContextVar: 0 name, 1 default or empty marker.
  // Token: 0 variable, 1 old value or marker, 2 used, 3 the Context object or none.

  static func install(_ s: AsyncState) {
    s.context.define(methods: [
      BuiltinMethod("__new__", 0, 0, kind: .staticMethod) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        makeContext(vm, Value.none)
      },
      BuiltinMethod("run", 1, .max, keywords: true, run),
      BuiltinMethod("copy") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        makeContext(vm, a[0].slot(0))
      },
      BuiltinMethod("get", 1, 2) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        if let v = try find(vm, a[0].slot(0), a[1]) { return v }
        return a.optional(2) ?? Value.none
      },
      BuiltinMethod("__getitem__", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        if let v = try find(vm, a[0].slot(0), a[1]) { return v }
        throw vm.keyError(a[1])
      },
      BuiltinMethod("__contains__", 1) { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        if let _ = try find(vm, a[0].slot(0), a[1]) { return Value.true }
        return Value.false
      },
      BuiltinMethod("__len__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let d = a[0].slot(0)
        return Value.smallInt(d.isNone ? 0 : d.dictCount)
      },
      BuiltinMethod("__iter__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        let d = a[0].slot(0)
        return vm.makeContainerIterator(.dictKeys, d.isNone ? vm.makeDict() : d)
      },
      BuiltinMethod("keys") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try vm.callMethod(dict(vm, a[0]), "keys")
      },
      BuiltinMethod("values") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try vm.callMethod(dict(vm, a[0]), "values")
      },
      BuiltinMethod("items") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        try vm.callMethod(dict(vm, a[0]), "items")
      },
    ])
    s.contextVar.define(
      methods: [
        BuiltinMethod("__new__", 1, 2, keywords: true, kind: .staticMethod, newVariable),
        BuiltinMethod("get", 0, 1, getVariable),
        BuiltinMethod("set", 1, setVariable),
        BuiltinMethod("reset", 1, resetVariable),
        BuiltinMethod("__repr__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
          var text = "<ContextVar name=\(try vm.reprText(a[0].slot(0)))"
          if !a[0].slot(1).isSingleton(.marker) { text += " default=\(try vm.reprText(a[0].slot(1)))" }
          return vm.makeString(text + " at 0x\(String(a[0].identity, radix: 16))>")
        },
        BuiltinMethod("__class_getitem__", 1, kind: .classMethod) {
          (vm: Interpreter, a: Arguments) throws(Raised) -> Value in a[0].copy()
        },
      ],
      getters: [
        BuiltinGetter("name") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(0) }
      ]
    )
    s.token.define(getters: [
      BuiltinGetter("var") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.slot(0) },
      BuiltinGetter("old_value") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
        v.slot(1).isSingleton(.marker) ? missing(vm) : v.slot(1)
      },
    ])
    s.token.define("MISSING", missing(s.token.interpreter))
  }

  private static func missing(_ vm: Interpreter) -> Value { vm.intern("<Token.MISSING>") }
  private static func dict(_ vm: Interpreter, _ c: borrowing Value) -> Value {
    let d = c.slot(0)
    return d.isNone ? vm.makeDict() : d
  }

  static func makeContext(_ vm: Interpreter, _ vars: consuming Value) -> Value {
    let c = vm.makeRecord(of: vm.async.context)
    c.setSlot(0, vars)
    c.setSlot(1, Value.false)
    return c
  }

  /// The variables in force: a dict that must not be changed, or none.
  static func snapshot(_ vm: Interpreter) -> Value {
    let current = vm.currentContext
    return current.isKind(.record) ? current.slot(0) : current
  }

  /// `copy_context()`.
  static func copyCurrent(_ vm: Interpreter) -> Value { makeContext(vm, snapshot(vm)) }

  private static func replace(_ vm: Interpreter, _ vars: consuming Value) {
    let current = vm.currentContext
    if current.isKind(.record) { current.setSlot(0, vars) } else { vm.setCurrentContext(vars) }
  }

  private static func find(
    _ vm: Interpreter,
    _ vars: borrowing Value,
    _ variable: borrowing Value
  ) throws(Raised) -> Value? {
    if vars.isNone { return nil }
    return try vm.dictGet(vars, variable)
  }

  static func run(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let c = a[0].copy()
    if c.slot(1).isTrue {
      throw vm.runtimeError("cannot enter context: \(try vm.reprText(c)) is already entered")
    }
    let before = vm.currentContext
    c.setSlot(1, Value.true)
    vm.setCurrentContext(c.copy())
    defer {
      c.setSlot(1, Value.false)
      vm.setCurrentContext(before.copy())
    }
    return try vm.call(a[1], forwarding: a.dropFirst(2))
  }

  static func newVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 1, a[1].isKind(.string) else { throw vm.typeError("context variable name must be a str") }
    let v = vm.makeRecord(of: vm.async.contextVar)
    v.setSlot(0, a[1].copy())
    v.setSlot(1, a.keyword("default") ?? Value.singleton(.marker))
    return v
  }
  static func getVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let v = try find(vm, snapshot(vm), a[0]) { return v }
    if let v = a.optional(1) { return v }
    if !a[0].slot(1).isSingleton(.marker) { return a[0].slot(1) }
    throw vm.raiseNew(vm.makeException(vm.exceptions.lookupError, arguments: vm.makeTuple(a[0].copy())))
  }
  static func setVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let vars = snapshot(vm)
    let t = vm.makeRecord(of: vm.async.token)
    t.setSlot(0, a[0].copy())
    if let old = try find(vm, vars, a[0]) { t.setSlot(1, old) } else { t.setSlot(1, Value.singleton(.marker)) }
    t.setSlot(2, Value.false)
    let changed = vars.isNone ? vm.makeDict() : vm.dictCopy(vars)
    try vm.dictSet(changed, a[0], a[1].copy())
    replace(vm, changed)
    return t
  }
  static func resetVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let t = a[1].copy()
    guard vm.pyTypeOrNil(t) === vm.async.token else {
      throw vm.typeError("expected an instance of Token, got \(try vm.reprText(t))")
    }
    if t.slot(2).isTrue { throw vm.runtimeError("\(try vm.reprText(t)) has already been used once") }
    if !t.slot(0).isIdentical(to: a[0]) {
      throw vm.valueError("\(try vm.reprText(t)) was created by a different ContextVar")
    }
    t.setSlot(2, Value.true)
    let vars = snapshot(vm)
    let changed = vars.isNone ? vm.makeDict() : vm.dictCopy(vars)
    if t.slot(1).isSingleton(.marker) {
      if let v = try vm.dictRemove(changed, a[0]) { _ = v.isEmpty }
    } else {
      try vm.dictSet(changed, a[0], t.slot(1))
    }
    replace(vm, changed)
    return Value.none
  }
}
