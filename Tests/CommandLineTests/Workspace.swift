// A scratch folder for one test, with helpers to put files into it and to run `fermata` there.

import Foundation
import TestSupport
import Testing

/// A folder which is removed when the test ends.
final class Workspace: Sendable {
  let folder: URL

  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("fermata-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// Run `fermata` in the folder.
  func fermata(_ arguments: String..., stdin: String = "", interruptAfter: String? = nil) async throws -> Outcome {
    try await runFermata(
      arguments,
      in: folder,
      stdin: Array(stdin.utf8),
      environment: ["NO_COLOR": nil],
      interruptAfter: interruptAfter
    )
  }

  /// Run a shell command in the folder; `$FERMATA_UNDER_TEST` is the executable.
  func shell(_ command: String, interruptAfter: String? = nil) async throws -> Outcome {
    try await runFermata(
      ["-c", command],
      in: folder,
      executable: URL(fileURLWithPath: "/bin/sh"),
      environment: ["FERMATA_UNDER_TEST": fermataExecutable().path],
      interruptAfter: interruptAfter
    )
  }
}

/// Standard output of a run that must succeed quietly.
func output(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) -> String {
  #expect(outcome.exitCode == 0, sourceLocation: sourceLocation)
  #expect(outcome.stderr == "", sourceLocation: sourceLocation)
  return outcome.stdout
}
