// A slow, plain interpreter of the IR: it runs a function before and after every pass, so that a miscompilation names its
// pass. Once a function has a layout it keeps values in registers, as the VM would: two values in one register, or one
// that is killed too early, show at once.
//
// Its language is small: integers, strings, lists, exceptions with a kind; functions of the module; the globals `probe` (records and
// returns its argument), `boom` (raises its argument's kind). What a program does is its trace: probes, what it
// suspends with and the named locals at that moment, how it ends.

import MachineIR

indirect enum Value: Equatable, CustomStringConvertible {
  /// Nothing: an unbound variable, a register that was released.
  case empty
  case none
  case bool(Bool)
  case int(Int)
  case string(String)
  case list([Value])
  case exception(String)
  case function(Int)
  case builtin(String)
  /// Position in a list; iterators are values here, and `next` writes the advanced one back.
  case iterator([Value], Int)

  var description: String {
    switch self {
    case .empty: "empty"
    case .none: "none"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .string(let value): "\"\(value)\""
    case .list(let values): "\(values)"
    case .exception(let kind): "!\(kind)"
    case .function(let index): "@\(index)"
    case .builtin(let name): name
    case .iterator(_, let at): "iterator at \(at)"
    }
  }
}

struct Raised: Error {
  var exception: Value
}

/// A fault of the IR, not of the program.
struct Fault: Error, CustomStringConvertible {
  var description: String
}

/// One running function.
final class Machine {
  enum Outcome {
    case suspended(Value)
    case returned(Value)
    case raised(Value)
  }

  private let module: Module
  private let function: Function
  private let position: [Int: Int]
  private var places: [Place: Value] = [:]
  private var registers: [Value]
  private var cells: [Int: Value] = [:]
  private var completions: [PendingCompletion?]
  private var pendedValues: [Value]
  private var handled = Value.none
  private var block = 0
  private(set) var trace: [String] = []
  private var steps = 0
  /// Where a machine that is suspended goes on.
  private var resume: BlockID?

  init(_ module: Module, _ index: Int, _ arguments: [Value]) {
    self.module = module
    function = module.functions[index]
    var position: [Int: Int] = [:]
    for (i, block) in function.blocks.enumerated() { position[block.id.index] = i }
    self.position = position
    registers = [Value](repeating: .empty, count: function.layout?.registerCount ?? 0)
    completions = [PendingCompletion?](repeating: nil, count: function.completionCount)
    pendedValues = [Value](repeating: .empty, count: function.completionCount)
    for (i, value) in arguments.enumerated() { write(.variable(VariableID(i)), value) }
  }

  // MARK: - Values

  private func register(_ place: Place) -> Int? {
    guard let layout = function.layout else { return nil }
    switch place {
    case .temp(let temp): return layout.tempRegisters[temp]
    case .variable(let variable):
      let r = layout.variableRegisters[variable.index]
      return r >= 0 ? r : nil
    }
  }

  private func write(_ place: Place, _ value: Value) {
    if function.layout != nil {
      if let r = register(place) { registers[r] = value }
    } else {
      places[place] = value
    }
  }

  private func peek(_ place: Place) -> Value {
    if function.layout != nil { return register(place).map { registers[$0] } ?? .empty }
    return places[place] ?? .empty
  }

  private func read(_ operand: Operand) throws -> Value {
    switch operand {
    case .constant(let constant):
      switch constant {
      case .none: return .none
      case .bool(let value): return .bool(value)
      case .int(let value): return .int(value)
      case .string(let text): return .string(text)
      default: throw Fault(description: "constant \(constant)")
      }
    case .temp(let temp): return try full(.temp(temp))
    case .variable(let variable): return try full(.variable(variable))
    }
  }

  private func full(_ place: Place) throws -> Value {
    let value = peek(place)
    if value == .empty {
      throw Fault(
        description: "\(place) is read empty in \(function.qualifiedName), ^b\(function.blocks[block].id.index)"
      )
    }
    return value
  }

