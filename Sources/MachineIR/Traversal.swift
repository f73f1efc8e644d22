// What an instruction or terminator reads, writes and where it goes. Every pass and the verifier see the IR through
// these, so that a new operation is added in one place per question; the switches are exhaustive on purpose.

extension Argument {
  /// The operand.
  public var operand: Operand {
    switch self {
    case .positional(let value), .keyword(_, let value), .spread(let value), .spreadKeywords(let value): value
    }
  }

  func mapped(_ change: (Operand) -> Operand) -> Argument {
    switch self {
    case .positional(let value): .positional(change(value))
    case .keyword(let name, let value): .keyword(name, change(value))
    case .spread(let value): .spread(change(value))
    case .spreadKeywords(let value): .spreadKeywords(change(value))
    }
  }
}

extension Operation {
  /// Visits the operands, in order of evaluation. Cell and captured variables, `unbind`, `kill`, `checkBound` and the
  /// saved variable of `exc.*` are not operands.
  @inlinable
  public func forEachOperand(_ visit: (Operand) -> Void) {
    switch self {
    case .constant, .checkBound, .unbind, .kill, .cellLoad, .cellUnbind, .cellReference, .globalLoad, .globalDelete,
      .namespaceLoad, .namespaceDelete, .excLeave:
      break
    case .copy(let a), .keep(let a), .cellStore(_, let a), .globalStore(_, let a), .namespaceStore(_, let a),
      .unary(_, let a),
      .getAttribute(let a, _), .deleteAttribute(let a, _), .getSpecial(let a, _, _), .unpack(let a),
      .unpackStar(let a, _), .iterate(let a):
      visit(a)
    case .binary(_, let a, let b), .inPlace(_, let a, let b), .compare(_, let a, let b), .setAttribute(let a, _, let b),
      .getItem(let a, let b), .deleteItem(let a, let b), .listAppend(let a, let b), .listExtend(let a, let b),
      .setAdd(let a, let b), .excMatch(let a, let b):
      visit(a)
      visit(b)
    case .setItem(let a, let b, let c), .makeSlice(let a, let b, let c), .mapInsert(let a, let b, let c):
      visit(a)
      visit(b)
      visit(c)
    case .call(let callee, let arguments), .callMethod(let callee, _, let arguments):
      visit(callee)
      for argument in arguments { visit(argument.operand) }
    case .intrinsic(_, let values), .makeTuple(let values), .makeList(let values), .makeSet(let values),
      .makeMap(let values), .joinStrings(let values):
      for value in values { visit(value) }
    case .format(let value, _, let spec):
      visit(value)
      if let spec { visit(spec) }
    case .makeFunction(_, let defaults, let keywordDefaults, _, let annotations):
      for value in defaults { visit(value) }
      for one in keywordDefaults { visit(one.value) }
      if let annotations { visit(annotations) }
    case .excEnter(_, let value):
      if let value { visit(value) }
    }
  }

