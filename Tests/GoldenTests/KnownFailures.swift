// The list of cases which are known to fail. It only shrinks: a listed case which passes fails the test until its line
// is removed (`PRUNE_KNOWN_FAILURES=1 swift test --filter GoldenTests` removes such lines), and a line must name a case.

import Foundation

/// `KnownFailures.txt`: one `path: reason` a line; lines that begin with `#` are comments.
enum KnownFailures {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("KnownFailures.txt")

  /// Reason by name of the case.
  static let reasons: [String: String] = {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var found: [String: String] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      found[String(parts[0])] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    return found
  }()

  /// Lines of cases that pass are removed instead of failing the test.
  static let prunes = ProcessInfo.processInfo.environment["PRUNE_KNOWN_FAILURES"] != nil

  private static let lock = NSLock()

  /// Remove the line of one case from the file.
  static func remove(_ name: String) {
    lock.withLock {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
      let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(name + ":") }
      try? kept.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
