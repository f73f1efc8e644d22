// Tiny's answers to the core. Where they differ from Python's:
//
// - truth: only `false` and `nil` are false; 0, "" and [] are true;
// - arguments: missing ones are nil, surplus ones are dropped;
// - calling an asynchronous function starts it at once, up to where it first waits, and gives its task (the lowering
//   does that); a task may be awaited any number of times;
// - `await` always lets what is ready go first, whether there is something to wait for or not; an asynchronous block
//   starts when it is awaited, as a task of its own;
// - `+` with a string joins texts; integers that grow too large become doubles; what is beyond a list's end is nil;
// - anything may be thrown, and one `catch` takes it; the place of an uncaught one is shown innermost first;
// - a generator's values come as pairs of a value and whether it has ended; one that is dropped is dropped, nothing in
//   it runs;
// - locals live until they are last used; the program ends when nothing is left to run.

import Diagnostics
import MachineImage
import MachineRuntime

/// The Tiny language over one interpreter.
final class TinyDialect: Dialect {
  /// What the program printed.
  var output = ""
  let loop = EventLoop(clock: VirtualClock(), poller: PollPoller())
  /// The names that every program sees.
  private var builtinNames = Value.empty
  /// The loop as a value: futures refer to it.
  private var loopValue = Value.empty
  private var futureType: TypeInfo?
  private var taskType: TypeInfo?
  /// What waits for one turn of the loop: the value to go on with, and whether the turn is over.
  private var turnType: TypeInfo?
  /// The main program's task.
  private var mainTask = Value.empty
  /// Where the exception that travels has passed.
  private var trail: [String] = []

  init() { super.init(decidesEveryAwait: true) }

  // MARK: - Start and run

  override func start(_ vm: Interpreter) {
    func type(_ name: String, _ layout: Kind, slots: Int = 0) -> TypeInfo {
      TypeInfo(vm, name: name, layout: layout, recordSlots: slots)
    }
    for kind in Kind.allCases { vm.core.set(kind, type("\(kind)", kind)) }
    for variety in [IteratorVariety.range, .list, .tuple, .string, .dictKeys, .set] {
      vm.core.set(variety, type("iterator", .iterator))
    }
    for kind in [UnitKind.plain, .generator, .coroutine, .asyncGenerator] {
      vm.core.set(kind, type("\(kind)", .machine))
    }
    vm.core.setFrozenSet(type("set", .set))
    vm.core.setImmediate(
      none: type("nil", .free),
      bool: type("bool", .free),
      singletons: Singleton.allCases.map { type("\($0)", .free) }
    )
    futureType = type("future", .future)
    taskType = type("task", .task)
    turnType = type("turn", .record, slots: 2)
    loopValue = vm.makeBox(loop, of: type("loop", .box))
    builtinNames = vm.makeDict()
    for (name, body) in TinyNatives.all {
      let key = vm.intern(name)
      builtinNames.dictSet(string: key, vm.makeNative(NativeFunction(name: name, body: body)))
    }
  }

  override func builtins(_ vm: Interpreter) -> Value? { builtinNames.copy() }

  /// Runs an image until nothing is left to run.
  /// - Returns: what became of an exception that nobody caught: its text and where it passed; nil when there was none.
  func run(_ vm: Interpreter, _ image: Image) -> String? {
    let code = vm.load(image)
    let globals = vm.makeDict()
    let function = vm.makeFunction(code: code, globals: globals, closure: Value.none)
    do throws(Raised) {
      mainTask = makeTask(vm, try vm.call(function))
      try loop.startNow(vm, mainTask)
      while loop.readyCount > 0 || loop.timerCount > 0 { try loop.runOnce(vm) }
    } catch {
      let e = vm.takeRaised()
      return "uncaught: " + text(e) + trail.map { "\n  at " + $0 }.joined()
    }
    return nil
  }

  override func stop(_ vm: Interpreter) { loop.clear() }

  /// Raises a text.
  func fail(_ vm: Interpreter, _ message: String) -> Raised { vm.raise(vm.makeString(message)) }

  // MARK: - Values

