// Making built-in modules: a table of functions and a few values become the module's namespace.

import MachineRuntime

extension Interpreter {
  /// A built-in module with its functions.
  func nativeModule(_ name: String, _ functions: [BuiltinMethod], documentation: String? = nil) -> Value {
    let module = python.importing.makeModule(self, name)
    let globals = module.moduleGlobals
    for f in functions {
      let function = makeFunction(f, module: name)
      globals.dictSet(string: intern(f.name), function)
    }
    if let documentation { globals.dictSet(string: python.names.__doc__, makeString(documentation)) }
    return module
  }
  /// Makes a class a name of a module.
  func define(_ module: borrowing Value, _ type: PyType) { define(module, type.name, type.object) }
}
