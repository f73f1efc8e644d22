// A lowered function seen as a machine: its states, what each holds and why, how it gets from one to the next.
//
// The passes leave a table of states (Lowering/SplitStates.swift); what is found here on top of it:
//   - edges: every way that control can take from a resume to the next suspension or end (StateWalk.swift);
//   - why a value is held: liveness with every value tracked tells what is still read; what is held without being read
//     is there by the language's rule (Lowering tracks only what may end early);
//   - the lines that read a value next: a forward search from the resume point and from the handler of its region.

import Diagnostics
import Lowering
import MachineIR
import MachineRuntime

struct MachineAnalysis {
  let function: MachineIR.Function
  let layout: MachineLayout
  let graph: ControlFlow
  let values: Values
  let names: ValueNames
  private let lifetime: LocalLifetime
  private(set) var states: [StateInfo] = []
  private(set) var edges: [StateEdge] = []
  private(set) var regions: [RegionInfo] = []

  /// Looks at a function that all passes have been over.
  init(_ function: MachineIR.Function, lifetime: LocalLifetime, source: SourceFile?) {
    self.function = function
    self.lifetime = lifetime
    layout =
      function.layout ?? MachineLayout(variableRegisters: [], tempRegisters: [:], registerCount: 0, states: [])
    graph = ControlFlow(function)
    values = Values(function)
    names = ValueNames(function, source)
    states = baseStates(source)
    findHeld()
    if function.kind != .plain {
      let walk = StateWalk(function, graph, layout)
      edges = walk.edges
      for s in states.indices {
        states[s].lines = walk.lines[s]
        let held = Dictionary(states[s].held.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        states[s].released = walk.releases[s].compactMap { release in
          guard let label = held[names.name(release.place)] else { return nil }
          return Release(
            name: names.name(release.place),
            label: label,
            line: Int(release.line),
            onException: release.onException
          )
        }
      }
    }
    regions = regionInfos()
  }

  // MARK: - States

  private func baseStates(_ source: SourceFile?) -> [StateInfo] {
    func info(_ number: Int, _ kind: SuspensionKind, _ span: Span, _ text: String) -> StateInfo {
      StateInfo(
        number: number,
        kind: kind,
        span: span,
        text: text,
        block: "",
        resume: function.blocks.first.map { "^b\($0.id.index)" } ?? "",
        region: "",
        receives: "",
        nextLine: 0,
        awaits: nil,
        held: [],
        released: [],
        lines: []
      )
    }
    var list = [info(0, .start, function.span, "")]
    let read = layout.states.isEmpty ? [] : MachineAnalysis.readValues(function)
    for (i, state) in layout.states.enumerated() {
      let block = function.blocks[graph.position[state.block.index]]
      let kind = MachineAnalysis.kind(block.terminator)
      var text = state.text
      // A statement's text would be its whole body: its head says enough.
      if kind == .asyncEnter || kind == .asyncExit || kind == .asyncFor, let source {
        text = SourceText.cut(source.line(Int(state.span.line)))
      }
      var one = info(i + 1, kind, state.span, text)
      one.block = "^b\(state.block.index)"
      one.resume = "^b\(state.resume.index)"
      one.region = state.region.map { "r\($0.index)" } ?? ""
      if let parameter = function.blocks[graph.position[state.resume.index]].parameter {
        var isDropped = false
        if case .temp = parameter { isDropped = !read.contains(parameter) }
        one.receives = isDropped ? "" : names.name(parameter)
      }
      one.nextLine = Int(state.nextLine)
      list.append(one)
    }
    return list
  }

  /// The values that something reads.
  private static func readValues(_ function: MachineIR.Function) -> Set<Place> {
    var found: Set<Place> = []
    for block in function.blocks {
      for instruction in block.instructions { instruction.forEachUse { found.insert($0) } }
      block.terminator.forEachOperand { if let place = $0.place { found.insert(place) } }
    }
    return found
  }

  private static func kind(_ terminator: Terminator) -> SuspensionKind {
    switch terminator {
    case .yield: .yield
    case .delegate: .yieldFrom
    case .await(_, "__aenter__", _): .asyncEnter
    case .await(_, "__aexit__", _): .asyncExit
    case .await(_, "__anext__", _): .asyncFor
    default: .await
    }
  }

  // MARK: - What is held

  private mutating func findHeld() {
    // The start holds the arguments and the closure.
    var start: [HeldValue] = []
    for (index, variable) in function.variables.enumerated() {
      guard index < function.signature.count || variable.storage == .free else { continue }
      let place = Place.variable(VariableID(index))
      guard register(place) >= 0 else { continue }
      start.append(held(place, reason: variable.storage == .local ? .needed : .cell, neededAt: []))
    }
    states[0].held = start.sorted { $0.register < $1.register }
    guard !layout.states.isEmpty else { return }
    let everything = [Bool](repeating: true, count: values.count)
    let liveness = Liveness(function, graph, tracked: everything)
    var search = UseSearch(function, graph, values)
    for (i, state) in layout.states.enumerated() {
      let resume = graph.position[state.resume.index]
      let handler = graph.handler[graph.position[state.block.index]]
      let entries = handler >= 0 ? [resume, handler] : [resume]
      var live: Set<Int> = []
      for entry in entries { live.formUnion(liveness.liveIn[entry]) }
      if let parameter = function.blocks[resume].parameter,
        handler < 0 || !liveness.liveIn[handler].contains(values.id(parameter))
      {
        live.remove(values.id(parameter))
      }
      var list: [HeldValue] = []
      for place in state.live where register(place) >= 0 {
        let lines = search.lines(place, from: entries)
        list.append(held(place, reason: reason(place, live.contains(values.id(place))), neededAt: lines))
      }
      states[i + 1].held = list.sorted { ($0.register, $0.name) < ($1.register, $1.name) }
    }
    let lines = states[0].held.map { search.lines(place(named: $0.name), from: [0]) }
    for (n, line) in lines.enumerated() {
      states[0].held[n].neededAt = line
      if states[0].held[n].reason == .needed, line.isEmpty { states[0].held[n].reason = .lifetime }
    }
  }

  private func reason(_ place: Place, _ isLive: Bool) -> HoldReason {
    if case .variable(let variable) = place {
      switch function.variables[variable.index].storage {
      case .cell, .free: return .cell
      case .local, .synthetic: break
      }
    }
    return isLive ? .needed : .lifetime
  }

  private func held(_ place: Place, reason: HoldReason, neededAt: [Int]) -> HeldValue {
    HeldValue(
      name: names.name(place),
      label: names.label(place),
      kind: names.kind(place),
      register: register(place),
      reason: reason,
      neededAt: reason == .lifetime ? [] : neededAt
    )
  }

  private func place(named name: String) -> Place {
    for index in function.variables.indices where names.name(.variable(VariableID(index))) == name {
      return .variable(VariableID(index))
    }
    return .temp(Temp(0))
  }

  private func register(_ place: Place) -> Int {
    switch place {
    case .temp(let temp): layout.tempRegisters[temp] ?? -1
    case .variable(let variable):
      variable.index < layout.variableRegisters.count ? layout.variableRegisters[variable.index] : -1
    }
  }

  // MARK: - Frame

  /// The frame, of so many registers.
  func frame(registers: Int) -> FrameLayout {
    var slots = (0..<registers).map { Slot(register: $0, values: [], states: []) }
    var heldIn: [String: [Int]] = [:]
    for state in states {
      for value in state.held {
        heldIn[value.name, default: []].append(state.number)
        slots[value.register].states.append(state.number)
      }
    }
    func add(_ place: Place) {
      let register = register(place)
      guard register >= 0, register < registers else { return }
      let name = names.name(place)
      slots[register].values.append(
        SlotValue(
          name: name,
          kind: names.kind(place),
          label: names.label(place),
          span: names.span(place),
          states: heldIn[name] ?? []
        )
      )
    }
    for index in function.variables.indices { add(.variable(VariableID(index))) }
    for temp in layout.tempRegisters.keys.sorted(by: { $0.index < $1.index }) { add(.temp(temp)) }
    for s in slots.indices { slots[s].states = Array(Set(slots[s].states)).sorted() }
    let isMachine = function.kind != .plain
    return FrameLayout(
      headerBytes: isMachine ? MachineSize.header : 0,
      slotBytes: MachineSize.register,
      slots: slots
    )
  }

  // MARK: - Regions

  private func regionInfos() -> [RegionInfo] {
    var lines = [ClosedRange<Int>?](repeating: nil, count: function.regions.count)
    func widen(_ region: Int, _ span: Span) {
      guard span.line > 0 else { return }
      let low = min(lines[region]?.lowerBound ?? Int.max, Int(span.line))
      let high = max(lines[region]?.upperBound ?? 0, Int(span.line))
      lines[region] = low...high
    }
    for block in function.blocks {
      var region = block.region
      while let r = region {
        for instruction in block.instructions { widen(r.index, instruction.span) }
        widen(r.index, block.terminatorSpan)
        region = function.regions[r.index].parent
      }
    }
    var inside = [[Int]](repeating: [], count: function.regions.count)
    for (i, state) in layout.states.enumerated() {
      var region = state.region
      while let r = region {
        inside[r.index].append(i + 1)
        region = function.regions[r.index].parent
      }
    }
    return function.regions.enumerated().map { i, region in
      RegionInfo(
        name: "r\(i)",
        parent: region.parent.map { "r\($0.index)" } ?? "",
        kind: region.kind,
        handler: "^b\(region.handler.index)",
        lines: lines[i],
        states: inside[i]
      )
    }
  }
}

/// Finds the lines that read a value next.
struct UseSearch {
  private let function: MachineIR.Function
  private let graph: ControlFlow
  private let values: Values
  /// By block: the search that was there last.
  private var stamp: [Int]
  private var searches = 0
  /// By value: the blocks in which it occurs at all; others are passed through without a look.
  private var occurs: [Set<Int>]
  /// No more lines than these are told.
  private static let most = 8

