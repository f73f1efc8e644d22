// The event loop: what is ready runs in order, then the loop waits for the next timer or descriptor. One round takes what
// was ready at its beginning; what that makes ready runs in the next round (as CPython's base_events does, because
// programs see the order).

import Glibc

/// An event loop. Programs hold it in a box.
open class EventLoop: Payload {
  /// Time and waiting.
  public final let clock: any LoopClock
  /// Descriptors.
  public final let poller: any Poller
  // A ring of pairs: (task, future or empty), (task, exception) with a tag, or (handle, empty).
  private final var ring: UnsafeMutablePointer<UInt64>
  private final var head = 0
  private final var count = 0
  private final var mask: Int
  /// Timers: a binary heap by time, then by order of making.
  private final var timers: [Timer] = []
  private final var timerNumber = 0
  /// Handles of watched descriptors: (reader, writer), owned words.
  private final var watchers: [Int32: (reader: UInt64, writer: UInt64)] = [:]
  /// Whether the loop runs now.
  public final private(set) var isRunning = false
  /// Set by `stop`: the loop ends after its round.
  public final var isStopping = false
  /// Whether the loop was closed.
  public final var isClosed = false
  /// The task whose step runs; empty between steps. Owned.
  private final var currentTask: UInt64 = Bits.empty

  private struct Timer {
    var when: Double
    var number: Int
    var handle: UInt64
  }

  // Second words of ring pairs: what the first one is.
  private static let handleMark: UInt64 = 0x2c
  private static let throwTag: UInt64 = 0x6000_0000_0000_0000

  /// Makes a loop.
  public init(clock: any LoopClock = MonotonicClock(), poller: any Poller = EpollPoller()) {
    self.clock = clock
    self.poller = poller
    ring = .allocate(capacity: 2 * 64)
    mask = 63
    super.init()
  }

  deinit {
    while count > 0 {
      let (a, b, _) = pop()
      releaseBits(a)
      releaseBits(b)
    }
    ring.deallocate()
    for t in timers { releaseBits(t.handle) }
    for (_, w) in watchers {
      releaseBits(w.reader)
      releaseBits(w.writer)
    }
    releaseBits(currentTask)
  }

  open override func visit(_ visitor: Visitor) {
    for i in 0..<count {
      let k = (head + i) & mask
      visitor.visit(bits: ring[2 * k])
      let b = ring[2 * k + 1]
      if b != Self.handleMark { visitor.visit(bits: b & ~Self.throwTag) }
    }
    for t in timers { visitor.visit(bits: t.handle) }
    for (_, w) in watchers {
      visitor.visit(bits: w.reader)
      visitor.visit(bits: w.writer)
    }
    visitor.visit(bits: currentTask)
  }

  // MARK: - Ready

  private final func push(_ a: UInt64, _ b: UInt64) {
    if count > mask {
      let capacity = (mask + 1) * 2
      let new = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
      for i in 0..<count {
        let k = (head + i) & mask
        new[2 * i] = ring[2 * k]
        new[2 * i + 1] = ring[2 * k + 1]
      }
      ring.deallocate()
      ring = new
      head = 0
      mask = capacity - 1
    }
    let k = (head + count) & mask
    ring[2 * k] = a
    ring[2 * k + 1] = b
    count += 1
  }

  private final func pop() -> (UInt64, UInt64, isThrow: Bool) {
    let a = ring[2 * head]
    let b = ring[2 * head + 1]
    head = (head + 1) & mask
    count -= 1
    if b == Self.handleMark { return (a, Bits.empty, false) }
    return (a, b & ~Self.throwTag, b & Self.throwTag != 0)
  }

  /// A task is to take a step; both words are owned.
  final func wake(task: UInt64, future: UInt64) { push(task, future) }
  /// A task is to have an exception thrown in; both words are owned.
  final func throwSoon(task: UInt64, exception: UInt64) { push(task, exception | Self.throwTag) }
  /// A task is to take its first step.
  public final func start(_ task: borrowing Value) { push(task.copy().leak(), Bits.empty) }
  /// Something that `Dialect.runHandle` understands is to run in the next round.
  public final func callSoon(_ handle: borrowing Value) { push(handle.copy().leak(), Self.handleMark) }
  /// How many entries are ready.
  public final var readyCount: Int { count }

  // MARK: - Timers

  /// The loop's time in seconds.
  public final var time: Double { clock.now }

