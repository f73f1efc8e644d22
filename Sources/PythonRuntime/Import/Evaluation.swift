// The built-ins compile, eval and exec.

import MachineImage
import MachineRuntime

enum Evaluation {
  static func install(_ vm: Interpreter) {
    let functions: [BuiltinMethod] = [
      BuiltinMethod("compile", 3, 7, keywords: true, compile), BuiltinMethod("eval", 1, 3, eval),
      BuiltinMethod("exec", 1, 3, keywords: true, exec),
    ]
    for f in functions { vm.python.defineBuiltin(f.name, vm.makeFunction(f, module: "builtins"), vm) }
  }

  private static func code(
    _ vm: Interpreter,
    _ source: borrowing Value,
    _ file: String,
    _ mode: String,
    _ what: String
  ) throws(Raised) -> Value {
    if source.isKind(.code) { return source.copy() }
    let bytes: [UInt8]
    if source.isKind(.string) {
      bytes = Array(source.string.utf8)
    } else if source.isKind(.bytes) {
      bytes = source.bytes
    } else {
      throw vm.typeError("\(what) must be a string, bytes or code object")
    }
    if bytes.contains(0) { throw vm.valueError("source code string cannot contain null bytes") }
    guard let hook = vm.python.importing.compile else { throw vm.runtimeError("no compiler") }
    var text = bytes[...]
    if mode == "eval" { text = text.drop { $0 == 32 || $0 == 9 } }
    let image = try hook(vm, Array(text), file, "<module>", mode)
    return vm.load(image)
  }

  static func compile(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let mode = try vm.strString(a[2])
    guard mode == "exec" || mode == "eval" || mode == "single" else {
      throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
    }
    return try code(vm, a[0], try vm.strString(a[1]), mode, "compile() arg 1")
  }
  static func eval(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let c = try code(vm, a[0], "<string>", "eval", "eval() arg 1")
    return try run(vm, c, a.count > 1 ? a[1].copy() : Value.none, a.count > 2 ? a[2].copy() : Value.none, "eval")
  }
  static func exec(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let c = try code(vm, a[0], "<string>", "exec", "exec() arg 1")
    _ = try run(vm, c, a.count > 1 ? a[1].copy() : Value.none, a.count > 2 ? a[2].copy() : Value.none, "exec")
    return Value.none
  }

  /// The names that code in the running frame sees: globals, and a namespace or none.
  private static func run(
    _ vm: Interpreter,
    _ code: borrowing Value,
    _ globals: borrowing Value,
    _ locals: borrowing Value,
    _ what: String
  ) throws(Raised) -> Value {
    var space: Value
    var local = locals.copy()
    if globals.isNone {
      guard let frame = vm.frame(level: 0) else { throw vm.systemError("globals and locals cannot be NULL") }
      space = frame.function.functionPart(.globals)
      if local.isNone {
        let object = frame.object()
        local = try CodeTypes.locals(vm, object)
      }
    } else {
      guard globals.isKind(.dict) else {
        throw vm.typeError("\(what)() globals must be a dict, not \(vm.pyType(globals).name)")
      }
      space = globals.copy()
    }
    if space.dictGet(string: vm.python.names.__builtins__).isNothing {
      let builtins = try vm.python.importing.importModule(vm, "builtins")
      space.dictSet(string: vm.python.names.__builtins__, builtins)
    }
    if !code.codeInfo.unit.variables.filter({ $0.storage == .free }).isEmpty {
      throw vm.typeError("code object passed to \(what)() may not contain free variables")
    }
    let function = vm.makeFunction(code: code, globals: space, closure: Value.none)
    if local.isNone || local.isIdentical(to: space) { return try vm.call(function) }
    return try vm.run(function: function, namespace: local)
  }
}
