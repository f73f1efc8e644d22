// Futures and tasks. A future is a result to come with callbacks; a task is a future that drives a machine: it resumes it,
// and when the machine hands out a future, waits for that one's callback to resume it again.
//
// Both are laid out by hand, because a program may hold hundreds of thousands: a future takes 48 bytes, a task 88, and a
// task that waits for a future is registered in it without any object in between.

@frozen @usableFromInline
struct FutureObject {
  @usableFromInline var header: ObjectHeader
  /// The event loop (a box), owned.
  @usableFromInline var loop: UInt64
  /// The result, the exception, or the message of a cancellation; owned.
  @usableFromInline var result: UInt64
  /// Empty; or a waiting task; or a list that alternates callables (or waiting tasks) and their contexts. Owned.
  @usableFromInline var callbacks: UInt64
  /// 0 pending, 1 cancelled, 2 result, 3 exception.
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
  /// The future that the task waits for, owned, or empty.
  @usableFromInline var waiter: UInt64
  /// The context, owned: what the language keeps there.
  @usableFromInline var context: UInt64
  /// A string, or a small integer from which a name is made. Owned.
  @usableFromInline var name: UInt64
  /// Message of a requested cancellation, owned.
  @usableFromInline var cancelMessage: UInt64

  @inlinable static var futureBytes: Int { 48 }
  @inlinable static var taskBytes: Int { 88 }
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
    releaseBits(f.pointee.cancelMessage)
  }
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
    v.visit(bits: f.pointee.cancelMessage)
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
    let p = allocateFuture(type, FutureObject.taskBytes, .task, loop)
    let f = p.as(FutureObject.self)
    f.pointee.isTask = true
    f.pointee.logsDestroyed = true
    retainBits(machine.bits)
    f.pointee.machine = machine.bits
    f.pointee.waiter = Bits.empty
    f.pointee.context = context.leak()
    f.pointee.name = name.leak()
    f.pointee.cancelMessage = Bits.none
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
    state.pointee.heap.sinceCollection &+= 1
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
  /// The result, exception or cancellation message; none while pending.
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
    let old = f.pointee.result
    f.pointee.result = result.leak()
    if status == .exception { f.pointee.logsException = true }
    releaseBits(old)
  }
  /// Replaces the message of a cancelled future, or its exception's carrier.
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
  /// Adds a callback with its context; a task without context is one that waits.
  public func addFutureCallback(_ vm: Interpreter, _ callback: borrowing Value, context: borrowing Value) {
    let f = future
    let c = f.pointee.callbacks
    if c == Bits.empty, callback.isKind(.task), context.isNone {
      f.pointee.callbacks = callback.copy().leak()
      return
    }
    if c == Bits.empty {
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
  public var taskWaiter: Value { copyOf(task.pointee.waiter) }
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
  public var taskCancelMessage: Value { copyOf(task.pointee.cancelMessage) }
  /// Sets that message.
  public func setTaskCancelMessage(_ message: consuming Value) {
    let t = task
    let old = t.pointee.cancelMessage
    t.pointee.cancelMessage = message.leak()
    releaseBits(old)
  }
  fileprivate func setWaiter(_ waiter: UInt64) {
    let t = task
    let old = t.pointee.waiter
    t.pointee.waiter = waiter
    releaseBits(old)
  }
}

extension Interpreter {
  /// Schedules the callbacks of a future that has just been settled.
  public func scheduleCallbacks(of future: borrowing Value) {
    let f = Bits.pointer(future.bits).as(FutureObject.self)
    let c = f.pointee.callbacks
    if c == Bits.empty { return }
    f.pointee.callbacks = Bits.empty
    guard let loop = copyOf(f.pointee.loop).payload as? EventLoop else {
      releaseBits(c)
      return
    }
    if Bits.pointer(c).pointee.kind == .task {
      loop.wake(task: c, future: future.copy().leak())
      return
    }
    let list = Value(owning: c)
    var i = 0
    while i + 1 < list.listCount {
      let callback = list.listItem(i)
      let context = list.listItem(i + 1)
      if callback.isKind(.task), context.isNone {
        loop.wake(task: callback.leak(), future: future.copy().leak())
      } else {
        dialect.scheduleCallback(self, loop, callback, future, context)
      }
      i += 2
    }
  }

  /// One step of a task: resumes its machine, with an exception when there is one (owned) or a cancellation is due.
  func step(_ task: borrowing Value, exception: consuming Value?, loop: EventLoop) throws(Raised) {
    let t = Bits.pointer(task.bits).as(FutureObject.self)
    if t.pointee.status != 0 { return }
    // Empty: nothing is thrown.
    var thrown = Value.empty
    if let e = exception { thrown = e }
    if t.pointee.mustCancel {
      if thrown.isEmpty || !dialect.isCancellation(self, thrown) { thrown = dialect.makeCancellation(self, task) }
      t.pointee.mustCancel = false
    }
    task.setWaiter(Bits.empty)
    let machine = copyOf(t.pointee.machine)
    let previous = loop.enter(self, task)
    let outcome: MachineOutcome
    do throws(Raised) {
      if thrown.isEmpty {
        outcome = try advance(machine, sending: Value.none)
      } else {
        outcome = try advance(machine, throwing: thrown.copy())
      }
    } catch {
      loop.leave(self, task, previous)
      let e = takeRaised()
      if dialect.isCancellation(self, e) {
        dialect.taskCancelled(self, task, e)
        return
      }
      if dialect.isFatal(self, e) {
        task.settleFuture(.exception, e.copy())
        scheduleCallbacks(of: task)
        throw reraise(e)
      }
      task.settleFuture(.exception, e)
      scheduleCallbacks(of: task)
      return
    }
    loop.leave(self, task, previous)
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
        loop.wake(task: task.copy().leak(), future: Bits.empty)
        return
      }
      if out.isFuture {
        let f = Bits.pointer(out.bits).as(FutureObject.self)
        if f.pointee.isBlocking, f.pointee.loop == t.pointee.loop, out.bits != task.bits {
          f.pointee.isBlocking = false
          if f.pointee.status != 0 {
            loop.wake(task: task.copy().leak(), future: out.copy().leak())
          } else {
            out.addFutureCallback(self, task, context: Value.none)
          }
          task.setWaiter(out.copy().leak())
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

  private func advance(_ machine: borrowing Value, sending v: consuming Value) throws(Raised) -> MachineOutcome {
    if machine.isKind(.machine) { return try resume(machine, sending: v) }
    switch try dialect.send(self, machine, v) {
    case .yielded(let y): return .yielded(y)
    case .finished(let r): return .returned(r)
    }
  }
  private func advance(_ machine: borrowing Value, throwing e: consuming Value) throws(Raised) -> MachineOutcome {
    if machine.isKind(.machine) { return try resume(machine, throwing: e) }
    let thrower = try dialect.thrower(self, machine)
    switch try dialect.throwInto(self, machine, thrower, e) {
    case .yielded(let y): return .yielded(y)
    case .finished(let r): return .returned(r)
    }
  }

  /// A future that a task waited for was settled: the task goes on with its result or exception.
  func wake(_ task: borrowing Value, from future: borrowing Value, loop: EventLoop) throws(Raised) {
    if !future.isEmpty, future.futureStatus == .exception || future.futureStatus == .cancelled {
      do throws(Raised) { _ = try dialect.futureOutcome(self, future).isEmpty } catch {
        try step(task, exception: takeRaised(), loop: loop)
        return
      }
    }
    // A result is fetched from the future by the machine itself, as it goes on.
    try step(task, exception: nil, loop: loop)
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