  /// Something that `Dialect.runHandle` understands is to run at a time.
  public final func callAt(_ when: Double, _ handle: borrowing Value) {
    timerNumber += 1
    timers.append(Timer(when: when, number: timerNumber, handle: handle.copy().leak()))
    var i = timers.count - 1
    while i > 0, before(timers[i], timers[(i - 1) / 2]) {
      timers.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }
  /// How many timers there are.
  public final var timerCount: Int { timers.count }

  private final func before(_ a: Timer, _ b: Timer) -> Bool {
    a.when != b.when ? a.when < b.when : a.number < b.number
  }
  private final func popTimer() -> UInt64 {
    let handle = timers[0].handle
    let last = timers.removeLast()
    if !timers.isEmpty {
      timers[0] = last
      siftDown(0)
    }
    return handle
  }
  private final func siftDown(_ start: Int) {
    var i = start
    while true {
      var least = i
      for child in [2 * i + 1, 2 * i + 2] where child < timers.count && before(timers[child], timers[least]) {
        least = child
      }
      if least == i { return }
      timers.swapAt(i, least)
      i = least
    }
  }
  /// Drops timers whose handle `isCancelled` says is cancelled, when they have become many.
  public final func dropCancelledTimers(_ isCancelled: (borrowing Value) -> Bool) {
    var kept: [Timer] = []
    for t in timers {
      if isCancelled(copyOf(t.handle)) { releaseBits(t.handle) } else { kept.append(t) }
    }
    timers = kept
    for i in stride(from: timers.count / 2 - 1, through: 0, by: -1) { siftDown(i) }
  }

  // MARK: - Descriptors

  /// Runs a handle whenever a descriptor is ready for one interest; nil removes it. False when the system refuses.
  public final func watch(_ descriptor: Int32, _ interest: Interest, _ handle: consuming Value?) -> Bool {
    var w = watchers[descriptor] ?? (Bits.empty, Bits.empty)
    var new = Bits.empty
    if let handle { new = handle.leak() }
    if interest == .read {
      releaseBits(w.reader)
      w.reader = new
    } else {
      releaseBits(w.writer)
      w.writer = new
    }
    var wanted: Interest = []
    if w.reader != Bits.empty { wanted.insert(.read) }
    if w.writer != Bits.empty { wanted.insert(.write) }
    watchers[descriptor] = wanted.isEmpty ? nil : w
    return poller.watch(descriptor, for: wanted)
  }
  /// Whether a handle is registered for a descriptor.
  public final func isWatching(_ descriptor: Int32, _ interest: Interest) -> Bool {
    guard let w = watchers[descriptor] else { return false }
    return (interest == .read ? w.reader : w.writer) != Bits.empty
  }

  // MARK: - Running

  /// The task whose step runs, or nil.
  public final var runningTask: Value? { currentTask == Bits.empty ? nil : copyOf(currentTask) }

  final func enter(_ vm: Interpreter, _ task: borrowing Value) -> UInt64 {
    let previous = currentTask
    currentTask = task.copy().leak()
    vm.dialect.enterTask(vm, task)
    return previous
  }
  final func leave(_ vm: Interpreter, _ task: borrowing Value, _ previous: UInt64) {
    vm.dialect.leaveTask(vm, task)
    let old = currentTask
    currentTask = previous
    releaseBits(old)
  }

  /// Runs rounds until `stop` was asked for. Exceptions that a handle lets out end the loop.
  public final func runForever(_ vm: Interpreter) throws(Raised) {
    isRunning = true
    defer {
      isRunning = false
      isStopping = false
    }
    while true {
      try runOnce(vm)
      if isStopping { return }
    }
  }

  /// One round.
  public final func runOnce(_ vm: Interpreter) throws(Raised) {
    if vm.state.pointee.pending.pointee != 0 || vm.state.pointee.heap.sinceCollection > vm.collector.threshold {
      try vm.safePoint()
    }
    // Cancelled timers at the top are dropped first: waiting for them would be waiting for nothing.
    while let first = timers.first, vm.dialect.isCancelledHandle(vm, copyOf(first.handle)) { releaseBits(popTimer()) }
    var wait: Double? = nil
    var isIdle = false
    if count > 0 || isStopping {
      wait = 0
    } else if let first = timers.first {
      let due = max(0, first.when - clock.now)
      if due > 0, let real = clock.wait(due) { wait = real } else { wait = 0 }
    } else {
      isIdle = true
    }
    if isIdle || wait != 0 || !watchers.isEmpty {
      for r in poller.wait(seconds: wait) {
        guard let w = watchers[r.descriptor] else { continue }
        if r.interest.contains(.read), w.reader != Bits.empty { callSoon(copyOf(w.reader)) }
        if r.interest.contains(.write), w.writer != Bits.empty { callSoon(copyOf(w.writer)) }
      }
      if vm.state.pointee.pending.pointee != 0 { try vm.safePoint() }
    }
    if !timers.isEmpty {
      let end = clock.now + 1e-9
      while let first = timers.first, first.when <= end { push(popTimer(), Self.handleMark) }
    }
    var n = count
    while n > 0, count > 0 {
      n -= 1
      let (a, b, isThrow) = pop()
      let first = Value(owning: a)
      let second = Value(owning: b)
      if first.isKind(.task) {
        if isThrow {
          try vm.step(first, exception: .some(second.copy()), loop: self)
        } else {
          try vm.wake(first, from: second, loop: self)
        }
      } else {
        try vm.dialect.runHandle(vm, first)
      }
    }
  }
}
