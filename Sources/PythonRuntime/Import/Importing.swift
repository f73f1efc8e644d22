// Importing: `sys.modules` first, then built-in modules, the library that is compiled in, and source files on the path.
// Swift runs all of it, so that no frames of an import system stand in tracebacks (CPython removes its own, too).

import Diagnostics
import MachineImage
import MachineRuntime

/// Makes a built-in module.
public typealias ModuleBuilder = (Interpreter) throws(Raised) -> Value

/// A module of the library that is written in Python.
struct LibraryModule {
  /// Path below the library's root.
  let path: String
  /// Whether it can have submodules.
  let isPackage: Bool
  /// The compiled module; see MachineImage's `ImageFile.text`.
  let image: String
  /// Its text, for tracebacks and for other options of the compiler than the image was made with.
  let source: String
  /// Name of its file as tracebacks show it.
  var file: String { Self.root + path }
  /// What the paths of library files begin with: they are in the executable, not on a disk.
  static let root = "<fermata>/"
}

/// The import system of one interpreter.
public final class Importing {
  /// `sys.modules`
  public internal(set) var modules: Value = Value.empty
  /// `sys.path`
  public internal(set) var path: Value = Value.empty
  var builders: [String: ModuleBuilder] = [:]
  /// The compiler, set by who has one.
  public var compile: CompileHook?
  var originalImport: Value = Value.empty
  let specType: PyType

