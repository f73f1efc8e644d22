// The event loop: what is ready runs in order, then the loop waits for the next timer or descriptor. One round takes what
// was ready at its beginning; what that makes ready runs in the next round (as CPython's base_events does, because
// programs see the order).

import Glibc

/// What a round reads and writes, in raw memory so that no access is checked for exclusivity.
struct LoopState {
  /// A ring of words: see `Ready`.
  var ring: UnsafeMutablePointer<UInt64>
  var head = 0
  /// Words in use, and entries.
  var words = 0
  var count = 0
  var mask = LoopState.least - 1
  /// How many timers and watched descriptors there are.
  var timerCount = 0
  var watcherCount = 0
  /// The task whose step runs, not owned (the step holds it); empty between steps.
  var currentTask = Bits.empty
  var isStopping = false

  /// Words that a ring has room for at least.
  static let least = 64
}

/// What is ready: one word of the ring, an object (owned) whose address has free low bits, which say what happens.
enum Ready {
  /// A task takes a step.
  static let step: UInt64 = 0
  /// `Dialect.runHandle` runs it.
  static let handle: UInt64 = 1
  /// The next word (owned) is an exception: a task takes a step with it thrown in.
  static let throwing: UInt64 = 2
  /// The next word (owned) is a settled future: the object, a future too, is told.
  static let observing: UInt64 = 3
  static let mask: UInt64 = 3
}

/// An event loop. Programs hold it in a box.
open class EventLoop: Payload {
  /// Time and waiting.
  public final let clock: any LoopClock
  /// Descriptors.
  public final let poller: any Poller
  final let state: UnsafeMutablePointer<LoopState>
  /// Timers: a binary heap by time, then by order of making.
  private final var timers: [Timer] = []
  private final var timerNumber = 0
  /// Handles of watched descriptors: (reader, writer), owned words.
  private final var watchers: [Int32: (reader: UInt64, writer: UInt64)] = [:]
  /// Whether the loop runs now.
  public final private(set) var isRunning = false
  /// Set by `stop`: the loop ends after its round.
  public final var isStopping: Bool {
    get { state.pointee.isStopping }
    set { state.pointee.isStopping = newValue }
  }
  /// Whether the loop was closed.
  public final var isClosed = false

  private struct Timer {
    var when: Double
    var number: Int
    var handle: UInt64
  }

  /// Makes a loop.
  public init(clock: any LoopClock = MonotonicClock(), poller: any Poller = EpollPoller()) {
    self.clock = clock
    self.poller = poller
    state = .allocate(capacity: 1)
    state.initialize(to: LoopState(ring: MappedWords.allocate(LoopState.least)))
    super.init()
  }

  deinit {
    dropAll()
    MappedWords.free(state.pointee.ring, state.pointee.mask + 1)
    state.deallocate()
  }

  /// Drops what is ready, timers and watchers.
  open override func clear() { dropAll() }

  private final func dropAll() {
    while state.pointee.words > 0 { releaseBits(pop() & ~Ready.mask) }
    let (oldTimers, oldWatchers) = (timers, watchers)
    timers = []
    watchers = [:]
    state.pointee.count = 0
    state.pointee.timerCount = 0
    state.pointee.watcherCount = 0
    for t in oldTimers { releaseBits(t.handle) }
    for (_, w) in oldWatchers {
      releaseBits(w.reader)
      releaseBits(w.writer)
    }
  }

  open override func visit(_ visitor: Visitor) {
    for i in 0..<state.pointee.words {
      visitor.visit(bits: state.pointee.ring[(state.pointee.head + i) & state.pointee.mask] & ~Ready.mask)
    }
    for t in timers { visitor.visit(bits: t.handle) }
    for (_, w) in watchers {
      visitor.visit(bits: w.reader)
      visitor.visit(bits: w.writer)
    }
  }

  // MARK: - Ready

  @inline(__always)
  private final func push(_ word: UInt64) {
    let s = state
    if s.pointee.words > s.pointee.mask { resizeRing((s.pointee.mask + 1) * 2) }
    s.pointee.ring[(s.pointee.head &+ s.pointee.words) & s.pointee.mask] = word
    s.pointee.words &+= 1
  }

  @inline(never)
  private final func resizeRing(_ capacity: Int) {
    let s = state
    let new = MappedWords.allocate(capacity)
    for i in 0..<s.pointee.words { new[i] = s.pointee.ring[(s.pointee.head + i) & s.pointee.mask] }
    MappedWords.free(s.pointee.ring, s.pointee.mask + 1)
    s.pointee.ring = new
    s.pointee.head = 0
    s.pointee.mask = capacity - 1
  }

  @inline(__always)
  private final func pop() -> UInt64 {
    let s = state
    let word = s.pointee.ring[s.pointee.head]
    s.pointee.head = (s.pointee.head &+ 1) & s.pointee.mask
    s.pointee.words &-= 1
    return word
  }

