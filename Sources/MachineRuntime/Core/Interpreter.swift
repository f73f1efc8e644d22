// An interpreter: one heap, one stack, one set of types. A process may hold several; nothing here is global.

import Glibc
import MachineImage

/// What the hot paths read and write, in raw memory so that no access is checked for exclusivity.
@usableFromInline
struct VMState {
  @usableFromInline var interpreter: Unmanaged<Interpreter>
  @usableFromInline var heap: Heap
  /// The value stack: registers of running functions and arguments of natives.
  @usableFromInline var stackBase: UnsafeMutablePointer<UInt64>
  @usableFromInline var stackLimit: UnsafeMutablePointer<UInt64>
  /// First free word of the value stack.
  @usableFromInline var sp: UnsafeMutablePointer<UInt64>
  /// Records of running functions.
  @usableFromInline var frames: UnsafeMutablePointer<FrameRecord>
  @usableFromInline var frameLimit: UnsafeMutablePointer<FrameRecord>
  /// The running function's record; `frames - 1` when nothing runs.
  @usableFromInline var frame: UnsafeMutablePointer<FrameRecord>
  /// How deep calls are nested, and how deep they may be.
  @usableFromInline var depth: Int
  @usableFromInline var recursionLimit: Int
  /// What calls compare the depth with: the limit, or -1 when something waits for a safe point, so that the next call
  /// leaves its fast path and looks. Written by signal handlers.
  @usableFromInline var depthLimit: Int
  /// Innermost item of handled exceptions.
  @usableFromInline var handled: UnsafeMutablePointer<HandledItem>
  /// The raised exception while `Raised` travels; else empty.
  @usableFromInline var raised: UInt64
  /// The dict of names that every module sees, owned: here, because a class's field is checked for exclusive access.
  @usableFromInline var builtins: UInt64
  /// The language's context in force, owned: see `Interpreter.currentContext`.
  @usableFromInline var context: UInt64
  /// Whether there is a recorder.
  @usableFromInline var isRecording: Bool
  @usableFromInline var versions: UInt32
  /// Not 0 when something waits for a safe point: a signal, a collection. Written by signal handlers.
  @usableFromInline var pending: UnsafeMutablePointer<Int32>
  /// Lowest address that native recursion may reach.
  @usableFromInline var nativeStackLimit: UInt

  /// A version number never used before; 0 is never returned.
  @inlinable
  mutating func nextVersion() -> UInt32 {
    versions &+= 1
    if versions == 0 { versions = 1 }
    return versions
  }
}

/// One level of exceptions being handled: the innermost of a thread or of a machine. See Docs/Design.md, section 3.
@frozen @usableFromInline
struct HandledItem {
  @usableFromInline var value: UInt64
  @usableFromInline var previous: UnsafeMutablePointer<HandledItem>?
  @inlinable init(value: UInt64, previous: UnsafeMutablePointer<HandledItem>?) {
    self.value = value
    self.previous = previous
  }
}

/// One interpreter.
public final class Interpreter {
  @usableFromInline let state: UnsafeMutablePointer<VMState>
  /// Owns `state` and the heap's pages; they outlive the interpreter for as long as its dialect or types do.
  let memory: InterpreterMemory
  /// The language's answers.
  public let dialect: Dialect
  let shapes = Shapes()
  let strings: StringTable
  /// Types of what the core makes itself; set by the dialect before anything runs.
  public let core: CoreTypes
  let bottomItem: UnsafeMutablePointer<HandledItem>
  /// Weak references by the object they point to.
  var weakReferences: [UInt: [UInt64]] = [:]
  /// The frame objects (owned) that show machines: few are ever looked at, so that machines have no field for it.
  var shownFrames: [ObjectPointer: ObjectPointer] = [:]
  /// The attributes of futures and tasks whose type is the runtime's own: hardly any has some.
  var storageApart: [ObjectPointer: UnsafeMutablePointer<AttributeStorage>] = [:]
  /// The cycle collector.
  public let collector: Collector
  /// Who is told what machines do, if anybody.
  public let recorder: MachineRecorder?
  /// Which of the program's threads runs.
  let gate = ThreadGate()

  /// How much of the native stack nested calls may use, in bytes.
  public static let nativeStackReserve = 256 * 1024

