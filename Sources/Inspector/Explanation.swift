// `fermata explain FILE:LINE`: in plain words, what a line is to the machine it belongs to.

import Diagnostics
import MachineIR

/// Explains lines.
public enum Explanation {
  /// What happens at a line.
  /// - Parameters:
  ///   - line: the line, from 1.
  ///   - inspection: the file, inspected from source.
  /// - Throws: a diagnostic of kind "LineError" when the file has no such line.
  public static func text(line: Int, _ inspection: Inspection) throws(Diagnostic) -> String {
    let lines = inspection.lines
    guard line >= 1, line <= lines.count else {
      throw Diagnostic(
        kind: "LineError",
        message: "\(inspection.name) has \(Words.count(lines.count, "line")), not \(line)",
        span: .none,
        file: inspection.name
      )
    }
    let out = "\(inspection.name):\(line): \(SourceText.trimmed(lines[line - 1]))\n"
    if let text = code(line, inspection) { return out + text }
    // What runs of a statement may all belong to another of its lines.
    if let start = statement(line, inspection), start != line, let text = code(start, inspection) {
      return out + "\nThe line belongs to what begins at line \(start): \(SourceText.cut(lines[start - 1]))\n" + text
    }
    let all = Set(inspection.functions.flatMap { codeLines($0) })
    let next = all.filter { $0 > line }.min().map { "The next line with code is \($0).\n" } ?? ""
    return out + "\nNothing runs on this line.\n" + next
  }

  /// What happens at a line that has code; nil for one without.
  private static func code(_ line: Int, _ inspection: Inspection) -> String? {
    let owners = inspection.functions.filter { runs(line, $0) }
    let begun = inspection.functions.filter { $0.index > 0 && $0.isMachine && Int($0.span.line) == line }
    guard !owners.isEmpty || !begun.isEmpty else { return nil }
    var out = ""
    for function in owners { out += "\n" + explain(line, function, inspection) }
    for function in begun { out += "\n" + begins(function) }
    return out
  }

  /// The first line of the statement, or of the head of the compound statement, that a line is a part of.
  private static func statement(_ line: Int, _ inspection: Inspection) -> Int? {
    let blocks: Set<String> = ["body", "orelse", "finalbody", "handlers", "cases"]
    func covers(_ node: Int) -> Bool {
      let span = inspection.tree[node].span
      return Int(span.line) <= line && line <= Int(span.endLine)
    }
    var innermost: Int?
    for (i, node) in inspection.tree.enumerated() where blocks.contains(node.field) && covers(i) { innermost = i }
    guard let innermost else { return nil }
    // Of a compound statement the head only: a blank line between the statements of its body is no part of it.
    let inside = inspection.tree.indices.filter {
      inspection.tree[$0].parent == innermost && blocks.contains(inspection.tree[$0].field)
    }
    if let body = inside.first, line >= Int(inspection.tree[body].span.line) { return nil }
    return Int(inspection.tree[innermost].span.line)
  }

  /// What a definition makes.
  private static func begins(_ function: InspectedFunction) -> String {
    let points = Array(Set(function.suspensions.map { Int($0.span.line) })).sorted()
    var out = "Here begins \(function.uniqueName), \(article(Words.machine(function.kind)))"
    out += " with \(Words.count(function.suspensions.count, "suspension"))"
    out += points.isEmpty ? ".\n" : " (\(Words.lines(points))).\n"
    out += "Calling it runs nothing yet: it makes a machine in its start state"
    let held = function.states.first?.held.map(\.label) ?? []
    out += held.isEmpty ? ".\n" : ", which holds \(Words.list(held)).\n"
    return out + cost(function, [])
  }

  // MARK: - Which functions

  private static func codeLines(_ function: InspectedFunction) -> Set<Int> {
    guard let last = function.passes.last else { return [] }
    var lines: Set<Int> = []
    for row in last.lines where row.part == .instruction || row.part == .terminator {
      if row.span.line > 0, !row.body.hasPrefix("  goto "), !row.body.contains("stop_iteration_guard"),
        !(row.body.hasPrefix("  reraise ") && row.span == function.span)
      {
        lines.insert(Int(row.span.line))
      }
    }
    return lines
  }

  /// Whether something of a function runs on a line.
  private static func runs(_ line: Int, _ function: InspectedFunction) -> Bool { codeLines(function).contains(line) }

  // MARK: - One function

