// Exception groups: the classes' methods, and what `except*` does (CPython 3.11's exceptions.c).

import MachineRuntime

enum GroupMethods {
  static let message = ExceptionSlot.extra
  static let members = ExceptionSlot.extra + 1

  static func install(_ vm: Interpreter) {
    vm.exceptions.baseExceptionGroup.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, new),
      BuiltinMethod("__init__", 0, .max, keywords: true, initialize), BuiltinMethod("__str__", str),
      BuiltinMethod("derive", 1, derive), BuiltinMethod("split", 1, split),
      BuiltinMethod("subgroup", 1, subgroup),
      BuiltinMethod("__class_getitem__", 1, kind: .classMethod, classGetItem),
    ])
  }
  static func classGetItem(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { a[0].copy() }

  static func new(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard var type = vm.python.isExceptionClass(a[0]) else { throw vm.typeError("X is not a type object") }
    guard a.count == 3 else {
      throw vm.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(a.count - 1) given)")
    }
    guard a[1].isKind(.string) else {
      throw vm.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(vm.pyType(a[1]).name)")
    }
    if vm.pyType(a[2]).lookup(vm.python.names.__getitem__).isNothing || a[2].isKind(.dict) {
      throw vm.typeError("second argument (exceptions) must be a sequence")
    }
    let list = vm.makeList()
    try vm.append(a[2], to: list)
    if list.listCount == 0 { throw vm.valueError("second argument (exceptions) must be a non-empty sequence") }
    var nested = false
    for i in 0..<list.listCount {
      let e = list.listItem(i)
      guard vm.python.isException(vm, e) else {
        throw vm.valueError("Item \(i) of second argument (exceptions) is not an exception")
      }
      if !vm.pyType(e).isSubtype(of: vm.exceptions.exception) { nested = true }
    }
    let x = vm.exceptions
    if type === x.baseExceptionGroup {
      if !nested { type = x.exceptionGroup }
    } else if type === x.exceptionGroup {
      if nested { throw vm.typeError("Cannot nest BaseExceptions in an ExceptionGroup") }
    } else if nested, type.isSubtype(of: x.exception) {
      throw vm.typeError("Cannot nest BaseExceptions in '\(type.name)'")
    }
    let e = vm.makeException(type, arguments: vm.makeTuple(a[1].copy(), a[2].copy()))
    e.setSlot(message, a[1].copy())
    e.setSlot(members, vm.makeTuple(list: list))
    return e
  }
  static func initialize(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a.keywordCount > 0 { throw vm.typeError("\(vm.pyType(a[0]).name)() takes no keyword arguments") }
    a[0].setSlot(ExceptionSlot.arguments, vm.makeTuple(a.dropFirst().withoutKeywords))
    return Value.none
  }
  static func str(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let n = a[0].slot(members).tupleCount
    return vm.makeString("\(try vm.strString(a[0].slot(message))) (\(n) sub-exception\(n == 1 ? "" : "s"))")
  }
  static func derive(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = vm.exceptions.baseExceptionGroup.object
    return try vm.call(type, a[0].slot(message), a[1])
  }
  static func split(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let parts = try vm.python.splitGroup(vm, a[0], try condition(vm, a[1]), wantsRest: true)
    return vm.makeTuple(parts.match.copy(), parts.rest.copy())
  }
  static func subgroup(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let parts = try vm.python.splitGroup(vm, a[0], try condition(vm, a[1]), wantsRest: false)
    return parts.match.copy()
  }
  private static func condition(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> GroupCondition {
    if v.isKind(.tuple) {
      for i in 0..<v.tupleCount where vm.python.isExceptionClass(v.tupleItem(i)) == nil { throw bad(vm) }
      return .types(v.copy())
    }
    if let _ = vm.python.isExceptionClass(v) { return .types(v.copy()) }
    if v.isKind(.function) || v.isKind(.native) || v.isKind(.boundMethod) { return .function(v.copy()) }
    throw bad(vm)
  }
  private static func bad(_ vm: Interpreter) -> Raised {
    vm.typeError("expected a function, exception type or tuple of exception types")
  }
}