  init(_ function: MachineIR.Function, _ graph: ControlFlow, _ values: Values) {
    self.function = function
    self.graph = graph
    self.values = values
    stamp = [Int](repeating: 0, count: function.blocks.count)
    occurs = [Set<Int>](repeating: [], count: values.count)
    for (b, block) in function.blocks.enumerated() {
      if let parameter = block.parameter { occurs[values.id(parameter)].insert(b) }
      for instruction in block.instructions {
        instruction.forEachUse { occurs[values.id($0)].insert(b) }
        instruction.forEachDefinition { occurs[values.id($0)].insert(b) }
        for variable in instruction.operation.cellVariables { occurs[variable.index].insert(b) }
      }
      block.terminator.forEachOperand { if let place = $0.place { occurs[values.id(place)].insert(b) } }
    }
  }

  /// Lines that may read a value first when control goes on at the entry of one of the blocks, sorted.
  mutating func lines(_ place: Place, from entries: [Int]) -> [Int] {
    searches += 1
    let id = values.id(place)
    var found: Set<Int> = []
    var work = entries
    for entry in entries { stamp[entry] = searches }
    var at = 0
    while at < work.count, found.count < UseSearch.most {
      let b = work[at]
      at += 1
      var ends = false
      // A write ends the search on the normal way; the handler may still see the value from before it.
      if occurs[id].contains(b) { ends = look(id, b, &found) }
      func visit(_ next: Int) {
        if stamp[next] != searches {
          stamp[next] = searches
          work.append(next)
        }
      }
      if !ends { for next in graph.successors[b] { visit(next) } }
      if graph.handler[b] >= 0, !ends || mayRaiseBeforeWrite(id, b) { visit(graph.handler[b]) }
    }
    return found.sorted()
  }

