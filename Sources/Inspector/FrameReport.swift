// What machines cost while they are suspended: `inspect --frames`, and `--why FUNCTION.NAME`, which says of one value
// why it is part of that.

import Diagnostics
import MachineIR

/// The largest chain of machines that wait for each other, as far as the file tells.
public struct AwaitChain: Sendable {
  /// Indices of the functions, the outermost first.
  public var functions: [Int]
  /// The state in which each suspends for the next; one less than `functions`.
  public var states: [Int]
  /// The bytes of all of them together.
  public var bytes: Int
  /// Whether the chain comes back to a function that is in it already: then it has no bound.
  public var isRecursive: Bool
  /// Whether some machine of the chain waits for something that the file does not tell.
  public var isOpen: Bool
}

extension Inspection {
  /// The largest chain that begins with a function.
  public func largestChain(from index: Int) -> AwaitChain {
    var known: [Int: AwaitChain] = [:]
    return chain(index, [], &known)
  }

  private func chain(_ index: Int, _ above: [Int], _ known: inout [Int: AwaitChain]) -> AwaitChain {
    if let chain = known[index] { return chain }
    let function = functions[index]
    var best = AwaitChain(
      functions: [index],
      states: [],
      bytes: function.frame.bytes,
      isRecursive: false,
      isOpen: false
    )
    var isOpen = false
    var isRecursive = false
    for state in function.suspensions {
      guard let next = state.awaits?.function else {
        if state.kind != .yield { isOpen = true }
        continue
      }
      if next == index || above.contains(next) {
        isRecursive = true
        continue
      }
      let rest = chain(next, above + [index], &known)
      isOpen = isOpen || rest.isOpen
      isRecursive = isRecursive || rest.isRecursive
      if function.frame.bytes + rest.bytes > best.bytes {
        best.functions = [index] + rest.functions
        best.states = [state.number] + rest.states
        best.bytes = function.frame.bytes + rest.bytes
      }
    }
    best.isOpen = isOpen
    best.isRecursive = isRecursive
    // What a cycle cut short holds only for the way that led into it.
    if !isRecursive { known[index] = best }
    return best
  }
}

/// Reports about frames.
public enum FrameReport {
  /// The report of the machines among some functions.
  /// - Parameters:
  ///   - inspection: the file.
  ///   - chosen: indices of the functions; nil for all.
  public static func text(_ inspection: Inspection, functions chosen: [Int]? = nil) -> String {
    let shown = (chosen ?? Array(inspection.functions.indices)).filter { inspection.functions[$0].isMachine }
    guard !shown.isEmpty else { return "no machines: nothing here is suspended\n" }
    return shown.map { one(inspection, inspection.functions[$0]) }.joined(separator: "\n")
  }

  private static func one(_ inspection: Inspection, _ function: InspectedFunction) -> String {
    let frame = function.frame
    var out =
      "\(function.uniqueName), \(Words.machine(function.kind)) at line \(function.span.line): \(frame.bytes) bytes"
    out += " = \(frame.headerBytes) + \(Words.count(frame.slots.count, "slot")) of \(frame.slotBytes)"
    out += ", \(Words.count(function.suspensions.count, "suspension"))\n"
    for slot in frame.slots {
      let states = slot.states.filter { $0 > 0 }
      var values = slot.values.map(Words.short)
      if values.isEmpty { values = ["(room for the arguments of a call)"] }
      var shared = values.joined(separator: ", ")
      if values.count > 1 { shared += "  (\(values.count) share it)" }
      let held = states.isEmpty ? "-" : Words.ranges(states)
      out += "  r\(slot.register)" + String(repeating: " ", count: max(1, 5 - "\(slot.register)".count))
      out += TextWidth.fit(held, max(14, TextWidth.columns(held))) + " " + shared + "\n"
    }
    let idle = function.states.dropFirst().flatMap { state in
      state.held.filter { $0.reason == .lifetime }.map { ($0.label, state.number) }
    }
    if !idle.isEmpty {
      var states: [String: [Int]] = [:]
      for (name, state) in idle { states[name, default: []].append(state) }
      let list = states.keys.sorted().map { "\($0) in \(Words.ranges(states[$0] ?? []))" }
      out += "  held by the lifetime rule alone: \(list.joined(separator: ", "))\n"
    }
    return out + chain(inspection, function)
  }