  init(_ vm: Interpreter) {
    modules = vm.makeDict()
    path = vm.makeList()
    specType = vm.defineType(
      name: "ModuleSpec",
      module: "importlib.machinery",
      layout: .instance,
      hasAttributes: true
    )
    specType.define(methods: [BuiltinMethod("__repr__", Importing.specRepr)])
  }
  private static func specRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = try vm.getAttribute(a[0], "name")
    return vm.makeString("ModuleSpec(name=\(try vm.reprString(name)), loader=None)")
  }

  /// Registers a module that Swift makes when it is first imported.
  public func register(_ name: String, _ build: @escaping ModuleBuilder) { builders[name] = build }

  /// A new module with its standard attributes.
  public func makeModule(
    _ vm: Interpreter,
    _ name: String,
    file: String? = nil,
    package: Bool = false,
    directory: String? = nil
  ) -> Value {
    let names = vm.python.names
    let globals = vm.makeDict()
    let nameValue = vm.intern(name)
    globals.dictSet(string: names.__name__, nameValue)
    globals.dictSet(string: names.__doc__, Value.none)
    let parent = package ? name : String(name[..<(name.lastIndex(of: ".") ?? name.startIndex)])
    let parentValue = vm.makeString(parent)
    globals.dictSet(string: names.__package__, parentValue)
    globals.dictSet(string: names.__loader__, Value.none)
    let spec = vm.makeInstance(of: specType)
    set(vm, spec, "name", nameValue)
    set(vm, spec, "loader", Value.none)
    let origin = file.map { vm.makeString($0) }
    if let origin {
      set(vm, spec, "origin", origin)
      globals.dictSet(string: names.__file__, origin)
      set(vm, spec, "has_location", Value.true)
    } else {
      let builtin = vm.makeString("built-in")
      set(vm, spec, "origin", builtin)
      set(vm, spec, "has_location", Value.false)
    }
    set(vm, spec, "parent", parentValue)
    globals.dictSet(string: names.__spec__, spec)
    if package {
      let list = vm.makeList()
      if let directory { list.listAppend(vm.makeString(directory)) }
      globals.dictSet(string: names.__path__, list)
      set(vm, spec, "submodule_search_locations", list)
    } else {
      set(vm, spec, "submodule_search_locations", Value.none)
    }
    return vm.makeModule(name: nameValue, globals: globals)
  }
  private func set(_ vm: Interpreter, _ object: borrowing Value, _ name: String, _ value: borrowing Value) {
    let key = vm.intern(name)
    vm.setOwnAttribute(object, key, value)
  }

  // MARK: - Finding and loading

  /// The module of a dotted name, imported with its parents if need be.
  public func importModule(_ vm: Interpreter, _ name: String) throws(Raised) -> Value {
    let key = vm.intern(name)
    if let found = modules.dictGet(string: key) {
      if found.isNone {
        throw vm.importError("import of \(name) halted; None in sys.modules", name: name, moduleNotFound: true)
      }
      return found
    }
    var search = Value.none
    var parent = Value.none
    var last = name
    if let dot = name.lastIndex(of: ".") {
      let parentName = String(name[..<dot])
      last = String(name[name.index(after: dot)...])
      parent = try importModule(vm, parentName)
      if let again = modules.dictGet(string: key) { return again }
      guard let path = try vm.attributeOrNil(parent, vm.python.names.__path__) else {
        if let module = try loadBuiltin(vm, name) {
          try attach(vm, parent, last, module)
          return module
        }
        throw vm.importError(
          "No module named '\(name)'; '\(parentName)' is not a package",
          name: name,
          moduleNotFound: true
        )
      }
      search = path
    }
    let module = try load(vm, name, last, search)
    if !parent.isNone { try attach(vm, parent, last, module) }
    return module
  }

  private func attach(
    _ vm: Interpreter,
    _ parent: borrowing Value,
    _ name: String,
    _ module: borrowing Value
  )
    throws(Raised)
  {
    let key = vm.intern(name)
    try vm.setAttribute(parent, key, module)
  }

  private func loadBuiltin(_ vm: Interpreter, _ name: String) throws(Raised) -> Value? {
    let key = vm.intern(name)
    if let build = builders[name] {
      let module = try build(vm)
      modules.dictSet(string: key, module)
      return module
    }
    if let source = EmbeddedLibrary.module(name) {
      let directory = String(source.file[..<(source.file.lastIndex(of: "/") ?? source.file.startIndex)])
      let module = makeModule(vm, name, file: source.file, package: source.isPackage, directory: directory)
      return try execute(vm, name, module, try units(vm, name, source))
    }
    return nil
  }

  /// The code of a library module: what the build made, or, when asserts shall be left out, what is compiled now.
  private func units(_ vm: Interpreter, _ name: String, _ module: LibraryModule) throws(Raised) -> UnitTable {
    if vm.python.optimization == 0 {
      do throws(Diagnostic) {
        return try UnitTable(embedded: module.image)
      } catch {
        throw vm.importError("the library's module '\(name)' cannot be read: \(error.message)", name: name)
      }
    }
    return try compile(vm, name, Array(module.source.utf8), module.file)
  }

  private func load(
    _ vm: Interpreter,
    _ name: String,
    _ last: String,
    _ search: borrowing Value
  ) throws(Raised) -> Value {
    if let module = try loadBuiltin(vm, name) { return module }
    let directories = search.isNone ? path.copy() : search.copy()
    if directories.isKind(.list) {
      var namespace: [String] = []
      for i in 0..<directories.listCount {
        let entry = directories.listItem(i)
        guard entry.isKind(.string) else { continue }
        let text = entry.string
        let base =
          text.isEmpty ? workingDirectory() + "/" + last : (text.hasSuffix("/") ? text + last : text + "/" + last)
        let kind = pathKind(base)
        if kind == .directory, pathKind(base + "/__init__.py") == .file {
          return try loadFile(vm, name, base + "/__init__.py", package: true, directory: base)
        }
        if pathKind(base + ".py") == .file {
          return try loadFile(vm, name, base + ".py", package: false, directory: nil)
        }
        if kind == .directory { namespace.append(base) }
      }
      if !namespace.isEmpty {
        let module = makeModule(vm, name, package: true)
        let list = vm.makeList()
        for n in namespace { list.listAppend(vm.makeString(n)) }
        let globals = module.moduleGlobals
        globals.dictSet(string: vm.python.names.__path__, list)
        let key = vm.intern(name)
        modules.dictSet(string: key, module)
        return module
      }
    }
    throw vm.importError("No module named '\(name)'", name: name, moduleNotFound: true)
  }

  private func loadFile(
    _ vm: Interpreter,
    _ name: String,
    _ file: String,
    package: Bool,
    directory: String?
  )
    throws(Raised) -> Value
  {
    switch readWholeFile(file) {
    case .failure(let number): throw vm.osError(number, file)
    case .bytes(let bytes):
      let module = makeModule(vm, name, file: file, package: package, directory: directory)
      return try execute(vm, name, module, try compile(vm, name, bytes, file))
    }
  }

  private func compile(_ vm: Interpreter, _ name: String, _ source: [UInt8], _ file: String) throws(Raised) -> UnitTable
  {
    var request = CompileRequest(bytes: source, file: file, moduleName: name)
    request.optimization = vm.python.optimization
    return UnitTable(try vm.python.compile(vm, request))
  }

  private func execute(
    _ vm: Interpreter,
    _ name: String,
    _ module: borrowing Value,
    _ units: UnitTable
  ) throws(Raised) -> Value {
    let key = vm.intern(name)
    modules.dictSet(string: key, module)
    vm.python.initializing.append(module.identity)
    let identity = module.identity
    let globals = module.moduleGlobals
    do throws(Raised) {
      let code = vm.load(units)
      _ = try vm.python.runCode(vm, code, globals: globals, namespace: globals)
    } catch {
      vm.python.initializing.removeAll { $0 == identity }
      _ = modules.dictRemove(string: key)
      throw error
    }
    vm.python.initializing.removeAll { $0 == identity }
    // A module may replace itself.
    if let final = modules.dictGet(string: key) { return final }
    throw vm.keyError(key)
  }

  // MARK: - The statement

  /// `import`: through `builtins.__import__` when a program replaced it.
  func importStatement(
    _ vm: Interpreter,
    _ name: borrowing Value,
    _ globals: borrowing Value,
    _ fromList: borrowing Value,
    _ level: borrowing Value
  ) throws(Raised) -> Value {
    if let f = vm.python.builtinsDict.dictGet(string: vm.python.names.__import__) {
      if !f.isIdentical(to: originalImport) {
        var list = ArgumentList()
        list.append(name.copy())
        list.append(globals.copy())
        list.append(Value.none)
        list.append(fromList.copy())
        list.append(level.copy())
        return try vm.call(f, arguments: list)
      }
    } else {
      throw vm.importError("__import__ not found")
    }
    return try importCore(vm, name.string, globals, fromList, level.smallInt ?? 0)
  }

  /// What `__import__` does.
  func importCore(
    _ vm: Interpreter,
    _ name: String,
    _ globals: borrowing Value,
    _ fromList: borrowing Value,
    _ level: Int
  ) throws(Raised) -> Value {
    var full = name
    if level > 0 {
      let package = try packageOf(vm, globals)
      var parts = package.split(separator: ".").map(String.init)
      if level - 1 >= parts.count, level > 1 {
        throw vm.importError("attempted relative import beyond top-level package")
      }
      parts.removeLast(level - 1)
      let base = parts.joined(separator: ".")
      full = name.isEmpty ? base : base + "." + name
    } else if name.isEmpty {
      throw vm.valueError("Empty module name")
    }
    let module = try importModule(vm, full)
    let wantsTop = fromList.isNone || (fromList.isKind(.tuple) && fromList.tupleCount == 0)
    if wantsTop {
      if level == 0, let dot = name.firstIndex(of: ".") { return try importModule(vm, String(name[..<dot])) }
      return module
    }
    if fromList.isKind(.tuple), try !vm.attributeOrNil(module, vm.python.names.__path__).isNothing {
      try importMissing(vm, module, full, fromList)
    }
    return module
  }

  /// Imports the submodules that a `from` list names.
  private func importMissing(
    _ vm: Interpreter,
    _ module: borrowing Value,
    _ full: String,
    _ fromList: borrowing Value
  ) throws(Raised) {
    for i in 0..<fromList.tupleCount {
      let item = fromList.tupleItem(i)
      guard item.isKind(.string) else { continue }
      if item.equalsString("*") {
        if let all = try vm.attributeOrNil(module, vm.python.names.__all__) {
          let list = vm.makeList()
          try vm.append(all, to: list)
          try importMissing(vm, module, full, vm.makeTuple(list: list))
        }
        continue
      }
      let key = vm.intern(item)
      if try !vm.attributeOrNil(module, key).isNothing { continue }
      let name = full + "." + item.string
      do throws(Raised) { _ = try importModule(vm, name) } catch {
        let e = vm.takeRaised()
        let missing = e.slot(ExceptionSlot.extra + 1 < vm.pyType(e).recordSlots ? ExceptionSlot.extra + 1 : 0)
        if vm.pyType(e).isSubtype(of: vm.exceptions.moduleNotFoundError), missing.equalsString(name) { continue }
        throw vm.reraise(e)
      }
    }
  }

  private func packageOf(_ vm: Interpreter, _ globals: borrowing Value) throws(Raised) -> String {
    let names = vm.python.names
    if globals.isKind(.dict) {
      if let p = globals.dictGet(string: names.__package__), p.isKind(.string) {
        if p.stringCount > 0 { return p.string }
      } else if let n = globals.dictGet(string: names.__name__), n.isKind(.string) {
        if !globals.dictGet(string: names.__path__).isNothing { return n.string }
        let text = n.string
        if let dot = text.lastIndex(of: ".") { return String(text[..<dot]) }
      }
    }
    throw vm.importError("attempted relative import with no known parent package")
  }

  func importFrom(_ vm: Interpreter, _ module: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value {
    let key = vm.intern(name)
    if let v = try vm.attributeOrNil(module, key) { return v }
    let names = vm.python.names
    var moduleName = "<unknown module name>"
    if let n = try vm.attributeOrNil(module, names.__name__), n.isKind(.string) {
      moduleName = n.string
      let full = vm.intern(moduleName + "." + key.string)
      if let found = modules.dictGet(string: full) { return found }
    }
    var place = "unknown location"
    var file: String?
    if let f = try vm.attributeOrNil(module, names.__file__), f.isKind(.string) {
      place = f.string
      file = place
    }
    let text: String
    if vm.python.isInitializing(module) {
      text =
        "cannot import name '\(key.string)' from partially initialized module '\(moduleName)' "
        + "(most likely due to a circular import) (\(place))"
    } else {
      text = "cannot import name '\(key.string)' from '\(moduleName)' (\(place))"
    }
    throw vm.importError(text, name: moduleName, path: file)
  }

  func importStar(_ vm: Interpreter, _ module: borrowing Value, into space: borrowing Value) throws(Raised) {
    let names = vm.python.names
    let list = vm.makeList()
    var skipUnderscore = false
    if let all = try vm.attributeOrNil(module, names.__all__) {
      try vm.append(all, to: list)
    } else {
      skipUnderscore = true
      let d = try vm.getAttribute(module, names.__dict__)
      try vm.append(d, to: list)
    }
    for i in 0..<list.listCount {
      let item = list.listItem(i)
      guard item.isKind(.string) else {
        let n = try vm.getAttribute(module, names.__name__)
        throw vm.typeError(
          "\(skipUnderscore ? "Key" : "Item") in \(try vm.strString(n)).\(skipUnderscore ? "__dict__" : "__all__") "
            + "must be str, not \(vm.pyType(item).name)"
        )
      }
      if skipUnderscore, item.stringCount > 0, item.codePoint(at: 0) == 0x5f { continue }
      let key = vm.intern(item)
      let value = try vm.getAttribute(module, key)
      try vm.setItemInNamespace(space, key, value)
    }
  }
}