  /// Notes the first read in a block; whether the search ends there.
  private func look(_ id: Int, _ b: Int, _ found: inout Set<Int>) -> Bool {
    let block = function.blocks[b]
    if let parameter = block.parameter, values.id(parameter) == id { return true }
    for instruction in block.instructions {
      var reads = false
      if case .kill = instruction.operation {
      } else {
        instruction.forEachUse { if values.id($0) == id { reads = true } }
      }
      for variable in instruction.operation.cellVariables where variable.index == id {
        if case .cellStore = instruction.operation {} else { reads = true }
      }
      if reads {
        found.insert(Int(instruction.span.line))
        return true
      }
      var writes = false
      instruction.forEachDefinition { if values.id($0) == id { writes = true } }
      if case .cellStore(let variable, _) = instruction.operation, variable.index == id { writes = true }
      if writes { return true }
    }
    var reads = false
    block.terminator.forEachOperand { if let place = $0.place, values.id(place) == id { reads = true } }
    if reads { found.insert(Int(block.terminatorSpan.line)) }
    return reads
  }

  private func mayRaiseBeforeWrite(_ id: Int, _ b: Int) -> Bool {
    let block = function.blocks[b]
    if let parameter = block.parameter, values.id(parameter) == id { return false }
    for instruction in block.instructions {
      if instruction.operation.mayRaise { return true }
      var writes = false
      instruction.forEachDefinition { if values.id($0) == id { writes = true } }
      if writes { return false }
    }
    return false
  }
}