  /// Makes an interpreter that runs `dialect`'s language.
  /// - Parameters:
  ///   - nativeStackSize: bytes of native stack that this thread has left; nested calls stop before its end.
  ///   - recorder: is told every step of every machine.
  public init(dialect: Dialect, nativeStackSize: Int = 7 << 20, recorder: MachineRecorder? = nil) {
    self.dialect = dialect
    self.recorder = recorder
    let stackWords = 1 << 26
    let maxFrames = 1 << 22
    func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
      // Reserved, not committed: pages cost memory when they are first touched.
      let p = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
      if p == MAP_FAILED { outOfMemory() }
      return p!
    }
    let stack = reserve(stackWords * 8).bindMemory(to: UInt64.self, capacity: stackWords)
    let frames = reserve(maxFrames * MemoryLayout<FrameRecord>.stride).bindMemory(
      to: FrameRecord.self,
      capacity: maxFrames
    )
    bottomItem = .allocate(capacity: 1)
    bottomItem.initialize(to: HandledItem(value: Bits.none, previous: nil))
    let pending = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    pending.initialize(to: 0)
    state = .allocate(capacity: 1)
    memory = InterpreterMemory(state)
    var mark = 0
    let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    let lowest = here > UInt(nativeStackSize) ? here - UInt(nativeStackSize) + UInt(Self.nativeStackReserve) : 0
    // `interpreter` is filled in below: self is not complete yet.
    strings = StringTable()
    core = CoreTypes()
    collector = Collector()
    state.initialize(
      to: VMState(
        interpreter: Unmanaged<Interpreter>.fromOpaque(UnsafeRawPointer(state)),
        heap: Heap(),
        stackBase: stack,
        stackLimit: stack + stackWords - 65536,
        sp: stack,
        frames: frames,
        frameLimit: frames + maxFrames - 1,
        frame: frames - 1,
        depth: 0,
        recursionLimit: 1000,
        depthLimit: 1000,
        handled: bottomItem,
        raised: Bits.empty,
        builtins: Bits.empty,
        context: Bits.none,
        isRecording: recorder != nil,
        versions: 0,
        pending: pending,
        nativeStackLimit: lowest
      )
    )
    state.pointee.interpreter = Unmanaged.passUnretained(self)
    dialect.memory = memory
    dialect.start(self)
    if let names = dialect.builtins(self) { setBuiltins(names) }
  }

  deinit {
    takeApart()
    HostSignals.forget(state.pointee.pending)
    munmap(state.pointee.stackBase, (1 << 26) * 8)
    munmap(state.pointee.frames, (1 << 22) * MemoryLayout<FrameRecord>.stride)
    state.pointee.pending.deallocate()
    bottomItem.deallocate()
  }

  /// Where the depth that calls compare with is: for signal handlers.
  var depthLimitAddress: UnsafeMutablePointer<Int> {
    let offset = MemoryLayout<VMState>.offset(of: \VMState.depthLimit).unsafelyUnwrapped
    return (UnsafeMutableRawPointer(state) + offset).assumingMemoryBound(to: Int.self)
  }

  /// How deep calls may nest before the dialect's recursion error.
  public var recursionLimit: Int {
    get { state.pointee.recursionLimit }
    set {
      state.pointee.recursionLimit = newValue
      state.pointee.depthLimit = newValue
    }
  }
  /// How deep calls are nested now.
  public var recursionDepth: Int { state.pointee.depth }
  /// Bytes of live objects.
  public var liveBytes: Int { state.pointee.heap.liveBytes }
  /// Number of live objects.
  public var liveObjects: Int { state.pointee.heap.liveObjects }

  // MARK: - Raised and handled exceptions

  /// Raises: keeps the exception and returns the sign to throw. `throw vm.raise(exception)`.
  public func raise(_ exception: consuming Value) -> Raised {
    dialect.chainContext(self, exception)
    setRaised(exception.leak())
    return Raised()
  }
  /// Raises an exception as it is, without giving it a context: for one that was caught and goes on.
  public func reraise(_ exception: consuming Value) -> Raised {
    setRaised(exception.leak())
    return Raised()
  }
  @usableFromInline
  func setRaised(_ b: UInt64) {
    let old = state.pointee.raised
    state.pointee.raised = b
    releaseBits(old)
  }
  /// Takes the raised exception out: it counts as caught.
  public func takeRaised() -> Value {
    let b = state.pointee.raised
    state.pointee.raised = Bits.empty
    return Value(owning: b)
  }
  /// The innermost exception being handled, or none: what a bare raise re-raises and what becomes the context of a new one.
  public var handledException: Value {
    var item = state.pointee.handled
    while item.pointee.value == Bits.none, let previous = item.pointee.previous { item = previous }
    retainBits(item.pointee.value)
    return Value(owning: item.pointee.value)
  }

  // MARK: - Weak references

  /// Registers a weak reference object; `Dialect.weakReferenceDied` is called with it when the target dies.
  public func addWeakReference(_ reference: borrowing Value, to target: borrowing Value) {
    precondition(target.isObject && reference.isObject)
    Bits.pointer(target.bits).pointee.set(Flag.weaklyReferenced)
    weakReferences[UInt(target.bits), default: []].append(reference.bits)
  }
  /// Removes it again (the reference object died first).
  public func removeWeakReference(_ reference: borrowing Value, targetIdentity: UInt) {
    let bits = reference.bits
    weakReferences[targetIdentity]?.removeAll { $0 == bits }
    if weakReferences[targetIdentity]?.isEmpty == true {
      weakReferences[targetIdentity] = nil
      ObjectPointer(bitPattern: targetIdentity)?.pointee.clear(Flag.weaklyReferenced)
    }
  }
  func clearWeakReferences(to p: ObjectPointer) {
    guard let references = weakReferences.removeValue(forKey: UInt(bitPattern: p)) else { return }
    p.pointee.clear(Flag.weaklyReferenced)
    for r in references { retainBits(r) }
    for r in references.reversed() {
      let v = Value(owning: r)
      dialect.weakReferenceDied(v)
    }
  }
}

