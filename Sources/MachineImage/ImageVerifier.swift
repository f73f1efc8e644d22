// Checks of an image before it runs: a damaged or hostile one is refused, so that the VM may trust what it would be slow
// to check.
//
// Proven here, for every unit:
//  - known opcodes, complete instructions, no way off the end; jumps, handlers and resumptions lead to instructions, and
//    never into the prologue that makes the cells;
//  - registers, constants, names, child units, states and counts are within their tables; keyword names are tuples of
//    strings; parameters stand in the first registers, in order;
//  - suspensions stand in machines of the right kind, each state belongs to one of them and resumes right behind it;
//  - cell operations name registers of cell and free variables, which nothing else writes, empties or moves: they hold a
//    cell from the prologue (or the call) on;
//  - a register is read only where every path has written it (an empty register reaches no operation), by a forward data
//    flow over instructions with exception edges from every instruction that may raise. `checkBound` is the exception,
//    and makes its register known;
//  - the captures of a child are cells, as many as its free variables.
//
// Left to the VM, because it depends on values: the types of operands, that a switch's number is an int within its
// targets, that what is appended to is a list, that `forNext` reads an iterator, that what is raised, entered or restored as a
// handled exception is one, and limits of time and memory. The depth of `exc*` is not tracked either: a frame that ends
// gives back what it left.

import Diagnostics

/// Verifies images.
public enum ImageVerifier {
  /// The first thing that is wrong with an image; nil when nothing is.
  public static func firstProblem(of image: Image) -> String? {
    guard let first = image.units.first else { return "it has no unit" }
    if first.signature.count != 0 { return "its body takes parameters" }
    if first.variables.contains(where: { $0.storage == .free }) { return "its body has free variables" }
    for unit in image.units {
      var verifier = UnitVerifier(unit, image)
      do throws(Problem) {
        try verifier.verify()
      } catch {
        let place = error.word.map { ", word \($0)" } ?? ""
        return "\(error.message) (\(unit.qualifiedName)\(place))"
      }
    }
    return nil
  }

  struct Problem: Error {
    var message: String
    var word: Int?
  }
}

private struct UnitVerifier {
  typealias Problem = ImageVerifier.Problem

  private let unit: CodeUnit
  private let image: Image
  /// Instructions in order, and the number of the one that starts at a word; -1 inside instructions.
  private var instructions: [DecodedInstruction] = []
  private var numberAt: [Int]
  private var prologueEnd = 0
  /// Registers that hold cells.
  private var isCell: [Bool]
  /// By instruction number, the exception row that covers it; -1 for none.
  private var rowOf: [Int] = []

  init(_ unit: CodeUnit, _ image: Image) {
    self.unit = unit
    self.image = image
    numberAt = [Int](repeating: -1, count: unit.words.count + 1)
    isCell = []
  }

  mutating func verify() throws(Problem) {
    try frame()
    try decode()
    try prologue()
    for i in instructions.indices { try fields(instructions[i]) }
    try states()
    try rows()
    try definiteAssignment()
  }

  // MARK: - Frame

  private mutating func frame() throws(Problem) {
    guard unit.registerCount <= 0x8000 else { throw Problem(message: "too many registers") }
    let s = unit.signature
    guard s.positionalOnly >= 0, s.positional >= 0, s.keywordOnly >= 0, s.count <= unit.registerCount,
      s.count <= unit.variables.count
    else { throw Problem(message: "parameters without registers") }
    isCell = [Bool](repeating: false, count: unit.registerCount)
    var owned = isCell
    for (i, variable) in unit.variables.enumerated() {
      guard variable.register < unit.registerCount else { throw Problem(message: "a variable has no register") }
      if i < s.count, variable.register != i || variable.storage == .free {
        throw Problem(message: "parameters are out of order")
      }
      if variable.storage != .local || owned[variable.register] {
        guard !owned[variable.register] || variable.storage == .local else {
          throw Problem(message: "two variables share a cell")
        }
        guard variable.storage != .local || !isCell[variable.register] else {
          throw Problem(message: "a local shares a cell's register")
        }
      }
      owned[variable.register] = true
      if variable.storage != .local { isCell[variable.register] = true }
    }
    for child in unit.children where child >= image.units.count {
      throw Problem(message: "a child unit does not exist")
    }
  }

