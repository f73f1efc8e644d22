// The built-in modules of this folder, by name.

import MachineRuntime

enum NativeModules {
  static func install(_ vm: Interpreter) {
    let importing = vm.python.importing
    importing.register("math", MathModule.make)
    importing.register("time", TimeModule.make)
    importing.register("itertools", ItertoolsModule.make)
    importing.register("_collections", CollectionsModule.make)
    importing.register("_functools", FunctoolsModule.make)
    importing.register("_random", RandomModule.make)
    importing.register("_thread", ThreadModule.make)
  }
}