  override func truth(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Bool { !a.isNone && !a.isFalse }

  /// A number as a double.
  private func number(_ a: borrowing Value) -> Double? {
    if let i = a.smallInt { return Double(i) }
    return a.double
  }

  override func unary(_ vm: Interpreter, _ op: UnaryOperation, _ a: borrowing Value) throws(Raised) -> Value {
    guard op == .negate, let x = number(a) else { throw fail(vm, "\(typeName(a)) has no \(op)") }
    return vm.makeDouble(-x)
  }

  override func binary(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value {
    if op == .add, a.isKind(.string) || b.isKind(.string) { return vm.makeString(text(a) + text(b)) }
    guard let x = number(a), let y = number(b) else {
      throw fail(vm, "no \(op) of \(typeName(a)) and \(typeName(b))")
    }
    switch op {
    case .add: return vm.makeDouble(x + y)
    case .sub: return vm.makeDouble(x - y)
    case .mul: return vm.makeDouble(x * y)
    case .div:
      let result = x / y
      // Integers that divide without a rest stay integers.
      if a.isSmallInt, b.isSmallInt, let whole = Int(exactly: result) { return vm.makeInt(whole) }
      return vm.makeDouble(result)
    case .mod:
      if y == 0 { throw fail(vm, "remainder of a division by zero") }
      return vm.makeDouble(x - y * (x / y).rounded(.down))
    default: throw fail(vm, "no \(op) of numbers")
    }
  }

  override func compare(
    _ vm: Interpreter,
    _ op: CompareOperation,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Value {
    if let x = number(a), let y = number(b) { return Value.bool(holds(op, x, y)) }
    if let x = a.stringOrNil, let y = b.stringOrNil { return Value.bool(holds(op, x, y)) }
    switch op {
    case .equal: return Value.bool(a.isIdentical(to: b))
    case .notEqual: return Value.bool(!a.isIdentical(to: b))
    default: throw fail(vm, "\(typeName(a)) and \(typeName(b)) have no order")
    }
  }
  private func holds<T: Comparable>(_ op: CompareOperation, _ x: T, _ y: T) -> Bool {
    switch op {
    case .equal: x == y
    case .notEqual: x != y
    case .less: x < y
    case .lessEqual: x <= y
    case .greater: x > y
    case .greaterEqual: x >= y
    }
  }

  override func getItem(_ vm: Interpreter, _ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    guard a.isKind(.list), key.isSmallInt else { throw fail(vm, "\(typeName(a)) has no items") }
    // The core has found what is there.
    return Value.none
  }

  override func setItem(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {
    guard a.isKind(.list), key.isSmallInt else { throw fail(vm, "\(typeName(a)) has no items") }
    throw fail(vm, "item \(text(key)) is not in the list")
  }

  override func iterate(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value {
    throw fail(vm, "\(typeName(a)) cannot be gone through")
  }

  // MARK: - Calls and names

  override func call(_ vm: Interpreter, _ callee: borrowing Value, _ arguments: Arguments) throws(Raised) -> CallOutcome
  {
    throw fail(vm, "\(typeName(callee)) is no function")
  }
  override func missingArgument(_ vm: Interpreter, _ function: borrowing Value, parameter: Int) -> Value? { Value.none }
  override var dropsSurplusArguments: Bool { true }

  override func nameError(_ vm: Interpreter, _ kind: MissingName, _ name: borrowing Value) -> Raised {
    fail(vm, "'\(name.string)' is used before it has a value")
  }

  override func intrinsic(named name: String) -> NativeFunction? {
    guard name == "start" else { return nil }
    return NativeFunction(name: name, minimum: 1, maximum: 1, body: TinyNatives.start)
  }

  /// The dialect of an interpreter, for natives.
  static func of(_ vm: Interpreter) throws(Raised) -> TinyDialect {
    guard let tiny = vm.dialect as? TinyDialect else { throw vm.dialect.internalError(vm, "another language's native") }
    return tiny
  }

  // MARK: - Waiting

  override func awaitable(
    _ vm: Interpreter,
    _ a: borrowing Value,
    purpose: borrowing Value
  ) throws(Raised) -> Delegation {
    if a.isMachine(.coroutine) {
      // A block: it is begun as a task of its own, after what is ready.
      if a.machineFlags != 0 { throw fail(vm, "this block has been awaited already") }
      a.machineFlags = 1
      let task = makeTask(vm, a)
      loop.start(task)
      return .iterate(task)
    }
    if a.isFuture, a.futureStatus == .pending { return .iterate(a.copy()) }
    guard let turnType else { return .done(a.copy()) }
    let turn = vm.makeRecord(of: turnType)
    turn.setSlot(0, a.copy())
    turn.setSlot(1, Value.false)
    return .iterate(turn)
  }

  override func delegee(_ vm: Interpreter, _ a: borrowing Value, by kind: UnitKind) throws(Raised) -> Delegation {
    .iterate(try vm.iterate(a))
  }

  override func send(_ vm: Interpreter, _ iterator: borrowing Value, _ value: borrowing Value) throws(Raised) -> Advance
  {
    guard iterator.isKind(.record) else {
      if let item = try vm.next(iterator) { return .yielded(item) }
      return .finished(Value.none)
    }
    if iterator.slot(1).isFalse {
      iterator.setSlot(1, Value.true)
      return .yielded(Value.none)
    }
    let result = iterator.slot(0)
    if result.isFuture { return .finished(try futureOutcome(vm, result)) }
    return .finished(result)
  }

  /// A task for a coroutine.
  func makeTask(_ vm: Interpreter, _ machine: borrowing Value) -> Value {
    guard let taskType else { preconditionFailure("not started") }
    return vm.makeTask(of: taskType, loop: loopValue, machine: machine, context: Value.none, name: Value.none)
  }

  /// A future that is settled after some time.
  func makeTimer(_ vm: Interpreter, seconds: Double) -> Value {
    guard let futureType else { preconditionFailure("not started") }
    let future = vm.makeFuture(of: futureType, loop: loopValue)
    loop.callAt(loop.time + seconds, future)
    return future
  }

  /// Handles are futures of timers.
  override func runHandle(_ vm: Interpreter, _ handle: borrowing Value) throws(Raised) {
    handle.settleFuture(.result, Value.none)
    vm.scheduleCallbacks(of: handle)
  }

  override func futureOutcome(_ vm: Interpreter, _ future: borrowing Value) throws(Raised) -> Value {
    if future.futureStatus == .exception { throw vm.raise(future.futureResult) }
    return future.futureResult
  }
  override func refuseYield(
    _ vm: Interpreter,
    _ task: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) -> Value {
    vm.makeString("a task waits for itself")
  }
  /// What the main program does not catch ends it, whatever else is going on.
  override func isFatal(_ vm: Interpreter, _ task: borrowing Value, _ exception: borrowing Value) -> Bool {
    task.isIdentical(to: mainTask)
  }

  // MARK: - Exceptions

  override func chainContext(_ vm: Interpreter, _ exception: borrowing Value) { trail = [] }
  override func trace(_ vm: Interpreter, _ exception: borrowing Value, frame: FrameView) {
    trail.append("\(frame.info.unit.name), line \(frame.span.line)")
  }
  override func recursionError(_ vm: Interpreter) -> Raised { fail(vm, "calls are nested too deep") }
  override func misuse(_ vm: Interpreter, _ machine: borrowing Value, _ what: MachineMisuse) -> Raised {
    fail(vm, "this generator is \(what)")
  }

  // MARK: - Text

  /// A value's type in messages.
  func typeName(_ v: borrowing Value) -> String {
    if v.isNone { return "nil" }
    if v.isBool { return "a boolean" }
    if number(v) != nil { return "a number" }
    switch v.kind {
    case .string: return "a string"
    case .list: return "a list"
    case .function, .native: return "a function"
    case .machine: return v.isMachine(.generator) ? "a generator" : "a block"
    case .task, .future: return "a task"
    default: return "a \(v.kind)"
    }
  }

  /// A value as `print` shows it.
  func text(_ v: borrowing Value, quoted: Bool = false, depth: Int = 0) -> String {
    if v.isNone { return "nil" }
    if v.isBool { return v.isTrue ? "true" : "false" }
    if let i = v.smallInt { return String(i) }
    if let d = v.double { return Int(exactly: d).map(String.init) ?? "\(d)" }
    if let s = v.stringOrNil { return quoted ? "\"\(s)\"" : s }
    guard v.isKind(.list) else { return "<" + typeName(v) + ">" }
    if depth > 8 { return "[…]" }
    var items: [String] = []
    for i in 0..<v.listCount { items.append(text(v.listItem(i), quoted: true, depth: depth + 1)) }
    return "[" + items.joined(separator: ", ") + "]"
  }
}