  private mutating func decode() throws(Problem) {
    var at = 0
    while at < unit.words.count {
      guard let instruction = DecodedInstruction(unit.words, at: at) else {
        throw Problem(message: "an unknown or incomplete instruction", word: at)
      }
      numberAt[at] = instructions.count
      instructions.append(instruction)
      at = instruction.end
    }
    guard let last = instructions.last, last.op.info.ends else { throw Problem(message: "code falls off its end") }
  }

  private mutating func prologue() throws(Problem) {
    var made = [Bool](repeating: false, count: unit.registerCount)
    var n = 0
    while n < instructions.count, instructions[n].op == .makeCell {
      guard instructions[n].a < unit.registerCount, !made[instructions[n].a] else {
        throw Problem(message: "a cell is made twice", word: instructions[n].start)
      }
      made[instructions[n].a] = true
      n += 1
    }
    prologueEnd = n
    for variable in unit.variables {
      guard made[variable.register] == (variable.storage == .cell) else {
        throw Problem(message: "the prologue does not make the cells")
      }
      made[variable.register] = variable.storage == .cell
    }
    let cells = unit.variables.count { $0.storage == .cell }
    guard cells == n else { throw Problem(message: "the prologue makes other cells") }
  }

  // MARK: - Fields

  private func fields(_ instruction: DecodedInstruction) throws(Problem) {
    let info = instruction.op.info
    let word = instruction.start
    try field(info.a, instruction.a, word)
    try field(info.x, instruction.x, word)
    try field(info.b, instruction.b, word)
    try field(info.c, instruction.c, word)
    if info.wide == .constant, !unit.constants.indices.contains(instruction.wide) {
      throw Problem(message: "a constant does not exist", word: word)
    }
    for target in instruction.targets {
      guard target >= 0, target < unit.words.count, numberAt[target] >= prologueEnd else {
        throw Problem(message: "a jump leads to no instruction", word: word)
      }
    }
    switch info.extra {
    case .none, .target: break
    case .name:
      if instruction.op == .callMethodKeywords {
        guard instruction.extra[0] > 0 else { throw Problem(message: "keywords without names", word: word) }
        try keywordNames(instruction.extra[0], instruction.x, word)
      } else if instruction.extra[0] >= unit.names.count {
        throw Problem(message: "a name does not exist", word: word)
      }
    case .optionalRegister:
      if instruction.extra[0] > unit.registerCount { throw Problem(message: "a register does not exist", word: word) }
    case .makeFunction: try function(instruction)
    }
    if info.arguments == .uses || info.arguments == .defs {
      for (i, argument) in instruction.arguments.enumerated() {
        let r = argument & 0x7FFF
        guard r < unit.registerCount else {
          throw Problem(message: "an argument's register does not exist", word: word)
        }
        let writes = info.arguments == .defs || argument & 0x8000 != 0
        if writes, isCell[r] { throw Problem(message: "a cell's register is written", word: word) }
        if info.arguments == .defs, argument & 0x8000 != 0 { throw Problem(message: "a result is moved", word: word) }
        _ = i
      }
    }
    try numbers(instruction)
  }