  /// The named locals, for the trace: passes must not change what a debugger sees at a suspension.
  private func locals() -> String {
    var list: [String] = []
    for (i, variable) in function.variables.enumerated() where variable.storage == .local {
      let value = peek(.variable(VariableID(i)))
      if value != .empty { list.append("\(variable.name)=\(value)") }
    }
    return list.joined(separator: " ")
  }

  // MARK: - Running

  /// Starts or resumes; a suspended machine gets a value or an exception.
  func run(sent: Value = .none, thrown: Value? = nil) throws -> Outcome {
    var raised: Value?
    if let resume {
      self.resume = nil
      if let thrown {
        raised = thrown
      } else {
        enter(resume, sent)
      }
    }
    while true {
      do {
        if let exception = raised {
          raised = nil
          throw Raised(exception: exception)
        }
        if let outcome = try runBlock() { return outcome }
      } catch let error as Raised {
        guard let region = function.blocks[block].region else {
          trace.append("raises \(error.exception) with \(locals())")
          return .raised(error.exception)
        }
        enter(function.regions[region.index].handler, error.exception)
      }
    }
  }

  private func enter(_ id: BlockID, _ value: Value? = nil) {
    block = position[id.index]!
    if let value, let parameter = function.blocks[block].parameter { write(parameter, value) }
  }

  private func runBlock() throws -> Outcome? {
    let current = function.blocks[block]
    for instruction in current.instructions {
      steps += 1
      if steps > 20_000 { throw Fault(description: "too long") }
      try execute(instruction)
    }
    steps += 1
    if steps > 20_000 { throw Fault(description: "too long") }
    switch current.terminator {
    case .goto(let target): enter(target)
    case .branch(let value, let yes, let no): enter(Machine.truth(try read(value)) ? yes : no)
    case .next(let iterator, let body, let done):
      guard case .iterator(let items, let at) = try read(iterator), let place = iterator.place else {
        throw Raised(exception: .exception("Type"))
      }
      if at < items.count {
        write(place, .iterator(items, at + 1))
        enter(body, items[at])
      } else {
        enter(done)
      }
    case .return_(let value):
      let result = try read(value)
      trace.append("returns \(result) with \(locals())")
      return .returned(result)
    case .raise(let value, _):
      guard let value else { throw Raised(exception: handled == .none ? .exception("Runtime") : handled) }
      let raised = try read(value)
      if case .exception = raised { throw Raised(exception: raised) }
      throw Raised(exception: .exception("Type"))
    case .reraise(let value): throw Raised(exception: try read(value))
    case .yield(let value, let resume), .await(let value, _, let resume), .delegate(let value, let resume):
      let out = try read(value)
      trace.append("suspends with \(out), \(locals())")
      if let layout = function.layout, !layout.states.isEmpty { try checkState(current, value, layout) }
      self.resume = resume
      return .suspended(out)
    case .pend(let completion, let pending, let target):
      completions[completion.index] = pending
      switch pending {
      case .return_(let value), .raise(let value): pendedValues[completion.index] = try read(value)
      case .normal, .jump: break
      }
      enter(target)
    case .endFinally(let completion, let arms):
      guard let pending = completions[completion.index] else { throw Fault(description: "nothing pended") }
      completions[completion.index] = nil
      let kind: CompletionArm.Kind =
        switch pending {
        case .normal: .normal
        case .return_: .return_
        case .raise: .raise
        case .jump(let number): .jump(number)
        }
      guard let arm = arms.first(where: { $0.kind == kind }) else { throw Fault(description: "no arm for \(kind)") }
      let takesValue = kind == .return_ || kind == .raise
      enter(arm.target, takesValue ? pendedValues[completion.index] : nil)
    case .switch_(let value, let targets):
      guard case .int(let number) = try read(value), targets.indices.contains(number) else {
        throw Fault(description: "switch out of range")
      }
      enter(targets[number])
    case .unreachable: throw Fault(description: "unreachable code")
    }
    return nil
  }

