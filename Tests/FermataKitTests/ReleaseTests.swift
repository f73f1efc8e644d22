// Programs run one after the other in one process, as a program that embeds FermataKit does: each run's interpreter
// must be gone when the next begins, whatever its program left behind.

import Diagnostics
import FermataKit
import Foundation
import Glibc
import Testing

// The C library's own account of its heap, as XML; its header is not in the toolchain's module.
@_silgen_name("malloc_info")
private func mallocInfo(_ options: Int32, _ stream: UnsafeMutablePointer<FILE>) -> Int32

/// Bytes that the process has allocated and not freed.
private func allocatedBytes() throws -> Int {
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("heap-\(getpid()).xml")
  defer { try? FileManager.default.removeItem(at: file) }
  let stream = unsafe try #require(fopen(file.path, "w"))
  _ = unsafe mallocInfo(0, stream)
  unsafe fclose(stream)
  // Totals of all arenas stand behind the last arena.
  let text = try String(contentsOf: file, encoding: .utf8)
  let totals = try #require(text.range(of: "</heap>", options: .backwards)).upperBound
  func size(_ element: String) throws -> Int {
    let line = try #require(text[totals...].split(separator: "\n").first { $0.hasPrefix("<" + element) })
    let value = try #require(line.range(of: "size=\"")).upperBound
    return try #require(Int(line[value...].prefix { $0.isNumber }))
  }
  return try size("system type=\"current\"") + size("total type=\"mmap\"") - size("total type=\"fast\"")
    - size("total type=\"rest\"")
}

/// Number of the process's open descriptors and its reserved address space in kilobytes.
private func systemResources() throws -> (descriptors: Int, virtualKilobytes: Int) {
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmSize:") })
  return (
    try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count,
    try #require(Int(line.split(separator: " ")[1]))
  )
}

/// Compiles and runs a program of this folder; its exit status.
private func run(_ name: String) throws -> Int32 {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
  let source = SourceFile(name: file.path, bytes: Array(try Data(contentsOf: file)))
  let compiled = try Compiler.compile(source)
  return Runner.run(compiled.image, RunConfiguration(file: file.path, arguments: [file.path]))
}

@Suite struct ReleaseTests {
  /// In a process of its own, so that nothing else allocates.
  @Test func fiftyInterpretersTakeTheMemoryOfOne() async {
    await #expect(processExitsWith: .success) {
      // What Swift and the C library allocate once.
      for _ in 0..<5 { try #require(try run("everything.py") == 7) }
      let before = try allocatedBytes()
      let resources = try systemResources()
      for _ in 0..<50 {
        try #require(try run("everything.py") == 7)
      }
      let grown = try allocatedBytes() - before
      // What is kept of one run would be more than two megabytes.
      try #require(grown < 50 * 200, "\(grown) bytes more after 50 runs")
      let after = try systemResources()
      try #require(after.descriptors <= resources.descriptors)
      try #require(after.virtualKilobytes < resources.virtualKilobytes + 100_000)
    }
  }
}