  /// The operation with its operands changed.
  public func mapOperands(_ change: (Operand) -> Operand) -> Operation {
    switch self {
    case .constant, .checkBound, .unbind, .kill, .cellLoad, .cellUnbind, .cellReference, .globalLoad, .globalDelete,
      .namespaceLoad, .namespaceDelete, .excLeave:
      self
    case .copy(let a): .copy(change(a))
    case .keep(let a): .keep(change(a))
    case .cellStore(let v, let a): .cellStore(v, change(a))
    case .globalStore(let n, let a): .globalStore(n, change(a))
    case .namespaceStore(let n, let a): .namespaceStore(n, change(a))
    case .unary(let op, let a): .unary(op, change(a))
    case .getAttribute(let a, let n): .getAttribute(change(a), n)
    case .deleteAttribute(let a, let n): .deleteAttribute(change(a), n)
    case .getSpecial(let a, let n, let purpose): .getSpecial(change(a), n, purpose: purpose)
    case .unpack(let a): .unpack(change(a))
    case .unpackStar(let a, let before): .unpackStar(change(a), before: before)
    case .iterate(let a): .iterate(change(a))
    case .binary(let op, let a, let b): .binary(op, change(a), change(b))
    case .inPlace(let op, let a, let b): .inPlace(op, change(a), change(b))
    case .compare(let op, let a, let b): .compare(op, change(a), change(b))
    case .setAttribute(let a, let n, let b): .setAttribute(change(a), n, change(b))
    case .getItem(let a, let b): .getItem(change(a), change(b))
    case .deleteItem(let a, let b): .deleteItem(change(a), change(b))
    case .listAppend(let a, let b): .listAppend(change(a), change(b))
    case .listExtend(let a, let b): .listExtend(change(a), change(b))
    case .setAdd(let a, let b): .setAdd(change(a), change(b))
    case .excMatch(let a, let b): .excMatch(change(a), change(b))
    case .setItem(let a, let b, let c): .setItem(change(a), change(b), change(c))
    case .makeSlice(let a, let b, let c): .makeSlice(change(a), change(b), change(c))
    case .mapInsert(let a, let b, let c): .mapInsert(change(a), change(b), change(c))
    case .call(let callee, let arguments): .call(change(callee), arguments.map { $0.mapped(change) })
    case .callMethod(let callee, let n, let arguments):
      .callMethod(change(callee), n, arguments.map { $0.mapped(change) })
    case .intrinsic(let n, let values): .intrinsic(n, values.map(change))
    case .makeTuple(let values): .makeTuple(values.map(change))
    case .makeList(let values): .makeList(values.map(change))
    case .makeSet(let values): .makeSet(values.map(change))
    case .makeMap(let values): .makeMap(values.map(change))
    case .joinStrings(let values): .joinStrings(values.map(change))
    case .format(let value, let conversion, let spec):
      .format(change(value), conversion: conversion, spec: spec.map(change))
    case .makeFunction(let id, let defaults, let keywordDefaults, let closure, let annotations):
      .makeFunction(
        id,
        defaults: defaults.map(change),
        keywordDefaults: keywordDefaults.map { KeywordDefault(name: $0.name, value: change($0.value)) },
        closure: closure,
        annotations: annotations.map(change)
      )
    case .excEnter(let saved, let value): .excEnter(saved: saved, value.map(change))
    }
  }

  /// The cell or free variables that the operation names.
  public var cellVariables: [VariableID] {
    switch self {
    case .cellLoad(let v), .cellStore(let v, _), .cellUnbind(let v), .cellReference(let v): [v]
    case .namespaceLoad(_, let free): free.map { [$0] } ?? []
    case .makeFunction(_, _, _, let closure, _): closure
    default: []
    }
  }

  /// How many results the operation has; nil when any number will do.
  public var resultCount: Int? {
    switch self {
    case .checkBound, .unbind, .kill, .keep, .cellStore, .cellUnbind, .globalStore, .globalDelete, .namespaceStore,
      .namespaceDelete, .setAttribute, .deleteAttribute, .setItem, .deleteItem, .listAppend, .listExtend, .setAdd,
      .mapInsert, .excEnter, .excLeave:
      0
    case .unpack, .unpackStar: nil
    case .constant, .copy, .cellLoad, .cellReference, .globalLoad, .namespaceLoad, .unary, .binary, .inPlace, .compare,
      .getAttribute, .getSpecial, .getItem, .makeSlice, .call, .callMethod, .intrinsic, .makeTuple, .makeList,
      .makeSet, .makeMap, .joinStrings, .format, .makeFunction, .iterate, .excMatch:
      1
    }
  }

  /// Whether the operation may raise. `copy` of a variable does not: a read that might meet an unbound variable stands
  /// behind a `checkBound`.
  public var mayRaise: Bool {
    switch self {
    case .constant, .copy, .unbind, .kill, .keep, .cellStore, .cellReference, .excEnter, .excLeave: false
    // Failing allocation and deep recursion are raised by the machine between instructions, not by these.
    case .makeTuple, .makeList, .listAppend, .makeFunction: false
    case .compare(.identical, _, _), .compare(.notIdentical, _, _): false
    default: true
    }
  }

  /// Whether the operation only computes its results from its operands: nothing else can see that it happened.
  public var isPure: Bool {
    switch self {
    case .constant, .copy, .cellReference, .makeTuple, .makeList: true
    case .compare(.identical, _, _), .compare(.notIdentical, _, _): true
    default: false
    }
  }
}

extension Terminator {
  /// Visits the operands.
  @inlinable
  public func forEachOperand(_ visit: (Operand) -> Void) {
    switch self {
    case .goto, .endFinally, .unreachable: break
    case .branch(let value, _, _), .next(let value, _, _), .return_(let value), .reraise(let value),
      .yield(let value, _), .await(let value, _, _), .delegate(let value, _), .switch_(let value, _):
      visit(value)
    case .raise(let value, let cause):
      if let value { visit(value) }
      if let cause { visit(cause) }
    case .pend(_, .return_(let value), _), .pend(_, .raise(let value), _): visit(value)
    case .pend(_, .normal, _), .pend(_, .jump, _): break
    }
  }

