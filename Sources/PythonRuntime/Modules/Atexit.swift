// The module atexit: functions that run when the program ends, the last one registered first.

import MachineRuntime

enum AtexitModule {
  static func install(_ vm: Interpreter, _ globals: borrowing Value) throws(Raised) {
    if vm.python.atExit.isEmpty { vm.python.atExit = vm.makeList() }
    let functions: [BuiltinMethod] = [
      BuiltinMethod("register", 1, .max, keywords: true, register), BuiltinMethod("unregister", 1, unregister),
      BuiltinMethod("_run_exitfuncs", run), BuiltinMethod("_clear", clear), BuiltinMethod("_ncallbacks", count),
    ]
    vm.define(functions, module: "atexit", in: globals)
  }

  static func register(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if !vm.isCallable(a[0]) { throw vm.typeError("the first argument must be callable") }
    let keywords = vm.makeDict()
    for i in 0..<a.keywordCount {
      let name = a.keywordNameValue(i)
      keywords.dictSet(string: name, a.keywordValue(i))
    }
    let positional = vm.makeTuple(a.dropFirst(1).withoutKeywords)
    vm.python.atExit.listAppend(vm.makeTuple(a[0].copy(), positional, keywords))
    return a[0].copy()
  }
  static func unregister(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.python.atExit.copy()
    for i in stride(from: list.listCount - 1, through: 0, by: -1) where i < list.listCount {
      if try vm.equal(list.listItem(i).tupleItem(0), a[0]) { _ = list.listRemove(at: i) }
    }
    return Value.none
  }
  static func run(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.python.runExitFunctions(vm)
    return Value.none
  }
  static func clear(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.python.atExit.listClear()
    return Value.none
  }
  static func count(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(vm.python.atExit.listCount)
  }
}

extension PythonDialect {
  /// Calls what was registered, last one first; what they raise is reported and stops nothing.
  func runExitFunctions(_ vm: Interpreter) {
    if atExit.isEmpty { return }
    let list = atExit.copy()
    while list.listCount > 0 {
      let entry = list.listRemove(at: list.listCount - 1)
      do throws(Raised) {
        _ = try vm.call(entry.tupleItem(0), positional: entry.tupleItem(1), keywords: entry.tupleItem(2))
      } catch {
        let e = vm.takeRaised()
        vm.reportUnraisable(e, about: entry.tupleItem(0), prefix: "Exception ignored in atexit callback")
      }
    }
  }
}
