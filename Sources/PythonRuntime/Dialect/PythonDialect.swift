// Python's answers to the core (see MachineRuntime's Dialect): this file is the state and the start; the hooks are in the
// files beside it, by topic.

import Diagnostics
import MachineImage
import MachineRuntime

/// The Python language over one interpreter.
public final class PythonDialect: Dialect {
  let methodCache = LookupCache()
  var startedAsync: AsyncState?
  private var startedTypes: BuiltinTypes?
  private var startedExceptions: ExceptionTypes?
  private var startedNames: Names?
  private var startedObjects: ObjectTypes?
  /// Most digits in conversions between text and integers; 0 for no limit.
  var integerDigitLimit = IntType.digitLimit
  /// Type objects of built-in classes, which live as long as the interpreter.
  private var keptTypes: Value = Value.empty
  /// The functions that a type has unless it or its metaclass overrides them; compared by identity.
  var typeCallFunction: Value = Value.empty
  var typeNewFunction: Value = Value.empty
  var typePrepareFunction: Value = Value.empty
  var objectNewFunction: Value = Value.empty
  var objectInitFunction: Value = Value.empty
  /// The iterator over objects that only have `__getitem__`.
  private var startedSequenceIterator: PyType?
  /// `types.UnionType`.
  private var startedUnion: PyType?
  private var startedMachines: MachineTypes?
  private var startedImporting: Importing?
  /// `weakref.ref`.
  var weakReferenceType: PyType?
  private var startedNamespace: PyType?
  private var startedUnraisable: PyType?
  var originalExceptHook: Value = Value.empty
  var originalUnraisableHook: Value = Value.empty
  /// What the program finds in `sys.argv`.
  public var arguments: [String] = []
  /// What the program finds in `sys.executable`.
  public var executable = ""
  /// What the program finds in `sys.warnoptions`.
  public var warnOptions: [String] = []
  /// Level of optimisation of what is compiled at run time.
  public var optimization = 0
  /// Functions to call at the program's end: tuples (function, arguments, keywords), last one first.
  var atExit: Value = Value.empty
  /// Handlers of signals and what has arrived.
  let signals = SignalState()
  let warnings = WarningState()
  /// Sources by name, for tracebacks.
  var sourceFiles: [String: SourceFile] = [:]
  /// Finds the operator of an expression's text; set by who has a parser. Offsets are code points.
  public var findAnchors: ((String) -> CaretAnchors?)?
  /// Codes of generator functions that `types.coroutine` made awaitable.
  var awaitableCodes: [ObjectIdentifier: CodeInfo] = [:]
  /// Names that programs gave to machines, by identity; see MachineNames.
  var machineNames: [UInt: MachineNames] = [:]
  /// Hooks of asynchronous generators, or none.
  var asyncGeneratorFirst: Value = Value.none
  var asyncGeneratorFinalizer: Value = Value.none
  /// The classes around machines.
  var machineTypes: MachineTypes {
    guard let startedMachines else { preconditionFailure("not started") }
    return startedMachines
  }
  /// The import system.
  public var importing: Importing {
    guard let startedImporting else { preconditionFailure("not started") }
    return startedImporting
  }
  /// `types.SimpleNamespace`.
  var namespaceType: PyType {
    guard let startedNamespace else { preconditionFailure("not started") }
    return startedNamespace
  }
  /// What `sys.unraisablehook` gets.
  var unraisableType: PyType {
    guard let startedUnraisable else { preconditionFailure("not started") }
    return startedUnraisable
  }
  /// Modules whose bodies run now, by identity.
  var initializing: [UInt] = []
  func isInitializing(_ module: borrowing Value) -> Bool { initializing.contains(module.identity) }
  /// The dict of built-in names.
  public private(set) var builtinsDict: Value = Value.empty

  /// Makes the dialect for one interpreter.
  public init() { super.init() }

