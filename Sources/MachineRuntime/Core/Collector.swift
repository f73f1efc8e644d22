// The cycle collector: trial deletion over the whole heap (the idea is CPython's gcmodule.c, which has it from Christopher
// 1990). Reference counting frees everything but cycles; this finds those.
//
// 1. Every reference that a heap object holds is taken off the count of what it refers to, in place.
// 2. Objects whose count is still above zero are referred to from outside (registers, the stack, native code); they and
//    all that they reach are marked.
// 3. All counts are restored. What is not marked is garbage.
// 4. Weak references to garbage are cleared and finalisers run; when one did, steps 1-3 are repeated, because garbage
//    may have come back to life.
// 5. The garbage is emptied, object by object; reference counting then frees it.

/// Finds and frees garbage that reference counts cannot: objects that only refer to each other.
public final class Collector {
  /// Whether collections start by themselves at safe points.
  public var isEnabled = true
  /// Collections so far.
  public internal(set) var collections = 0
  /// Objects collected so far.
  public internal(set) var collected = 0
  /// By how many objects the heap must have grown since the last collection, at least, to be collected again.
  static let leastGrowth = 100_000
  var isRunning = false
  init() {}
}

extension Interpreter {
  /// Runs the collector when it is enabled; called at safe points.
  func collectIfEnabled() {
    setCollectionMark()
    if collector.isEnabled { _ = collect() }
  }

  /// The next collection comes when the heap has grown by half, so that the time that collections take stays
  /// proportional to growth.
  private func setCollectionMark() {
    let live = state.pointee.heap.liveObjects
    state.pointee.heap.collectionMark = live + max(Collector.leastGrowth, live / 2)
  }

  /// Frees cyclic garbage.
  /// - Returns: how many objects were found to be garbage.
  @discardableResult
  public func collect() -> Int {
    if collector.isRunning || state.pointee.heap.isClosing { return 0 }
    collector.isRunning = true
    defer { collector.isRunning = false }
    collector.collections += 1
    defer { setCollectionMark() }
    var garbage = findGarbage()
    if garbage.isEmpty { return 0 }
    // Keep everything whole while program code runs.
    for p in garbage { p.pointee.word &+= ObjectHeader.one }
    var ran = false
    for p in garbage where p.pointee.has(Flag.weaklyReferenced) {
      clearWeakReferences(to: p)
      ran = true
    }
    for p in garbage where runFinalizer(p) { ran = true }
    if ran {
      for p in garbage { p.pointee.word &-= ObjectHeader.one }
      let still = Set(findGarbage())
      let all = garbage
      garbage = all.filter { still.contains($0) }
      for p in garbage { p.pointee.word &+= ObjectHeader.one }
      // What came back to life, or died with its finaliser, needs no more.
    }
    for p in garbage { emptyObject(p) }
    for p in garbage { releaseBits(Bits.of(p)) }
    collector.collected += garbage.count
    return garbage.count
  }

  /// Frees cyclic garbage when anybody could notice: when an object lives that does something at its end. A program that is
  /// about to end need not look for garbage that would go in silence.
  public func collectBeforeEnd() {
    var isNoticed = false
    state.pointee.heap.forEachObject { p in
      switch p.pointee.kind {
      case .machine: if p.as(MachineObject.self).pointee.state >= 0 { isNoticed = true }
      case .box:
        if p.as(BoxObject.self).pointee.payload._withUnsafeGuaranteedRef({ $0.endIsNoticed }) { isNoticed = true }
      default: break
      }
      if p.pointee.has(Flag.weaklyReferenced) { isNoticed = true }
      if p.pointee.type.pointee.flags & TypeCore.finalizer != 0, !p.pointee.has(Flag.finalized) { isNoticed = true }
    }
    if isNoticed { collect() }
  }

  /// Runs an object's finaliser, once; false when it has none or it has run.
  private func runFinalizer(_ p: ObjectPointer) -> Bool {
    var ran = false
    if p.pointee.kind == .machine, !p.pointee.has(Flag.finalized), p.as(MachineObject.self).pointee.state >= 0 {
      p.pointee.set(Flag.finalized)
      finalizeMachine(p, self)
      ran = true
    }
    if p.pointee.type.pointee.flags & TypeCore.finalizer != 0 {
      if !p.pointee.has(Flag.finalized) {
        p.pointee.set(Flag.finalized)
        dialect.finalize(copyOf(Bits.of(p)))
        ran = true
      }
    } else if p.pointee.kind == .future || p.pointee.kind == .task, futureHasLastWord(p) {
      dropFuture(p, self)
      ran = true
    }
    return ran
  }

