// "Did you mean": the name nearest to one that was not found (CPython's suggestions.c: an edit distance with cheap
// changes of case).

import MachineRuntime

enum Suggestions {
  private static let moveCost = 2
  private static let caseCost = 1
  private static let longest = 40

  private static func substitution(_ a: UInt8, _ b: UInt8) -> Int {
    if a & 31 != b & 31 { return moveCost }
    if a == b { return 0 }
    let x = (65...90).contains(a) ? a + 32 : a
    let y = (65...90).contains(b) ? b + 32 : b
    return x == y ? caseCost : moveCost
  }

  static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int {
    if left == right { return 0 }
    var a = left[...]
    var b = right[...]
    while let x = a.first, let y = b.first, x == y {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, x == y {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if a.count > longest || b.count > longest { return limit + 1 }
    if b.count < a.count { swap(&a, &b) }
    if (b.count - a.count) * moveCost > limit { return limit + 1 }
    let x = Array(a)
    var row = (1...x.count).map { $0 * moveCost }
    var result = 0
    for (i, code) in b.enumerated() {
      var distance = i * moveCost
      result = distance
      var minimum = Int.max
      for k in x.indices {
        let substitute = distance + substitution(code, x[k])
        distance = row[k]
        let insertDelete = min(result, distance) + moveCost
        result = min(insertDelete, substitute)
        row[k] = result
        minimum = min(minimum, result)
      }
      if minimum > limit { return limit + 1 }
    }
    return result
  }

  /// The nearest of the candidates, or nil when none is near.
  static func best(_ name: String, _ candidates: [String]) -> String? {
    if candidates.count >= 750 { return nil }
    let wanted = Array(name.utf8)
    if wanted.count > longest { return nil }
    var best: String?
    var bestDistance = Int.max
    for c in candidates where c != name {
      let text = Array(c.utf8)
      var limit = (wanted.count + text.count + 3) * moveCost / 6
      limit = min(limit, bestDistance - 1)
      let d = distance(wanted, text, limit: limit)
      if d > limit { continue }
      if best == nil || d < bestDistance {
        best = c
        bestDistance = d
      }
    }
    return best
  }
}

extension PythonDialect {
  /// What to add to the message of an uncaught NameError or AttributeError.
  func suggestion(_ vm: Interpreter, _ e: borrowing Value) -> String? {
    let type = vm.pyType(e)
    if type.isSubtype(of: exceptions.attributeError) {
      let name = e.slot(ExceptionSlot.extra)
      let object = e.slot(ExceptionSlot.extra + 1)
      guard name.isKind(.string), !object.isNone else { return nil }
      let found = vm.makeDict()
      ObjectMethods.collectNames(vm, object, into: found)
      return hint(name.string, keys(found, vm))
    }
    if type.isSubtype(of: exceptions.nameError), !type.isSubtype(of: exceptions.unboundLocalError) {
      let name = e.slot(ExceptionSlot.extra)
      guard name.isKind(.string) else { return nil }
      var traceback = e.slot(ExceptionSlot.traceback)
      if traceback.isNone { return nil }
      while true {
        let next = traceback.slot(TracebackSlot.next)
        if next.isNone { break }
        traceback = next
      }
      let frame = traceback.slot(TracebackSlot.frame)
      var candidates: [String] = []
      for v in frame.frameInfo.unit.variables { candidates.append(v.name) }
      if let s = Suggestions.best(name.string, candidates) { return ". Did you mean: '\(s)'?" }
      let globals = frame.frameFunction.functionPart(.globals)
      if let s = Suggestions.best(name.string, keys(globals, vm)) { return ". Did you mean: '\(s)'?" }
      if let s = Suggestions.best(name.string, keys(builtinsDict, vm)) { return ". Did you mean: '\(s)'?" }
    }
    return nil
  }
  private func hint(_ name: String, _ candidates: [String]) -> String? {
    guard let s = Suggestions.best(name, candidates) else { return nil }
    return ". Did you mean: '\(s)'?"
  }
  private func keys(_ d: borrowing Value, _ vm: Interpreter) -> [String] {
    var result: [String] = []
    var i = 0
    while let e = d.nextEntry(&i) { if e.key.isKind(.string) { result.append(e.key.string) } }
    return result
  }
}