  /// The built-in classes.
  public var types: BuiltinTypes {
    guard let startedTypes else { preconditionFailure("not started") }
    return startedTypes
  }
  /// The built-in exception classes.
  public var exceptions: ExceptionTypes {
    guard let startedExceptions else { preconditionFailure("not started") }
    return startedExceptions
  }
  /// `iterator`: over objects that only have `__getitem__`.
  var sequenceIterator: PyType {
    guard let startedSequenceIterator else { preconditionFailure("not started") }
    return startedSequenceIterator
  }
  /// `types.UnionType`: `int | str`.
  var unionType: PyType {
    guard let startedUnion else { preconditionFailure("not started") }
    return startedUnion
  }
  /// The names that the runtime looks up itself.
  public var names: Names {
    guard let startedNames else { preconditionFailure("not started") }
    return startedNames
  }

  /// The classes of built-in objects besides those that the core needs.
  var objectTypes: ObjectTypes {
    guard let startedObjects else { preconditionFailure("not started") }
    return startedObjects
  }

  public override func start(_ vm: Interpreter) {
    let types = BuiltinTypes(vm, methodCache)
    startedTypes = types
    types.install(vm.core)
    keptTypes = vm.makeList()
    startedNames = Names(vm)
    builtinsDict = vm.makeDict()
    vm.setBuiltins(builtinsDict)
    for (type, base) in types.all { complete(type, base: base) }
    startedSequenceIterator = vm.defineType(name: "iterator", layout: .record, recordSlots: 2, isFinal: true)
    startedUnion = vm.defineType(
      name: "UnionType",
      module: "types",
      layout: .record,
      recordSlots: 1,
      isFinal: true
    )
    startedExceptions = ExceptionTypes(vm)
    startedMachines = MachineTypes(vm)
    startedImporting = Importing(vm)
    startedNamespace = vm.defineType(
      name: "SimpleNamespace",
      module: "types",
      layout: .instance,
      hasAttributes: true
    )
    startedUnraisable = vm.defineType(
      name: "UnraisableHookArgs",
      module: "sys",
      layout: .instance,
      hasAttributes: true
    )
    for (name, type) in exceptions.byName {
      let key = vm.intern(name)
      builtinsDict.dictSet(string: key, type.object)
    }
    startedObjects = ObjectTypes(vm)
    for install in Registry.installers { install(vm) }
  }

