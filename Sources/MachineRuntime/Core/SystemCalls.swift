// The few system calls that language runtimes need on raw memory, behind safe operations.

import Glibc

/// The text of a system error number.
public func systemErrorText(_ number: Int) -> String {
  guard let text = strerror(Int32(truncatingIfNeeded: number)) else { return "Unknown error \(number)" }
  return String(cString: text)
}

/// What reading a file gave.
public enum FileContents {
  case bytes([UInt8])
  /// The system's error number.
  case failure(Int)
}

/// Reads a whole file.
public func readWholeFile(_ path: String) -> FileContents {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  if descriptor < 0 { return .failure(Int(errno)) }
  defer { close(descriptor) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let n = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if n < 0 {
      if errno == EINTR { continue }
      return .failure(Int(errno))
    }
    if n == 0 { return .bytes(result) }
    result.append(contentsOf: buffer[0..<n])
  }
}

/// Reads at most `count` bytes from a descriptor; nil after an error, whose number `errno` has.
public func readDescriptor(_ descriptor: Int, _ count: Int) -> [UInt8]? {
  var buffer = [UInt8](repeating: 0, count: count)
  while true {
    let n = buffer.withUnsafeMutableBytes { read(Int32(descriptor), $0.baseAddress, $0.count) }
    if n >= 0 { return Array(buffer[0..<n]) }
    if errno != EINTR { return nil }
  }
}

/// Writes all bytes to a descriptor; false after an error, whose number `errno` has.
@discardableResult
public func writeDescriptor(_ descriptor: Int, _ bytes: [UInt8]) -> Bool {
  var done = 0
  while done < bytes.count {
    let n = bytes.withUnsafeBytes { write(Int32(descriptor), $0.baseAddress! + done, $0.count - done) }
    if n < 0 {
      if errno == EINTR { continue }
      return false
    }
    done += n
  }
  return true
}

/// What there is under a path.
public enum PathKind: Sendable { case nothing, file, directory, other }

/// What there is under a path, links followed.
public func pathKind(_ path: String) -> PathKind {
  var info = stat()
  if stat(path, &info) != 0 { return .nothing }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return .file
  case S_IFDIR: return .directory
  default: return .other
  }
}

/// The value of an environment variable.
public func environmentVariable(_ name: String) -> String? {
  guard let text = getenv(name) else { return nil }
  return String(cString: text)
}

/// The working directory.
public func workingDirectory() -> String {
  guard let text = getcwd(nil, 0) else { return "." }
  defer { free(text) }
  return String(cString: text)
}

/// Writes a whole file; nil, or the system's error number.
public func writeWholeFile(_ path: String, _ bytes: [UInt8]) -> Int? {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  if descriptor < 0 { return Int(errno) }
  defer { close(descriptor) }
  return writeDescriptor(Int(descriptor), bytes) ? nil : Int(errno)
}