  /// The largest chain, in a line or two.
  private static func chain(_ inspection: Inspection, _ function: InspectedFunction) -> String {
    guard !function.suspensions.isEmpty else { return "" }
    let chain = inspection.largestChain(from: function.index)
    var out = "  largest chain: \(chain.bytes) bytes"
    if chain.functions.count > 1 {
      let parts = chain.functions.map {
        "\(inspection.functions[$0].uniqueName) \(inspection.functions[$0].frame.bytes)"
      }
      out += " = \(parts.joined(separator: " + "))"
    }
    out += "\n"
    if chain.isRecursive { out += "  and more: the chain comes back to itself, so nothing bounds it\n" }
    var unknown: [String] = []
    for index in chain.functions {
      for state in inspection.functions[index].suspensions {
        guard state.kind != .yield, state.awaits?.function == nil else { continue }
        let text = state.awaits?.text ?? ""
        let what = "\(text.isEmpty ? state.text : text) (line \(state.span.line))"
        if !unknown.contains(what) { unknown.append(what) }
      }
    }
    if !unknown.isEmpty {
      let rest = unknown.count > 6 ? " and \(unknown.count - 6) more" : ""
      out += "  not counted, as this file does not tell its size: \(unknown.prefix(6).joined(separator: ", "))\(rest)\n"
    }
    let assumed = zip(chain.functions, chain.states).contains {
      inspection.functions[$0].states[$1].awaits?.isAssumed ?? false
    }
    if assumed { out += "  methods of self are taken to be those of the class itself\n" }
    return out
  }

  // MARK: - Why

  /// Why a value is in a function's frame.
  /// - Parameters:
  ///   - query: "FUNCTION.NAME"; the name is a variable's, or one of the IR ("%5").
  ///   - inspection: the file.
  /// - Throws: a diagnostic of kind "NameError" for an unknown function or name, with suggestions.
  public static func why(_ query: String, _ inspection: Inspection) throws(Diagnostic) -> String {
    let (function, name) = try split(query, inspection)
    let values = function.frame.slots.flatMap { slot in slot.values.map { (slot.register, $0) } }
    let found = values.filter { $0.1.name == name || $0.1.name == "$" + name || plain($0.1) == name }
    guard let (register, value) = found.first else {
      let names = values.map { plain($0.1) }
      let isOfIR = name.hasPrefix("%") || name.hasPrefix("$")
      let near = Spelling.near(name, among: isOfIR ? names : names.filter { !$0.hasPrefix("%") && !$0.hasPrefix("$") })
      let hint =
        near.isEmpty
        ? "; there are: \(names.filter { !$0.hasPrefix("%") }.prefix(12).joined(separator: ", "))"
        : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
      throw Diagnostic(
        kind: FunctionNames.unknown,
        message: "no value '\(name)' in \(function.uniqueName)\(hint)",
        span: .none,
        file: inspection.name
      )
    }
    return why(value, register, function)
  }

  private static func plain(_ value: SlotValue) -> String {
    value.kind == .temporary || value.kind == .synthetic ? value.name : value.label
  }

  /// The function and the rest of a query: the longest name of a function that fits.
  private static func split(_ query: String, _ inspection: Inspection) throws(Diagnostic) -> (InspectedFunction, String)
  {
    let names = inspection.functions.map(\.qualifiedName)
    for (i, character) in query.enumerated().reversed() where character == "." {
      let head = String(query.prefix(i))
      let rest = String(query.dropFirst(i + 1))
      // "$.c0" has a dot of its own.
      if rest.isEmpty || head.hasSuffix("$") { continue }
      guard let found = try? FunctionNames.find([head], among: names, file: inspection.name), let first = found.first
      else { continue }
      return (inspection.functions[first], rest)
    }
    let head = query.lastIndex(of: ".").map { String(query[..<$0]) }
    guard let head, !head.isEmpty else {
      throw Diagnostic(
        kind: FunctionNames.unknown,
        message: "--why needs FUNCTION.NAME, not '\(query)'",
        span: .none,
        file: inspection.name
      )
    }
    _ = try FunctionNames.find([head], among: names, file: inspection.name)
    return (inspection.functions[0], query)
  }

