// Time for event loops: a protocol, so that a loop can run on virtual time.

import Glibc

/// A clock that an event loop reads and waits on.
public protocol LoopClock: AnyObject {
  /// Seconds since some fixed moment; never goes back.
  var now: Double { get }
  /// How long the poller may really wait for something that is due `seconds` from now; nil: not at all, because the
  /// clock has been moved there instead.
  func wait(_ seconds: Double) -> Double?
}

/// The system's monotonic clock.
public final class MonotonicClock: LoopClock {
  /// Makes a clock.
  public init() {}
  /// Seconds since the machine started.
  public var now: Double {
    var t = timespec()
    clock_gettime(CLOCK_MONOTONIC, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) / 1e9
  }
  /// Real waiting takes real time.
  public func wait(_ seconds: Double) -> Double? { seconds }
}

/// A clock that stands still while anything is ready and jumps to the next timer when nothing is (as trio's MockClock
/// with an autojump threshold of zero).
public final class VirtualClock: LoopClock {
  /// The time; may be moved forward.
  public private(set) var now: Double
  /// Makes a clock that starts at a time.
  public init(start: Double = 0) { now = start }
  /// Moves the clock instead of waiting.
  public func wait(_ seconds: Double) -> Double? {
    now += max(0, seconds)
    return nil
  }
  /// Moves the clock forward.
  public func advance(by seconds: Double) { now += max(0, seconds) }
}
