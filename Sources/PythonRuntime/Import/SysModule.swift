// The module sys.

import MachineRuntime

enum SysModule {
  static func install(_ vm: Interpreter) {
    let python = vm.python
    let hook = vm.makeFunction(BuiltinMethod("excepthook", 3, exceptHook), module: "sys")
    python.originalExceptHook = hook
    python.originalUnraisableHook = vm.makeFunction(BuiltinMethod("unraisablehook", 1, unraisableHook), module: "sys")
    python.importing.register("sys") { (vm: Interpreter) throws(Raised) -> Value in make(vm) }
  }

  static func make(_ vm: Interpreter) -> Value {
    let python = vm.python
    let m = python.importing.makeModule(vm, "sys")
    let functions: [BuiltinMethod] = [
      BuiltinMethod("exit", 0, 1, exit), BuiltinMethod("exc_info", excInfo), BuiltinMethod("exception", exception),
      BuiltinMethod("getrecursionlimit", getLimit), BuiltinMethod("setrecursionlimit", 1, setLimit),
      BuiltinMethod("getrefcount", 1, refCount), BuiltinMethod("_getframe", 0, 1, getFrame),
      BuiltinMethod("intern", 1, intern), BuiltinMethod("getsizeof", 1, 2, sizeOf),
      BuiltinMethod("displayhook", 1, displayHook), BuiltinMethod("is_finalizing", isFinalizing),
      BuiltinMethod("getdefaultencoding", encoding), BuiltinMethod("getfilesystemencoding", encoding),
      BuiltinMethod("getswitchinterval", switchInterval), BuiltinMethod("setswitchinterval", 1, nothing),
      BuiltinMethod("gettrace", nothing), BuiltinMethod("getprofile", nothing),
      BuiltinMethod("set_asyncgen_hooks", 0, 2, keywords: true, setHooks),
      BuiltinMethod("get_asyncgen_hooks", getHooks),
      BuiltinMethod("set_coroutine_origin_tracking_depth", 1, nothing),
      BuiltinMethod("get_coroutine_origin_tracking_depth", zero),
      BuiltinMethod("_clear_type_cache", nothing), BuiltinMethod("getallocatedblocks", blocks),
      BuiltinMethod("audit", 0, .max, nothing), BuiltinMethod("addaudithook", 1, nothing),
    ]
    vm.define(m, functions)
    let breakpointHook = BuiltinMethod("breakpointhook", 0, .max, keywords: true, SiteNames.breakpointHook)
    for name in ["breakpointhook", "__breakpointhook__"] {
      vm.define(m, name, vm.makeFunction(breakpointHook, module: "sys"))
    }
    vm.define(m, "excepthook", python.originalExceptHook)
    vm.define(m, "__excepthook__", python.originalExceptHook)
    vm.define(m, "unraisablehook", python.originalUnraisableHook)
    vm.define(m, "__unraisablehook__", python.originalUnraisableHook)
    if let display = m.moduleGlobals.dictGet(string: python.names.displayhook) {
      vm.define(m, "__displayhook__", display)
    }
    vm.define(m, "modules", python.importing.modules)
    vm.define(m, "path", python.importing.path)
    for name in ["argv", "orig_argv", "warnoptions", "meta_path", "path_hooks"] {
      let list = vm.makeList()
      let values =
        name == "argv" || name == "orig_argv" ? python.arguments : (name == "warnoptions" ? python.warnOptions : [])
      for v in values { list.listAppend(vm.makeString(v)) }
      vm.define(m, name, list)
    }
    let texts: [(String, String)] = [
      ("version", "3.11.7 (Fermata) [Swift]"), ("platform", "linux"), ("byteorder", "little"),
      ("executable", python.executable), ("prefix", "/usr"), ("base_prefix", "/usr"), ("exec_prefix", "/usr"),
      ("base_exec_prefix", "/usr"), ("copyright", "Copyright (c) the Fermata authors."), ("platlibdir", "lib"),
      ("float_repr_style", "short"), ("ps1", ">>> "), ("ps2", "... "), ("abiflags", ""),
    ]
    for (name, text) in texts where name != "ps1" && name != "ps2" {
      let v = vm.makeString(text)
      vm.define(m, name, v)
    }
    vm.define(m, "maxsize", vm.makeInt(Int.max))
    vm.define(m, "maxunicode", vm.makeInt(0x10ffff))
    vm.define(m, "hexversion", vm.makeInt(0x030b_07f0))
    vm.define(m, "api_version", vm.makeInt(1013))
    vm.define(m, "dont_write_bytecode", Value.false)
    vm.define(m, "path_importer_cache", vm.makeDict())
    let version = vm.makeList()
    version.listAppend(Value.smallInt(3))
    version.listAppend(Value.smallInt(11))
    version.listAppend(Value.smallInt(7))
    version.listAppend(vm.makeString("final"))
    version.listAppend(Value.smallInt(0))
    let versionInfo = structure(vm, "sys.version_info", ["major", "minor", "micro", "releaselevel", "serial"], version)
    vm.define(m, "version_info", versionInfo)
    vm.define(m, "implementation", implementation(vm, versionInfo))
    let flagNames: [String] = [
      "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
      "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
      "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
    ]
    let flags = vm.makeList()
    for name in flagNames {
      switch name {
      case "dev_mode", "safe_path": flags.listAppend(Value.false)
      case "hash_randomization": flags.listAppend(Value.smallInt(1))
      case "int_max_str_digits": flags.listAppend(Value.smallInt(4300))
      default: flags.listAppend(Value.smallInt(0))
      }
    }
    vm.define(m, "flags", structure(vm, "sys.flags", flagNames, flags))
    let floatNames: [String] = [
      "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds",
    ]
    let floats = vm.makeList()
    floats.listAppend(vm.makeDouble(Double.greatestFiniteMagnitude))
    floats.listAppend(Value.smallInt(1024))
    floats.listAppend(Value.smallInt(308))
    floats.listAppend(vm.makeDouble(Double.leastNormalMagnitude))
    floats.listAppend(Value.smallInt(-1021))
    floats.listAppend(Value.smallInt(-307))
    floats.listAppend(Value.smallInt(15))
    floats.listAppend(Value.smallInt(53))
    floats.listAppend(vm.makeDouble(Double.ulpOfOne))
    floats.listAppend(Value.smallInt(2))
    floats.listAppend(Value.smallInt(1))
    vm.define(m, "float_info", structure(vm, "sys.float_info", floatNames, floats))
    let integers = vm.makeList()
    for n in [30, 4, 4300, 640] { integers.listAppend(vm.makeInt(n)) }
    vm.define(
      m,
      "int_info",
      structure(
        vm,
        "sys.int_info",
        ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
        integers
      )
    )
    let hashes = vm.makeList()
    for n in [64, (1 << 61) - 1, 314159, 0, 1_000_003] { hashes.listAppend(vm.makeInt(n)) }
    vm.define(m, "hash_info", structure(vm, "sys.hash_info", ["width", "modulus", "inf", "nan", "imag"], hashes))
    vm.objectTypes.system = m.moduleGlobals
    let names: [(String, Int)] = [("stdin", 0), ("stdout", 1), ("stderr", 2)]
    for (name, number) in names {
      let stream = vm.standardStream(number)
      vm.define(m, name, stream)
      vm.define(m, "__\(name)__", stream)
    }
    let library = vm.makeSet(frozen: true)
    for name in EmbeddedLibrary.names + Array(python.importing.builders.keys) where !name.utf8.contains(46) {
      let text = vm.makeString(name)
      do throws(Raised) { _ = try vm.setAdd(library, text) } catch { _ = vm.takeRaised() }
    }
    vm.define(m, "stdlib_module_names", library)
    let builtin = vm.makeList()
    for name in python.importing.builders.keys.sorted() { builtin.listAppend(vm.makeString(name)) }
    vm.define(m, "builtin_module_names", vm.makeTuple(list: builtin))
    return m
  }