  /// A task (owned) is to take a step.
  @inline(__always)
  final func wake(task: UInt64) {
    push(task | Ready.step)
    state.pointee.count &+= 1
  }
  /// A task is to have an exception thrown in; both words are owned.
  final func throwSoon(task: UInt64, exception: UInt64) {
    push(task | Ready.throwing)
    push(exception)
    state.pointee.count &+= 1
  }
  /// A future is to be told that another one, which it observes, is settled; both words are owned.
  @inline(__always)
  final func tell(observer: UInt64, settled: UInt64) {
    push(observer | Ready.observing)
    push(settled)
    state.pointee.count &+= 1
  }
  /// As above, for a future that is settled when the observer is added.
  public final func tell(_ observer: borrowing Value, settled: borrowing Value) {
    precondition(observer.isKind(.future), "only futures observe")
    tell(observer: observer.copy().leak(), settled: settled.copy().leak())
  }
  /// A task is to take its first step.
  public final func start(_ task: borrowing Value) {
    precondition(task.isKind(.task), "not a task")
    wake(task: task.copy().leak())
  }
  /// A task takes its first step at once, inside whoever starts it. What it does not catch settles the task, unless it
  /// ends the loop (`Dialect.isFatal`): then it is raised here.
  public final func startNow(_ vm: Interpreter, _ task: borrowing Value) throws(Raised) {
    precondition(task.isKind(.task), "not a task")
    try vm.step(task, throwing: Bits.empty, loop: self)
  }
  /// Something that `Dialect.runHandle` understands is to run in the next round.
  public final func callSoon(_ handle: borrowing Value) {
    precondition(handle.isObject, "not a handle")
    runSoon(handle.copy().leak())
  }
  private final func runSoon(_ handle: UInt64) {
    push(handle | Ready.handle)
    state.pointee.count &+= 1
  }
  /// How many entries are ready.
  public final var readyCount: Int { state.pointee.count }

  // MARK: - Timers

  /// The loop's time in seconds.
  public final var time: Double { clock.now }

  /// Something that `Dialect.runHandle` understands is to run at a time.
  public final func callAt(_ when: Double, _ handle: borrowing Value) {
    timerNumber += 1
    timers.append(Timer(when: when, number: timerNumber, handle: handle.copy().leak()))
    state.pointee.timerCount = timers.count
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
    state.pointee.timerCount = timers.count
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
    state.pointee.timerCount = timers.count
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
    state.pointee.watcherCount = watchers.count
    return poller.watch(descriptor, for: wanted)
  }
  /// Whether a handle is registered for a descriptor.
  public final func isWatching(_ descriptor: Int32, _ interest: Interest) -> Bool {
    guard let w = watchers[descriptor] else { return false }
    return (interest == .read ? w.reader : w.writer) != Bits.empty
  }

  // MARK: - Running

  /// The task whose step runs, or nil.
  public final var runningTask: Value? {
    let b = state.pointee.currentTask
    if b == Bits.empty { return nil }
    return copyOf(b)
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
    let s = state
    if vm.safePointIsDue { try vm.safePoint() }
    if s.pointee.count == 0 || s.pointee.timerCount > 0 || s.pointee.watcherCount > 0 { try findReady(vm) }
    var n = s.pointee.count
    while n > 0, s.pointee.count > 0 {
      n &-= 1
      s.pointee.count &-= 1
      let word = pop()
      let object = Value(owning: word & ~Ready.mask)
      switch word & Ready.mask {
      case Ready.step: try vm.step(object, throwing: Bits.empty, loop: self)
      case Ready.handle: try vm.dialect.runHandle(vm, object)
      case Ready.throwing: try vm.step(object, throwing: pop(), loop: self)
      default:
        let settled = Value(owning: pop())
        vm.dialect.observedSettled(vm, object, settled)
      }
    }
    // A ring that a crowd made large is given back when the crowd is gone.
    if s.pointee.mask >= 16 * LoopState.least, s.pointee.words < s.pointee.mask / 8 {
      resizeRing((s.pointee.mask + 1) / 4)
    }
  }

  /// Makes ready what is due and what the poller reports, and waits for it when nothing is ready yet.
  @inline(never)
  private final func findReady(_ vm: Interpreter) throws(Raised) {
    // Cancelled timers at the top are dropped first: waiting for them would be waiting for nothing.
    while let first = timers.first, vm.dialect.isCancelledHandle(vm, copyOf(first.handle)) { releaseBits(popTimer()) }
    var wait: Double? = nil
    var isIdle = false
    if readyCount > 0 || isStopping {
      wait = 0
    } else if let first = timers.first {
      let due = max(0, first.when - clock.now)
      if due > 0, let real = clock.wait(due) { wait = real } else { wait = 0 }
    } else {
      isIdle = true
    }
    if isIdle || wait != 0 || !watchers.isEmpty {
      let poller = poller
      for r in vm.blocking({ poller.wait(seconds: wait) }) {
        guard let w = watchers[r.descriptor] else { continue }
        if r.interest.contains(.read), w.reader != Bits.empty { callSoon(copyOf(w.reader)) }
        if r.interest.contains(.write), w.writer != Bits.empty { callSoon(copyOf(w.writer)) }
      }
      if vm.safePointIsDue { try vm.safePoint() }
    }
    if !timers.isEmpty {
      let end = clock.now + 1e-9
      while let first = timers.first, first.when <= end { runSoon(popTimer()) }
    }
  }
}
