// The one list of modules that are written in Swift. A module's file declares `static func install(vm, globals)`, which
// fills the module's dict, and has one line here; it runs when a program first imports the module.

import MachineRuntime

/// A module that Swift makes when it is first imported.
struct BuiltinModule {
  let name: String
  /// Whether it can have submodules.
  let isPackage: Bool
  let install: (Interpreter, borrowing Value) throws(Raised) -> Void

  /// Describes a module.
  init(
    _ name: String,
    isPackage: Bool = false,
    _ install: @escaping (Interpreter, borrowing Value) throws(Raised) -> Void
  ) {
    self.name = name
    self.isPackage = isPackage
    self.install = install
  }
}

enum ModuleRegistry {
  static var modules: [BuiltinModule] {
    [
      BuiltinModule("atexit", AtexitModule.install),
      BuiltinModule("posix", OsModule.install),
      BuiltinModule("_signal", SignalModule.install),
      BuiltinModule("_regex", RegexModule.install),
    ]
  }

  /// Tells the import system about every module of the list.
  static func install(_ vm: Interpreter) {
    for m in modules {
      vm.python.importing.register(m.name) { (vm: Interpreter) throws(Raised) -> Value in
        let module = vm.python.importing.makeModule(vm, m.name, package: m.isPackage)
        let globals = module.moduleGlobals
        try m.install(vm, globals)
        return module
      }
    }
  }
}

extension Interpreter {
  /// Adds functions to the dict of a built-in module.
  func define(_ functions: [BuiltinMethod], module: String, in globals: borrowing Value) {
    for f in functions {
      let key = intern(f.name)
      globals.dictSet(string: key, makeFunction(f, module: module))
    }
  }
  /// Adds a value to the dict of a built-in module.
  func define(_ name: String, _ value: borrowing Value, in globals: borrowing Value) {
    let key = intern(name)
    globals.dictSet(string: key, value)
  }
}