  public override func stop(_ vm: Interpreter) {
    // Classes refer to their metaclass and ancestors, which refer back: `type` is its own class.
    var all = [types.object]
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(types.object)]
    var i = 0
    while i < all.count {
      for s in all[i].subclasses {
        if seen.insert(ObjectIdentifier(s.type)).inserted { all.append(s.type) }
      }
      i += 1
    }
    for type in all { type.takeApart() }
  }

  /// Gives a bare type its namespace, its place in the hierarchy and its type object.
  func complete(_ type: PyType, base: PyType?) {
    let vm = type.interpreter
    type.namespace = vm.makeDict()
    type.metaclass = types.type
    keptTypes.listAppend(vm.makeTypeObject(type, meta: types.type))
    setBases(type, base.map { [$0] } ?? [])
  }

  /// Places a built-in class below its bases, whose linearisation must be the bases' one after the other.
  func setBases(_ type: PyType, _ bases: [PyType]) {
    let vm = type.interpreter
    let list = vm.makeList()
    for b in bases { list.listAppend(b.object) }
    type.bases = vm.makeTuple(list: list)
    type.base = bases.first
    if bases.count == 1 {
      // Nearly all of them: nothing to merge.
      type.ancestors = [bases[0]] + bases[0].ancestors
      bases[0].addSubclass(type)
      type.changed()
      return
    }
    var ancestors: [PyType] = []
    for b in bases {
      for t in [b] + b.ancestors {
        ancestors.removeAll { $0 === t }
        ancestors.append(t)
      }
      b.addSubclass(type)
    }
    type.ancestors = ancestors
    type.changed()
  }

  // MARK: - Hooks, each written in its topic's file

  // Tasks and futures: Asyncio/AsyncHooks.swift.
  public override func futureOutcome(_ vm: Interpreter, _ future: borrowing Value) throws(Raised) -> Value {
    try FutureMethods.outcome(vm, future)
  }
  public override func futureNotReady(_ vm: Interpreter, _ future: borrowing Value) -> Raised {
    vm.runtimeError("await wasn't used with future")
  }
  public override func isCancellation(_ vm: Interpreter, _ exception: borrowing Value) -> Bool {
    isCancellationHook(vm, exception)
  }
  public override func isFatal(_ vm: Interpreter, _ task: borrowing Value, _ exception: borrowing Value) -> Bool {
    isFatalHook(vm, exception)
  }
  public override func makeCancellation(_ vm: Interpreter, _ task: borrowing Value) -> Value {
    makeCancellationHook(vm, task)
  }
  public override func taskCancelled(_ vm: Interpreter, _ task: borrowing Value, _ exception: borrowing Value) {
    TaskMethods.cancelled(vm, task, exception)
  }
  public override func cancelFuture(
    _ vm: Interpreter,
    _ future: borrowing Value,
    _ message: borrowing Value
  ) throws(Raised) -> Bool {
    try FutureMethods.cancel(vm, future, message)
  }
  public override func refuseYield(
    _ vm: Interpreter,
    _ task: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) -> Value {
    try refuseYieldHook(vm, task, value)
  }
  public override func scheduleCallback(
    _ vm: Interpreter,
    _ loop: EventLoop,
    _ callback: borrowing Value,
    _ future: borrowing Value,
    _ context: borrowing Value
  ) {
    LoopMethods.scheduleCallback(vm, loop, callback, future, context)
  }
  public override func runHandle(_ vm: Interpreter, _ handle: borrowing Value) throws(Raised) {
    try LoopMethods.runHandle(vm, handle)
  }
  public override func isCancelledHandle(_ vm: Interpreter, _ handle: borrowing Value) -> Bool {
    handle.slot(HandleSlot.isCancelled).isTrue
  }
  public override func observedSettled(_ vm: Interpreter, _ observer: borrowing Value, _ future: borrowing Value) {
    GatherMethods.childSettled(vm, observer, future)
  }
  public override func futureDropped(_ vm: Interpreter, _ future: borrowing Value) {
    FutureMethods.finalize(vm, future)
  }

  public override func getAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> Value {
    try getAttributeHook(vm, a, name, &cache)
  }
  public override func getMethod(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> MethodAnswer {
    try getMethodHook(vm, a, name, &cache)
  }
  public override func getSpecial(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    purpose: borrowing Value
  ) throws(Raised) -> Value {
    try getSpecialHook(vm, a, name, purpose: purpose)
  }
  public override func setAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) {
    try setAttributeHook(vm, a, name, value, &cache)
  }
  public override func deleteAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value
  ) throws(Raised) {
    try deleteAttributeHook(vm, a, name)
  }
  public override func call(
    _ vm: Interpreter,
    _ callee: borrowing Value,
    _ arguments: Arguments
  ) throws(Raised) -> CallOutcome {
    try callHook(vm, callee, arguments)
  }
  public override func checkInitializerResult(
    _ vm: Interpreter,
    _ result: borrowing Value
  ) throws(Raised) {
    try checkInitializerResultHook(vm, result)
  }
  public override func nativeArgumentError(
    _ vm: Interpreter,
    _ function: NativeFunction,
    given: Int,
    keywords: Bool
  ) -> Raised {
    nativeArgumentErrorHook(vm, function, given: given, keywords: keywords)
  }
  public override func bindingError(
    _ vm: Interpreter,
    _ function: borrowing Value,
    _ problem: BindingProblem
  ) -> Raised {
    bindingErrorHook(vm, function, problem)
  }
  public override func binary(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value {
    try binaryHook(vm, op, a, b, inPlace: inPlace)
  }
  public override func unary(
    _ vm: Interpreter,
    _ op: UnaryOperation,
    _ a: borrowing Value
  ) throws(Raised) -> Value {
    try unaryHook(vm, op, a)
  }
  public override func compare(
    _ vm: Interpreter,
    _ op: CompareOperation,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Value {
    try compareHook(vm, op, a, b)
  }
  public override func equal(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ b: borrowing Value
  ) throws(Raised) -> Bool {
    try equalHook(vm, a, b)
  }
  public override func truth(
    _ vm: Interpreter,
    _ a: borrowing Value
  ) throws(Raised) -> Bool {
    try truthHook(vm, a)
  }
  public override func hash(
    _ vm: Interpreter,
    _ a: borrowing Value
  ) throws(Raised) -> Int {
    try hashHook(vm, a)
  }
  public override func contains(
    _ vm: Interpreter,
    _ container: borrowing Value,
    _ item: borrowing Value
  ) throws(Raised) -> Bool {
    try containsHook(vm, container, item)
  }
  public override func getItem(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value
  ) throws(Raised) -> Value {
    try getItemHook(vm, a, key)
  }
  public override func setItem(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {
    try setItemHook(vm, a, key, value)
  }
  public override func deleteItem(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value
  ) throws(Raised) {
    try deleteItemHook(vm, a, key)
  }
  public override func iterate(
    _ vm: Interpreter,
    _ a: borrowing Value
  ) throws(Raised) -> Value {
    try iterateHook(vm, a)
  }
  public override func next(
    _ vm: Interpreter,
    _ iterator: borrowing Value
  ) throws(Raised) -> Value? {
    try nextHook(vm, iterator)
  }
  public override func unpackError(
    _ vm: Interpreter,
    _ value: borrowing Value,
    wanted: Int,
    got: Int?,
    star: Bool
  ) -> Raised {
    unpackErrorHook(vm, value, wanted: wanted, got: got, star: star)
  }
  public override func iteratorInvalidated(
    _ vm: Interpreter,
    _ variety: IteratorVariety,
    sizeChanged: Bool
  ) -> Raised {
    iteratorInvalidatedHook(vm, variety, sizeChanged: sizeChanged)
  }
  public override func spread(
    _ vm: Interpreter,
    _ value: borrowing Value,
    into list: borrowing Value
  ) throws(Raised) {
    try spreadHook(vm, value, into: list)
  }
  public override func overflow(
    _ vm: Interpreter,
    _ message: String
  ) -> Raised {
    overflowHook(vm, message)
  }
  public override func zeroDivision(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    isFloat: Bool
  ) -> Raised {
    zeroDivisionHook(vm, op, isFloat: isFloat)
  }
  public override func format(
    _ vm: Interpreter,
    _ a: borrowing Value,
    conversion: UInt8,
    spec: borrowing Value?
  ) throws(Raised) -> Value {
    try formatHook(vm, a, conversion: conversion, spec: spec)
  }
  public override func singleton(
    _ vm: Interpreter,
    named name: String
  ) -> Value {
    singletonHook(vm, named: name)
  }
  public override func makeException(
    _ vm: Interpreter,
    _ what: borrowing Value,
    cause: borrowing Value?
  )
    throws(Raised) -> Value
  { try makeExceptionHook(vm, what, cause: cause) }
  public override func chainContext(_ vm: Interpreter, _ exception: borrowing Value) { chainContextHook(vm, exception) }
  public override func isRaisable(_ vm: Interpreter, _ value: borrowing Value) -> Bool { isException(vm, value) }
  public override func nothingToReraise(_ vm: Interpreter) -> Raised {
    vm.runtimeError("No active exception to reraise")
  }
  public override func matches(
    _ vm: Interpreter,
    _ exception: borrowing Value,
    _ type: borrowing Value
  )
    throws(Raised) -> Bool
  { try matchesHook(vm, exception, type) }
  public override func trace(_ vm: Interpreter, _ exception: borrowing Value, frame: FrameView) {
    traceHook(vm, exception, frame: frame)
  }
  public override func nameError(_ vm: Interpreter, _ kind: MissingName, _ name: borrowing Value) -> Raised {
    nameErrorHook(vm, kind, name)
  }
  public override func recursionError(_ vm: Interpreter) -> Raised {
    vm.recursionError("maximum recursion depth exceeded")
  }
  public override func internalError(_ vm: Interpreter, _ message: String) -> Raised { vm.systemError(message) }
  public override func unpackIterator(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value {
    try unpackIteratorHook(vm, a)
  }
  public override func namespaceGet(
    _ vm: Interpreter,
    _ space: borrowing Value,
    _ name: borrowing Value
  )
    throws(Raised) -> Value?
  { try namespaceGetHook(vm, space, name) }
  public override func namespaceSet(
    _ vm: Interpreter,
    _ space: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) { try setItem(vm, space, name, value) }
  public override func namespaceDelete(
    _ vm: Interpreter,
    _ space: borrowing Value,
    _ name: borrowing Value
  )
    throws(Raised) -> Bool
  { try namespaceDeleteHook(vm, space, name) }
  public override func setAnnotations(
    _ vm: Interpreter,
    _ function: borrowing Value,
    _ annotations: borrowing Value
  ) {
    let attributes = function.functionAttributes(vm)
    attributes.dictSet(string: names.__annotations__, annotations)
  }
  public override func intrinsic(named name: String) -> NativeFunction? { Intrinsics.function(name) }
  public override func isNextStep(intrinsic name: String) -> Bool { name == "anext" }
  public override func finalize(_ value: borrowing Value) { finalizeHook(value) }
  public override func weakReferenceDied(_ reference: borrowing Value) { weakReferenceDiedHook(reference) }
  public override func safePoint(_ vm: Interpreter) throws(Raised) {
    if vm.isFirstThread { try vm.runSignalHandlers() }
  }
  public override func leaveThread(_ vm: Interpreter) -> AnyObject? { leaveThreadHook() }
  public override func enterThread(_ vm: Interpreter, _ kept: AnyObject?) { enterThreadHook(kept) }

  // MARK: Machines

  public override func awaitable(
    _ vm: Interpreter,
    _ a: borrowing Value,
    purpose: borrowing Value
  ) throws(Raised)
    -> Delegation
  { try awaitableHook(vm, a, purpose: purpose) }
  public override func delegee(_ vm: Interpreter, _ a: borrowing Value, by kind: UnitKind) throws(Raised) -> Delegation
  { try delegeeHook(vm, a, by: kind) }
  public override func send(
    _ vm: Interpreter,
    _ iterator: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised)
    -> Advance
  { try sendHook(vm, iterator, value) }
  public override func thrower(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) -> Value {
    try throwerHook(vm, iterator)
  }
  public override func throwInto(
    _ vm: Interpreter,
    _ iterator: borrowing Value,
    _ thrower: borrowing Value,
    _ exception: borrowing Value
  ) throws(Raised) -> Advance { try throwIntoHook(vm, iterator, thrower, exception) }
  public override func close(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) {
    try closeHook(vm, iterator)
  }
  public override func freshClosing(_ vm: Interpreter, _ like: borrowing Value) -> Value {
    vm.makeException(exceptions.generatorExit, arguments: vm.makeTuple())
  }
  public override func closedWell(_ vm: Interpreter, _ exception: borrowing Value) -> Bool {
    let type = vm.pyType(exception)
    return type.isSubtype(of: exceptions.generatorExit) || type.isSubtype(of: exceptions.stopIteration)
  }
  public override func closesDelegee(_ vm: Interpreter, _ exception: borrowing Value) -> Bool {
    vm.pyType(exception).isSubtype(of: exceptions.generatorExit)
  }
  public override func endOfIteration(_ vm: Interpreter, _ result: consuming Value) -> Raised {
    vm.stopIteration(result)
  }
  public override func endOfSteps(_ vm: Interpreter) -> Raised { vm.stopAsyncIteration() }
  public override func stepUnderWay(_ vm: Interpreter, _ machine: borrowing Value) -> Raised {
    vm.runtimeError("anext(): asynchronous generator is already running")
  }
  public override func iterationResult(_ vm: Interpreter) -> Value? { takeStopIteration(vm) }
  public override func misuse(_ vm: Interpreter, _ machine: borrowing Value, _ what: MachineMisuse) -> Raised {
    misuseHook(vm, machine, what)
  }
  public override func machineFreed(identity: UInt) { machineNames[identity] = nil }
  public override func dropMachine(_ vm: Interpreter, _ machine: borrowing Value, started: Bool) {
    dropMachineHook(vm, machine, started: started)
  }
  public override func wrapYield(_ vm: Interpreter, _ kind: UnitKind, _ value: consuming Value) -> Value {
    if kind != .asyncGenerator { return value }
    let wrapped = vm.makeRecord(of: machineTypes.wrappedValue)
    wrapped.setSlot(0, value)
    return wrapped
  }

  public override func builtins(_ vm: Interpreter) -> Value? { builtinsDict.copy() }

  /// Makes a built-in name.
  public func defineBuiltin(_ name: String, _ value: borrowing Value, _ vm: Interpreter) {
    let key = vm.intern(name)
    builtinsDict.dictSet(string: key, value)
  }
}
