// Running a program: the module __main__, what happens when its end is reached or an exception comes out of it, and the
// end of the interpreter, when what still lives says goodbye. The order of the end is CPython's (Py_FinalizeEx and
// finalize_modules): registered functions, output, then the objects of __main__ and of the program's other modules.

import Diagnostics
import MachineImage
import MachineRuntime

/// How a program is run.
public struct ProgramSettings: Sendable {
  /// The script's path; nil for code from the command line or standard input.
  public var file: String?
  /// What the program finds in `sys.argv`.
  public var arguments: [String]
  /// Filters as the command line's -W gives them.
  public var warningFilters: [String] = []
  /// Warnings of the program's own compilation.
  public var warnings: [Diagnostic] = []
  /// The program's text, for tracebacks; nil when it has none or they shall not show it.
  public var source: SourceFile?
  /// Level of optimisation of what the program compiles.
  public var optimization = 0
  /// Whether an interrupt that nobody handled ends the process by the signal itself.
  public var diesOfInterrupt = false
  /// Makes settings.
  public init(file: String?, arguments: [String]) {
    self.file = file
    self.arguments = arguments
  }
}

extension PythonDialect {
  /// Runs an image as the main module.
  /// - Parameter ended: called when all is over, before the process may end by a signal.
  /// - Returns: the process's exit status.
  public func runMain(
    _ vm: Interpreter,
    _ image: Image,
    _ settings: ProgramSettings,
    ended: () -> Void = {}
  ) -> Int32 {
    HostFile.ignoreBrokenPipes()
    if HostSignals.current(SignalState.interrupt) == .standard {
      HostSignals.set(SignalState.interrupt, .note, in: vm)
    }
    let globals = prepareMain(vm, settings)
    var status: Int32 = 0
    var interrupted = false
    do throws(Raised) {
      try showWarnings(vm, settings.warnings)
      let code = vm.load(image)
      let function = vm.makeFunction(code: code, globals: globals, closure: Value.none)
      _ = try vm.call(function)
    } catch {
      let e = vm.takeRaised()
      interrupted = vm.pyType(e).isSubtype(of: exceptions.keyboardInterrupt)
      status = report(vm, e)
    }
    status = finish(vm, globals, status)
    ended()
    if interrupted, settings.diesOfInterrupt { HostSignals.die(of: SignalState.interrupt) }
    return status
  }

  /// Makes the module `__main__`, `sys` and `builtins`.
  /// - Returns: the globals of `__main__`.
  public func prepareMain(_ vm: Interpreter, _ settings: ProgramSettings) -> Value {
    arguments = settings.arguments
    warnOptions = settings.warningFilters
    optimization = settings.optimization
    if let source = settings.source { registerSource(source) }
    var file = settings.file
    if let given = file, !given.hasPrefix("/") { file = workingDirectory() + "/" + given }
    let main = importing.makeModule(vm, "__main__", file: file)
    let globals = main.moduleGlobals
    for name in ["__spec__", "__package__"] {
      let key = vm.intern(name)
      globals.dictSet(string: key, Value.none)
    }
    if file != nil {
      let cached = vm.intern("__cached__")
      globals.dictSet(string: cached, Value.none)
    }
    let key = vm.intern("__main__")
    importing.modules.dictSet(string: key, main)
    if let file {
      importing.path.listInsert(0, vm.makeString(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])))
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

  /// The end: registered functions run, then the main module's names go, then those of the program's other modules.
  public func finish(_ vm: Interpreter, _ globals: borrowing Value, _ status: Int32) -> Int32 {
    var status = status
    waitForThreads(vm)
    runExitFunctions(vm)
    reportFlush(vm, &status)
    asyncGeneratorFirst = Value.none
    asyncGeneratorFinalizer = Value.none
    methodCache.clear()
    finalizeValues(vm, globals)
    var programs: [String] = ["__main__"]
    var i = 0
    let modules = importing.modules.copy()
    while let e = modules.nextEntry(&i) {
      guard e.value.isKind(.module), e.key.isKind(.string), !e.key.equalsString("__main__") else { continue }
      let space = e.value.moduleGlobals
      guard let file = space.dictGet(string: names.__file__), file.isKind(.string),
        !file.string.hasPrefix(LibraryModule.root)
      else { continue }
      finalizeValues(vm, space)
      programs.append(e.key.string)
    }
    drop(globals, vm)
    for name in programs {
      let key = vm.intern(name)
      if let module = modules.dictGet(string: key), module.isKind(.module) { drop(module.moduleGlobals, vm) }
      _ = modules.dictRemove(string: key)
    }
    vm.collectBeforeEnd()
    reportFlush(vm, &status)
    return status
  }

  /// The program's threads end before it does, except daemons.
  private func waitForThreads(_ vm: Interpreter) {
    let key = vm.intern("threading")
    guard let module = importing.modules.dictGet(string: key), module.isKind(.module) else { return }
    do throws(Raised) { _ = try vm.callMethod(module, "_shutdown").isEmpty } catch {
      let e = vm.takeRaised()
      vm.reportUnraisable(e, about: module, prefix: "Exception ignored in")
    }
  }

  /// What the program printed could not be written: said once, in CPython's words.
  private func reportFlush(_ vm: Interpreter, _ status: inout Int32) {
    guard let number = vm.flushStandardStreams() else { return }
    if status != 120 {
      let name = vm.osErrorType(number).name
      vm.writeStandardError(
        "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n"
          + "\(name): [Errno \(number)] \(systemErrorText(number))\n"
      )
    }
    status = 120
  }

  /// Runs the finalisers of a module's values in the order in which their names were set, while everything that they may
  /// use is still there: CPython's collector does it so when the module's dict, which its functions refer to, has become
  /// unreachable.
  private func finalizeValues(_ vm: Interpreter, _ globals: borrowing Value) {
    for name in textKeys(globals) {
      let key = vm.intern(name)
      if let value = globals.dictGet(string: key) { vm.finalizeEarly(value) }
    }
  }

  /// Lets go of a module's values: first those of names with one underscore, then the rest.
  private func drop(_ globals: borrowing Value, _ vm: Interpreter) {
    let keys = textKeys(globals)
    for underscored in [true, false] {
      for name in keys where name != "__builtins__" && (name.hasPrefix("_") && !name.hasPrefix("__")) == underscored {
        let key = vm.intern(name)
        globals.dictSet(string: key, Value.none)
      }
    }
  }

  private func textKeys(_ globals: borrowing Value) -> [String] {
    var keys: [String] = []
    var i = 0
    while let e = globals.nextEntry(&i) {
      if e.key.isKind(.string), !e.value.isNone { keys.append(e.key.string) }
    }
    return keys
  }
}
