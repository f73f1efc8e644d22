// Futures and tasks. A future is a result to come with callbacks; a task is a future that drives a machine: it resumes it,
// and when the machine hands out a future, waits for that one's callback to resume it again.
//
// Both are laid out by hand, because a program may hold hundreds of thousands: a future takes 48 bytes, a task 80, and a
// task that waits for a future is registered in it without any object in between. Attributes that a program gives them
// are kept apart (see `Interpreter.storageApart`); only subclasses have room for theirs inside.

@frozen @usableFromInline
struct FutureObject {
  @usableFromInline var header: ObjectHeader
  /// The event loop (a box), owned.
  @usableFromInline var loop: UInt64
  /// The result, the exception, or the message of a cancellation; while a task is pending, the message of a requested
  /// cancellation. Owned.
  @usableFromInline var result: UInt64
  /// Empty; or a waiting task; or an observing future; or a list that alternates callables (or waiting tasks, or observers)
  /// and their contexts. Owned.
  @usableFromInline var callbacks: UInt64
  /// 0 pending, 1 cancelled, 2 result, 3 exception: odd ones raise.
  @usableFromInline var status: UInt8
  /// A machine is handing this future to its task.
  @usableFromInline var isBlocking: Bool
  /// An exception that nobody has asked for is worth a message when the future dies.
  @usableFromInline var logsException: Bool
  @usableFromInline var isTask: Bool
  @usableFromInline var mustCancel: Bool
  @usableFromInline var logsDestroyed: Bool
  @usableFromInline var cancelRequests: Int16
  // Task only, from here on.
  /// The machine (or foreign coroutine), owned. It stays when the task is done: programs ask for its name.
  @usableFromInline var machine: UInt64
  /// The future that the task waits for, owned, or empty; once done, the message of the last requested cancellation.
  @usableFromInline var waiter: UInt64
  /// The context, owned: what the language keeps there.
  @usableFromInline var context: UInt64
  /// A string, or a small integer from which a name is made. Owned.
  @usableFromInline var name: UInt64

  @inlinable static var futureBytes: Int { 48 }
  @inlinable static var taskBytes: Int { 80 }
}

func destroyFuture(_ p: ObjectPointer) {
  let f = p.as(FutureObject.self)
  releaseBits(f.pointee.loop)
  releaseBits(f.pointee.result)
  releaseBits(f.pointee.callbacks)
  if f.pointee.isTask {
    releaseBits(f.pointee.machine)
    releaseBits(f.pointee.waiter)
    releaseBits(f.pointee.context)
    releaseBits(f.pointee.name)
  }
}

/// Whether something is to be told when the future dies.
@inline(__always)
func futureHasLastWord(_ p: ObjectPointer) -> Bool {
  let f = p.as(FutureObject.self)
  return f.pointee.logsException || (f.pointee.logsDestroyed && f.pointee.status == 0)
}

/// Tells it, once.
func dropFuture(_ p: ObjectPointer, _ vm: Interpreter) {
  if p.pointee.has(Flag.finalized) || !futureHasLastWord(p) { return }
  p.pointee.set(Flag.finalized)
  vm.dialect.futureDropped(vm, copyOf(Bits.of(p)))
}

func visitFuture(_ p: ObjectPointer, _ v: Visitor) {
  let f = p.as(FutureObject.self)
  v.visit(bits: f.pointee.loop)
  v.visit(bits: f.pointee.result)
  v.visit(bits: f.pointee.callbacks)
  if f.pointee.isTask {
    v.visit(bits: f.pointee.machine)
    v.visit(bits: f.pointee.waiter)
    v.visit(bits: f.pointee.context)
    v.visit(bits: f.pointee.name)
  }
}

func emptyFuture(_ p: ObjectPointer) {
  let f = p.as(FutureObject.self)
  let callbacks = f.pointee.callbacks
  f.pointee.callbacks = Bits.empty
  releaseBits(callbacks)
  if f.pointee.isTask {
    let machine = f.pointee.machine
    let waiter = f.pointee.waiter
    let context = f.pointee.context
    f.pointee.machine = Bits.empty
    f.pointee.waiter = Bits.empty
    f.pointee.context = Bits.none
    releaseBits(machine)
    releaseBits(waiter)
    releaseBits(context)
  }
}

