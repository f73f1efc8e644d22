// A slow, plain interpreter of code units, by the comments in Opcode.swift: it runs what code generation makes of the
// random programs, so that a wrong move, jump or register shows without the VM. It knows the opcodes that those use.

import Lowering
import MachineIR
import MachineImage

/// One running unit; its values and builtins are those of the IR's interpreter.
final class UnitMachine: Drivable {
  private let unit: CodeUnit
  private var registers: [Value]
  private var cells: [Int: Value] = [:]
  private var handled = Value.none
  private var pc = 0
  private var suspended: DecodedInstruction?
  private var steps = 0
  private(set) var trace: [String] = []

  init(_ unit: CodeUnit, _ arguments: [Value]) {
    self.unit = unit
    registers = [Value](repeating: .empty, count: unit.registerCount)
    for (i, value) in arguments.enumerated() { registers[i] = value }
  }

  private func get(_ r: Int) throws -> Value {
    if registers[r] == .empty { throw Fault(description: "register \(r) is read empty before word \(pc)") }
    return registers[r]
  }

  private func locals() -> String {
    var list: [String] = []
    for variable in unit.variables where variable.storage == .local && registers[variable.register] != .empty {
      list.append("\(variable.name)=\(registers[variable.register])")
    }
    return list.joined(separator: " ")
  }

  func run(sent: Value, thrown: Value?) throws -> Machine.Outcome {
    var raised: Value?
    if let at = suspended {
      suspended = nil
      // Nobody may count on what is not live while the machine is suspended.
      let state = unit.states[at.c - 1]
      for r in registers.indices where !state.live.contains(r) { registers[r] = .empty }
      if thrown == nil { registers[at.a] = sent }
      pc = at.end
      raised = thrown
    }
    while true {
      do {
        if let exception = raised {
          raised = nil
          throw Raised(exception: exception)
        }
        if let outcome = try step() { return outcome }
      } catch let error as Raised {
        // The word before the next one belongs to the instruction that raised.
        guard let row = unit.exceptions.first(where: { $0.start < pc && pc <= $0.end }) else {
          trace.append("raises \(error.exception) with \(locals())")
          return .raised(error.exception)
        }
        registers[row.register] = error.exception
        pc = row.handler
      }
    }
  }

  private func constant(_ constant: ImageConstant) throws -> Value {
    switch constant {
    case .none: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .string(let text): .string(text)
    default: throw Fault(description: "constant \(constant)")
    }
  }

  private func arguments(_ i: DecodedInstruction) throws -> [Value] {
    try i.arguments.map { argument in
      let r = argument & 0x7FFF
      let value = try get(r)
      if argument & 0x8000 != 0 { registers[r] = .empty }
      return value
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
    default: throw Raised(exception: .exception("Type"))
    }
  }

  private func attribute(_ object: Value, _ name: Int) throws -> Value {
    trace.append("attribute \(unit.names[name])")
    return try Machine.attribute(object, unit.names[name])
  }

  private func step() throws -> Machine.Outcome? {
    steps += 1
    guard steps < 60_000, let i = DecodedInstruction(unit.words, at: pc) else {
      throw Fault(description: "too long, or no instruction at word \(pc)")
    }
    pc = i.end
    switch i.op {
    case .move: registers[i.a] = try get(i.b)
    case .take:
      let value = try get(i.b)
      registers[i.b] = .empty
      registers[i.a] = value
    case .loadConstant: registers[i.a] = try constant(unit.constants[i.wide])
    case .loadInt: registers[i.a] = .int(i.wide)
    case .loadNone: registers[i.a] = .none
    case .loadBool: registers[i.a] = .bool(i.x == 1)
    case .checkBound: if registers[i.a] == .empty { throw Raised(exception: .exception("Unbound")) }
    case .unbind, .kill: registers[i.a] = .empty
    case .kill2, .kill3:
      registers[i.a] = .empty
      registers[i.b] = .empty
      if i.op == .kill3 { registers[i.c] = .empty }
    case .makeCell: registers[i.a] = .builtin("cell")
    case .cellLoad:
      guard let value = cells[i.b] else { throw Raised(exception: .exception("Unbound")) }
      registers[i.a] = value
    case .cellStore: cells[i.a] = try get(i.b)
    case .globalLoad: registers[i.a] = .builtin(unit.names[i.b])
    case .negate: registers[i.a] = try Machine.unary(.negate, try get(i.b))
    case .plus: registers[i.a] = try Machine.unary(.plus, try get(i.b))
    case .invert: registers[i.a] = try Machine.unary(.invert, try get(i.b))
    case .not: registers[i.a] = try Machine.unary(.not, try get(i.b))
    case .truth: registers[i.a] = try Machine.unary(.truth, try get(i.b))
    case .addImmediate: registers[i.a] = try Machine.binary(.add, try get(i.b), .int(i.signedC))
    case .subImmediate: registers[i.a] = try Machine.binary(.sub, try get(i.b), .int(i.signedC))
    case .excEnter:
      let entering = try get(i.b)
      registers[i.a] = handled
      handled = entering
    case .excEnterNone: registers[i.a] = handled
    case .excLeave:
      handled = try get(i.a)
      registers[i.a] = .empty
    case .excMatch:
      guard case .exception(let name) = try get(i.b), case .string(let wanted) = try get(i.c) else {
        throw Raised(exception: .exception("Type"))
      }
      registers[i.a] = .bool(name == wanted)
    case .getAttribute: registers[i.a] = try attribute(try get(i.b), i.c)
    case .call:
      let callee = try get(i.b)
      registers[i.a] = try call(callee, try arguments(i))
    case .callMethod:
      let method = try attribute(try get(i.b), i.c)
      registers[i.a] = try call(method, try arguments(i))
    case .makeList: registers[i.a] = .list(try arguments(i))
    case .unpack:
      guard case .list(let items) = try get(i.a), items.count == i.arguments.count else {
        throw Raised(exception: .exception("Value"))
      }
      for (r, item) in zip(i.arguments, items) { registers[r] = item }
    case .iterate:
      guard case .list(let items) = try get(i.b) else { throw Raised(exception: .exception("Type")) }
      registers[i.a] = .iterator(items, 0)
    default: return try control(i)
    }
    return nil
  }

