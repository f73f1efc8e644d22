// Waiting for file descriptors: the protocol, `epoll` and the portable `poll(2)`. Both have a wake-up descriptor that
// threads and signal handlers may write to.

import Glibc

/// What a descriptor is watched for, or is ready for.
public struct Interest: OptionSet, Sendable {
  /// One bit for each.
  public let rawValue: UInt8
  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Reading does not block.
  public static let read = Interest(rawValue: 1)
  /// Writing does not block.
  public static let write = Interest(rawValue: 2)
}

/// A descriptor that became ready.
public struct Readiness: Sendable {
  /// The descriptor.
  public var descriptor: Int32
  /// What it is ready for; both after an error or hang-up, so that whoever watches finds out.
  public var interest: Interest
}

/// Waits for descriptors.
public protocol Poller: AnyObject {
  /// Watches a descriptor, replaces what it was watched for, or (empty) stops watching it. False when the system refuses.
  func watch(_ descriptor: Int32, for interest: Interest) -> Bool
  /// Waits until a descriptor is ready, `seconds` are over (nil: for ever), a signal came or `wake` was called.
  func wait(seconds: Double?) -> [Readiness]
  /// Ends a wait in progress, or the next one. May be called from any thread and from signal handlers.
  func wake()
  /// The descriptor that a signal handler may write a byte to instead of calling `wake`.
  var wakeDescriptor: Int32 { get }
}

private func milliseconds(_ seconds: Double?) -> Int32 {
  guard let seconds else { return -1 }
  if seconds <= 0 { return 0 }
  // Rounded up: waking too early would only spin.
  return Int32(min((seconds * 1000).rounded(.up), 2_000_000_000))
}

/// A pipe whose ends do not block.
private struct WakePipe {
  var readEnd: Int32 = -1
  var writeEnd: Int32 = -1
  init() {
    var ends: (Int32, Int32) = (-1, -1)
    withUnsafeMutablePointer(to: &ends) {
      $0.withMemoryRebound(to: Int32.self, capacity: 2) { _ = pipe($0) }
    }
    for end in [ends.0, ends.1] {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = ends
  }
  func drain() {
    var buffer: (UInt64, UInt64) = (0, 0)
    while read(readEnd, &buffer, 16) > 0 {}
  }
  func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }
  func close() {
    _ = Glibc.close(readEnd)
    _ = Glibc.close(writeEnd)
  }
}

// The toolchain's C library module leaves <sys/epoll.h> out; these are its functions and constants, bound by name.
@_silgen_name("epoll_create1") private func epoll_create1(_ flags: Int32) -> Int32
@_silgen_name("epoll_ctl")
private func epoll_ctl(
  _ epoll: Int32,
  _ operation: Int32,
  _ descriptor: Int32,
  _ event: UnsafeMutableRawPointer
) -> Int32
@_silgen_name("epoll_wait")
private func epoll_wait(_ epoll: Int32, _ events: UnsafeMutableRawPointer, _ count: Int32, _ timeout: Int32) -> Int32

private let epollIn: UInt32 = 1
private let epollOut: UInt32 = 4
private let epollError: UInt32 = 8
private let epollHangUp: UInt32 = 16
private let epollAdd: Int32 = 1
private let epollDelete: Int32 = 2
private let epollModify: Int32 = 3
private let epollCloseOnExec: Int32 = 0x80000
/// struct epoll_event: a 32-bit mask and 64 bits of data, packed on x86-64 only.
#if arch(x86_64)
private let eventStride = 12
private let eventData = 4
#else
private let eventStride = 16
private let eventData = 8
#endif

/// Linux's epoll.
public final class EpollPoller: Poller {
  private let epoll: Int32
  private let pipe = WakePipe()
  private var watched: [Int: Interest] = [:]