  /// The terminator with its operands changed.
  public func mapOperands(_ change: (Operand) -> Operand) -> Terminator {
    switch self {
    case .goto, .endFinally, .unreachable: self
    case .branch(let value, let yes, let no): .branch(change(value), yes, else: no)
    case .next(let value, let body, let done): .next(change(value), body: body, done: done)
    case .return_(let value): .return_(change(value))
    case .reraise(let value): .reraise(change(value))
    case .yield(let value, let resume): .yield(change(value), resume: resume)
    case .await(let value, let purpose, let resume): .await(change(value), purpose: purpose, resume: resume)
    case .delegate(let value, let resume): .delegate(change(value), resume: resume)
    case .switch_(let value, let targets): .switch_(change(value), targets)
    case .raise(let value, let cause): .raise(value.map(change), cause: cause.map(change))
    case .pend(let completion, .return_(let value), let target):
      .pend(completion, .return_(change(value)), target: target)
    case .pend(let completion, .raise(let value), let target): .pend(completion, .raise(change(value)), target: target)
    case .pend(_, .normal, _), .pend(_, .jump, _): self
    }
  }

  /// Visits the blocks that control may go to (the handler of the block's region is not among them).
  @inlinable
  public func forEachSuccessor(_ visit: (BlockID) -> Void) {
    switch self {
    case .goto(let block), .yield(_, let block), .await(_, _, let block), .delegate(_, let block),
      .pend(_, _, let block):
      visit(block)
    case .branch(_, let yes, let no), .next(_, let yes, let no):
      visit(yes)
      visit(no)
    case .endFinally(_, let arms): for arm in arms { visit(arm.target) }
    case .switch_(_, let targets): for target in targets { visit(target) }
    case .return_, .raise, .reraise, .unreachable: break
    }
  }

  /// The terminator with its targets changed.
  public func mapSuccessors(_ change: (BlockID) -> BlockID) -> Terminator {
    switch self {
    case .goto(let block): .goto(change(block))
    case .yield(let value, let resume): .yield(value, resume: change(resume))
    case .await(let value, let purpose, let resume): .await(value, purpose: purpose, resume: change(resume))
    case .delegate(let value, let resume): .delegate(value, resume: change(resume))
    case .pend(let completion, let pending, let target): .pend(completion, pending, target: change(target))
    case .branch(let value, let yes, let no): .branch(value, change(yes), else: change(no))
    case .next(let value, let body, let done): .next(value, body: change(body), done: change(done))
    case .endFinally(let completion, let arms):
      .endFinally(completion, arms.map { CompletionArm(kind: $0.kind, target: change($0.target)) })
    case .switch_(let value, let targets): .switch_(value, targets.map(change))
    case .return_, .raise, .reraise, .unreachable: self
    }
  }

  /// Whether it suspends the machine.
  public var isSuspension: Bool {
    switch self {
    case .yield, .await, .delegate: true
    default: false
    }
  }

  /// Whether it may raise in its block's region.
  public var mayRaise: Bool {
    switch self {
    case .goto, .return_, .pend, .endFinally, .switch_, .unreachable: false
    case .branch, .next, .raise, .reraise, .yield, .await, .delegate: true
    }
  }
}

extension Operand {
  /// The temp or variable; nil for a constant.
  @inlinable public var place: Place? {
    switch self {
    case .temp(let temp): .temp(temp)
    case .variable(let variable): .variable(variable)
    case .constant: nil
    }
  }
}

extension Instruction {
  /// Visits every temp and variable that is read: operands, what `check` tests, what `exc.leave` restores from.
  @inlinable
  public func forEachUse(_ visit: (Place) -> Void) {
    switch operation {
    case .checkBound(let variable), .excLeave(let variable): visit(.variable(variable))
    default: operation.forEachOperand { if let place = $0.place { visit(place) } }
    }
  }

  /// Visits every temp and variable that is written or emptied: results, `unbind`, `kill`, what `exc.enter` saves to.
  @inlinable
  public func forEachDefinition(_ visit: (Place) -> Void) {
    for result in results { visit(result) }
    switch operation {
    case .unbind(let variable), .excEnter(let variable, _): visit(.variable(variable))
    case .kill(let places): for place in places { visit(place) }
    default: break
    }
  }
}
