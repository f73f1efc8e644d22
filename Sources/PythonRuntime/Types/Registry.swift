// The one list of what each file of the runtime installs when an interpreter starts, in order. A file that declares a
// class, built-in functions or a module has a `static func install` (an enum named for the file) and one line here.

import MachineRuntime

/// Installs one file's part of the runtime.
typealias Installer = (Interpreter) -> Void

/// Everything that installs itself, in order.
enum Registry {
  static var installers: [Installer] {
    [
      ObjectMethods.install, TypeMethods.install, UnionMethods.install, DescriptorMethods.install,
      FunctionTypes.install, ExceptionMethods.install, GroupMethods.install, MachineMethods.install,
    ] + ObjectRegistry.installers + [
      ModuleRegistry.install, BuiltinExec.install, MappingProxyMethods.install, AsyncGeneratorMethods.installBuiltins,
      ModuleMethods.install,
      SysModule.install, WarningsModule.install, TracebackModule.install, WeakReferences.install, GcModule.install,
      TypesModule.install, AsyncModule.install,
    ]
  }
}