/// What has become of a future.
public enum FutureStatus: UInt8, Sendable {
  case pending, cancelled, result, exception
}

extension Interpreter {
  /// A pending future of a loop.
  public func makeFuture(of type: TypeInfo, loop: borrowing Value) -> Value {
    precondition(type.layout == .future)
    checkLoop(loop)
    return Value(owning: Bits.of(allocateFuture(type, FutureObject.futureBytes, .future, loop)))
  }

  /// A task that drives a machine; it is not scheduled yet.
  public func makeTask(
    of type: TypeInfo,
    loop: borrowing Value,
    machine: borrowing Value,
    context: consuming Value,
    name: consuming Value
  ) -> Value {
    precondition(type.layout == .task)
    checkLoop(loop)
    let p = allocateFuture(type, FutureObject.taskBytes, .task, loop)
    let f = p.as(FutureObject.self)
    f.pointee.isTask = true
    f.pointee.logsDestroyed = true
    retainBits(machine.bits)
    f.pointee.machine = machine.bits
    f.pointee.waiter = Bits.empty
    f.pointee.context = context.leak()
    f.pointee.name = name.leak()
    return Value(owning: Bits.of(p))
  }

  private func allocateFuture(_ type: TypeInfo, _ size: Int, _ kind: Kind, _ loop: borrowing Value) -> ObjectPointer {
    let p = state.pointee.heap.allocate(kind, size: size + (type.hasAttributes ? attributeBytes : 0), type: type.core)
    let f = p.as(FutureObject.self)
    retainBits(loop.bits)
    f.pointee.loop = loop.bits
    f.pointee.result = Bits.none
    f.pointee.callbacks = Bits.empty
    f.pointee.status = 0
    f.pointee.isBlocking = false
    f.pointee.logsException = false
    f.pointee.isTask = false
    f.pointee.mustCancel = false
    f.pointee.logsDestroyed = false
    f.pointee.cancelRequests = 0
    if type.hasAttributes { initializeAttributes(p) }
    return p
  }
}

extension Value {
  /// Whether it is a future or a task.
  @inlinable public var isFuture: Bool { isKind(.future) || isKind(.task) }

  private var future: UnsafeMutablePointer<FutureObject> {
    precondition(isFuture, "not a future")
    return Bits.pointer(bits).as(FutureObject.self)
  }
  private var task: UnsafeMutablePointer<FutureObject> {
    precondition(isKind(.task), "not a task")
    return Bits.pointer(bits).as(FutureObject.self)
  }

