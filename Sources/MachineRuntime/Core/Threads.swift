// A program's threads. They are threads of the operating system, of which one runs the interpreter at a time: whoever
// holds the gate. A thread gives the gate up while it blocks in the system or waits for another thread, and at the next
// safe point when somebody has waited for longer than the switch interval (the scheme of CPython's interpreter lock).
//
// What belongs to a thread (its value stack, its records, what it handles, its limits) is in VMState while it holds the
// gate, and on its native stack, in `suspendThread`, while it does not. Programs with one thread pay nothing.

import Glibc

/// Who may run, and how threads wait for it. All fields are guarded by `mutex`.
final class ThreadGate {
  let mutex: UnsafeMutablePointer<pthread_mutex_t>
  let changed: UnsafeMutablePointer<pthread_cond_t>
  var isHeld = true
  /// Threads that want to run.
  var waiting = 0
  /// Counts how often the gate was taken.
  var turns = 0
  /// Counts what threads may wait for.
  var changes = 0
  /// Threads besides the first; read by whoever holds the gate.
  var others = 0
  /// The system's name for the thread that the interpreter was made on.
  let first = Int(pthread_self())
  /// Number of the thread that holds it: 0 is the first.
  var current = 0
  var lastNumber = 0
  /// Another thread than the first came to a safe point: signals are left for the first one.
  var hasSkipped = false
  /// Somebody has waited for longer than the interval: the holder is to let it run at its next safe point.
  var isWanted = false
  /// Nanoseconds.
  var interval = 5_000_000

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    changed = .allocate(capacity: 1)
    changed.initialize(to: pthread_cond_t())
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }
  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Waits for a change, at most that many nanoseconds. The mutex is held before and after.
  func wait(_ nanoseconds: Int) {
    let end = HostClock.monotonic + nanoseconds
    var time = timespec(tv_sec: end / 1_000_000_000, tv_nsec: end % 1_000_000_000)
    pthread_cond_timedwait(changed, mutex, &time)
  }

  /// Takes the gate, when it is free. The mutex is held before and after.
  func take(_ pending: UnsafeMutablePointer<Int32>) {
    waiting += 1
    while isHeld {
      let turn = turns
      wait(interval)
      if isHeld, turns == turn {
        isWanted = true
        pending.pointee = 1
      }
    }
    waiting -= 1
    isHeld = true
    isWanted = false
    turns &+= 1
  }
}

/// What VMState holds for the thread that runs.
private struct ThreadState {
  var stackBase: UnsafeMutablePointer<UInt64>
  var stackLimit: UnsafeMutablePointer<UInt64>
  var sp: UnsafeMutablePointer<UInt64>
  var frames: UnsafeMutablePointer<FrameRecord>
  var frameLimit: UnsafeMutablePointer<FrameRecord>
  var frame: UnsafeMutablePointer<FrameRecord>
  var depth: Int
  var handled: UnsafeMutablePointer<HandledItem>
  var raised: UInt64
  var context: UInt64
  var nativeStackLimit: UInt

  init(_ s: UnsafeMutablePointer<VMState>) {
    stackBase = s.pointee.stackBase
    stackLimit = s.pointee.stackLimit
    sp = s.pointee.sp
    frames = s.pointee.frames
    frameLimit = s.pointee.frameLimit
    frame = s.pointee.frame
    depth = s.pointee.depth
    handled = s.pointee.handled
    raised = s.pointee.raised
    context = s.pointee.context
    nativeStackLimit = s.pointee.nativeStackLimit
  }
  init(
    stack: UnsafeMutablePointer<UInt64>,
    words: Int,
    frames: UnsafeMutablePointer<FrameRecord>,
    count: Int,
    handled: UnsafeMutablePointer<HandledItem>,
    nativeStackLimit: UInt
  ) {
    stackBase = stack
    stackLimit = stack + words - 65536
    sp = stack
    self.frames = frames
    frameLimit = frames + count - 1
    frame = frames - 1
    depth = 0
    self.handled = handled
    raised = Bits.empty
    context = Bits.none
    self.nativeStackLimit = nativeStackLimit
  }
  func store(_ s: UnsafeMutablePointer<VMState>) {
    s.pointee.stackBase = stackBase
    s.pointee.stackLimit = stackLimit
    s.pointee.sp = sp
    s.pointee.frames = frames
    s.pointee.frameLimit = frameLimit
    s.pointee.frame = frame
    s.pointee.depth = depth
    s.pointee.handled = handled
    s.pointee.raised = raised
    s.pointee.context = context
    s.pointee.nativeStackLimit = nativeStackLimit
  }
}

