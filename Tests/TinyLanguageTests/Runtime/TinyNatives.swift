// Tiny's own functions: one row each.

import MachineRuntime

/// The functions that every program sees.
enum TinyNatives {
  static var all: [(String, NativeBody)] {
    [
      ("print", print), ("text", text), ("len", len), ("push", push), ("range", range), ("next", next),
      ("sleep", sleep), ("now", now),
    ]
  }

  /// Their names, for the compiler.
  static var names: Set<String> { Set(all.map(\.0)) }

  /// Writes its arguments to the program's output.
  static func print(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let tiny = try TinyDialect.of(vm)
    var words: [String] = []
    for i in 0..<a.count { words.append(tiny.text(a[i])) }
    tiny.output += words.joined(separator: " ") + "\n"
    return Value.none
  }

  /// What `print` would write.
  static func text(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.count == 0 { return vm.makeString("") }
    return vm.makeString(try TinyDialect.of(vm).text(a[0]))
  }

  /// How many items or characters there are; nil for what has none.
  static func len(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.count > 0, a[0].isKind(.list) { return vm.makeInt(a[0].listCount) }
    if a.count > 0, a[0].isKind(.string) { return vm.makeInt(a[0].stringCount) }
    return Value.none
  }

  /// Adds to the end of a list, which is the result.
  static func push(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 0, a[0].isKind(.list) else { throw try TinyDialect.of(vm).fail(vm, "push wants a list") }
    for i in 1..<max(1, a.count) { a[0].listAppend(a[i].copy()) }
    return a[0].copy()
  }

  /// The integers from 0 up to, without, its argument.
  static func range(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 0, let n = a[0].smallInt else { throw try TinyDialect.of(vm).fail(vm, "range wants a number") }
    return vm.makeRangeIterator(start: 0, step: 1, count: max(0, n))
  }

  /// Advances a generator, which gets the second argument as the value of its `yield`: a list of what it hands out or
  /// returns, and whether it has ended.
  static func next(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a.count > 0, a[0].isMachine(.generator) else {
      throw try TinyDialect.of(vm).fail(vm, "next wants a generator")
    }
    let pair = vm.makeList(capacity: 2)
    if a[0].machineStatus == .ended {
      pair.listAppend(Value.none)
      pair.listAppend(Value.true)
      return pair
    }
    var sent = Value.none
    // There is no `yield` yet that could take it.
    if a.count > 1, a[0].machineStatus != .created { sent = a[1].copy() }
    switch try vm.resume(a[0], sending: sent) {
    case .yielded(let v):
      pair.listAppend(v)
      pair.listAppend(Value.false)
    case .returned(let v):
      pair.listAppend(v)
      pair.listAppend(Value.true)
    }
    return pair
  }

  /// A task that is done after so many seconds.
  static func sleep(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var seconds = 0.0
    if a.count > 0 { seconds = a[0].double ?? Double(a[0].smallInt ?? 0) }
    return try TinyDialect.of(vm).makeTimer(vm, seconds: max(0, seconds))
  }

  /// The loop's time in seconds.
  static func now(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeDouble(try TinyDialect.of(vm).loop.time)
  }

  // MARK: - Called by the lowering

  /// The coroutine of an asynchronous function that was called: it runs at once, up to where it first waits. Its task.
  static func start(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let tiny = try TinyDialect.of(vm)
    guard a[0].isMachine(.coroutine) else { throw tiny.fail(vm, "only a coroutine can be started") }
    let task = tiny.makeTask(vm, a[0])
    try tiny.loop.startNow(vm, task)
    return task
  }
}