  /// What has become of a future.
  public var futureStatus: FutureStatus { FutureStatus(rawValue: future.pointee.status) ?? .pending }
  /// The loop that a future belongs to.
  public var futureLoop: Value { copyOf(future.pointee.loop) }
  /// Gives a future its loop.
  public func setFutureLoop(_ loop: borrowing Value) {
    checkLoop(loop)
    let f = future
    let old = f.pointee.loop
    f.pointee.loop = loop.copy().leak()
    releaseBits(old)
  }
  /// Gives a fresh task its machine.
  public func setTaskMachine(_ machine: borrowing Value) {
    let t = task
    let old = t.pointee.machine
    t.pointee.machine = machine.copy().leak()
    releaseBits(old)
  }
  /// The result, exception or cancellation message; while a future is pending, what `replaceFutureResult` put there.
  public var futureResult: Value { copyOf(future.pointee.result) }
  /// Whether a machine is just handing this future to its task.
  public var futureIsBlocking: Bool {
    get { future.pointee.isBlocking }
    nonmutating set { future.pointee.isBlocking = newValue }
  }
  /// Whether an exception has not been asked for yet.
  public var futureLogsException: Bool {
    get { future.pointee.logsException }
    nonmutating set { future.pointee.logsException = newValue }
  }
  /// Ends a pending future: result, exception, or cancellation with a message. The caller schedules the callbacks with
  /// `Interpreter.scheduleCallbacks`.
  public func settleFuture(_ status: FutureStatus, _ result: consuming Value) {
    let f = future
    precondition(f.pointee.status == 0 && status != .pending, "the future is settled already")
    f.pointee.status = status.rawValue
    var old = f.pointee.result
    f.pointee.result = result.leak()
    if status == .exception { f.pointee.logsException = true }
    // A task's result was the message of a requested cancellation: that stays known.
    if f.pointee.isTask { swap(&old, &f.pointee.waiter) }
    releaseBits(old)
  }
  /// Replaces the message of a cancelled future, or its exception's carrier. A pending future (not a task) may keep
  /// something of the language's there until it is settled.
  public func replaceFutureResult(_ result: consuming Value) {
    let f = future
    let old = f.pointee.result
    f.pointee.result = result.leak()
    releaseBits(old)
  }
  /// How many callbacks a future has.
  public var futureCallbackCount: Int {
    let c = future.pointee.callbacks
    if c == Bits.empty { return 0 }
    return Bits.pointer(c).pointee.kind == .list ? Bits.pointer(c).as(ListObject.self).pointee.count / 2 : 1
  }
  /// Callback i: a callable, or a task that waits.
  public func futureCallback(_ i: Int) -> Value {
    precondition(i >= 0 && i < futureCallbackCount)
    let c = future.pointee.callbacks
    if Bits.pointer(c).pointee.kind == .list { return copyOf(c).listItem(i * 2) }
    return copyOf(c)
  }
  /// Adds a callback with its context. Without context: a task that waits, or a future that `Dialect.observedSettled`
  /// is called for.
  public func addFutureCallback(_ vm: Interpreter, _ callback: borrowing Value, context: borrowing Value) {
    let f = future
    let c = f.pointee.callbacks
    if c == Bits.empty {
      if callback.isFuture, context.isNone {
        f.pointee.callbacks = callback.copy().leak()
        return
      }
      f.pointee.callbacks = vm.makeList(capacity: 2).leak()
    } else if Bits.pointer(c).pointee.kind != .list {
      let list = vm.makeList(capacity: 4)
      list.listAppend(Value(owning: c))
      list.listAppend(Value.none)
      f.pointee.callbacks = list.leak()
    }
    let list = copyOf(f.pointee.callbacks)
    list.listAppend(callback.copy())
    list.listAppend(context.copy())
  }
  /// Removes callback i.
  public func removeFutureCallback(at i: Int) {
    precondition(i >= 0 && i < futureCallbackCount)
    let f = future
    let c = f.pointee.callbacks
    if Bits.pointer(c).pointee.kind == .list {
      copyOf(c).listRemove(i * 2, i * 2 + 2)
    } else {
      f.pointee.callbacks = Bits.empty
      releaseBits(c)
    }
  }

  // MARK: Tasks

  /// The machine that a task drives, also when it is done; empty in a task that was never initialised.
  public var taskMachine: Value { copyOf(task.pointee.machine) }
  /// The future that a task waits for; empty when it waits for none.
  public var taskWaiter: Value {
    let t = task
    return t.pointee.status == 0 ? copyOf(t.pointee.waiter) : Value.empty
  }
  /// The language's context of a task.
  public var taskContext: Value { copyOf(task.pointee.context) }
  /// Replaces the context.
  public func setTaskContext(_ context: consuming Value) {
    let t = task
    let old = t.pointee.context
    t.pointee.context = context.leak()
    releaseBits(old)
  }
  /// The name, or a number to make one from.
  public var taskName: Value { copyOf(task.pointee.name) }
  /// Sets the name.
  public func setTaskName(_ name: consuming Value) {
    let t = task
    let old = t.pointee.name
    t.pointee.name = name.leak()
    releaseBits(old)
  }
  /// Whether the next step is to throw a cancellation in.
  public var taskMustCancel: Bool {
    get { task.pointee.mustCancel }
    nonmutating set { task.pointee.mustCancel = newValue }
  }
  /// Whether dropping the task before it is done is worth a message.
  public var taskLogsDestroyed: Bool {
    get { task.pointee.logsDestroyed }
    nonmutating set { task.pointee.logsDestroyed = newValue }
  }
  /// How often a cancellation was asked for and not taken back.
  public var taskCancelRequests: Int {
    get { Int(task.pointee.cancelRequests) }
    nonmutating set { task.pointee.cancelRequests = Int16(clamping: newValue) }
  }
  /// The message of a requested cancellation.
  public var taskCancelMessage: Value {
    let t = task
    return copyOf(t.pointee.status == 0 ? t.pointee.result : t.pointee.waiter)
  }
  /// Sets that message; a task that is done keeps the one that it has.
  public func setTaskCancelMessage(_ message: consuming Value) {
    let t = task
    if t.pointee.status != 0 { return }
    let old = t.pointee.result
    t.pointee.result = message.leak()
    releaseBits(old)
  }
}