  private func control(_ i: DecodedInstruction) throws -> Machine.Outcome? {
    func jump(if condition: Bool) { if condition { pc = i.targets[0] } }
    switch i.op {
    case .jump: pc = i.wide
    case .jumpIfTrue: jump(if: Machine.truth(try get(i.a)))
    case .jumpIfFalse: jump(if: !Machine.truth(try get(i.a)))
    case .jumpNone: jump(if: (try get(i.a) == .none) == (i.x == 1))
    case .jumpIdentical: jump(if: (try get(i.a) == (try get(i.b))) == (i.x == 1))
    case .forNext:
      guard case .iterator(let items, let at) = try get(i.b) else { throw Raised(exception: .exception("Type")) }
      let hasItem = at < items.count
      if hasItem {
        registers[i.b] = .iterator(items, at + 1)
        registers[i.a] = items[at]
      }
      if hasItem == (i.x == 1) { pc = i.targets[0] }
    case .switch_:
      guard case .int(let number) = try get(i.a), i.targets.indices.contains(number) else {
        throw Fault(description: "switch out of range")
      }
      pc = i.targets[number]
    case .return_:
      let value = try get(i.a)
      trace.append("returns \(value) with \(locals())")
      return .returned(value)
    case .raise:
      guard i.x & 1 != 0 else { throw Raised(exception: handled == .none ? .exception("Runtime") : handled) }
      let value = try get(i.a)
      if case .exception = value { throw Raised(exception: value) }
      throw Raised(exception: .exception("Type"))
    case .reraise: throw Raised(exception: try get(i.a))
    case .yield, .await, .delegate:
      let value = try get(i.b)
      if i.op != .yield || i.x & 1 == 0 { registers[i.b] = .empty }
      trace.append("suspends with \(value), \(locals())")
      suspended = i
      return .suspended(value)
    default: return try operators(i)
    }
    return nil
  }

  private func operators(_ i: DecodedInstruction) throws -> Machine.Outcome? {
    let binary: [Opcode: BinaryOperator] = [
      .add: .add, .sub: .sub, .mul: .mul, .floorDiv: .floorDiv, .xor: .xor, .and: .and,
    ]
    let compare: [Opcode: CompareOperator] = [
      .equal: .equal, .notEqual: .notEqual, .less: .less, .lessEqual: .lessEqual, .greater: .greater,
      .greaterEqual: .greaterEqual, .identical: .identical, .notIdentical: .notIdentical,
    ]
    let jumps: [Opcode: CompareOperator] = [
      .jumpEqual: .equal, .jumpNotEqual: .notEqual, .jumpLess: .less, .jumpLessEqual: .lessEqual,
      .jumpGreater: .greater, .jumpGreaterEqual: .greaterEqual, .jumpEqualImmediate: .equal,
      .jumpNotEqualImmediate: .notEqual, .jumpLessImmediate: .less, .jumpLessEqualImmediate: .lessEqual,
      .jumpGreaterImmediate: .greater, .jumpGreaterEqualImmediate: .greaterEqual,
    ]
    if let kind = binary[i.op] {
      registers[i.a] = try Machine.binary(kind, try get(i.b), try get(i.c))
    } else if let kind = compare[i.op] {
      registers[i.a] = try Machine.compare(kind, try get(i.b), try get(i.c))
    } else if let kind = jumps[i.op] {
      let right = i.op.info.b == .immediate ? Value.int(i.signedB) : try get(i.b)
      let result = Machine.truth(try Machine.compare(kind, try get(i.a), right))
      if result == (i.x == 1) { pc = i.targets[0] }
    } else {
      throw Fault(description: "no such opcode here: \(i.op)")
    }
    return nil
  }
}
