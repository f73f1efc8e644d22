// Pass `fold`: operations on constants, where the language says that their result is what the middle computes.

import MachineIR

/// Which operations on constants the middle may compute. A language's front end chooses them; the default is none.
public struct FoldingRules: Sendable, Hashable {
  /// Integers are exact and never overflow: + - * and comparisons of them, where the result fits 64 bits.
  public var exactIntegers = false
  /// The sum of two strings is their concatenation.
  public var stringConcatenation = false
  /// Zero, empty strings and null are false, other integers and strings true; `not` is the negation of that.
  public var emptyIsFalse = false

  /// Nothing is folded.
  public static let none = FoldingRules()
  /// Everything.
  public static let all = FoldingRules(exactIntegers: true, stringConcatenation: true, emptyIsFalse: true)

  /// Makes rules.
  public init(exactIntegers: Bool = false, stringConcatenation: Bool = false, emptyIsFalse: Bool = false) {
    self.exactIntegers = exactIntegers
    self.stringConcatenation = stringConcatenation
    self.emptyIsFalse = emptyIsFalse
  }
}

struct FoldPass {
  private let rules: FoldingRules
  /// Temps whose value is known, by number.
  private var constants: [Constant?]
  private let uses: [Int]

  static func run(_ function: inout Function, _ rules: FoldingRules) {
    var pass = FoldPass(function, rules)
    for b in function.blocks.indices { pass.fold(&function.blocks[b]) }
  }

  private init(_ function: Function, _ rules: FoldingRules) {
    self.rules = rules
    uses = function.tempUseCounts()
    constants = [Constant?](repeating: nil, count: function.tempCount)
    for block in function.blocks {
      for instruction in block.instructions {
        if case .constant(let value) = instruction.operation, case .temp(let temp)? = instruction.results.first {
          constants[temp.index] = value
        }
      }
    }
  }

  private func known(_ operand: Operand) -> Operand {
    if case .temp(let temp) = operand, let value = constants[temp.index] { return .constant(value) }
    return operand
  }

  private mutating func fold(_ block: inout Block) {
    for i in block.instructions.indices {
      let operation = block.instructions[i].operation.mapOperands(known)
      block.instructions[i].operation = operation
      guard let value = result(operation) else { continue }
      block.instructions[i].operation = .constant(value)
      if case .temp(let temp)? = block.instructions[i].results.first { constants[temp.index] = value }
    }
    block.terminator = block.terminator.mapOperands(known)
    invert(&block)
    if case .branch(.constant(let value), let yes, let no) = block.terminator, let truth = truth(value) {
      block.terminator = .goto(truth ? yes : no)
    }
  }

  /// A branch on a negation is the opposite branch; a branch tests the truth by itself.
  private func invert(_ block: inout Block) {
    while case .branch(.temp(let condition), let yes, let no) = block.terminator, uses[condition.index] == 1,
      let last = block.instructions.last, last.results == [.temp(condition)],
      case .unary(let kind, let operand) = last.operation, kind == .not || kind == .truth
    {
      // The test moves by nothing: the negation was the last thing before the branch.
      block.instructions.removeLast()
      block.terminator = kind == .not ? .branch(operand, no, else: yes) : .branch(operand, yes, else: no)
      block.terminatorSpan = last.span
    }
  }

  private func truth(_ value: Constant) -> Bool? {
    if case .bool(let value) = value { return value }
    guard rules.emptyIsFalse else { return nil }
    switch value {
    case .none: return false
    case .int(let value): return value != 0
    case .string(let text): return !text.utf8.isEmpty
    case .bool, .bigInt, .float, .complex, .codePoints, .bytes, .tuple, .singleton: return nil
    }
  }

  /// The value of an operation on constants, when the rules give one.
  private func result(_ operation: Operation) -> Constant? {
    switch operation {
    case .unary(.not, .constant(let value)): truth(value).map { .bool(!$0) }
    case .unary(.truth, .constant(let value)): truth(value).map { .bool($0) }
    case .unary(.negate, .constant(.int(let value))) where rules.exactIntegers:
      value == .min ? nil : .int(-value)
    case .unary(.plus, .constant(.int(let value))) where rules.exactIntegers: .int(value)
    case .unary(.invert, .constant(.int(let value))) where rules.exactIntegers: .int(~value)
    case .binary(let kind, .constant(.int(let left)), .constant(.int(let right))) where rules.exactIntegers:
      integer(kind, left, right)
    case .binary(.add, .constant(.string(let left)), .constant(.string(let right))) where rules.stringConcatenation:
      left.utf8.count + right.utf8.count <= 4096 ? .string(left + right) : nil
    case .compare(let kind, .constant(.int(let left)), .constant(.int(let right))) where rules.exactIntegers:
      comparison(kind, left, right).map { .bool($0) }
    default: nil
    }
  }

  private func integer(_ kind: BinaryOperator, _ left: Int, _ right: Int) -> Constant? {
    let (value, overflow) =
      switch kind {
      case .add: left.addingReportingOverflow(right)
      case .sub: left.subtractingReportingOverflow(right)
      case .mul: left.multipliedReportingOverflow(by: right)
      case .and: (left & right, false)
      case .or: (left | right, false)
      case .xor: (left ^ right, false)
      case .matMul, .div, .floorDiv, .mod, .pow, .shiftLeft, .shiftRight: (0, true)
      }
    return overflow ? nil : .int(value)
  }

  private func comparison(_ kind: CompareOperator, _ left: Int, _ right: Int) -> Bool? {
    switch kind {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessEqual: left <= right
    case .greater: left > right
    case .greaterEqual: left >= right
    case .identical, .notIdentical, .contained, .notContained: nil
    }
  }
}
