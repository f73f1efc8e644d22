// Running a program: the module __main__, what happens when its end is reached or an exception comes out of it, and the
// end of the interpreter, when what still lives says goodbye.

import MachineImage
import MachineRuntime

extension PythonDialect {
  /// Runs an image as the main module.
  /// - Returns: the process's exit status.
  public func runMain(_ vm: Interpreter, _ image: Image, file: String?) -> Int32 {
    let globals = prepareMain(vm, file: file)
    let code = vm.load(image)
    let function = vm.makeFunction(code: code, globals: globals, closure: Value.none)
    var status: Int32 = 0
    do throws(Raised) {
      _ = try vm.call(function).isEmpty
    } catch {
      let e = vm.takeRaised()
      status = report(vm, e)
    }
    return finish(vm, globals, status)
  }

  /// Makes the module `__main__`, `sys` and `builtins`.
  /// - Returns: the globals of `__main__`.
  public func prepareMain(_ vm: Interpreter, file: String?) -> Value {
    let main = importing.makeModule(vm, "__main__", file: file)
    let globals = main.moduleGlobals
    for name in ["__spec__", "__package__"] {
      let key = vm.intern(name)
      globals.dictSet(string: key, Value.none)
    }
    let key = vm.intern("__main__")
    importing.modules.dictSet(string: key, main)
    if let file {
      let directory = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
      let place = directory.hasPrefix("/") ? directory : workingDirectory() + (directory.isEmpty ? "" : "/" + directory)
      importing.path.listInsert(0, vm.makeString(place))
    } else {
      importing.path.listInsert(0, vm.makeString(""))
    }
    if let extra = environmentVariable("PYTHONPATH") {
      for p in extra.split(separator: ":") { importing.path.listAppend(vm.makeString(String(p))) }
    }
    do throws(Raised) {
      let builtins = try importing.importModule(vm, "builtins")
      globals.dictSet(string: names.__builtins__, builtins)
      _ = try importing.importModule(vm, "sys")
    } catch { _ = vm.takeRaised() }
    WarningsModule.apply(vm, options: warnOptions)
    return globals
  }

  /// Shows what came out of the program.
  /// - Returns: the exit status that it means.
  public func report(_ vm: Interpreter, _ e: borrowing Value) -> Int32 {
    let type = vm.pyType(e)
    if type.isSubtype(of: exceptions.systemExit) { return vm.exitStatus(e) }
    vm.reportUncaught(e)
    return type.isSubtype(of: exceptions.keyboardInterrupt) ? 130 : 1
  }

  /// The end: registered functions run, then the main module's names go, then those of the other modules.
  public func finish(_ vm: Interpreter, _ globals: borrowing Value, _ status: Int32) -> Int32 {
    var status = status
    while exitFunctions.count > 0 {
      let f = exitFunctions.removeLast()
      do throws(Raised) { try f(vm) } catch {
        let e = vm.takeRaised()
        vm.reportUncaught(e)
      }
    }
    if vm.flushStandardStreams() != nil { status = 120 }
    asyncGeneratorFirst = Value.none
    asyncGeneratorFinalizer = Value.none
    methodCache.clear()
    clear(vm, globals)
    vm.collect()
    var i = 0
    let modules = vm.dictCopy(importing.modules)
    while let e = modules.nextEntry(&i) {
      guard e.value.isKind(.module), e.key.isKind(.string) else { continue }
      let name = e.key.string
      if name == "builtins" || name == "sys" || name == "__main__" { continue }
      clear(vm, e.value.moduleGlobals)
    }
    vm.collect()
    if vm.flushStandardStreams() != nil { status = 120 }
    return status
  }

  /// Drops the names of a module: first those with one underscore, then the rest.
  private func clear(_ vm: Interpreter, _ globals: borrowing Value) {
    for underscored in [true, false] {
      let copy = vm.dictCopy(globals)
      var keys: [String] = []
      var i = 0
      while let e = copy.nextEntry(&i) {
        guard e.key.isKind(.string), !e.value.isNone else { continue }
        let text = e.key.string
        if text == "__builtins__" { continue }
        let isUnderscored = text.hasPrefix("_") && !text.hasPrefix("__")
        if isUnderscored == underscored { keys.append(text) }
      }
      copy.dictClear()
      for k in keys {
        let key = vm.intern(k)
        globals.dictSet(string: key, Value.none)
      }
    }
  }
}