/// What selects members of a group.
enum GroupCondition: ~Copyable {
  /// An exception class or a tuple of them.
  case types(Value)
  case function(Value)
  /// Members of a list, by identity.
  case members(Value)
}

/// The two parts of a group; none where there is nothing.
struct GroupParts: ~Copyable {
  var match: Value
  var rest: Value
}

extension PythonDialect {
  func isGroup(_ vm: Interpreter, _ e: borrowing Value) -> Bool {
    isException(vm, e) && vm.pyType(e).isSubtype(of: exceptions.baseExceptionGroup)
  }

  private func meets(
    _ vm: Interpreter,
    _ e: borrowing Value,
    _ condition: borrowing GroupCondition
  ) throws(Raised)
    -> Bool
  {
    switch condition {
    case .types(let t):
      if t.isKind(.tuple) {
        for i in 0..<t.tupleCount {
          if let c = t.tupleItem(i).pyTypeOrNil, vm.pyType(e).isSubtype(of: c) { return true }
        }
        return false
      }
      if let c = t.pyTypeOrNil { return vm.pyType(e).isSubtype(of: c) }
      return false
    case .function(let f):
      let result = try vm.call(f, e)
      return try vm.truth(result)
    case .members(let list):
      if isGroup(vm, e) { return false }
      for i in 0..<list.listCount where list.listItem(i).isIdentical(to: e) { return true }
      return false
    }
  }

  func splitGroup(
    _ vm: Interpreter,
    _ e: borrowing Value,
    _ condition: borrowing GroupCondition,
    wantsRest: Bool
  ) throws(Raised) -> GroupParts {
    if try meets(vm, e, condition) { return GroupParts(match: e.copy(), rest: Value.none) }
    guard isGroup(vm, e) else {
      return GroupParts(match: Value.none, rest: wantsRest ? e.copy() : Value.none)
    }
    try vm.checkNativeStack()
    let members = e.slot(GroupMethods.members)
    let matched = vm.makeList()
    let others = vm.makeList()
    for i in 0..<members.tupleCount {
      let member = members.tupleItem(i)
      let parts = try splitGroup(vm, member, condition, wantsRest: wantsRest)
      if !parts.match.isNone { matched.listAppend(parts.match.copy()) }
      if !parts.rest.isNone { others.listAppend(parts.rest.copy()) }
    }
    let match = try derived(vm, e, matched)
    let rest = wantsRest ? try derived(vm, e, others) : Value.none
    return GroupParts(match: match, rest: rest)
  }

  /// A group like `original` with other members, made by its `derive`; none without members.
  private func derived(
    _ vm: Interpreter,
    _ original: borrowing Value,
    _ members: borrowing Value
  ) throws(Raised)
    -> Value
  {
    if members.listCount == 0 { return Value.none }
    let result = try vm.callMethod(original, "derive", members)
    guard isGroup(vm, result) else { throw vm.typeError("derive must return an instance of BaseExceptionGroup") }
    result.setSlot(ExceptionSlot.traceback, original.slot(ExceptionSlot.traceback))
    result.setSlot(ExceptionSlot.context, original.slot(ExceptionSlot.context))
    result.setSlot(ExceptionSlot.cause, original.slot(ExceptionSlot.cause))
    result.setSlot(ExceptionSlot.suppress, original.slot(ExceptionSlot.suppress))
    if let notes = vm.ownAttribute(original, names.__notes__), notes.isKind(.list) {
      let copy = vm.makeList()
      for i in 0..<notes.listCount { copy.listAppend(notes.listItem(i)) }
      vm.setOwnAttribute(result, names.__notes__, copy)
    }
    return result
  }

  // MARK: - except*