  private func field(_ role: OperandRole, _ value: Int, _ word: Int) throws(Problem) {
    switch role {
    case .unused, .immediate, .count, .number, .distance: break
    case .use:
      if value >= unit.registerCount { throw Problem(message: "a register does not exist", word: word) }
    case .optionalUse:
      if value > unit.registerCount { throw Problem(message: "a register does not exist", word: word) }
    case .def, .modify:
      guard value < unit.registerCount else { throw Problem(message: "a register does not exist", word: word) }
      if isCell[value], numberAt[word] >= prologueEnd {
        throw Problem(message: "a cell's register is written", word: word)
      }
    case .name:
      if value >= unit.names.count { throw Problem(message: "a name does not exist", word: word) }
    case .optionalName:
      if value > unit.names.count { throw Problem(message: "a name does not exist", word: word) }
    case .constant:
      if value >= unit.constants.count { throw Problem(message: "a constant does not exist", word: word) }
    case .optionalConstant:
      if value > unit.constants.count { throw Problem(message: "a constant does not exist", word: word) }
    case .function:
      if value >= unit.children.count { throw Problem(message: "a child unit does not exist", word: word) }
    case .state:
      if value < 1 || value > unit.states.count { throw Problem(message: "a state does not exist", word: word) }
    }
  }

  /// Names of the last arguments: constant plus one.
  private func keywordNames(_ constant: UInt64, _ arguments: Int, _ word: Int) throws(Problem) {
    guard constant > 0 else { return }
    guard constant <= unit.constants.count, case .tuple(let names) = unit.constants[Int(constant) - 1],
      names.count <= arguments,
      names.allSatisfy({ if case .string = $0 { true } else { false } })
    else { throw Problem(message: "keyword names do not fit the arguments", word: word) }
  }

  private func function(_ instruction: DecodedInstruction) throws(Problem) {
    let word = instruction.start
    let counts = instruction.extra[0]
    let child = image.units[unit.children[instruction.b]]
    let (defaults, keywords, cells) = (Int(counts & 0xFFFF), Int(counts >> 16 & 0xFFFF), Int(counts >> 32 & 0xFFFF))
    guard Int(counts >> 48) <= unit.registerCount else {
      throw Problem(message: "a register does not exist", word: word)
    }
    guard defaults <= child.signature.positionalOnly + child.signature.positional,
      keywords <= child.signature.keywordOnly
    else { throw Problem(message: "more defaults than parameters", word: word) }
    if keywords > 0 || instruction.extra[1] > 0 {
      guard instruction.extra[1] > 0 else { throw Problem(message: "defaults without names", word: word) }
      try keywordNames(instruction.extra[1], keywords, word)
      guard case .tuple(let names) = unit.constants[Int(instruction.extra[1]) - 1], names.count == keywords else {
        throw Problem(message: "defaults without names", word: word)
      }
    }
    guard cells == child.variables.count(where: { $0.storage == .free }) else {
      throw Problem(message: "captures do not fit the child's free variables", word: word)
    }
    for argument in instruction.arguments.suffix(cells) where argument >= unit.registerCount || !isCell[argument] {
      throw Problem(message: "a capture is no cell", word: word)
    }
  }

  private func numbers(_ instruction: DecodedInstruction) throws(Problem) {
    let word = instruction.start
    func require(_ condition: Bool, _ message: String) throws(Problem) {
      if !condition { throw Problem(message: message, word: word) }
    }
    switch instruction.op {
    case .cellLoad, .namespaceLoad:
      if instruction.op == .cellLoad {
        try require(isCell[instruction.b], "a cell operation on what is no cell")
      } else {
        try require(instruction.c == 0 || isCell[instruction.c - 1], "a cell operation on what is no cell")
        try require(unit.hasNamespace, "a namespace operation without a namespace")
      }
    case .cellStore, .cellUnbind: try require(isCell[instruction.a], "a cell operation on what is no cell")
    case .namespaceStore, .namespaceDelete: try require(unit.hasNamespace, "a namespace operation without a namespace")
    case .makeCell: try require(numberAt[word] < prologueEnd, "a cell is made late")
    case .nextStep: try require(false, "an instruction that only the loader makes")
    case .makeMap: try require(instruction.b % 2 == 0, "a key without a value")
    case .makeSlice: try require(instruction.x == 3, "a slice without its bounds")
    case .call: try keywordNames(UInt64(instruction.c), instruction.x, word)
    case .unpackStar: try require(instruction.c < instruction.b, "no register for the middle")
    case .switch_: try require(instruction.b > 0, "a switch without targets")
    case .yield: try require(unit.kind == .generator || unit.kind == .asyncGenerator, "a yield in no generator")
    case .delegate: try require(unit.kind == .generator || unit.kind == .asyncGenerator, "a delegation in no generator")
    case .await: try require(unit.kind == .coroutine || unit.kind == .asyncGenerator, "an await in no coroutine")
    default: break
    }
  }