  /// What is not live in a state is forgotten while the machine is suspended.
  private func checkState(_ current: Block, _ operand: Operand, _ layout: MachineLayout) throws {
    guard let state = layout.states.first(where: { $0.block == current.id }) else {
      throw Fault(description: "a suspension without a state")
    }
    let live = Set(state.live.compactMap(register))
    for r in registers.indices where !live.contains(r) { registers[r] = .empty }
  }

  static func truth(_ value: Value) -> Bool {
    switch value {
    case .none, .empty: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .string(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .exception, .function, .builtin, .iterator: true
    }
  }

  // MARK: - Instructions

  private func execute(_ instruction: Instruction) throws {
    var results: [Value] = []
    switch instruction.operation {
    case .constant(let constant): results = [try read(.constant(constant))]
    case .copy(let value): results = [try read(value)]
    case .checkBound(let variable):
      if peek(.variable(variable)) == .empty { throw Raised(exception: .exception("Unbound")) }
    case .unbind(let variable): write(.variable(variable), .empty)
    case .kill(let list): for place in list { write(place, .empty) }
    case .keep(let value): _ = try read(value)
    case .cellLoad(let variable):
      guard let value = cells[variable.index] else { throw Raised(exception: .exception("Unbound")) }
      results = [value]
    case .cellStore(let variable, let value): cells[variable.index] = try read(value)
    case .globalLoad(let name): results = [.builtin(name)]
    case .unary(let kind, let value): results = [try Machine.unary(kind, try read(value))]
    case .binary(let kind, let a, let b), .inPlace(let kind, let a, let b):
      results = [try Machine.binary(kind, try read(a), try read(b))]
    case .compare(let kind, let a, let b): results = [try Machine.compare(kind, try read(a), try read(b))]
    case .call(let callee, let arguments):
      results = [try call(try read(callee), try arguments.map { try read($0.operand) })]
    case .getAttribute(let object, let name): results = [try attribute(try read(object), name)]
    case .callMethod(let object, let name, let arguments):
      let method = try attribute(try read(object), name)
      results = [try call(method, try arguments.map { try read($0.operand) })]
    case .makeList(let values): results = [.list(try values.map(read))]
    case .iterate(let value):
      guard case .list(let items) = try read(value) else { throw Raised(exception: .exception("Type")) }
      results = [.iterator(items, 0)]
    case .unpack(let value):
      guard case .list(let items) = try read(value), items.count == instruction.results.count else {
        throw Raised(exception: .exception("Value"))
      }
      results = items
    case .makeFunction(let id, _, _, _, _): results = [.function(id.index)]
    case .excEnter(let saved, let value):
      let entering = try value.map(read)
      write(.variable(saved), handled)
      if let entering { handled = entering }
    case .excLeave(let saved):
      handled = try full(.variable(saved))
      write(.variable(saved), .empty)
    case .excMatch(let exception, let kind):
      guard case .exception(let name) = try read(exception), case .string(let wanted) = try read(kind) else {
        throw Raised(exception: .exception("Type"))
      }
      results = [.bool(name == wanted)]
    default: throw Fault(description: "no such operation here: \(instruction.operation)")
    }
    for (place, value) in zip(instruction.results, results) { write(place, value) }
  }

  private func attribute(_ object: Value, _ name: String) throws -> Value {
    trace.append("attribute \(name)")
    return try Machine.attribute(object, name)
  }

  /// The builtin `thing` has methods called like the other builtins.
  static func attribute(_ object: Value, _ name: String) throws -> Value {
    guard object == .builtin("thing") else { throw Raised(exception: .exception("Attribute")) }
    return .builtin(name)
  }

  static func unary(_ kind: UnaryOperator, _ value: Value) throws -> Value {
    switch (kind, value) {
    case (.not, _): return .bool(!truth(value))
    case (.truth, _): return .bool(truth(value))
    case (.negate, .int(let number)): return .int(0 &- number)
    case (.plus, .int(let number)): return .int(number)
    case (.invert, .int(let number)): return .int(~number)
    default: throw Raised(exception: .exception("Type"))
    }
  }

  static func binary(_ kind: BinaryOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (kind, a, b) {
    case (.add, .int(let a), .int(let b)): return .int(a &+ b)
    case (.sub, .int(let a), .int(let b)): return .int(a &- b)
    case (.mul, .int(let a), .int(let b)): return .int(a &* b)
    case (.and, .int(let a), .int(let b)): return .int(a & b)
    case (.xor, .int(let a), .int(let b)): return .int(a ^ b)
    case (.floorDiv, .int(let a), .int(let b)) where b != 0 && b != -1: return .int(a / b)
    case (.add, .string(let a), .string(let b)): return .string(String((a + b).suffix(40)))
    default: throw Raised(exception: .exception("Type"))
    }
  }

  static func compare(_ kind: CompareOperator, _ a: Value, _ b: Value) throws -> Value {
    switch (kind, a, b) {
    case (.identical, _, _): return .bool(a == b)
    case (.notIdentical, _, _): return .bool(a != b)
    case (.equal, _, _): return .bool(a == b)
    case (.notEqual, _, _): return .bool(a != b)
    case (.less, .int(let a), .int(let b)): return .bool(a < b)
    case (.lessEqual, .int(let a), .int(let b)): return .bool(a <= b)
    case (.greater, .int(let a), .int(let b)): return .bool(a > b)
    case (.greaterEqual, .int(let a), .int(let b)): return .bool(a >= b)
    default: throw Raised(exception: .exception("Type"))
    }
  }

  private func call(_ callee: Value, _ arguments: [Value]) throws -> Value {
    switch callee {
    case .builtin("probe"):
      trace.append("probe \(arguments) handling \(handled)")
      return arguments.first ?? .none
    case .builtin("boom"):
      trace.append("boom \(arguments)")
      guard case .string(let kind)? = arguments.first else { throw Raised(exception: .exception("Type")) }
      throw Raised(exception: .exception(kind))
    case .function(let index):
      let machine = Machine(module, index, arguments)
      let outcome = try machine.run()
      trace += machine.trace
      switch outcome {
      case .returned(let value): return value
      case .raised(let exception): throw Raised(exception: exception)
      case .suspended: throw Fault(description: "a plain call suspends")
      }
    default: throw Raised(exception: .exception("Type"))
    }
  }
}

/// What can be driven: a function in IR, or in an image.
protocol Drivable {
  var trace: [String] { get }
  func run(sent: Value, thrown: Value?) throws -> Machine.Outcome
}

extension Machine: Drivable {}

/// Drives a function with a fixed sequence of values and exceptions, and gives its trace.
func traceOf(_ module: Module, _ index: Int, seed: UInt64) throws -> [String] {
  try drive(count: module.functions[index].signature.count, seed: seed) { Machine(module, index, $0) }
}

/// Drives what is made from arguments.
func drive(count: Int, seed: UInt64, _ make: ([Value]) -> some Drivable) throws -> [String] {
  var state = seed
  func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 40)
  }
  let machine = make((0..<count).map { _ in .int(next() % 5) })
  var outcome = try machine.run(sent: .none, thrown: nil)
  var rounds = 0
  while case .suspended = outcome, rounds < 60 {
    rounds += 1
    if next() % 5 == 0 {
      outcome = try machine.run(sent: .none, thrown: .exception(["A", "B", "C"][next() % 3]))
    } else {
      outcome = try machine.run(sent: .int(next() % 7), thrown: nil)
    }
  }
  return machine.trace
}