  private static func explain(_ line: Int, _ function: InspectedFunction, _ inspection: Inspection) -> String {
    guard function.isMachine else {
      let what =
        function.index == 0
        ? "The module's body, which" : "In \(function.uniqueName), a function that"
      return "\(what) runs from its start to its end: it is no machine and has no states here.\n"
    }
    let name = "\(function.uniqueName), \(article(Words.machine(function.kind))) (lines \(extent(function.span)))"
    var out = "In \(name) with \(Words.count(function.suspensions.count, "suspension")).\n"
    let here = function.suspensions.filter { Int($0.span.line) == line }
    let before = function.states.filter {
      $0.lines.contains(line) && ($0.number == 0 || Int($0.span.line) != line)
    }
    if here.isEmpty {
      out += "It does not suspend on this line. The line runs on the way from \(from(before)).\n"
      let next = Set(
        function.edges.filter { edge in before.contains { $0.number == edge.from } && edge.lines.contains(line) }
          .filter { !$0.isImplicit }.map(\.to)
      )
      if !next.isEmpty {
        out += "From it the machine goes to \(Words.list(order(next).map { title($0, function) })).\n"
      }
    } else {
      let numbers = here.map { "\($0.number)" }
      out += "It suspends on this line: state\(here.count == 1 ? "" : "s") \(Words.list(numbers)).\n"
      if !before.isEmpty { out += "The line begins to run on the way from \(from(before)).\n" }
    }
    for state in here { out += "\n" + explain(state, function, inspection) }
    out += "\n" + cost(function, here)
    let awaited = here.compactMap { $0.awaits?.function }.map { inspection.functions[$0].uniqueName }
    return out + "\n" + ending(line, function, awaited, suspends: !here.isEmpty)
  }

  private static func article(_ noun: String) -> String { (noun.hasPrefix("a") ? "an " : "a ") + noun }

  private static func extent(_ span: Span) -> String { "\(span.line)-\(max(span.line, span.endLine))" }

  private static func order(_ states: Set<Int>) -> [Int] {
    states.sorted { ($0 >= 0 ? $0 : Int.max + $0) < ($1 >= 0 ? $1 : Int.max + $1) }
  }

  private static func from(_ states: [StateInfo]) -> String {
    guard !states.isEmpty else { return "nowhere: no way leads to it" }
    return Words.list(
      states.prefix(6).map { $0.number == 0 ? "the start" : "state \($0.number) (line \($0.span.line))" }
    )
      + (states.count > 6 ? " and \(states.count - 6) more" : "")
  }

  private static func title(_ state: Int, _ function: InspectedFunction) -> String {
    switch state {
    case Inspection.done: return "its end, where it returns"
    case Inspection.failed: return "its end by an exception"
    default:
      let info = function.states[state]
      return "state \(state) (line \(info.span.line), \(info.kind.rawValue))"
    }
  }

  // MARK: - A state

  private static func explain(
    _ state: StateInfo,
    _ function: InspectedFunction,
    _ inspection: Inspection
  ) -> String {
    var out = "State \(state.number): \(state.kind.rawValue)"
    if !state.text.isEmpty { out += ": \(state.text)" }
    out += "\n"
    if let target = state.awaits, let index = target.function {
      let callee = inspection.functions[index]
      out +=
        "  waits for \(callee.uniqueName) (line \(callee.span.line)), whose machine takes \(callee.frame.bytes) bytes"
      out += target.isAssumed ? ", unless a subclass has its own\n" : "\n"
    }
    let needed = state.held.filter { $0.reason != .lifetime }
    let kept = state.held.filter { $0.reason == .lifetime }
    if state.held.isEmpty { out += "  holds nothing\n" }
    if !needed.isEmpty {
      out += "  holds, because it is needed later:\n"
      for value in needed {
        let name = value.kind == .temporary || value.kind == .synthetic ? "\(value.label) (\(value.name))" : value.label
        out += "    \(name): \(FrameReport.reason(value))\n"
      }
    }
    if !kept.isEmpty {
      out += "  keeps, only because named variables live until their scope ends: \(Words.list(kept.map(\.label)))\n"
    }
    let result =
      state.receives.isEmpty ? "dropping what it is given" : "with what it is given in \(plain(state.receives))"
    out += "  resumes on line \(state.span.line), \(result)"
    out += state.nextLine > 0 ? "; the next other line to run is \(state.nextLine)\n" : "\n"
    let freed = state.released.filter { !$0.onException }
    if !freed.isEmpty { out += "  then gives up \(Words.list(freed.map { plain($0.name) }))\n" }
    let ways = function.edges.filter { $0.from == state.number && !$0.isImplicit }
    for edge in ways { out += "  by \(edge.caption) it goes to \(title(edge.to, function))\n" }
    return out
  }

  private static func plain(_ name: String) -> String {
    name.hasPrefix("$") && !name.hasPrefix("$.") ? String(name.dropFirst()) : name
  }

  // MARK: - Cost

