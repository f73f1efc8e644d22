// The host's files and clocks, behind safe calls: the runtimes above may not touch raw memory. Errors are error numbers.

import Glibc

/// Calls on the host's file descriptors.
public enum HostFile {
  /// What a call gave.
  public enum Outcome<T> {
    case done(T)
    /// It failed with this error number.
    case failed(Int)
  }

  /// Opens a file; the mode applies to a new one.
  public static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0o666) -> Outcome<Int32> {
    let fd = Glibc.open(path, flags | O_CLOEXEC, mode)
    return fd < 0 ? .failed(Int(errno)) : .done(fd)
  }
  /// Reads at most `count` bytes; none at the end.
  public static func read(_ fd: Int32, _ count: Int) -> Outcome<[UInt8]> {
    var failure = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let n = Glibc.read(fd, buffer.baseAddress, count)
      if n < 0 { failure = Int(errno) }
      initialized = max(n, 0)
    }
    return failure != 0 ? .failed(failure) : .done(bytes)
  }
  /// Writes bytes from an offset; how many were written.
  public static func write(_ fd: Int32, _ bytes: [UInt8], from offset: Int) -> Outcome<Int> {
    precondition(offset >= 0 && offset <= bytes.count)
    let n = bytes.withUnsafeBytes { Glibc.write(fd, $0.baseAddress.map { $0 + offset }, bytes.count - offset) }
    return n < 0 ? .failed(Int(errno)) : .done(n)
  }
  /// Closes a descriptor; the error number, or nil.
  public static func close(_ fd: Int32) -> Int? { Glibc.close(fd) < 0 ? Int(errno) : nil }
  /// Moves the position; the new one.
  public static func seek(_ fd: Int32, _ offset: Int, _ whence: Int32) -> Outcome<Int> {
    let n = lseek(fd, offset, whence)
    return n < 0 ? .failed(Int(errno)) : .done(n)
  }
  /// Cuts a file to a length; the error number, or nil.
  public static func truncate(_ fd: Int32, _ length: Int) -> Int? { ftruncate(fd, length) < 0 ? Int(errno) : nil }
  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ fd: Int32) -> Bool { isatty(fd) == 1 }
  /// How many columns the terminal has; nil when the descriptor is none, or the terminal does not say.
  public static func terminalWidth(_ fd: Int32) -> Int? {
    var size = winsize()
    return ioctl(fd, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }
  /// Whether a descriptor is a directory.
  public static func isDirectory(_ fd: Int32) -> Bool {
    var s = stat()
    return fstat(fd, &s) == 0 && s.st_mode & S_IFMT == S_IFDIR
  }
  /// A broken pipe is told by the failing write, not by a signal.
  public static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// The host's clocks, in nanoseconds.
public enum HostClock {
  private static func read(_ clock: clockid_t) -> Int {
    var t = timespec()
    clock_gettime(clock, &t)
    return t.tv_sec * 1_000_000_000 + t.tv_nsec
  }
  /// Since 1970.
  public static var wall: Int { read(CLOCK_REALTIME) }
  /// Since some fixed time, never going back.
  public static var monotonic: Int { read(CLOCK_MONOTONIC) }
  /// Of the processor, by this process.
  public static var process: Int { read(CLOCK_PROCESS_CPUTIME_ID) }
  /// Of the processor, by this thread.
  public static var thread: Int { read(CLOCK_THREAD_CPUTIME_ID) }

  /// A date and time taken apart.
  public struct Parts: Sendable {
    /// As in C's `struct tm`, but with the full year and the month from 1.
    public var year, month, day, hour, minute, second, weekday, yearday, isDST: Int
    /// Seconds east of Greenwich.
    public var offset: Int
    /// The time zone's short name.
    public var zone: String
    /// From its parts.
    public init(
      year: Int,
      month: Int,
      day: Int,
      hour: Int,
      minute: Int,
      second: Int,
      weekday: Int,
      yearday: Int,
      isDST: Int,
      offset: Int,
      zone: String
    ) {
      (self.year, self.month, self.day) = (year, month, day)
      (self.hour, self.minute, self.second) = (hour, minute, second)
      (self.weekday, self.yearday, self.isDST) = (weekday, yearday, isDST)
      (self.offset, self.zone) = (offset, zone)
    }
  }
  /// Seconds since 1970 taken apart, in local time or in UTC.
  public static func parts(_ seconds: Int, local: Bool) -> Parts {
    var t = time_t(seconds)
    var tm = Glibc.tm()
    if local { localtime_r(&t, &tm) } else { gmtime_r(&t, &tm) }
    let zone = tm.tm_zone.map { String(cString: $0) } ?? "UTC"
    let (year, month, day) = (Int(tm.tm_year) + 1900, Int(tm.tm_mon) + 1, Int(tm.tm_mday))
    let (hour, minute, second) = (Int(tm.tm_hour), Int(tm.tm_min), Int(tm.tm_sec))
    let weekday = (Int(tm.tm_wday) + 6) % 7
    return Parts(
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      second: second,
      weekday: weekday,
      yearday: Int(tm.tm_yday) + 1,
      isDST: Int(tm.tm_isdst),
      offset: tm.tm_gmtoff,
      zone: zone
    )
  }
  private static func broken(_ p: Parts) -> Glibc.tm {
    var tm = Glibc.tm()
    tm.tm_year = Int32(truncatingIfNeeded: p.year - 1900)
    tm.tm_mon = Int32(truncatingIfNeeded: p.month - 1)
    tm.tm_mday = Int32(truncatingIfNeeded: p.day)
    tm.tm_hour = Int32(truncatingIfNeeded: p.hour)
    tm.tm_min = Int32(truncatingIfNeeded: p.minute)
    tm.tm_sec = Int32(truncatingIfNeeded: p.second)
    tm.tm_wday = Int32(truncatingIfNeeded: (p.weekday + 1) % 7)
    tm.tm_yday = Int32(truncatingIfNeeded: p.yearday - 1)
    tm.tm_isdst = Int32(truncatingIfNeeded: p.isDST)
    return tm
  }
  /// Seconds since 1970 of a local date and time.
  public static func seconds(local p: Parts) -> Int {
    var t = broken(p)
    return mktime(&t)
  }
  /// A date and time as the C library's `strftime` writes it.
  public static func format(_ p: Parts, _ format: String) -> String {
    if format.isEmpty { return "" }
    var t = broken(p)
    let capacity = 1024 + format.utf8.count * 16
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let n = strftime(buffer.baseAddress.unsafelyUnwrapped, capacity, format, &t)
      return String(decoding: UnsafeRawBufferPointer(start: buffer.baseAddress, count: n), as: UTF8.self)
    }
  }
}

/// Random bytes of the host.
public enum HostRandom {
  /// That many of them.
  public static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