/// The loop inside a box, which `checkLoop` has seen; nil for none.
@inline(__always)
private func loopInside(_ b: UInt64) -> Unmanaged<EventLoop>? {
  if !Bits.isHeap(b) { return nil }
  return Unmanaged.fromOpaque(Bits.pointer(b).as(BoxObject.self).pointee.payload.toOpaque())
}

/// Refuses what is neither a box of an event loop nor none.
@inline(__always)
private func checkLoop(_ loop: borrowing Value) {
  precondition(loop.isNone || (loop.isKind(.box) && loop.payload is EventLoop), "not an event loop")
}

extension Interpreter {
  /// The language's context in force: while a task takes a step, the task's. Owned by the interpreter.
  public var currentContext: Value { copyOf(state.pointee.context) }
  /// Replaces the context in force.
  public func setCurrentContext(_ context: consuming Value) {
    let old = state.pointee.context
    state.pointee.context = context.leak()
    releaseBits(old)
  }

  /// Schedules the callbacks of a future that has just been settled.
  public func scheduleCallbacks(of future: borrowing Value) {
    precondition(future.isFuture, "not a future")
    let f = Bits.pointer(future.bits).as(FutureObject.self)
    let c = f.pointee.callbacks
    if c == Bits.empty { return }
    f.pointee.callbacks = Bits.empty
    guard let loop = loopInside(f.pointee.loop) else {
      releaseBits(c)
      return
    }
    loop._withUnsafeGuaranteedRef { loop in
      switch Bits.pointer(c).pointee.kind {
      case .task: loop.wake(task: c)
      case .future: loop.tell(observer: c, settled: future.copy().leak())
      default: scheduleList(Value(owning: c), of: future, loop)
      }
    }
  }

  @inline(never)
  private func scheduleList(_ list: consuming Value, of future: borrowing Value, _ loop: EventLoop) {
    var i = 0
    while i + 1 < list.listCount {
      let callback = list.listItem(i)
      let context = list.listItem(i + 1)
      if callback.isFuture, context.isNone {
        if callback.isKind(.task) {
          loop.wake(task: callback.leak())
        } else {
          loop.tell(observer: callback.leak(), settled: future.copy().leak())
        }
      } else {
        dialect.scheduleCallback(self, loop, callback, future, context)
      }
      i += 2
    }
  }