  private static func why(_ value: SlotValue, _ register: Int, _ function: InspectedFunction) -> String {
    let kind =
      switch value.kind {
      case .parameter: "a parameter"
      case .local: "a local variable"
      case .cell: "a variable that inner functions share (the slot holds its cell)"
      case .free: "a variable of an enclosing function (the slot holds its cell)"
      case .temporary: "the result of an expression"
      case .synthetic: "the compiler's own"
      }
    let name = plain(value)
    var out = "\(name)"
    if value.label != name { out += ", \(value.label)" }
    out += ": \(kind) of \(function.uniqueName)"
    if value.span.line > 0, value.kind != .parameter { out += ", first set at line \(value.span.line)" }
    out += "\n"
    guard function.isMachine else {
      return out + "\(function.uniqueName) is called and returns: it has no frame that outlives the call\n"
    }
    let slot = function.frame.slots[register]
    out += "slot r\(register): \(function.frame.slotBytes) of the \(function.frame.bytes) bytes of a suspended machine"
    let others = slot.values.filter { $0.name != value.name }.map(Words.short)
    out += others.isEmpty ? "\n" : ", shared with \(others.joined(separator: ", "))\n"
    let held = function.suspensions.compactMap { state in
      state.held.first { $0.name == value.name }.map { (state, $0) }
    }
    guard !held.isEmpty else {
      out += "No suspension finds it alive"
      if value.kind == .local || value.kind == .parameter {
        return out + ": it has a slot because named variables have one each, bound or not\n"
      }
      return out + ": it only lives between suspensions, and its slot is one that others need\n"
    }
    out += "It crosses \(held.count) of \(Words.count(function.suspensions.count, "suspension")):\n"
    for (state, one) in held {
      out += "  state \(state.number), line \(state.span.line), \(state.kind.rawValue)"
      if !state.text.isEmpty { out += " (\(state.text))" }
      out += ": \(reason(one))\n"
    }
    if let last = held.last(where: { $0.1.reason == .needed })?.0, held.contains(where: { $0.1.reason == .lifetime }) {
      out +=
        "It could be given up after state \(last.number) (line \(last.span.line)) by a 'del' once it has been read.\n"
    }
    return out
  }

  static func reason(_ value: HeldValue) -> String {
    switch value.reason {
    case .needed:
      value.neededAt.isEmpty ? "needed later" : "needed at \(Words.lines(value.neededAt))"
    case .lifetime: "nothing reads it any more; a named variable lives until its scope ends"
    case .cell:
      value.neededAt.isEmpty
        ? "its cell lives as long as the frame"
        : "its cell lives as long as the frame; next used at \(Words.lines(value.neededAt))"
    }
  }
}

/// Words of reports.
enum Words {
  static func machine(_ kind: FunctionKind) -> String {
    switch kind {
    case .plain: "function"
    case .generator: "generator"
    case .coroutine: "coroutine"
    case .asyncGenerator: "async generator"
    }
  }

  static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

  /// A value's name in a list: variables as in the source, others as in the IR.
  static func short(_ value: SlotValue) -> String {
    value.kind == .temporary || value.kind == .synthetic ? value.name : value.label
  }

  /// Numbers with runs drawn together: "1-3, 5".
  static func ranges(_ numbers: [Int]) -> String {
    var parts: [String] = []
    var i = 0
    let sorted = Array(Set(numbers)).sorted()
    while i < sorted.count {
      var j = i
      while j + 1 < sorted.count, sorted[j + 1] == sorted[j] + 1 { j += 1 }
      parts.append(j == i ? "\(sorted[i])" : "\(sorted[i])-\(sorted[j])")
      i = j + 1
    }
    return parts.joined(separator: ", ")
  }

  /// "line 3", "lines 3-5, 9".
  static func lines(_ numbers: [Int]) -> String {
    numbers.count == 1 ? "line \(numbers[0])" : "lines \(ranges(numbers))"
  }

  /// "a", "a and b", "a, b and c".
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "nothing" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }
}
