// Directories, files' descriptions, the environment and the process: the operating system below the module os.

import Glibc

/// What the system knows of a file.
public struct HostFileStatus: Sendable {
  public var mode, inode, device, links, user, group, size: Int
  /// Nanoseconds since 1970.
  public var accessed, modified, changed: Int
}

/// Calls of the operating system about files by path, the environment and the process.
public enum HostSystem {
  /// The names in a directory, in the system's order, without "." and "..".
  public static func names(in path: String) -> HostFile.Outcome<[String]> {
    guard let directory = opendir(path) else { return .failed(Int(errno)) }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { result.append(name) }
    }
    return .done(result)
  }

  /// Describes a file; links are followed unless told otherwise.
  public static func status(_ path: String, followLinks: Bool = true) -> HostFile.Outcome<HostFileStatus> {
    var s = stat()
    if (followLinks ? stat(path, &s) : lstat(path, &s)) != 0 { return .failed(Int(errno)) }
    func nanoseconds(_ t: timespec) -> Int { t.tv_sec * 1_000_000_000 + t.tv_nsec }
    return .done(
      HostFileStatus(
        mode: Int(s.st_mode),
        inode: Int(s.st_ino),
        device: Int(s.st_dev),
        links: Int(s.st_nlink),
        user: Int(s.st_uid),
        group: Int(s.st_gid),
        size: Int(s.st_size),
        accessed: nanoseconds(s.st_atim),
        modified: nanoseconds(s.st_mtim),
        changed: nanoseconds(s.st_ctim)
      )
    )
  }

  private static func outcome(_ result: Int32) -> Int? { result == 0 ? nil : Int(errno) }
  /// Removes a file; the error number, or nil.
  public static func unlink(_ path: String) -> Int? { outcome(Glibc.unlink(path)) }
  /// Makes a directory.
  public static func makeDirectory(_ path: String, mode: Int) -> Int? {
    outcome(mkdir(path, mode_t(truncatingIfNeeded: mode)))
  }
  /// Removes an empty directory.
  public static func removeDirectory(_ path: String) -> Int? { outcome(rmdir(path)) }
  /// Renames.
  public static func rename(_ from: String, _ to: String) -> Int? { outcome(Glibc.rename(from, to)) }
  /// Changes the working directory.
  public static func changeDirectory(_ path: String) -> Int? { outcome(chdir(path)) }
  /// Whether the process may use a file in the given ways.
  public static func access(_ path: String, _ mode: Int) -> Bool {
    Glibc.access(path, Int32(truncatingIfNeeded: mode)) == 0
  }
  /// Where a symbolic link points.
  public static func link(_ path: String) -> HostFile.Outcome<String> {
    var buffer = [CChar](repeating: 0, count: 4097)
    let n = readlink(path, &buffer, 4096)
    if n < 0 { return .failed(Int(errno)) }
    return .done(String(decoding: buffer[..<n].map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
  /// The path without symbolic links, "." and ".."; nil when something on it does not exist.
  public static func realPath(_ path: String) -> String? {
    guard let p = realpath(path, nil) else { return nil }
    defer { free(p) }
    return String(cString: p)
  }

  /// The environment as "NAME=value" texts.
  public static var environment: [String] {
    var result: [String] = []
    var p = environ
    while let entry = p.pointee {
      result.append(String(cString: entry))
      p += 1
    }
    return result
  }
  /// Sets a variable of the environment.
  public static func setVariable(_ name: String, _ value: String) -> Int? { outcome(setenv(name, value, 1)) }
  /// Removes a variable from the environment.
  public static func removeVariable(_ name: String) -> Int? { outcome(unsetenv(name)) }

  /// Number of the process.
  public static var process: Int { Int(getpid()) }
  /// Number of the parent process.
  public static var parent: Int { Int(getppid()) }
  /// Number of the user.
  public static var user: Int { Int(getuid()) }
  /// Number of the user's group.
  public static var group: Int { Int(getgid()) }
  /// How many processors there are.
  public static var processors: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
  /// Ends the process at once.
  public static func exit(_ status: Int) -> Never { _exit(Int32(truncatingIfNeeded: status)) }
  /// Runs a command in a shell and waits for it; the status as `wait` gives it.
  public static func shell(_ command: String) -> Int { Int(system(command)) }
  /// Name of the system, of the machine in the network, release, version, machine.
  public static var names: [String] {
    var u = utsname()
    if uname(&u) != 0 { return ["", "", "", "", ""] }
    func text<T>(_ field: T) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return [text(u.sysname), text(u.nodename), text(u.release), text(u.version), text(u.machine)]
  }
  /// Makes a pipe: reading end, writing end.
  public static func pipe() -> HostFile.Outcome<(Int32, Int32)> {
    var ends: [Int32] = [0, 0]
    if Glibc.pipe(&ends) != 0 { return .failed(Int(errno)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return .done((ends[0], ends[1]))
  }
}