  /// Opens the poller.
  public init() {
    epoll = epoll_create1(epollCloseOnExec)
    _ = watch(pipe.readEnd, for: .read)
  }
  deinit {
    _ = Glibc.close(epoll)
    pipe.close()
  }
  /// The writing end of the wake-up pipe.
  public var wakeDescriptor: Int32 { pipe.writeEnd }
  /// Ends a wait.
  public func wake() { pipe.wake() }

  /// Watches a descriptor.
  public func watch(_ descriptor: Int32, for interest: Interest) -> Bool {
    let operation: Int32
    if watched[Int(descriptor)] == nil {
      if interest.isEmpty { return true }
      operation = epollAdd
    } else {
      operation = interest.isEmpty ? epollDelete : epollModify
    }
    var mask: UInt32 = 0
    if interest.contains(.read) { mask |= epollIn }
    if interest.contains(.write) { mask |= epollOut }
    var event: (UInt64, UInt64) = (0, 0)
    let done = withUnsafeMutableBytes(of: &event) { bytes in
      bytes.storeBytes(of: mask, toByteOffset: 0, as: UInt32.self)
      bytes.storeBytes(of: descriptor, toByteOffset: eventData, as: Int32.self)
      return epoll_ctl(epoll, operation, descriptor, bytes.baseAddress!) == 0
    }
    if done { watched[Int(descriptor)] = interest.isEmpty ? nil : interest }
    return done
  }

  /// Waits.
  public func wait(seconds: Double?) -> [Readiness] {
    var result: [Readiness] = []
    withUnsafeTemporaryAllocation(byteCount: 64 * eventStride, alignment: 8) { events in
      let n = epoll_wait(epoll, events.baseAddress!, 64, milliseconds(seconds))
      guard n > 0 else { return }
      for i in 0..<Int(n) {
        let mask = events.loadUnaligned(fromByteOffset: i * eventStride, as: UInt32.self)
        let fd = events.loadUnaligned(fromByteOffset: i * eventStride + eventData, as: Int32.self)
        if fd == pipe.readEnd {
          pipe.drain()
          continue
        }
        var interest: Interest = []
        if mask & (epollIn | epollHangUp | epollError) != 0 { interest.insert(.read) }
        if mask & (epollOut | epollHangUp | epollError) != 0 { interest.insert(.write) }
        result.append(Readiness(descriptor: fd, interest: interest))
      }
    }
    return result
  }
}

/// POSIX poll(2), for systems without epoll, and to keep the protocol honest.
public final class PollPoller: Poller {
  private let pipe = WakePipe()
  private var watched: [Int: Interest] = [:]

  /// Opens the poller.
  public init() {}
  deinit { pipe.close() }
  /// The writing end of the wake-up pipe.
  public var wakeDescriptor: Int32 { pipe.writeEnd }
  /// Ends a wait.
  public func wake() { pipe.wake() }

  /// Watches a descriptor.
  public func watch(_ descriptor: Int32, for interest: Interest) -> Bool {
    if fcntl(descriptor, F_GETFD) < 0, !interest.isEmpty { return false }
    watched[Int(descriptor)] = interest.isEmpty ? nil : interest
    return true
  }

  /// Waits.
  public func wait(seconds: Double?) -> [Readiness] {
    var fds = [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)]
    for (fd, interest) in watched {
      var events: Int16 = 0
      if interest.contains(.read) { events |= Int16(POLLIN) }
      if interest.contains(.write) { events |= Int16(POLLOUT) }
      fds.append(pollfd(fd: Int32(fd), events: events, revents: 0))
    }
    guard poll(&fds, UInt(fds.count), milliseconds(seconds)) > 0 else { return [] }
    if fds[0].revents != 0 { pipe.drain() }
    var result: [Readiness] = []
    for f in fds.dropFirst() where f.revents != 0 {
      var interest: Interest = []
      let bits = Int32(f.revents)
      if bits & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 { interest.insert(.read) }
      if bits & (POLLOUT | POLLHUP | POLLERR | POLLNVAL) != 0 { interest.insert(.write) }
      result.append(Readiness(descriptor: f.fd, interest: interest))
    }
    return result
  }
}