  /// A tuple with named fields, of a class of its own.
  static func structure(_ vm: Interpreter, _ name: String, _ fields: [String], _ values: borrowing Value) -> Value {
    let type = vm.defineType(
      name: name,
      module: "builtins",
      base: vm.types.tuple,
      layout: .tuple,
      hasAttributes: false
    )
    for (i, field) in fields.enumerated() {
      type.define(getters: [
        BuiltinGetter(field) { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.tupleItem(i) }
      ])
    }
    type.define(methods: [
      BuiltinMethod("__repr__") { (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        var parts: [String] = []
        for (i, field) in fields.enumerated() { parts.append(field + "=" + (try vm.reprString(a[0].tupleItem(i)))) }
        return vm.makeString("\(name)(\(parts.joined(separator: ", ")))")
      }
    ])
    let tuple = vm.makeTuple(list: values)
    return vm.makeTuple(tuple, of: type)
  }

  private static func implementation(_ vm: Interpreter, _ version: borrowing Value) -> Value {
    let object = vm.makeInstance(of: vm.python.namespaceType)
    let name = vm.intern("name")
    vm.setOwnAttribute(object, name, vm.makeString("fermata"))
    let v = vm.intern("version")
    vm.setOwnAttribute(object, v, version)
    let tag = vm.intern("cache_tag")
    vm.setOwnAttribute(object, tag, vm.makeString("fermata-311"))
    return object
  }

  // MARK: - Functions

  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func zero(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.smallInt(0) }
  static func isFinalizing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.false }
  static func encoding(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString("utf-8") }
  static func switchInterval(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeDouble(0.005) }
  static func blocks(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeInt(vm.liveObjects) }
  static func exit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.exceptions.systemExit
    if a.count == 0 { throw vm.error(type) }
    let e: Value
    if a[0].isKind(.tuple) {
      e = vm.makeException(type, arguments: a[0].copy())
      e.setSlot(ExceptionSlot.extra, a[0].tupleCount == 1 ? a[0].tupleItem(0) : a[0].copy())
    } else {
      e = vm.makeException(type, arguments: a[0].isNone ? vm.makeTuple() : vm.makeTuple(a[0].copy()))
      e.setSlot(ExceptionSlot.extra, a[0].copy())
    }
    throw vm.raiseNew(e)
  }
  static func excInfo(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = vm.currentException
    if e.isNone { return vm.makeTuple(Value.none, Value.none, Value.none) }
    return vm.makeTuple(vm.pyType(e).object, e.copy(), e.slot(ExceptionSlot.traceback))
  }
  static func exception(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.currentException }
  static func getLimit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeInt(vm.recursionLimit) }
  static func setLimit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isInteger else {
      throw vm.typeError("'\(vm.pyType(a[0]).name)' object cannot be interpreted as an integer")
    }
    guard let n = a[0].smallInt, n <= Int(Int32.max), n >= Int(Int32.min) else {
      throw vm.overflowError("Python int too large to convert to C int")
    }
    if n < 1 { throw vm.valueError("recursion limit must be greater or equal than 1") }
    if vm.recursionDepth >= n {
      throw vm.recursionError(
        "cannot set the recursion limit to \(n) at the recursion depth \(vm.recursionDepth): the limit is too low"
      )
    }
    vm.recursionLimit = n
    return Value.none
  }
  static func refCount(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(a[0].isObject ? a[0].referenceCount : 1_000_000_000)
  }
  static func getFrame(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let level = a.count > 0 ? a[0].smallInt ?? 0 : 0
    guard let frame = vm.frame(level: max(level, 0)) else { throw vm.valueError("call stack is not deep enough") }
    return frame.object()
  }
  static func intern(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.string) else {
      throw vm.typeError("intern() argument must be str, not \(vm.pyType(a[0]).name)")
    }
    return vm.intern(a[0])
  }
  static func sizeOf(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].isKind(.machine) { return vm.makeInt(a[0].machineBytes) }
    let sizeof = vm.intern("__sizeof__")
    guard let f = vm.pyType(a[0]).lookup(sizeof) else { return Value.smallInt(16) }
    return try vm.python.callSpecial(vm, f, a[0])
  }
  static func displayHook(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].isNone { return Value.none }
    let underscore = vm.intern("_")
    vm.python.builtinsDict.dictSet(string: underscore, Value.none)
    let text = try vm.reprString(a[0])
    if let out = try vm.python.sysAttribute(vm, "stdout") {
      _ = try vm.callMethod(out, "write", vm.makeString(text + "\n"))
    }
    vm.python.builtinsDict.dictSet(string: underscore, a[0])
    return Value.none
  }
  static func exceptHook(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard vm.python.isException(vm, a[1]) else {
      throw vm.typeError("print_exception(): Exception expected for value, \(vm.pyType(a[1]).name) found")
    }
    vm.python.writeError(vm, TracebackFormatter(vm, suggests: true).format(a[1]))
    return Value.none
  }
  static func unraisableHook(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = try vm.getAttribute(a[0], "exc_value")
    let object = try vm.getAttribute(a[0], "object")
    let message = try vm.getAttribute(a[0], "err_msg")
    if vm.python.isException(vm, e) {
      vm.python.writeError(vm, vm.unraisableText(e, about: object, prefix: message.stringOrNil))
    }
    return Value.none
  }
  static func setHooks(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let first = try vm.argument(a, 0, "firstiter", of: "set_asyncgen_hooks")
    let last = try vm.argument(a, 1, "finalizer", of: "set_asyncgen_hooks")
    if let first { vm.python.asyncGeneratorFirst = first }
    if let last { vm.python.asyncGeneratorFinalizer = last }
    return Value.none
  }
  static func getHooks(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    list.listAppend(vm.python.asyncGeneratorFirst.copy())
    list.listAppend(vm.python.asyncGeneratorFinalizer.copy())
    return structure(vm, "sys.asyncgen_hooks", ["firstiter", "finalizer"], list)
  }
}