  /// Runs the finaliser of an object that is about to become garbage, while everything that it may use is whole.
  public func finalizeEarly(_ value: borrowing Value) {
    if value.isObject { _ = runFinalizer(Bits.pointer(value.bits)) }
  }

  /// Walks the heap anew for each pass: a list of its objects would take memory just when there is a lot of it in use.
  private func findGarbage() -> [ObjectPointer] {
    let takeOff = Visitor { $0.pointee.word &-= ObjectHeader.one }
    state.pointee.heap.forEachObject { p in if holdsReferences(p.pointee.kind) { visitChildren(p, takeOff) } }
    let stack = ObjectStack()
    let mark = Visitor { p in
      if !p.pointee.has(Flag.marked) {
        p.pointee.set(Flag.marked)
        stack.push(p)
      }
    }
    state.pointee.heap.forEachObject { p in
      guard p.pointee.count > 0 || isStaticType(p), !p.pointee.has(Flag.marked), holdsReferences(p.pointee.kind)
      else { return }
      p.pointee.set(Flag.marked)
      stack.push(p)
      while let q = stack.pop() { visitChildren(q, mark) }
    }
    let putBack = Visitor { $0.pointee.word &+= ObjectHeader.one }
    state.pointee.heap.forEachObject { p in if holdsReferences(p.pointee.kind) { visitChildren(p, putBack) } }
    var garbage: [ObjectPointer] = []
    // Leaves were marked too.
    state.pointee.heap.forEachObject { p in
      if holdsReferences(p.pointee.kind), !p.pointee.has(Flag.marked) { garbage.append(p) }
      p.pointee.clear(Flag.marked)
    }
    return garbage
  }
}

/// Types that the runtime made live as long as the interpreter, whoever refers to them.
private func isStaticType(_ p: ObjectPointer) -> Bool {
  p.pointee.kind == .type && p.as(TypeObject.self).pointee.core.pointee.flags & TypeCore.dynamic == 0
}

private func holdsReferences(_ kind: Kind) -> Bool {
  switch kind {
  case .free, .bigInt, .float, .complex: return false
  // Strings and bytes may have attributes or a type that dies with them.
  default: return true
  }
}