  // MARK: - States and exception rows

  private func states() throws(Problem) {
    var seen = [Bool](repeating: false, count: unit.states.count)
    for instruction in instructions {
      let kind: String
      switch instruction.op {
      case .yield: kind = "yield"
      case .await: kind = "await"
      case .delegate: kind = "delegate"
      default: continue
      }
      let state = unit.states[instruction.c - 1]
      guard !seen[instruction.c - 1], state.kind == kind, state.resume == instruction.end else {
        throw Problem(message: "a state does not fit its suspension", word: instruction.start)
      }
      seen[instruction.c - 1] = true
    }
    for (i, state) in unit.states.enumerated() {
      guard seen[i] else { throw Problem(message: "a state without a suspension") }
      for register in state.live where register >= unit.registerCount {
        throw Problem(message: "a live register does not exist")
      }
    }
    for row in unit.spans where row.start < 0 || row.start > unit.words.count {
      throw Problem(message: "a place outside the code")
    }
    for i in unit.spans.indices.dropFirst() where unit.spans[i].start < unit.spans[i - 1].start {
      throw Problem(message: "places are out of order")
    }
  }

  private mutating func rows() throws(Problem) {
    rowOf = [Int](repeating: -1, count: instructions.count)
    for (r, row) in unit.exceptions.enumerated() {
      guard row.start < row.end, row.end <= unit.words.count, numberAt[row.start] >= 0,
        row.end == unit.words.count || numberAt[row.end] >= 0
      else { throw Problem(message: "an exception row does not fit the code") }
      guard row.handler < unit.words.count, numberAt[row.handler] >= prologueEnd,
        row.handler < row.start || row.handler >= row.end
      else { throw Problem(message: "an exception row has no handler") }
      guard row.register < unit.registerCount, !isCell[row.register] else {
        throw Problem(message: "an exception row has no register")
      }
      var n = numberAt[row.start]
      while n < instructions.count, instructions[n].start < row.end {
        if rowOf[n] < 0 { rowOf[n] = r }
        n += 1
      }
    }
  }

  // MARK: - Definite assignment

  /// Registers that an instruction reads, changes and writes, in that order.
  private func effects(_ i: DecodedInstruction, use: (Int) -> Void, empty: (Int) -> Void, define: (Int) -> Void) {
    let info = i.op.info
    func role(_ role: OperandRole, _ value: Int) {
      switch role {
      case .use: use(value)
      case .optionalUse: if value > 0 { use(value - 1) }
      default: break
      }
    }
    switch i.op {
    case .checkBound:
      define(i.a)
      return
    case .raise:
      if i.x & 1 != 0 { use(i.a) }
      if i.x & 2 != 0 { use(i.b) }
      return
    case .return_: use(i.a)
    case .yield, .await, .delegate: use(i.b)
    case .makeCell:
      define(i.a)
      return
    default: break
    }
    role(info.a, i.a)
    role(info.b, i.b)
    role(info.c, i.c)
    if info.extra == .optionalRegister, i.extra[0] > 0 { use(Int(i.extra[0]) - 1) }
    if info.extra == .makeFunction, i.extra[0] >> 48 > 0 { use(Int(i.extra[0] >> 48) - 1) }
    if info.arguments == .uses {
      for argument in i.arguments { use(argument & 0x7FFF) }
      for argument in i.arguments where argument & 0x8000 != 0 { empty(argument & 0x7FFF) }
    }
    if info.a == .modify { empty(i.a) }
    // What a yield hands out may be a copy, and what it is sent may be dropped.
    let isYield = i.op == .yield
    if info.b == .modify, !(isYield && i.x & 1 != 0) { empty(i.b) }
    if info.c == .modify { empty(i.c) }
    if i.op == .take, i.a != i.b { empty(i.b) }
    if info.a == .def, !(isYield && i.x & 2 != 0) { define(i.a) }
    if info.arguments == .defs { for argument in i.arguments { define(argument) } }
  }

