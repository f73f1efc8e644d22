// Signals of the operating system. The handler only notes that a signal came, asks the interpreter for a safe point and
// wakes the poller; what the program wants done happens at the safe point. A signal that reaches another thread than the
// program's is passed on, so that system calls which wait there end early.

import Glibc

/// poll(2) that lets signals in for as long as it waits; the C library module leaves it out (a GNU extension).
@_silgen_name("ppoll")
private func pollLettingIn(
  _ descriptors: UnsafeMutablePointer<pollfd>,
  _ count: UInt,
  _ time: UnsafePointer<timespec>?,
  _ mask: UnsafePointer<sigset_t>
) -> Int32

/// What the handler reads and writes: allocated once, before the first handler is set.
private struct SignalPage {
  var pending: UnsafeMutablePointer<Int32>
  var depthLimit: UnsafeMutablePointer<Int>
  var thread: pthread_t
  var wake: Int32
  /// 1 for every signal that came and was not taken yet.
  var arrived: UnsafeMutablePointer<Int32>
}

nonisolated(unsafe) private var page: UnsafeMutablePointer<SignalPage>? = nil
/// What the signals that were set did before the first time.
nonisolated(unsafe) private var previous: [Int32: sigaction] = [:]
/// What `pending` points to while no interpreter handles signals.
nonisolated(unsafe) private let nobody = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
private let signalCount = 65

private func signalArrived(_ number: Int32) {
  guard let page else { return }
  let saved = errno
  if pthread_equal(pthread_self(), page.pointee.thread) == 0 {
    pthread_kill(page.pointee.thread, number)
  } else {
    page.pointee.arrived[Int(number)] = 1
    page.pointee.pending.pointee = 1
    page.pointee.depthLimit.pointee = -1
    if page.pointee.wake >= 0 {
      var byte: UInt8 = 0
      _ = write(page.pointee.wake, &byte, 1)
    }
  }
  errno = saved
}

/// Handling signals.
public enum HostSignals {
  /// What happens when a signal comes.
  public enum Disposition: Sendable {
    /// What the system does by itself.
    case standard
    case ignore
    /// It is noted for the interpreter's next safe point.
    case note
  }

  /// Says what happens when a signal comes; false for a number that the system does not let one handle. The calling
  /// thread is the one that runs the program.
  @discardableResult
  public static func set(_ number: Int, _ disposition: Disposition, in vm: Interpreter) -> Bool {
    guard number > 0, number < signalCount else { return false }
    if page == nil {
      let arrived = UnsafeMutablePointer<Int32>.allocate(capacity: signalCount)
      arrived.initialize(repeating: 0, count: signalCount)
      let fresh = UnsafeMutablePointer<SignalPage>.allocate(capacity: 1)
      fresh.initialize(
        to: SignalPage(
          pending: vm.state.pointee.pending,
          depthLimit: vm.depthLimitAddress,
          thread: pthread_self(),
          wake: -1,
          arrived: arrived
        )
      )
      page = fresh
    }
    page.unsafelyUnwrapped.pointee.pending = vm.state.pointee.pending
    page.unsafelyUnwrapped.pointee.depthLimit = vm.depthLimitAddress
    page.unsafelyUnwrapped.pointee.thread = pthread_self()
    var action = sigaction()
    sigemptyset(&action.sa_mask)
    switch disposition {
    case .standard: action.__sigaction_handler.sa_handler = SIG_DFL
    case .ignore: action.__sigaction_handler.sa_handler = SIG_IGN
    case .note: action.__sigaction_handler.sa_handler = { signalArrived($0) }
    }
    if disposition == .note {
      // Whoever started this process may have blocked the signal, and a mask is inherited.
      var mask = sigset_t()
      sigemptyset(&mask)
      sigaddset(&mask, Int32(number))
      pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    }
    // System calls are not restarted: they return to a place that looks for signals.
    var before = sigaction()
    guard sigaction(Int32(number), &action, &before) == 0 else { return false }
    if previous[Int32(number)] == nil { previous[Int32(number)] = before }
    return true
  }

  /// The interpreter with that word goes away: signals do again what they did before it set them.
  static func forget(_ pending: UnsafeMutablePointer<Int32>) {
    guard let page, page.pointee.pending == pending else { return }
    for (number, action) in previous {
      var action = action
      sigaction(number, &action, nil)
    }
    previous = [:]
    page.pointee.pending = nobody
    page.pointee.wake = -1
  }

  /// What a signal did when the process started, or does now.
  public static func current(_ number: Int) -> Disposition {
    var action = sigaction()
    guard sigaction(Int32(number), nil, &action) == 0 else { return .standard }
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    if handler == 0 { return .standard }
    return handler == 1 ? .ignore : .note
  }

  /// The signals that came since the last call, in order of their numbers.
  public static func take() -> [Int] {
    guard let page else { return [] }
    var result: [Int] = []
    for i in 1..<signalCount where page.pointee.arrived[i] != 0 {
      page.pointee.arrived[i] = 0
      result.append(i)
    }
    return result
  }

  /// Notes a signal as if it had come, for the first thread.
  public static func note(_ number: Int) {
    guard let page, number > 0, number < signalCount else { return }
    page.pointee.arrived[number] = 1
    page.pointee.pending.pointee = 1
    if page.pointee.wake >= 0 {
      var byte: UInt8 = 0
      _ = write(page.pointee.wake, &byte, 1)
    }
  }

  /// A descriptor that gets a byte whenever a signal is noted; -1 for none.
  public static var wakeDescriptor: Int32 {
    get { page?.pointee.wake ?? -1 }
    set { page?.pointee.wake = newValue }
  }

  /// Sends this process a signal; it has been noted when this returns.
  public static func raise(_ number: Int) -> Int? {
    pthread_kill(pthread_self(), Int32(number)) == 0 ? nil : Int(EINVAL)
  }
  /// Sends a process a signal; the error number, or nil.
  public static func send(_ number: Int, to process: Int) -> Int? {
    kill(pid_t(process), Int32(number)) == 0 ? nil : Int(errno)
  }

  /// Ends the process by a signal, as if it had never been handled.
  public static func die(of number: Int) -> Never {
    signal(Int32(number), SIG_DFL)
    kill(getpid(), Int32(number))
    // The signal may still be on its way.
    sleep(1)
    _exit(128 + Int32(number))
  }

  /// Waits until a descriptor can be read from, or for a time, or both; false when a noted signal came, also one that
  /// came before the call and has not been taken. Signals are blocked while that is looked at, and let in by the
  /// system call that waits, so that none can slip in between and be slept through. A descriptor that does not block
  /// is not waited for.
  public static func wait(readable descriptor: Int32? = nil, nanoseconds: Int? = nil) -> Bool {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    if let page {
      for i in 1..<signalCount where page.pointee.arrived[i] != 0 { return false }
    }
    if let descriptor, fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0 { return true }
    var watched = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    guard let nanoseconds else { return pollLettingIn(&watched, 1, nil, &before) >= 0 || errno != EINTR }
    var time = timespec(tv_sec: nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    return pollLettingIn(&watched, 1, &time, &before) >= 0 || errno != EINTR
  }

  /// Asks for a signal after that many seconds; what was left of an earlier request.
  public static func setAlarm(_ seconds: Int) -> Int { Int(alarm(UInt32(clamping: seconds))) }
}
