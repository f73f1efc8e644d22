// The built-in names that CPython's module site adds: exit, quit, copyright, credits, license and help, and breakpoint.

import MachineRuntime

enum SiteNames {
  static func install(_ vm: Interpreter) {
    let quitter = makeType(
      vm,
      "Quitter",
      [
        BuiltinMethod("__repr__", quitterRepr), BuiltinMethod("__call__", 0, 1, keywords: true, quit),
      ]
    )
    for name in ["exit", "quit"] { add(vm, name, quitter, name) }
    let printer = makeType(
      vm,
      "_Printer",
      [BuiltinMethod("__repr__", printerRepr), BuiltinMethod("__call__", printText)]
    )
    add(vm, "copyright", printer, "Copyright (c) the Fermata authors.")
    add(
      vm,
      "credits",
      printer,
      "    Fermata follows the language and library of Python, whose makers are to be thanked for both."
    )
    add(vm, "license", printer, "Type license() to see the full license text")
    let helper = makeType(
      vm,
      "_Helper",
      [
        BuiltinMethod("__repr__", helperRepr), BuiltinMethod("__call__", 0, .max, keywords: true, help),
      ]
    )
    add(vm, "help", helper, "help")
    let breakpoint = BuiltinMethod("breakpoint", 0, .max, keywords: true, breakpoint)
    vm.python.defineBuiltin("breakpoint", vm.makeFunction(breakpoint, module: "builtins"), vm)
  }

  private static func makeType(_ vm: Interpreter, _ name: String, _ methods: [BuiltinMethod]) -> PyType {
    vm.defineType(name: name, module: "_sitebuiltins", layout: .record, recordSlots: 1, methods: methods)
  }
  private static func add(_ vm: Interpreter, _ name: String, _ type: PyType, _ text: String) {
    let object = vm.makeRecord(of: type)
    object.setSlot(0, vm.makeString(text))
    vm.python.defineBuiltin(name, object, vm)
  }

  private static func quitterRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("Use \(a[0].slot(0).string)() or Ctrl-D (i.e. EOF) to exit")
  }
  /// Standard input is closed, too: a prompt that catches SystemExit ends all the same.
  private static func quit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(a, "__call__", ["code"])
    let code = try vm.argument(a, 1, "code", of: "__call__") ?? Value.none
    do throws(Raised) {
      let stream = vm.systemStream(0)
      if !stream.isEmpty, !stream.isNone { _ = try vm.callMethod(stream, "close") }
    } catch { _ = vm.takeRaised() }
    throw vm.raiseNew(try vm.call(vm.exceptions.systemExit.object, code))
  }
  private static func printerRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].slot(0) }
  private static func printText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let output = vm.systemStream(1)
    if output.isEmpty || output.isNone { return Value.none }
    let text = a[0].slot(0)
    let end = vm.makeString("\n")
    try vm.writeText(text, to: output)
    try vm.writeText(end, to: output)
    return Value.none
  }
  private static func helperRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString("Type help() for interactive help, or help(object) for help about object.")
  }
  private static func help(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let pydoc = try vm.python.importing.importModule(vm, "pydoc")
    return try vm.call(try vm.getAttribute(pydoc, "help"), forwarding: a.dropFirst())
  }

  /// `breakpoint(*args, **kws)`: whatever `sys.breakpointhook` does.
  private static func breakpoint(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let sys = try vm.python.importing.importModule(vm, "sys")
    guard let hook = try vm.attributeOrNil(sys, vm.intern("breakpointhook")) else {
      throw vm.runtimeError("lost sys.breakpointhook")
    }
    return try vm.call(hook, forwarding: a)
  }

  /// `sys.breakpointhook`: calls what $PYTHONBREAKPOINT names, by default the debugger of the library.
  static func breakpointHook(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var path = environmentVariable("PYTHONBREAKPOINT") ?? ""
    if path == "0" { return Value.none }
    if path.isEmpty { path = "pdb.set_trace" }
    var module = "builtins"
    var name = path
    if let dot = path.lastIndex(of: ".") {
      module = String(path[..<dot])
      name = String(path[path.index(after: dot)...])
    }
    let hook: Value
    do throws(Raised) {
      let owner = try vm.python.importing.importModule(vm, module)
      hook = try vm.getAttribute(owner, name)
    } catch {
      let e = vm.takeRaised()
      let type = vm.pyType(e)
      guard type.isSubtype(of: vm.exceptions.importError) || type.isSubtype(of: vm.exceptions.attributeError) else {
        throw vm.raise(e)
      }
      try vm.warn(vm.exceptions.runtimeWarning, "Ignoring unimportable $PYTHONBREAKPOINT: \"\(path)\"")
      return Value.none
    }
    return try vm.call(hook, forwarding: a)
  }
}
