// Functions asked for by name.

import Diagnostics
import MachineIR

/// Finds functions by name.
public enum FunctionNames {
  /// The kind of the diagnostic for a name that no function has.
  public static let unknown = "NameError"

  /// Indices of the functions with the given names, each once, in the order of the file.
  /// - Parameters:
  ///   - names: names as "f", "C.method", "f.<locals>.g"; "f#2" for the second of a name. A last component alone will
  ///     do when no function has it as its whole name.
  ///   - qualified: dotted names of all functions, by index.
  ///   - file: for the message.
  /// - Throws: a diagnostic of kind `unknown`, with suggestions.
  public static func find(_ names: [String], among qualified: [String], file: String) throws(Diagnostic) -> [Int] {
    let ranked = IRText.ranked(qualified).map { $0 + $1 }
    var chosen: Set<Int> = []
    for name in names {
      var found = qualified.indices.filter { ranked[$0] == name && ranked[$0] != qualified[$0] }
      if found.isEmpty { found = qualified.indices.filter { qualified[$0] == name } }
      if found.isEmpty { found = qualified.indices.filter { IRText.lastComponent(qualified[$0]) == name } }
      guard !found.isEmpty else {
        throw Diagnostic(kind: unknown, message: message(name, ranked, file), span: .none, file: file)
      }
      chosen.formUnion(found)
    }
    return chosen.sorted()
  }

  private static func message(_ name: String, _ all: [String], _ file: String) -> String {
    let text = "no function '\(name)' in \(file)"
    let near = Spelling.near(name, among: all)
    if !near.isEmpty { return text + "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?" }
    let shown = all.prefix(8).joined(separator: ", ")
    return text + "; there are: \(shown)\(all.count > 8 ? " and \(all.count - 8) more" : "")"
  }
}

/// Words that are meant when another was written.
public enum Spelling {
  /// At most three of the words that are near to the one given, the nearest first.
  public static func near(_ word: String, among words: [String]) -> [String] {
    let wanted = Array(word.unicodeScalars.prefix(80))
    var found: [(distance: Int, word: String)] = []
    for candidate in words where !found.contains(where: { $0.word == candidate }) {
      // The last component may be what was written.
      let whole = distance(wanted, Array(candidate.unicodeScalars.prefix(80)))
      let last = distance(wanted, Array(IRText.lastComponent(candidate).unicodeScalars.prefix(80)))
      let best = min(whole, last)
      if best <= max(1, wanted.count / 3) { found.append((best, candidate)) }
    }
    return found.sorted { $0 < $1 }.prefix(3).map(\.word)
  }

  /// Damerau and Levenshtein's distance: insertions, deletions, substitutions, swaps of neighbours.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
