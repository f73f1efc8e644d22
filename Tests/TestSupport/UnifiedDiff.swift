// A unified diff of two texts, for the messages of golden tests. The edit script is the standard library's
// (Myers); this file only prints it with three lines of context.

/// The differences between two texts as a unified diff; empty when there are none.
public func unifiedDiff(expected: String, actual: String, name: String, limit: Int = 60) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in new.difference(from: old) {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  if removed.isEmpty && inserted.isEmpty { return "" }
  var rows: [(mark: Character, text: Substring)] = []
  var (i, j) = (0, 0)
  while i < old.count || j < new.count {
    if i < old.count, removed.contains(i) {
      rows.append(("-", old[i]))
      i += 1
    } else if j < new.count, inserted.contains(j) {
      rows.append(("+", new[j]))
      j += 1
    } else {
      rows.append((" ", old[i]))
      i += 1
      j += 1
    }
  }
  var shown = Array(repeating: false, count: rows.count)
  for (index, row) in rows.enumerated() where row.mark != " " {
    for near in max(0, index - 3)...min(rows.count - 1, index + 3) { shown[near] = true }
  }
  var lines = ["--- \(name) (expected)", "+++ \(name) (actual)"]
  var gap = true
  for (index, row) in rows.enumerated() {
    if shown[index] {
      if gap { lines.append("@@ line \(index + 1) @@") }
      lines.append("\(row.mark)\(row.text)")
    }
    gap = !shown[index]
  }
  if lines.count > limit { lines[limit...] = ["… \(lines.count - limit) more lines"] }
  return lines.joined(separator: "\n")
}
