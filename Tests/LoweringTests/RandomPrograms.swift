// Random functions in the shape a front end gives them: every read of a variable is a copy behind a check, control flow
// is structured, finally bodies stand once behind a completion record, handlers enter and leave what is being handled. From a seed,
// so that a failure can be repeated.

import MachineIR

@testable import Lowering

/// Builds one random function.
struct ProgramGenerator {
  private enum Exit {
    case return_(Operand)
    case break_, continue_
  }

  private final class Deferred {
    let target: BlockID
    let saved: VariableID
    let completion: CompletionID
    var kinds: Set<CompletionArm.Kind> = []
    init(_ target: BlockID, _ saved: VariableID, _ completion: CompletionID) {
      self.target = target
      self.saved = saved
      self.completion = completion
    }
  }

  private enum Context {
    case loop(BlockID, BlockID)
    case handler(saved: VariableID, outer: RegionID?)
    case deferred(Deferred)
  }

  private var state: UInt64
  private var function: Function
  private var current: Block?
  private var region: RegionID?
  private var contexts: [Context] = []
  private var blockCount = 0
  private var budget: Int
  private let named: [VariableID]

  /// A module with one function (index 0) of a random body.
  static func module(seed: UInt64, size: Int, lifetime: LocalLifetime) -> Module {
    var generator = ProgramGenerator(seed: seed, size: size)
    var module = Module(name: "m", sourceName: "", dialect: "test", localLifetime: lifetime)
    module.functions = [generator.build()]
    return module
  }