  private static func cost(_ function: InspectedFunction, _ here: [StateInfo]) -> String {
    let frame = function.frame
    var out = "The frame takes \(frame.bytes) bytes while suspended: \(frame.headerBytes) and "
    out += "\(Words.count(frame.slots.count, "slot")) of \(frame.slotBytes); what the slots refer to is not counted.\n"
    // The dearest variable is the one that is held most often without being read again.
    var idle: [String: [Int]] = [:]
    var all: [String: Int] = [:]
    for state in function.suspensions {
      for value in state.held where value.kind != .temporary && value.kind != .synthetic {
        all[value.label, default: 0] += 1
        if value.reason == .lifetime { idle[value.label, default: []].append(state.number) }
      }
    }
    if let worst = idle.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) {
      let states = Words.ranges(worst.value)
      let plural = worst.value.count == 1 ? "state" : "states"
      out += "The costliest variable is \(worst.key): held in \(plural) \(states) though nothing reads it any more. "
      out += "'del \(worst.key)' after its last use would release what it refers to.\n"
    } else if let most = all.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      out += "The variable held most is \(most.key): across \(Words.count(most.value, "suspension")); "
      out += "every one of them needs it.\n"
    }
    return out
  }

  // MARK: - Cancellation

  /// What an exception that arrives from outside would run, in order.
  private static func ending(
    _ line: Int,
    _ function: InspectedFunction,
    _ awaited: [String],
    suspends: Bool
  ) -> String {
    let isGenerator = function.kind == .generator
    let signal = isGenerator ? "GeneratorExit" : "CancelledError"
    var out: String
    if isGenerator {
      out = suspends ? "Closing the generator here raises GeneratorExit" : "An exception on this line"
    } else {
      out = suspends ? "A cancellation here raises CancelledError" : "An exception on this line"
    }
    if suspends, !isGenerator, !awaited.isEmpty {
      out += " in \(Words.list(awaited)), which is awaited; what that lets go arrives on this line, where it"
    } else if suspends {
      out += " on this line, where it"
    }
    let around = function.protections.filter { $0.protected.contains(line) }.reversed()
    guard !around.isEmpty else { return out + " meets nothing\(leaves(function))" }
    out += " meets, in order:\n"
    var number = 0
    func add(_ text: String) {
      number += 1
      out += "  \(number). \(text)\n"
    }
    for protection in around {
      switch protection.kind {
      case .with, .asyncWith:
        for clause in protection.clauses.reversed() {
          let call = protection.kind == .asyncWith ? "__aexit__ is awaited" : "__exit__ is called"
          add("\(clause.text) (line \(clause.span.line)): \(call) with the exception, and may swallow it")
        }
      case .tryFinally:
        let clause = protection.clauses[0]
        var text = "finally, line\(clause.span.line == clause.span.endLine ? "" : "s") \(body(clause.span)): runs"
        let inside = function.suspensions.filter {
          $0.span.line >= clause.span.line && $0.span.line <= clause.span.endLine
        }
        if !inside.isEmpty {
          let points = Array(Set(inside.map { Int($0.span.line) })).sorted()
          text += ", and suspends at \(Words.lines(points)), "
          text +=
            isGenerator
            ? "which a generator that is closed may not" : "where another cancellation could cut it short"
        }
        add(text)
      case .tryExcept, .tryExceptStar:
        clauses: for clause in protection.clauses {
          switch suspends ? answer(clause, isGenerator) : .maybe {
          case .yes:
            add("\(clause.text) (line \(clause.span.line)): takes \(signal); it stops here unless the handler raises")
            break clauses
          case .maybe: add("\(clause.text) (line \(clause.span.line)): takes it if it is of that type")
          case .no: add("\(clause.text) (line \(clause.span.line)): does not take \(signal)")
          }
        }
      }
    }
    return out + "  then" + leaves(function)
  }

  private static func leaves(_ function: InspectedFunction) -> String {
    function.kind == .generator
      ? ": it leaves \(function.uniqueName), which is closed.\n"
      : ": it leaves \(function.uniqueName) for what awaits it, or ends its task.\n"
  }

  private static func body(_ span: Span) -> String {
    span.line == span.endLine ? "\(span.line)" : "\(span.line)-\(span.endLine)"
  }

  private static func answer(_ clause: Protection.Clause, _ isGenerator: Bool) -> Protection.Answer {
    guard isGenerator else { return clause.catchesCancellation }
    if clause.text.contains("GeneratorExit") || clause.text.contains("BaseException") { return .yes }
    if clause.text.hasPrefix("except ") || clause.text.hasPrefix("except* ") {
      return clause.catchesCancellation == .maybe ? .maybe : .no
    }
    return .yes
  }
}