/// Shows every reference that an object holds.
func visitChildren(_ p: ObjectPointer, _ v: Visitor) {
  if p.pointee.type.pointee.flags & TypeCore.dynamic != 0, let object = p.pointee.type.pointee.object {
    v.visit(bits: Bits.of(object))
  }
  if p.pointee.has(Flag.attributes) {
    let storage = attributeStorage(p).pointee
    if let slots = storage.slots {
      let shapes = p.pointee.type.pointee.state.pointee.interpreter.takeUnretainedValue().shapes
      let n = storage.shape == Shapes.dictionary ? Int(storage.capacity) : Int(shapes.all[Int(storage.shape)].count)
      for i in 0..<n { v.visit(bits: slots[i]) }
    }
  }
  switch p.pointee.kind {
  case .free, .string, .bytes, .bigInt, .float, .complex, .instance: break
  case .tuple, .record:
    for i in 0..<p.as(TupleObject.self).pointee.count { v.visit(bits: valuesOfTuple(p)[i]) }
  case .list:
    let l = p.as(ListObject.self).pointee
    if let items = l.items { for i in 0..<l.count { v.visit(bits: items[i]) } }
  case .dict:
    let d = p.as(DictObject.self).pointee
    if let entries = d.entries {
      for i in 0..<d.used where entries[i].key != Bits.empty {
        v.visit(bits: entries[i].key)
        v.visit(bits: entries[i].value)
      }
    }
  case .set: visitSet(p, v)
  case .cell: v.visit(bits: p.as(CellObject.self).pointee.value)
  case .function:
    let f = p.as(FunctionObject.self).pointee
    v.visit(bits: f.codeObject)
    v.visit(bits: f.globals)
    v.visit(bits: f.closure)
    v.visit(bits: f.defaults)
    v.visit(bits: f.keywordDefaults)
    v.visit(bits: f.name)
    v.visit(bits: f.qualifiedName)
    v.visit(bits: f.attributes)
  case .native: v.visit(bits: p.as(NativeObject.self).pointee.receiver)
  case .boundMethod:
    v.visit(bits: p.as(BoundMethodObject.self).pointee.function)
    v.visit(bits: p.as(BoundMethodObject.self).pointee.receiver)
  case .code: break
  case .machine:
    let m = p.as(MachineObject.self).pointee
    v.visit(bits: m.function)
    v.visit(bits: m.awaiting)
    v.visit(bits: m.handled.value)
    if let frame = shownFrame(p) { v.visit(bits: Bits.of(frame)) }
    let r = machineRegisters(p)
    for i in 0..<Int(m.code.pointee.registerCount) { v.visit(bits: r[i]) }
  case .type: p.as(TypeObject.self).pointee.info._withUnsafeGuaranteedRef { $0.visit(v) }
  case .module:
    v.visit(bits: p.as(ModuleObject.self).pointee.globals)
    v.visit(bits: p.as(ModuleObject.self).pointee.name)
  case .iterator: v.visit(bits: p.as(IteratorObject.self).pointee.source)
  case .slice, .range:
    let s = p.as(SliceObject.self).pointee
    v.visit(bits: s.start)
    v.visit(bits: s.stop)
    v.visit(bits: s.step)
  case .box: p.as(BoxObject.self).pointee.payload._withUnsafeGuaranteedRef { $0.visit(v) }
  case .future, .task: visitFuture(p, v)
  case .frame:
    let f = p.as(FrameObject.self).pointee
    v.visit(bits: f.function)
    v.visit(bits: f.back)
    v.visit(bits: f.namespace)
    if let kept = f.kept { for i in 0..<Int(f.code.pointee.registerCount) { v.visit(bits: kept[i]) } }
  }
}

/// Drops what a piece of garbage holds, so that its cycle falls apart. It stays a valid object.
private func emptyObject(_ p: ObjectPointer) {
  let state = p.pointee.type.pointee.state
  if p.pointee.has(Flag.attributes) {
    let storage = attributeStorage(p)
    releaseAttributes(p, state)
    storage.pointee = AttributeStorage(shape: p.pointee.type.pointee.rootShape, capacity: 0, slots: nil)
  }
  func drop(_ field: UnsafeMutablePointer<UInt64>, _ empty: UInt64 = Bits.none) {
    let old = field.pointee
    field.pointee = empty
    releaseBits(old)
  }
  switch p.pointee.kind {
  case .tuple, .record: for i in 0..<p.as(TupleObject.self).pointee.count { drop(valuesOfTuple(p) + i) }
  case .list: copyOf(Bits.of(p)).listClear()
  case .dict: copyOf(Bits.of(p)).dictClear()
  case .set: copyOf(Bits.of(p)).setClear()
  case .cell: drop(&p.as(CellObject.self).pointee.value, Bits.empty)
  case .function:
    drop(&p.as(FunctionObject.self).pointee.closure)
    drop(&p.as(FunctionObject.self).pointee.defaults)
    drop(&p.as(FunctionObject.self).pointee.keywordDefaults)
    drop(&p.as(FunctionObject.self).pointee.attributes, Bits.empty)
  case .boundMethod: drop(&p.as(BoundMethodObject.self).pointee.receiver)
  case .native: drop(&p.as(NativeObject.self).pointee.receiver)
  case .machine:
    let m = p.as(MachineObject.self)
    // A running machine is never garbage: its record holds it.
    m.pointee.state = MachineObject.ended
    clearMachine(p)
  case .iterator: drop(&p.as(IteratorObject.self).pointee.source, Bits.empty)
  case .box: p.as(BoxObject.self).pointee.payload._withUnsafeGuaranteedRef { $0.clear() }
  case .future, .task: emptyFuture(p)
  case .type: p.as(TypeObject.self).pointee.info._withUnsafeGuaranteedRef { $0.clear() }
  case .frame:
    drop(&p.as(FrameObject.self).pointee.back, Bits.empty)
    let f = p.as(FrameObject.self)
    if let kept = f.pointee.kept {
      for i in 0..<Int(f.pointee.code.pointee.registerCount) { drop(kept + i, Bits.empty) }
    }
  default: break
  }
}