/// The types of objects that the core makes. A dialect fills every one in `start`.
public final class CoreTypes {
  // 0… kinds, 32… iterators, 50… machines, 55 none, 56 bool, 57… singletons, 60 frozen set
  @usableFromInline let table: UnsafeMutablePointer<UnsafeMutablePointer<TypeCore>?>
  var kept: [TypeInfo] = []

  init() {
    table = .allocate(capacity: 64)
    table.initialize(repeating: nil, count: 64)
  }
  deinit { table.deallocate() }

  /// Sets the type of the objects of a kind (machines: see below).
  public func set(_ kind: Kind, _ info: TypeInfo) {
    kept.append(info)
    table[Int(kind.rawValue)] = info.core
  }
  /// Sets the type of a variety of core iterator.
  public func set(_ variety: IteratorVariety, _ info: TypeInfo) {
    kept.append(info)
    table[32 + Int(variety.rawValue)] = info.core
  }
  /// Sets the type of a kind of machine.
  public func set(_ unit: UnitKind, _ info: TypeInfo) {
    kept.append(info)
    table[50 + Int(unit.rawValue)] = info.core
  }
  /// Sets the type of frozen sets.
  public func setFrozenSet(_ info: TypeInfo) {
    kept.append(info)
    table[60] = info.core
  }
  /// Sets the type of iterators over strings that hold more than ASCII, where it is one of its own.
  public func setWideStringIterator(_ info: TypeInfo) {
    kept.append(info)
    table[61] = info.core
  }
  /// Sets the types that immediates have: none, booleans, small integers, singletons in order.
  public func setImmediate(none: TypeInfo, bool: TypeInfo, singletons: [TypeInfo]) {
    kept.append(contentsOf: [none, bool])
    kept.append(contentsOf: singletons)
    table[55] = none.core
    table[56] = bool.core
    for (i, s) in singletons.enumerated() { table[57 + i] = s.core }
  }
  @inlinable @inline(__always)
  subscript(kind: Kind) -> UnsafeMutablePointer<TypeCore> { table[Int(kind.rawValue)].unsafelyUnwrapped }
  @inlinable @inline(__always)
  subscript(iterator variety: IteratorVariety) -> UnsafeMutablePointer<TypeCore> {
    table[32 + Int(variety.rawValue)].unsafelyUnwrapped
  }
  @inlinable @inline(__always)
  subscript(machine unit: UnitKind) -> UnsafeMutablePointer<TypeCore> {
    table[50 + Int(unit.rawValue)].unsafelyUnwrapped
  }
}

extension Interpreter {
  /// What the core knows of a value's type.
  @inlinable @inline(__always)
  func typeCore(_ b: UInt64) -> UnsafeMutablePointer<TypeCore> {
    if Bits.isHeap(b) { return Bits.pointer(b).pointee.type }
    return immediateType(b)
  }
  @usableFromInline
  func immediateType(_ b: UInt64) -> UnsafeMutablePointer<TypeCore> {
    if Bits.isInt(b) { return core[.bigInt] }
    if Bits.isFlonum(b) { return core[.float] }
    if b == Bits.none || b == Bits.empty { return core.table[55].unsafelyUnwrapped }
    if b == Bits.true || b == Bits.false { return core.table[56].unsafelyUnwrapped }
    return core.table[57 + Int((b - Bits.firstSingleton) / 8)].unsafelyUnwrapped
  }
  /// The language's part of a value's type.
  @inlinable
  public func type(of value: borrowing Value) -> TypeInfo {
    typeCore(value.bits).pointee.info._withUnsafeGuaranteedRef { $0 }
  }
}
