// Pass `split`: a function that suspends becomes a machine with one state for each suspension.
//
// The blocks stay; a suspension stays a terminator. What the pass adds is the table of states: numbered from 1 in source
// order (0 is the start), each with where it goes on, the region that a thrown exception is raised in, what is live
// across it, its place, the next line that runs, and the text of what is awaited. The registers of a suspended
// machine are its slots, so a state's live values name the slots in use, and nothing is moved.

import Diagnostics
import MachineIR

struct SplitPass {
  private let function: Function
  private let values: Values
  private let graph: ControlFlow
  private let liveness: Liveness
  private let source: SourceFile?

  /// Where texts of awaited expressions are cut.
  static let textLimit = 60

  static func run(_ function: inout Function, lifetime: LocalLifetime, source: SourceFile?) {
    guard function.layout != nil else { return }
    if function.blocks.contains(where: { $0.terminator.isSuspension }) {
      let pass = SplitPass(function, lifetime, source)
      function.layout!.states = pass.states(lifetime)
    } else {
      function.layout!.states = []
    }
  }

  private init(_ function: Function, _ lifetime: LocalLifetime, _ source: SourceFile?) {
    self.function = function
    self.source = source
    values = Values(function)
    graph = ControlFlow(function)
    liveness = Liveness(function, graph, tracked: Liveness.tracked(function, lifetime))
  }

  private func states(_ lifetime: LocalLifetime) -> [MachineState] {
    let assigned = lifetime == .scopeEnd ? maybeAssigned() : []
    var live = SparseSet(capacity: values.count)
    var states: [MachineState] = []
    for (b, block) in function.blocks.enumerated() {
      guard let suspension = Suspension(block.terminator) else { continue }
      liveness.liveOut(b, function, graph, into: &live)
      if graph.handler[b] >= 0 { for value in liveness.liveIn[graph.handler[b]] { live.insert(value) } }
      if let parameter = function.blocks[graph.position[suspension.resume.index]].parameter {
        live.remove(values.id(parameter))
      }
      for index in function.variables.indices {
        switch function.variables[index].storage {
        case .cell, .free: live.insert(index)
        case .local where lifetime == .scopeEnd:
          if assigned[b][index >> 6] & (1 << UInt64(index & 63)) != 0 { live.insert(index) }
        case .local, .synthetic: break
        }
      }
      states.append(
        MachineState(
          block: block.id,
          kind: suspension.kind,
          resume: suspension.resume,
          region: block.region,
          live: live.members.sorted().map(values.place),
          span: block.terminatorSpan,
          nextLine: nextLine(b),
          text: text(block.terminatorSpan)
        )
      )
    }
    // In source order; what has no place stays behind what stood before it.
    var keys: [(line: Int32, column: Int32, index: Int)] = []
    for (i, state) in states.enumerated() {
      if state.span.line > 0 {
        keys.append((state.span.line, state.span.column, i))
      } else {
        keys.append((keys.last?.line ?? 0, keys.last?.column ?? 0, i))
      }
    }
    return keys.sorted { $0 < $1 }.map { states[$0.index] }
  }

  /// The first line other than the suspension's own that some instruction after it belongs to.
  private func nextLine(_ block: Int) -> Int32 {
    let own = function.blocks[block].terminatorSpan.line
    var seen: Set<Int> = [block]
    var work = graph.successors[block]
    var at = 0
    // A few blocks suffice for straight code; a breadth-first look finds the nearest.
    while at < work.count, at < 16 {
      let next = work[at]
      at += 1
      guard seen.insert(next).inserted else { continue }
      let candidate = function.blocks[next]
      if let line = candidate.instructions.lazy.map(\.span.line).first(where: { $0 > 0 && $0 != own }) { return line }
      if candidate.terminatorSpan.line > 0, candidate.terminatorSpan.line != own {
        return candidate.terminatorSpan.line
      }
      work.append(contentsOf: graph.successors[next])
    }
    return 0
  }

  /// The source text of a place, on one line and cut short.
  private func text(_ span: Span) -> String {
    guard let source, span.line > 0 else { return "" }
    var text: [UInt8] = []
    for line in span.line...max(span.line, span.endLine) {
      let bytes = Array(source.line(Int(line)).utf8)
      let start = line == span.line ? min(Int(max(0, span.column)), bytes.count) : 0
      let end = line == span.endLine ? min(Int(max(0, span.endColumn)), bytes.count) : bytes.count
      guard start < end else { continue }
      var piece = bytes[start..<end]
      while let c = piece.first, c == 32 || c == 9 { piece.removeFirst() }
      if !text.isEmpty { text.append(32) }
      text.append(contentsOf: piece)
      if text.count > 4 * SplitPass.textLimit { break }
    }
    let whole = String(decoding: text, as: UTF8.self)
    return whole.count <= SplitPass.textLimit ? whole : String(whole.prefix(SplitPass.textLimit - 1)) + "…"
  }

  /// For each block, which variables some path to its end may have assigned: a forward bit vector analysis.
  private func maybeAssigned() -> [[UInt64]] {
    let words = (function.variables.count + 63) / 64
    var entry = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: function.blocks.count)
    var exit = entry
    for index in 0..<min(function.signature.count, function.variables.count) {
      entry[0][index >> 6] |= 1 << (index & 63)
    }
    var queued = [Bool](repeating: true, count: function.blocks.count)
    var work = Array(function.blocks.indices.reversed())
    while let b = work.popLast() {
      queued[b] = false
      var set = entry[b]
      var during = set
      func assign(_ place: Place, _ on: Bool) {
        guard case .variable(let variable) = place else { return }
        let bit: UInt64 = 1 << (variable.index & 63)
        if on { set[variable.index >> 6] |= bit } else { set[variable.index >> 6] &= ~bit }
      }
      if let parameter = function.blocks[b].parameter { assign(parameter, true) }
      for w in 0..<words { during[w] |= set[w] }
      for instruction in function.blocks[b].instructions {
        switch instruction.operation {
        case .unbind(let variable): assign(.variable(variable), false)
        case .kill(let places): for place in places { assign(place, false) }
        default: instruction.forEachDefinition { assign($0, true) }
        }
        for w in 0..<words { during[w] |= set[w] }
      }
      exit[b] = set
      func flow(_ target: Int, _ bits: [UInt64]) {
        var changed = false
        for w in 0..<words where bits[w] & ~entry[target][w] != 0 {
          entry[target][w] |= bits[w]
          changed = true
        }
        if changed, !queued[target] {
          queued[target] = true
          work.append(target)
        }
      }
      for next in graph.successors[b] { flow(next, set) }
      if graph.handler[b] >= 0 { flow(graph.handler[b], during) }
    }
    return exit
  }
}

/// A suspending terminator, taken apart.
struct Suspension {
  var kind: String
  var operand: Operand
  var purpose: String
  var resume: BlockID

  init?(_ terminator: Terminator) {
    switch terminator {
    case .yield(let operand, let resume): (kind, self.operand, purpose, self.resume) = ("yield", operand, "", resume)
    case .delegate(let operand, let resume):
      (kind, self.operand, purpose, self.resume) = ("delegate", operand, "", resume)
    case .await(let operand, let purpose, let resume):
      (kind, self.operand, self.purpose, self.resume) = ("await", operand, purpose, resume)
    default: return nil
    }
  }
}