  func groupMatch(_ vm: Interpreter, _ e: borrowing Value, _ type: borrowing Value) throws(Raised) -> Value {
    func check(_ t: borrowing Value) throws(Raised) {
      guard let c = isExceptionClass(t) else {
        throw vm.typeError("catching classes that do not inherit from BaseException is not allowed")
      }
      if c.isSubtype(of: exceptions.baseExceptionGroup) {
        throw vm.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
      }
    }
    if type.isKind(.tuple) {
      for i in 0..<type.tupleCount { try check(type.tupleItem(i)) }
    } else {
      try check(type)
    }
    if e.isNone { return vm.makeTuple(Value.none, Value.none) }
    if try matches(vm, e, type) {
      if isGroup(vm, e) { return vm.makeTuple(e.copy(), Value.none) }
      let list = vm.makeTuple(e.copy())
      let group = exceptions.baseExceptionGroup.object
      let wrapped = try vm.call(group, vm.makeString(""), list)
      wrapped.setSlot(ExceptionSlot.traceback, e.slot(ExceptionSlot.traceback))
      return vm.makeTuple(wrapped, Value.none)
    }
    if isGroup(vm, e) {
      let pair = try vm.callMethod(e, "split", type)
      guard pair.isKind(.tuple) else {
        throw vm.typeError("\(vm.pyType(e).name).split must return a tuple, not \(vm.pyType(pair).name)")
      }
      guard pair.tupleCount >= 2 else {
        throw vm.typeError("\(vm.pyType(e).name).split must return a 2-tuple, got tuple of size \(pair.tupleCount)")
      }
      return vm.makeTuple(pair.tupleItem(0), pair.tupleItem(1))
    }
    return vm.makeTuple(Value.none, e.copy())
  }

  func groupReraise(_ vm: Interpreter, _ original: borrowing Value, _ list: borrowing Value) throws(Raised) -> Value {
    let n = list.listCount
    if n == 0 { return Value.none }
    if !isGroup(vm, original) { return list.listItem(0) }
    let raised = vm.makeList()
    let reraised = vm.makeList()
    for i in 0..<n {
      let e = list.listItem(i)
      if e.isNone { continue }
      if sameMetadata(vm, e, original) { reraised.listAppend(e) } else { raised.listAppend(e) }
    }
    let merged = try projection(vm, original, reraised)
    if raised.listCount == 0 { return merged }
    if !merged.isNone { raised.listAppend(merged) }
    if raised.listCount == 1 { return raised.listItem(0) }
    let group = exceptions.baseExceptionGroup.object
    return try vm.call(group, vm.makeString(""), raised)
  }

  private func sameMetadata(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) -> Bool {
    if !isGroup(vm, a) { return false }
    let sameNotes = notesIdentity(vm, a) == notesIdentity(vm, b)
    return sameNotes && a.slot(ExceptionSlot.traceback).isIdentical(to: b.slot(ExceptionSlot.traceback))
      && a.slot(ExceptionSlot.cause).isIdentical(to: b.slot(ExceptionSlot.cause))
      && a.slot(ExceptionSlot.context).isIdentical(to: b.slot(ExceptionSlot.context))
  }

  /// The notes of an exception by identity.
  private func notesIdentity(_ vm: Interpreter, _ e: borrowing Value) -> [UInt]? {
    guard let notes = vm.ownAttribute(e, names.__notes__), notes.isKind(.list) else { return nil }
    var result: [UInt] = []
    for i in 0..<notes.listCount { result.append(notes.listItem(i).identity) }
    return result
  }

  /// The original with only those leaves that the parts hold.
  private func projection(
    _ vm: Interpreter,
    _ original: borrowing Value,
    _ parts: borrowing Value
  ) throws(Raised)
    -> Value
  {
    if parts.listCount == 0 { return Value.none }
    let leaves = vm.makeList()
    for i in 0..<parts.listCount { collectLeaves(vm, parts.listItem(i), leaves) }
    let condition = GroupCondition.members(leaves)
    let split = try splitGroup(vm, original, condition, wantsRest: false)
    return split.match.copy()
  }
  private func collectLeaves(_ vm: Interpreter, _ e: borrowing Value, _ leaves: borrowing Value) {
    guard isGroup(vm, e) else {
      leaves.listAppend(e.copy())
      return
    }
    let members = e.slot(GroupMethods.members)
    for i in 0..<members.tupleCount { collectLeaves(vm, members.tupleItem(i), leaves) }
  }
}