enum ModuleMethods {
  static func install(_ vm: Interpreter) {
    vm.types.module.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, new),
      BuiltinMethod("__init__", 1, 2, keywords: true, initialize), BuiltinMethod("__repr__", repr),
      BuiltinMethod("__dir__", dir),
    ])
    let f = vm.makeFunction(BuiltinMethod("__import__", 1, 5, keywords: true, importFunction), module: "builtins")
    vm.python.importing.originalImport = f.copy()
    vm.python.defineBuiltin("__import__", f, vm)
    vm.python.importing.register("builtins") { (vm: Interpreter) throws(Raised) -> Value in
      vm.makeModule(name: vm.intern("builtins"), globals: vm.python.builtinsDict.copy())
    }
    let name = vm.makeString("builtins")
    vm.python.defineBuiltin("__name__", name, vm)
    let constants: [(String, Bool)] = [("True", true), ("False", false), ("__debug__", true)]
    for (n, b) in constants { vm.python.defineBuiltin(n, Value.bool(b), vm) }
    vm.python.defineBuiltin("None", Value.none, vm)
    vm.python.defineBuiltin("Ellipsis", Value.singleton(.ellipsis), vm)
    vm.python.defineBuiltin("NotImplemented", Value.singleton(.notImplemented), vm)
    vm.python.importing.register("importlib") { (vm: Interpreter) throws(Raised) -> Value in
      let m = vm.python.importing.makeModule(vm, "importlib", package: true)
      vm.define(
        m,
        [
          BuiltinMethod("import_module", 1, 2, keywords: true, importlibImport), BuiltinMethod("reload", 1, reload),
          BuiltinMethod("invalidate_caches", nothing),
        ]
      )
      return m
    }
  }
  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }
  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let type = a[0].pyTypeOrNil else { throw vm.typeError("module.__new__(X): X is not a type object") }
    return vm.makeModule(name: vm.makeString("?"), globals: vm.makeDict(), type: type)
  }
  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[1].isKind(.string) else {
      throw vm.typeError("module.__init__() argument 1 must be str, not \(vm.pyType(a[1]).name)")
    }
    let names = vm.python.names
    let globals = a[0].moduleGlobals
    globals.dictSet(string: names.__name__, a[1])
    if a.count > 2 {
      globals.dictSet(string: names.__doc__, a[2])
    } else if let d = a.keyword("doc") {
      globals.dictSet(string: names.__doc__, d)
    } else {
      globals.dictSet(string: names.__doc__, Value.none)
    }
    for name in ["__package__", "__loader__", "__spec__"] {
      let key = vm.intern(name)
      globals.dictSet(string: key, Value.none)
    }
    return Value.none
  }
  static func repr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let names = vm.python.names
    let globals = a[0].moduleGlobals
    var name = "?"
    if let n = globals.dictGet(string: names.__name__), n.isKind(.string) { name = n.string }
    if let f = globals.dictGet(string: names.__file__), f.isKind(.string) {
      return vm.makeString("<module '\(name)' from '\(f.string)'>")
    }
    if vm.python.importing.builders[name] != nil { return vm.makeString("<module '\(name)' (built-in)>") }
    return vm.makeString("<module '\(name)'>")
  }
  static func dir(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let globals = a[0].moduleGlobals
    let key = vm.python.names.__dir__.copy()
    if let f = globals.dictGet(string: key) { return try vm.call(f) }
    let names = vm.makeDict()
    ObjectMethods.collectNames(vm, a[0], into: names)
    return ObjectMethods.sortedNames(vm, names)
  }
  static func importFunction(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.string) else {
      throw vm.typeError("__import__() argument 1 must be str, not \(vm.pyType(a[0]).name)")
    }
    let globals = try vm.argument(a, 1, "globals", of: "__import__")
    let fromList = try vm.argument(a, 3, "fromlist", of: "__import__")
    let level = try vm.argument(a, 4, "level", of: "__import__")
    var list = Value.none
    if let fromList, !fromList.isNone {
      let items = vm.makeList()
      try vm.append(fromList, to: items)
      list = vm.makeTuple(list: items)
    }
    var space = Value.none
    if let globals { space = globals }
    var depth = 0
    if let level { depth = level.smallInt ?? 0 }
    return try vm.python.importing.importCore(vm, a[0].string, space, list, depth)
  }
  static func importlibImport(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let name = a[0].string
    if name.hasPrefix(".") {
      guard let package = try vm.argument(a, 1, "package", of: "import_module"), package.isKind(.string) else {
        throw vm.typeError("the 'package' argument is required to perform a relative import for '\(name)'")
      }
      let level = name.prefix { $0 == "." }.count
      var parts = package.string.split(separator: ".").map(String.init)
      if level - 1 >= parts.count { throw vm.importError("attempted relative import beyond top-level package") }
      parts.removeLast(level - 1)
      return try vm.python.importing.importModule(vm, parts.joined(separator: ".") + "." + name.dropFirst(level))
    }
    return try vm.python.importing.importModule(vm, name)
  }
  static func reload(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.module) else { throw vm.typeError("reload() argument must be a module") }
    let globals = a[0].moduleGlobals
    guard let name = globals.dictGet(string: vm.python.names.__name__), name.isKind(.string) else { return a[0].copy() }
    let key = vm.intern(name)
    let modules = vm.python.importing.modules.copy()
    _ = modules.dictRemove(string: key)
    let fresh = try vm.python.importing.importModule(vm, name.string)
    let from = fresh.moduleGlobals
    var i = 0
    while let e = from.nextEntry(&i) { if e.key.isKind(.string) { globals.dictSet(string: e.key, e.value) } }
    modules.dictSet(string: key, a[0])
    return a[0].copy()
  }
}

extension Interpreter {
  /// Adds functions to a built-in module.
  public func define(_ module: borrowing Value, _ functions: [BuiltinMethod]) {
    let globals = module.moduleGlobals
    let name = module.moduleName.string
    for f in functions {
      let key = intern(f.name)
      globals.dictSet(string: key, makeFunction(f, module: name))
    }
  }
  /// Sets an own attribute by its text.
  public func setOwn(_ object: borrowing Value, _ name: String, _ value: consuming Value) {
    let key = intern(name)
    setOwnAttribute(object, key, value)
  }
  /// Adds a value to a built-in module.
  public func define(_ module: borrowing Value, _ name: String, _ value: borrowing Value) {
    let key = intern(name)
    module.moduleGlobals.dictSet(string: key, value)
  }
}