/// What came of waiting for other threads.
public enum ThreadWait: Sendable {
  /// What was waited for is so.
  case ready
  case timedOut
  /// A signal came: the caller goes to a safe point, and may wait on.
  case interrupted
}

extension Interpreter {
  /// Whether the program has more than one thread.
  public var hasThreads: Bool { gate.others > 0 }
  /// How many threads the program has.
  public var threadCount: Int { gate.others + 1 }
  /// Number of the thread that runs: 0 is the first one, which the interpreter was made on.
  public var currentThread: Int { gate.current }
  /// Whether the thread that runs is the first.
  public var isFirstThread: Bool { gate.current == 0 }
  /// Seconds after which a thread that waits for its turn gets it.
  public var switchInterval: Double {
    get { Double(gate.interval) / 1e9 }
    set { gate.interval = max(1000, Int(newValue * 1e9)) }
  }

  /// Runs `body`, which blocks in the system and touches nothing of the interpreter, while other threads run.
  public func blocking<Result>(_ body: () -> Result) -> Result {
    if gate.others == 0 { return body() }
    let (saved, number, language) = suspendThread()
    pthread_mutex_lock(gate.mutex)
    gate.isHeld = false
    pthread_cond_broadcast(gate.changed)
    pthread_mutex_unlock(gate.mutex)
    let result = body()
    pthread_mutex_lock(gate.mutex)
    gate.take(state.pointee.pending)
    pthread_mutex_unlock(gate.mutex)
    resumeThread(saved, number, language)
    return result
  }

  /// Waits until `isReady`, which is asked whenever another thread said that something changed (`notifyThreads`).
  /// `deadline`: by the monotonic clock in nanoseconds, or nil.
  public func waitForThreads(until deadline: Int?, _ isReady: () -> Bool) -> ThreadWait {
    if isReady() { return .ready }
    let (saved, number, language) = suspendThread()
    let pending = state.pointee.pending
    var result = ThreadWait.ready
    pthread_mutex_lock(gate.mutex)
    var seen = gate.changes
    gate.isHeld = false
    pthread_cond_broadcast(gate.changed)
    while true {
      // Now and then by itself: signals wake nobody here.
      var time = 50_000_000
      if let deadline { time = min(time, max(0, deadline - HostClock.monotonic)) }
      if gate.changes == seen, time > 0 { gate.wait(time) }
      let isOver = deadline.map { HostClock.monotonic >= $0 } ?? false
      let isInterrupted = number == 0 && pending.pointee != 0
      if gate.changes == seen, !isOver, !isInterrupted { continue }
      seen = gate.changes
      gate.take(pending)
      if isReady() { break }
      if isOver || isInterrupted {
        result = isOver ? .timedOut : .interrupted
        break
      }
      gate.isHeld = false
      pthread_cond_broadcast(gate.changed)
    }
    pthread_mutex_unlock(gate.mutex)
    resumeThread(saved, number, language)
    return result
  }

  /// Says that something changed that other threads may wait for.
  public func notifyThreads() {
    if gate.others == 0 { return }
    pthread_mutex_lock(gate.mutex)
    gate.changes &+= 1
    pthread_cond_broadcast(gate.changed)
    pthread_mutex_unlock(gate.mutex)
  }

  /// What a thread does that `waitForThreads` says was interrupted: runs the handlers of signals.
  public func handleInterruption() throws(Raised) {
    state.pointee.pending.pointee = 0
    try dialect.safePoint(self)
  }

