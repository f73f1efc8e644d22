// exec, eval and compile. Code that `compile` makes keeps its names in a namespace, so that it can be run over any
// locals; source text that runs over globals alone is compiled for those.

import MachineRuntime

enum BuiltinExec {
  static func install(_ vm: Interpreter) {
    let functions: [BuiltinMethod] = [
      BuiltinMethod("exec", 1, 3, keywords: true, keywordOnly: true, exec), BuiltinMethod("eval", 1, 3, eval),
      BuiltinMethod("compile", 0, 6, keywords: true, keywordOnly: true, compile),
    ]
    for f in functions {
      let native = vm.makeFunction(f, module: "builtins")
      vm.python.defineBuiltin(f.name, native, vm)
    }
  }

  /// The globals and locals that a call runs over.
  private struct Spaces: ~Copyable {
    let globals: Value
    let locals: Value
    var areOne: Bool { globals.isIdentical(to: locals) }
  }

  private static func spaces(
    _ vm: Interpreter,
    _ globals: borrowing Value,
    _ locals: borrowing Value
  ) throws(Raised) -> Spaces {
    if !globals.isNone {
      return Spaces(globals: globals.copy(), locals: locals.isNone ? globals.copy() : locals.copy())
    }
    guard let frame = vm.frame(level: 0) else { throw vm.systemError("globals and locals cannot be NULL") }
    let current = frame.function.functionPart(.globals)
    if !locals.isNone { return Spaces(globals: current, locals: locals.copy()) }
    let object = frame.object()
    let own = try vm.getAttribute(object, "f_locals")
    return Spaces(globals: current, locals: own)
  }
  private static func isMapping(_ vm: Interpreter, _ v: borrowing Value) -> Bool {
    v.isKind(.dict) || !vm.pyType(v).lookup(vm.python.names.__getitem__).isNothing
  }

  /// The bytes of a source given as text or bytes; nil when it is neither.
  private static func source(_ vm: Interpreter, _ v: borrowing Value, _ file: String) throws(Raised) -> [UInt8]? {
    let bytes: [UInt8]
    if v.isKind(.string) {
      let utf8 = vm.makeString("utf-8")
      let strict = vm.makeString("strict")
      bytes = try vm.encode(v, utf8, strict)
    } else if v.isKind(.bytes) {
      bytes = v.bytes
    } else {
      return nil
    }
    if bytes.contains(0) {
      let e = vm.makeException(vm.exceptions.syntaxError, "source code string cannot contain null bytes")
      vm.fillSyntaxError(e)
      throw vm.raiseNew(e)
    }
    return bytes
  }
  private static func load(
    _ vm: Interpreter,
    _ bytes: [UInt8],
    _ mode: CompileRequest.Mode,
    namespace: Bool
  )
    throws(Raised) -> Value
  {
    var request = CompileRequest(
      bytes: bytes,
      file: "<string>",
      moduleName: "<string>",
      mode: mode,
      usesNamespace: namespace
    )
    request.optimization = vm.python.optimization
    return vm.load(try vm.python.compile(vm, request))
  }

  static func exec(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(a, "exec", ["closure"])
    let globals = a.optional(1) ?? Value.none
    let locals = a.optional(2) ?? Value.none
    if !globals.isNone, !globals.isKind(.dict) {
      throw vm.typeError("exec() globals must be a dict, not \(vm.pyType(globals).name)")
    }
    if !locals.isNone, !isMapping(vm, locals) {
      throw vm.typeError("locals must be a mapping or None, not \(vm.pyType(locals).name)")
    }
    let where_ = try spaces(vm, globals, locals)
    let code: Value
    if a[0].isKind(.code) {
      code = a[0].copy()
      if code.codeInfo.unit.variables.contains(where: { $0.storage == .free }) {
        throw vm.typeError("code object passed to exec() may not contain free variables")
      }
    } else if let bytes = try source(vm, a[0], "<string>") {
      code = try load(vm, bytes, .exec, namespace: !where_.areOne)
    } else {
      throw vm.typeError("exec() arg 1 must be a string, bytes or code object")
    }
    _ = try vm.python.runCode(vm, code, globals: where_.globals, namespace: where_.locals)
    return Value.none
  }

  static func eval(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let globals = a.optional(1) ?? Value.none
    let locals = a.optional(2) ?? Value.none
    if !locals.isNone, !isMapping(vm, locals) { throw vm.typeError("locals must be a mapping") }
    if !globals.isNone, !globals.isKind(.dict) {
      throw vm.typeError(
        isMapping(vm, globals)
          ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict"
      )
    }
    let where_ = try spaces(vm, globals, locals)
    let code: Value
    if a[0].isKind(.code) {
      code = a[0].copy()
      if code.codeInfo.unit.variables.contains(where: { $0.storage == .free }) {
        throw vm.typeError("code object passed to eval() may not contain free variables")
      }
    } else if var bytes = try source(vm, a[0], "<string>") {
      let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count
      bytes.removeFirst(start)
      code = try load(vm, bytes, .eval, namespace: !where_.areOne)
    } else {
      throw vm.typeError("eval() arg 1 must be a string, bytes or code object")
    }
    return try vm.python.runCode(vm, code, globals: where_.globals, namespace: where_.locals)
  }

  static func compile(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let known = ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"]
    try vm.checkKeywords(a, "compile", known)
    func required(_ i: Int) throws(Raised) -> Value {
      if let v = try vm.argument(a, i, known[i], of: "compile") { return v }
      throw vm.typeError("compile() missing required argument '\(known[i])' (pos \(i + 1))")
    }
    let text = try required(0)
    let name = try required(1)
    let modeValue = try required(2)
    guard modeValue.isKind(.string) else {
      throw vm.typeError("compile() argument 'mode' must be str, not \(vm.pyType(modeValue).name)")
    }
    let file: String
    if name.isKind(.string) {
      file = name.string
    } else if name.isKind(.bytes) {
      file = String(decoding: name.bytes, as: UTF8.self)
    } else {
      throw vm.typeError("expected str, bytes or os.PathLike object, not \(vm.pyType(name).name)")
    }
    let mode: CompileRequest.Mode
    switch modeValue.string {
    case "exec": mode = .exec
    case "eval": mode = .eval
    case "single": mode = .single
    default: throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
    }
    var flags = 0
    if let f = try vm.argument(a, 3, "flags", of: "compile") { flags = f.smallInt ?? 0 }
    var optimize = -1
    if let o = try vm.argument(a, 5, "optimize", of: "compile") { optimize = o.smallInt ?? -1 }
    if optimize < -1 || optimize > 2 { throw vm.valueError("compile(): invalid optimize value") }
    if text.isKind(.code) { return text }
    guard let bytes = try source(vm, text, file) else {
      throw vm.typeError("compile() arg 1 must be a string, bytes or AST object")
    }
    var request = CompileRequest(bytes: bytes, file: file, moduleName: "<string>", mode: mode, usesNamespace: true)
    request.optimization = optimize < 0 ? vm.python.optimization : optimize
    // ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    request.allowsTopLevelAwait = flags & 0x2000 != 0
    return vm.load(try vm.python.compile(vm, request))
  }
}
