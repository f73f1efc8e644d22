// Running a program: the module __main__, and what happens when its end is reached or an exception comes out of it.

import MachineImage
import MachineRuntime

extension PythonDialect {
  /// Runs an image as the main module.
  /// - Returns: the process's exit status.
  public func runMain(_ vm: Interpreter, _ image: Image, file: String?) -> Int32 {
    defer { _ = vm.flushStandardStreams() }
    let globals = vm.makeDict()
    globals.dictSet(string: vm.intern("__name__"), vm.intern("__main__"))
    let code = vm.load(image)
    let function = vm.makeFunction(code: code, globals: globals, closure: Value.none)
    do throws(Raised) {
      _ = try vm.call(function).isEmpty
      return 0
    } catch {
      let e = vm.takeRaised()
      var text = ""
      if let shown = try? vm.str(e).string { text = shown }
      vm.writeStandardError("\(vm.type(of: e).name): \(text)\n")
      return 1
    }
  }
}