  /// Lets another thread run that has waited for too long; called at safe points.
  public func giveWay() {
    if gate.others == 0 || !gate.isWanted { return }
    let (saved, number, language) = suspendThread()
    pthread_mutex_lock(gate.mutex)
    gate.isHeld = false
    let turn = gate.turns
    pthread_cond_broadcast(gate.changed)
    // Not before somebody else had a turn, or this thread would win it back at once.
    while gate.waiting > 0, gate.turns == turn { gate.wait(gate.interval) }
    gate.take(state.pointee.pending)
    pthread_mutex_unlock(gate.mutex)
    resumeThread(saved, number, language)
  }

  private func suspendThread() -> (ThreadState, Int, AnyObject?) {
    (ThreadState(state), gate.current, dialect.leaveThread(self))
  }
  private func resumeThread(_ saved: ThreadState, _ number: Int, _ language: AnyObject?) {
    saved.store(state)
    gate.current = number
    dialect.enterThread(self, language)
    if number == 0, gate.hasSkipped {
      gate.hasSkipped = false
      state.pointee.pending.pointee = 1
    }
  }

  /// The system's name for the first thread.
  public var firstThreadIdentity: Int { gate.first }
  /// The system's name for the thread that runs.
  public static var threadIdentity: Int { Int(pthread_self()) }

  /// Starts a thread that runs `body` when it gets its turn; its identity, or nil when the system refuses.
  public func startThread(stackSize: Int = 16 << 20, _ body: @escaping (Interpreter) -> Void) -> Int? {
    gate.lastNumber += 1
    let number = gate.lastNumber
    let job = ThreadJob(self, number, stackSize, body)
    let context = Unmanaged.passRetained(job)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    gate.others += 1
    let failed = pthread_create(
      &thread,
      &attributes,
      { raw in
        Unmanaged<ThreadJob>.fromOpaque(raw.unsafelyUnwrapped).takeRetainedValue().run()
        return nil
      },
      context.toOpaque()
    )
    pthread_attr_destroy(&attributes)
    if failed != 0 {
      gate.others -= 1
      context.release()
      return nil
    }
    return Int(thread)
  }
}

/// A thread's life.
private final class ThreadJob {
  let vm: Interpreter
  let number: Int
  let stackSize: Int
  let body: (Interpreter) -> Void
  static let stackWords = 1 << 23
  static let maxFrames = 1 << 18

  init(_ vm: Interpreter, _ number: Int, _ stackSize: Int, _ body: @escaping (Interpreter) -> Void) {
    self.vm = vm
    self.number = number
    self.stackSize = stackSize
    self.body = body
  }

  func run() {
    // Signals go to the first thread.
    var mask = sigset_t()
    sigfillset(&mask)
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
      let p = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
      if p == MAP_FAILED { outOfMemory() }
      return p.unsafelyUnwrapped
    }
    let stackBytes = Self.stackWords * 8
    let frameBytes = Self.maxFrames * MemoryLayout<FrameRecord>.stride
    let stack = reserve(stackBytes).bindMemory(to: UInt64.self, capacity: Self.stackWords)
    let frames = reserve(frameBytes).bindMemory(to: FrameRecord.self, capacity: Self.maxFrames)
    let handled = UnsafeMutablePointer<HandledItem>.allocate(capacity: 1)
    handled.initialize(to: HandledItem(value: Bits.none, previous: nil))
    var mark = 0
    let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    let gate = vm.gate
    pthread_mutex_lock(gate.mutex)
    gate.take(vm.state.pointee.pending)
    pthread_mutex_unlock(gate.mutex)
    gate.current = number
    ThreadState(
      stack: stack,
      words: Self.stackWords,
      frames: frames,
      count: Self.maxFrames,
      handled: handled,
      nativeStackLimit: here - UInt(stackSize) + UInt(Interpreter.nativeStackReserve)
    ).store(vm.state)
    vm.dialect.enterThread(vm, nil)
    body(vm)
    _ = vm.dialect.leaveThread(vm)
    releaseBits(handled.pointee.value)
    releaseBits(vm.state.pointee.context)
    vm.state.pointee.context = Bits.none
    gate.others -= 1
    pthread_mutex_lock(gate.mutex)
    gate.changes &+= 1
    gate.isHeld = false
    pthread_cond_broadcast(gate.changed)
    pthread_mutex_unlock(gate.mutex)
    handled.deallocate()
    munmap(stack, stackBytes)
    munmap(frames, frameBytes)
  }
}