  private init(seed: UInt64, size: Int) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    budget = size
    function = Function(
      name: "f",
      qualifiedName: "f",
      kind: .asyncGenerator,
      signature: Signature(positional: 2)
    )
    function.variables = ["a", "b", "c", "d", "e"].map { Variable(name: $0, storage: .local) }
    function.variables.append(Variable(name: "k", storage: .cell))
    named = (0..<5).map { VariableID($0) }
  }

  private mutating func random(_ n: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % n
  }

  // MARK: - Building

  private mutating func label() -> BlockID {
    blockCount += 1
    return BlockID(blockCount - 1)
  }

  private mutating func temp() -> Temp { function.freshTemp() }

  private mutating func begin(_ id: BlockID, parameter: Place? = nil) {
    if current != nil { terminate(.goto(id)) }
    current = Block(id: id, region: region, parameter: parameter)
  }

  private mutating func terminate(_ terminator: Terminator) {
    guard var block = current else { return }
    block.terminator = terminator
    function.blocks.append(block)
    current = nil
  }

  private mutating func emit(_ operation: Operation, _ results: [Place] = []) {
    current?.instructions.append(Instruction(results, operation, .none))
  }

  private mutating func define(_ operation: Operation) -> Operand {
    let result = temp()
    emit(operation, [.temp(result)])
    return .temp(result)
  }

  private mutating func synthetic() -> VariableID { function.addSynthetic("v") }

  private mutating func build() -> Function {
    let guardLabel = label()
    let entry = guardLabel.index == 0 ? label() : guardLabel
    begin(entry)
    function.regions.append(Region(parent: nil, kind: .stopIteration, handler: guardLabel))
    region = RegionID(0)
    begin(label())
    emit(.cellStore(VariableID(5), .constant(.int(3))))
    while budget > 0, current != nil { statement(depth: 0) }
    leave(.return_(.constant(.none)))
    region = nil
    let exception = temp()
    begin(guardLabel, parameter: .temp(exception))
    terminate(.reraise(.temp(exception)))
    SimplifyForTests.dropUnreachable(&function)
    return function
  }

  // MARK: - Exits

  private mutating func leave(_ exit: Exit) {
    guard current != nil else { return }
    let here = region
    for context in contexts.reversed() {
      switch context {
      case .loop(let breakLabel, let continueLabel):
        switch exit {
        case .break_:
          terminate(.goto(breakLabel))
          return
        case .continue_:
          terminate(.goto(continueLabel))
          return
        case .return_: break
        }
      case .handler(let saved, _): emit(.excLeave(saved: saved))
      case .deferred(let deferred):
        emit(.excEnter(saved: deferred.saved, nil))
        let pending: PendingCompletion
        switch exit {
        case .return_(let value): pending = .return_(value)
        case .break_: pending = .jump(0)
        case .continue_: pending = .jump(1)
        }
        deferred.kinds.insert(kind(pending))
        terminate(.pend(deferred.completion, pending, target: deferred.target))
        return
      }
    }
    region = here
    if case .return_(let value) = exit { terminate(.return_(value)) }
  }

  private func kind(_ pending: PendingCompletion) -> CompletionArm.Kind {
    switch pending {
    case .normal: .normal
    case .return_: .return_
    case .raise: .raise
    case .jump(let number): .jump(number)
    }
  }

  private var inLoop: Bool {
    contexts.contains { if case .loop = $0 { true } else { false } }
  }

  // MARK: - Expressions

  private mutating func read(_ variable: VariableID) -> Operand {
    emit(.checkBound(variable))
    return define(.copy(.variable(variable)))
  }

  private mutating func expression(depth: Int) -> Operand {
    budget -= 1
    switch random(depth > 3 ? 3 : 15) {
    case 0: return .constant(.int(random(9) - 2))
    case 1, 2: return read(named[random(5)])
    case 3: return .constant(random(6) == 0 ? .string("s\(random(3))") : .int(random(5)))
    case 4, 5:
      let left = expression(depth: depth + 1)
      let right = expression(depth: depth + 1)
      let kinds: [BinaryOperator] = [.add, .add, .sub, .mul, .floorDiv, .xor]
      return define(.binary(kinds[random(kinds.count)], left, right))
    case 6: return define(.unary([.not, .negate, .truth, .invert][random(4)], expression(depth: depth + 1)))
    case 7: return comparison(depth: depth)
    case 8, 9:
      let callee = define(.globalLoad("probe"))
      let argument = expression(depth: depth + 1)
      return define(.call(callee, [.positional(argument)]))
    case 10:
      // A binding inside an expression.
      let value = expression(depth: depth + 1)
      emit(.copy(value), [.variable(named[random(5)])])
      return value
    case 11: return suspend(expression(depth: depth + 1))
    case 12: return define(.cellLoad(VariableID(5)))
    case 13:
      // A method: fetched before its argument is computed, which may leave nothing between the fetch and the call.
      let object = define(.globalLoad("thing"))
      let method = define(.getAttribute(object, "probe"))
      let argument = expression(depth: depth + 2)
      return define(.call(method, [.positional(argument), .positional(read(named[random(5)]))]))
    default:
      // A conditional expression, through a synthetic variable.
      let result = synthetic()
      let (yes, no, end) = (label(), label(), label())
      terminate(.branch(expression(depth: depth + 1), yes, else: no))
      begin(yes)
      emit(.copy(expression(depth: depth + 1)), [.variable(result)])
      terminate(.goto(end))
      begin(no)
      emit(.copy(expression(depth: depth + 1)), [.variable(result)])
      begin(end)
      return define(.copy(.variable(result)))
    }
  }

  private mutating func comparison(depth: Int) -> Operand {
    let left = expression(depth: depth + 1)
    let right = expression(depth: depth + 1)
    let kinds: [CompareOperator] = [.equal, .less, .greaterEqual, .notEqual, .identical, .notIdentical]
    return define(.compare(kinds[random(kinds.count)], left, right))
  }

  private mutating func suspend(_ value: Operand) -> Operand {
    let resume = label()
    let sent = temp()
    terminate(random(2) == 0 ? .await(value, purpose: "", resume: resume) : .yield(value, resume: resume))
    begin(resume, parameter: .temp(sent))
    return .temp(sent)
  }

  // MARK: - Statements

  private mutating func body(depth: Int) {
    for _ in 0..<(1 + random(3)) where current != nil { statement(depth: depth + 1) }
  }

  private mutating func statement(depth: Int) {
    guard current != nil else { return }
    budget -= 1
    switch random(depth > 4 || budget < 0 ? 6 : 16) {
    case 0, 1: emit(.copy(expression(depth: 0)), [.variable(named[random(5)])])
    case 2:
      let variable = named[random(5)]
      let old = read(variable)
      let value = expression(depth: 1)
      emit(.copy(define(.inPlace([.add, .sub][random(2)], old, value))), [.variable(variable)])
    case 3: _ = define(.call(define(.globalLoad("probe")), [.positional(expression(depth: 1))]))
    case 4:
      let variable = named[random(5)]
      emit(.checkBound(variable))
      emit(.unbind(variable))
    case 5:
      let values = [expression(depth: 2), expression(depth: 2)]
      let list = define(.makeList(values))
      let (first, second) = (temp(), temp())
      emit(.unpack(list), [.temp(first), .temp(second)])
      emit(.copy(.temp(first)), [.variable(named[random(5)])])
      emit(.copy(.temp(second)), [.variable(named[random(5)])])
    case 6, 7: conditional(depth: depth)
    case 8: whileLoop(depth: depth)
    case 9: forLoop(depth: depth)
    case 10, 11: tryExcept(depth: depth)
    case 12, 13: tryFinally(depth: depth)
    case 14:
      if inLoop, random(2) == 0 {
        leave(random(2) == 0 ? .break_ : .continue_)
      } else if random(3) == 0 {
        leave(.return_(expression(depth: 1)))
      } else {
        emit(.cellStore(VariableID(5), expression(depth: 1)))
      }
    default:
      if random(2) == 0 {
        _ = define(.call(define(.globalLoad("boom")), [.positional(.constant(.string(["A", "B"][random(2)])))]))
      } else {
        _ = suspend(expression(depth: 1))
      }
    }
  }

  private mutating func conditional(depth: Int) {
    let (yes, no, end) = (label(), label(), label())
    terminate(.branch(expression(depth: 1), yes, else: no))
    begin(yes)
    body(depth: depth)
    if current != nil { terminate(.goto(end)) }
    begin(no)
    if random(2) == 0 { body(depth: depth) }
    if current != nil { terminate(.goto(end)) }
    begin(end)
  }

  private mutating func whileLoop(depth: Int) {
    let counter = synthetic()
    let (head, test, inside, end) = (label(), label(), label(), label())
    emit(.constant(.int(0)), [.variable(counter)])
    begin(head)
    let next = define(.binary(.add, define(.copy(.variable(counter))), .constant(.int(1))))
    emit(.copy(next), [.variable(counter)])
    terminate(.branch(define(.compare(.less, next, .constant(.int(4)))), test, else: end))
    begin(test)
    terminate(.branch(expression(depth: 1), inside, else: end))
    begin(inside)
    contexts.append(.loop(end, head))
    body(depth: depth)
    contexts.removeLast()
    if current != nil { terminate(.goto(head)) }
    begin(end)
  }

  private mutating func forLoop(depth: Int) {
    let list = define(.makeList([expression(depth: 2), expression(depth: 2), .constant(.int(7))]))
    let iterator = define(.iterate(list))
    let (head, inside, end) = (label(), label(), label())
    begin(head)
    terminate(.next(iterator, body: inside, done: end))
    let item = temp()
    begin(inside, parameter: .temp(item))
    emit(.copy(.temp(item)), [.variable(named[random(5)])])
    contexts.append(.loop(end, head))
    body(depth: depth)
    contexts.removeLast()
    if current != nil { terminate(.goto(head)) }
    begin(end)
  }

  private mutating func enterRegion(_ kind: RegionKind, _ handler: BlockID) -> RegionID? {
    function.regions.append(Region(parent: region, kind: kind, handler: handler))
    let outer = region
    region = RegionID(function.regions.count - 1)
    begin(label())
    return outer
  }

  private mutating func tryExcept(depth: Int) {
    let (handler, cleanup, other, matched, end) = (label(), label(), label(), label(), label())
    let outer = enterRegion(.try_, handler)
    body(depth: depth)
    region = outer
    if current != nil { terminate(.goto(end)) }
    let exception = temp()
    let saved = synthetic()
    begin(handler, parameter: .temp(exception))
    emit(.excEnter(saved: saved, .temp(exception)))
    _ = enterRegion(.handler, cleanup)
    let kind = ["A", "Unbound", "Type"][random(3)]
    terminate(.branch(define(.excMatch(.temp(exception), .constant(.string(kind)))), matched, else: other))
    begin(other)
    terminate(.reraise(.temp(exception)))
    begin(matched)
    contexts.append(.handler(saved: saved, outer: outer))
    if random(3) == 0 { emit(.copy(.temp(exception)), [.variable(named[random(5)])]) }
    body(depth: depth)
    if random(5) == 0 { terminate(.raise(nil, cause: nil)) }
    contexts.removeLast()
    if current != nil {
      emit(.excLeave(saved: saved))
      terminate(.goto(end))
    }
    region = outer
    let again = temp()
    begin(cleanup, parameter: .temp(again))
    emit(.excLeave(saved: saved))
    terminate(.reraise(.temp(again)))
    begin(end)
  }

  private mutating func tryFinally(depth: Int) {
    let (handler, cleanup, target, end) = (label(), label(), label(), label())
    let saved = synthetic()
    function.completionCount += 1
    let deferred = Deferred(target, saved, CompletionID(function.completionCount - 1))
    let outer = enterRegion(.finally, handler)
    contexts.append(.deferred(deferred))
    body(depth: depth)
    contexts.removeLast()
    if current != nil {
      emit(.excEnter(saved: saved, nil))
      deferred.kinds.insert(.normal)
      terminate(.pend(deferred.completion, .normal, target: target))
    }
    region = outer
    let exception = temp()
    begin(handler, parameter: .temp(exception))
    emit(.excEnter(saved: saved, .temp(exception)))
    deferred.kinds.insert(.raise)
    terminate(.pend(deferred.completion, .raise(.temp(exception)), target: target))
    function.regions.append(Region(parent: outer, kind: .handler, handler: cleanup))
    region = RegionID(function.regions.count - 1)
    begin(target)
    contexts.append(.handler(saved: saved, outer: outer))
    body(depth: depth)
    contexts.removeLast()
    if current != nil {
      emit(.excLeave(saved: saved))
      var arms: [(CompletionArm, Temp?)] = []
      for kind in [CompletionArm.Kind.normal, .return_, .raise, .jump(0), .jump(1)] where deferred.kinds.contains(kind)
      {
        let takesValue = kind == .return_ || kind == .raise
        let block = kind == .normal ? end : label()
        arms.append((CompletionArm(kind: kind, target: block), takesValue ? temp() : nil))
      }
      terminate(.endFinally(deferred.completion, arms.map(\.0)))
      region = outer
      for (arm, value) in arms where arm.kind != .normal {
        begin(arm.target, parameter: value.map { .temp($0) })
        switch arm.kind {
        case .return_: if let value { leave(.return_(.temp(value))) }
        case .raise: if let value { terminate(.reraise(.temp(value))) }
        case .jump(let number): leave(number == 0 ? .break_ : .continue_)
        case .normal: break
        }
      }
    }
    region = outer
    let again = temp()
    begin(cleanup, parameter: .temp(again))
    emit(.excLeave(saved: saved))
    terminate(.reraise(.temp(again)))
    begin(end)
  }
}