  private mutating func definiteAssignment() throws(Problem) {
    let wordCount = (unit.registerCount + 63) / 64
    var starts = [Bool](repeating: false, count: instructions.count)
    starts[0] = true
    for (n, instruction) in instructions.enumerated() {
      for target in instruction.targets { starts[numberAt[target]] = true }
      if instruction.op.info.ends || !instruction.targets.isEmpty, n + 1 < instructions.count { starts[n + 1] = true }
    }
    for row in unit.exceptions { starts[numberAt[row.handler]] = true }

    var first = [UInt64](repeating: 0, count: wordCount)
    func set(_ bits: inout [UInt64], _ r: Int) { bits[r >> 6] |= 1 << UInt64(r & 63) }
    func clear(_ bits: inout [UInt64], _ r: Int) { bits[r >> 6] &= ~(1 << UInt64(r & 63)) }
    for r in 0..<unit.signature.count { set(&first, r) }
    for variable in unit.variables where variable.storage == .free { set(&first, variable.register) }

    // States at the starts of basic blocks, by instruction number.
    var entry: [Int: [UInt64]] = [0: first]
    var work = [0]
    func flow(_ bits: [UInt64], to target: Int) {
      guard var known = entry[target] else {
        entry[target] = bits
        work.append(target)
        return
      }
      var changed = false
      for w in 0..<wordCount where known[w] & ~bits[w] != 0 {
        known[w] &= bits[w]
        changed = true
      }
      if changed {
        entry[target] = known
        work.append(target)
      }
    }
    /// Goes through a basic block; the first register that is read empty, with its instruction, when `report`.
    func walk(_ start: Int, report: Bool) -> Problem? {
      var bits = entry[start] ?? first
      var n = start
      var problem: Problem?
      while true {
        let instruction = instructions[n]
        var after = bits
        var raising = bits
        effects(
          instruction,
          use: { r in
            if report, problem == nil, bits[r >> 6] & (1 << UInt64(r & 63)) == 0 {
              problem = Problem(message: "register \(r) may be empty where it is read", word: instruction.start)
            }
          },
          empty: { r in
            clear(&after, r)
            clear(&raising, r)
          },
          define: { set(&after, $0) }
        )
        if problem != nil { return problem }
        let falls = instruction.op.info.ends ? [] : [n + 1]
        // On one of the ways out of forNext there is no item.
        let isNext = instruction.op == .forNext
        let (onJump, onFall) =
          !isNext ? (after, after) : instruction.x == 0 ? (bits, after) : (after, bits)
        if !report {
          if rowOf[n] >= 0, instruction.mayRaise {
            let row = unit.exceptions[rowOf[n]]
            // A result may be missing or half written; what else it held before may be gone.
            if instruction.op.info.a == .def, instruction.op.info.arguments == .defs { clear(&raising, instruction.a) }
            set(&raising, row.register)
            flow(raising, to: numberAt[row.handler])
          }
          for target in instruction.targets { flow(onJump, to: numberAt[target]) }
        }
        if instruction.op.info.ends || n + 1 >= instructions.count { return nil }
        if starts[n + 1] {
          if !report { for next in falls { flow(onFall, to: next) } }
          return nil
        }
        bits = onFall
        n += 1
      }
    }
    while let start = work.popLast() { _ = walk(start, report: false) }
    for start in entry.keys.sorted() {
      if let problem = walk(start, report: true) { throw problem }
    }
  }
}