  /// One step of a task: resumes its machine, with an exception (owned; empty: none) or a cancellation that is due
  /// thrown in.
  func step(_ task: borrowing Value, throwing exception: UInt64, loop: EventLoop) throws(Raised) {
    let t = Bits.pointer(task.bits).as(FutureObject.self)
    var thrown = Value(owning: exception)
    if t.pointee.status != 0 { return }
    let waiter = t.pointee.waiter
    if waiter != Bits.empty {
      t.pointee.waiter = Bits.empty
      // A result is fetched from the future by the machine itself, as it goes on.
      if thrown.isEmpty, Bits.pointer(waiter).as(FutureObject.self).pointee.status & 1 != 0 {
        thrown = failure(of: Value(owning: waiter))
      } else {
        releaseBits(waiter)
      }
    }
    if t.pointee.mustCancel {
      if thrown.isEmpty || !dialect.isCancellation(self, thrown) { thrown = dialect.makeCancellation(self, task) }
      t.pointee.mustCancel = false
    }
    let s = state
    let machine = copyOf(t.pointee.machine)
    // The task's context is in force during the step; the task keeps the outer one meanwhile.
    let previous = loop.state.pointee.currentTask
    loop.state.pointee.currentTask = task.bits
    recorder?.taskBegins(self, task)
    swap(&s.pointee.context, &t.pointee.context)
    let outcome: MachineOutcome
    do throws(Raised) {
      if !thrown.isEmpty {
        outcome = try advance(machine, throwing: thrown)
      } else if machine.isKind(.machine) {
        outcome = try resume(machine, sending: Value.none)
      } else {
        outcome = try advance(machine)
      }
    } catch {
      swap(&s.pointee.context, &t.pointee.context)
      loop.state.pointee.currentTask = previous
      recorder?.taskEnds(self, task)
      try stepFailed(task, error)
      return
    }
    swap(&s.pointee.context, &t.pointee.context)
    loop.state.pointee.currentTask = previous
    recorder?.taskEnds(self, task)
    switch consume outcome {
    case .returned(let result):
      if t.pointee.mustCancel {
        // Cancelled while it ended: the cancellation wins.
        t.pointee.mustCancel = false
        dialect.taskCancelled(self, task, Value.none)
      } else {
        task.settleFuture(.result, result)
        scheduleCallbacks(of: task)
      }
    case .yielded(let out):
      if out.isNone {
        loop.wake(task: task.copy().leak())
        return
      }
      if out.isFuture {
        let f = Bits.pointer(out.bits).as(FutureObject.self)
        if f.pointee.isBlocking, f.pointee.loop == t.pointee.loop, out.bits != task.bits {
          f.pointee.isBlocking = false
          if f.pointee.status != 0 {
            loop.wake(task: task.copy().leak())
          } else {
            out.addFutureCallback(self, task, context: Value.none)
          }
          t.pointee.waiter = out.copy().leak()
          if t.pointee.mustCancel, try dialect.cancelFuture(self, out, task.taskCancelMessage) {
            t.pointee.mustCancel = false
          }
          return
        }
      }
      let e = try dialect.refuseYield(self, task, out)
      loop.throwSoon(task: task.copy().leak(), exception: e.leak())
    }
  }

  /// The exception of a future that failed or was cancelled; empty when it has none after all.
  @inline(never)
  private func failure(of future: borrowing Value) -> Value {
    do throws(Raised) { _ = try dialect.futureOutcome(self, future).isEmpty } catch { return takeRaised() }
    return Value.empty
  }

  /// A task's machine let an exception out.
  @inline(never)
  private func stepFailed(_ task: borrowing Value, _ raised: Raised) throws(Raised) {
    let e = takeRaised()
    if dialect.isCancellation(self, e) {
      dialect.taskCancelled(self, task, e)
      return
    }
    let isFatal = dialect.isFatal(self, task, e)
    task.settleFuture(.exception, e.copy())
    scheduleCallbacks(of: task)
    if isFatal { throw reraise(e) }
  }

  @inline(never)
  private func advance(_ machine: borrowing Value) throws(Raised) -> MachineOutcome {
    switch try dialect.send(self, machine, Value.none) {
    case .yielded(let y): return .yielded(y)
    case .finished(let r): return .returned(r)
    }
  }
  @inline(never)
  private func advance(_ machine: borrowing Value, throwing e: consuming Value) throws(Raised) -> MachineOutcome {
    if machine.isKind(.machine) { return try resume(machine, throwing: e) }
    let thrower = try dialect.thrower(self, machine)
    switch try dialect.throwInto(self, machine, thrower, e) {
    case .yielded(let y): return .yielded(y)
    case .finished(let r): return .returned(r)
    }
  }
}

extension Interpreter {
  /// Every task that is not done, in no particular order: found on the heap, so that tasks need no list.
  public func pendingTasks() -> Value {
    let list = makeList()
    var found: [ObjectPointer] = []
    state.pointee.heap.forEachObject { p in
      if p.pointee.kind == .task, p.as(FutureObject.self).pointee.status == 0 { found.append(p) }
    }
    for p in found { list.listAppend(copyOf(Bits.of(p))) }
    return list
  }
}
