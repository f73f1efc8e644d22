// Machines: the objects behind generators, coroutines and asynchronous generators. One allocation holds the header, the
// state and the registers; a suspended machine's registers are its slots, so nothing is copied to suspend or resume.
//
// Links. `awaiting` (owned) is what a machine waits for: another machine or a foreign iterator. `awaiter` points back.
// A machine that somebody drives by hand or through a task is a *root*; the innermost machine that it waits for is its
// *leaf*. Root and leaf know each other (`partner`, both ways or not at all), so that resuming the root enters the leaf
// at once, however many machines stand between. When a link in the middle changes hands (somebody drives a delegee
// directly), the pair is dissolved and the next resume walks the chain once. See Docs/Design.md, section 5.
//
//      state  0 not started | 1… suspended there | -1 ended | -2 running | -3 ended by an exception

import MachineImage

@frozen @usableFromInline
struct MachineObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var code: UnsafeMutablePointer<CodeCore>
  /// The function that made it (owned): globals, names.
  @usableFromInline var function: UInt64
  @usableFromInline var state: Int32
  @usableFromInline var flags: UInt32
  /// What it waits for (owned), or empty.
  @usableFromInline var awaiting: UInt64
  /// The machine that waits for it; not owned: that one owns this.
  @usableFromInline var awaiter: ObjectPointer?
  /// Root of a leaf, leaf of a root.
  @usableFromInline var partner: ObjectPointer?
  /// Its level of handled exceptions.
  @usableFromInline var handled: HandledItem
  // registers follow
  @inlinable static var payload: Int { 80 }

  @inlinable static var ended: Int32 { -1 }
  @inlinable static var running: Int32 { -2 }
  @inlinable static var failed: Int32 { -3 }
  /// Flags: the language's own marks, for asynchronous generators and warnings.
  @inlinable static var languageFlags: UInt32 { 0xffff }
  /// The one of them that asks for `Dialect.machineFreed`.
  @inlinable static var isToldFlag: UInt32 { 0x8000 }
}

@inlinable @inline(__always)
func machineRegisters(_ p: ObjectPointer) -> UnsafeMutablePointer<UInt64> {
  (p.raw + MachineObject.payload).assumingMemoryBound(to: UInt64.self)
}

/// The interpreter that an object belongs to.
func interpreter(of p: ObjectPointer) -> Interpreter {
  p.pointee.type.pointee.state.pointee.interpreter.takeUnretainedValue()
}

/// The frame object that shows a machine, or nil.
func shownFrame(_ p: ObjectPointer) -> ObjectPointer? {
  p.pointee.has(Flag.shown) ? interpreter(of: p).shownFrames[p] : nil
}

/// Dissolves the root-leaf pair that a machine is part of.
@inlinable @inline(__always)
func dissolvePair(_ p: ObjectPointer) {
  let m = p.as(MachineObject.self)
  if let q = m.pointee.partner {
    q.as(MachineObject.self).pointee.partner = nil
    m.pointee.partner = nil
  }
}

/// Releases every register of a machine that has ended, and its links.
func clearMachine(_ p: ObjectPointer) {
  let m = p.as(MachineObject.self)
  dissolvePair(p)
  let r = machineRegisters(p)
  if p.pointee.has(Flag.shown), let frame = interpreter(of: p).shownFrames.removeValue(forKey: p) {
    // Whoever else holds the frame keeps it; the machine would keep what its variables held.
    p.pointee.clear(Flag.shown)
    detachFrame(frame, registers: r)
    frame.as(FrameObject.self).pointee.machine = nil
    releaseBits(Bits.of(frame))
  }
  for i in 0..<Int(m.pointee.code.pointee.registerCount) {
    let b = r[i]
    r[i] = Bits.empty
    releaseBits(b)
  }
  stopAwaiting(p)
  m.pointee.flags &= ~UInt32(StepMark.underWay)
  let handled = m.pointee.handled.value
  m.pointee.handled.value = Bits.none
  releaseBits(handled)
}

/// Drops what a machine waits for.
func stopAwaiting(_ p: ObjectPointer) {
  let m = p.as(MachineObject.self)
  let a = m.pointee.awaiting
  if a == Bits.empty { return }
  m.pointee.awaiting = Bits.empty
  if Bits.isHeap(a), Bits.pointer(a).pointee.kind == .machine {
    let child = Bits.pointer(a).as(MachineObject.self)
    if child.pointee.awaiter == p { child.pointee.awaiter = nil }
  }
  releaseBits(a)
}

func destroyMachine(_ p: ObjectPointer) {
  let m = p.as(MachineObject.self)
  clearMachine(p)
  if m.pointee.flags & MachineObject.isToldFlag != 0 {
    p.pointee.type.pointee.state.pointee.interpreter.takeUnretainedValue().dialect.machineFreed(
      identity: UInt(truncatingIfNeeded: Bits.of(p))
    )
  }
  releaseBits(m.pointee.function)
}

/// Called once when a machine's last reference is dropped; it may come back to life.
func finalizeMachine(_ p: ObjectPointer, _ vm: Interpreter) {
  let m = p.as(MachineObject.self)
  if m.pointee.state < 0 { return }
  let v = Value(owning: Bits.of(p))
  vm.dialect.dropMachine(vm, v, started: m.pointee.state > 0)
  _ = v.leak()
}

/// The innermost machine that a machine waits for, by walking the chain: itself, when it waits for none.
func leafOf(_ p: ObjectPointer) -> UInt64 {
  var q = p
  while true {
    let a = q.as(MachineObject.self).pointee.awaiting
    guard a != Bits.empty, Bits.isHeap(a), Bits.pointer(a).pointee.kind == .machine else { return Bits.of(q) }
    q = Bits.pointer(a)
  }
}

/// Marks of asynchronous generators among a machine's language flags that the core knows too.
public enum StepMark {
  /// A step (the advance to the next item) has begun and has not come to an item or the end.
  public static let underWay: UInt16 = 0x4000
  /// The generator stands for its own next step: awaiting it begins one (see `Value.offersStep`).
  public static let offered: UInt16 = 0x2000
  /// The language has seen the generator being used for the first time: its steps need no asking any more.
  public static let known: UInt16 = 0x1000
}

/// What a machine did when it was advanced.
public enum MachineOutcome: ~Copyable {
  /// It suspended and handed this out.
  case yielded(Value)
  /// It ended with this result.
  case returned(Value)
}

/// The state of a machine, for introspection.
public enum MachineStatus: Sendable {
  case created
  case running
  case suspended
  case ended
}

extension Interpreter {
  /// A machine of a function whose parameters are still to be filled in.
  @inlinable
  func allocateMachine(_ function: ObjectPointer) -> ObjectPointer {
    let f = function.as(FunctionObject.self)
    let code = f.pointee.code
    let n = Int(code.pointee.registerCount)
    let p = state.pointee.heap.allocate(
      .machine,
      size: MachineObject.payload + 8 &* n,
      type: core[machine: code.pointee.kind]
    )
    function.pointee.word &+= ObjectHeader.one
    let m = p.as(MachineObject.self)
    m.pointee.code = code
    m.pointee.function = Bits.of(function)
    m.pointee.state = 0
    m.pointee.flags = 0
    m.pointee.awaiting = Bits.empty
    m.pointee.awaiter = nil
    m.pointee.partner = nil
    m.pointee.handled = HandledItem(value: Bits.none, previous: nil)
    return p
  }
}

extension Value {
  /// What a machine is doing; only for kind machine.
  public var machineStatus: MachineStatus {
    precondition(isKind(.machine), "not a machine")
    switch Bits.pointer(bits).as(MachineObject.self).pointee.state {
    case 0: return .created
    case MachineObject.running: return .running
    case MachineObject.ended, MachineObject.failed: return .ended
    default:
      // A machine whose leaf runs is running too.
      return Bits.pointer(leafOf(Bits.pointer(bits))).as(MachineObject.self).pointee.state == MachineObject.running
        ? .running : .suspended
    }
  }
  /// Number of the state that a machine is suspended in; 0 when not started, negative when running or ended.
  public var machineState: Int {
    precondition(isKind(.machine), "not a machine")
    return Int(Bits.pointer(bits).as(MachineObject.self).pointee.state)
  }
  /// What calling its function made: a generator, coroutine or asynchronous generator.
  public var machineKind: UnitKind {
    precondition(isKind(.machine), "not a machine")
    return Bits.pointer(bits).as(MachineObject.self).pointee.code.pointee.kind
  }
  /// Whether it is a machine of that kind.
  public func isMachine(_ kind: UnitKind) -> Bool { isKind(.machine) && machineKind == kind }
  /// What a machine waits for, or nil.
  public var machineAwaiting: Value? {
    precondition(isKind(.machine), "not a machine")
    let b = Bits.pointer(bits).as(MachineObject.self).pointee.awaiting
    if b == Bits.empty { return nil }
    retainBits(b)
    return Value(owning: b)
  }
  /// The function that made a machine.
  public var machineFunction: Value {
    precondition(isKind(.machine), "not a machine")
    let b = Bits.pointer(bits).as(MachineObject.self).pointee.function
    retainBits(b)
    return Value(owning: b)
  }
  /// Sixteen bits that belong to the language; with the highest one it asks for `Dialect.machineFreed`.
  public var machineFlags: UInt16 {
    get { UInt16(truncatingIfNeeded: Bits.pointer(bits).as(MachineObject.self).pointee.flags) }
    nonmutating set {
      precondition(isKind(.machine), "not a machine")
      let m = Bits.pointer(bits).as(MachineObject.self)
      m.pointee.flags = (m.pointee.flags & ~MachineObject.languageFlags) | UInt32(newValue)
    }
  }
  /// Makes an asynchronous generator stand for its own next step, until it is awaited: the machine that awaits it then
  /// enters it directly and gets the next item, or `Dialect.endOfSteps`, without any object in between.
  public func offerStep() {
    precondition(isMachine(.asyncGenerator), "not an asynchronous generator")
    Bits.pointer(bits).as(MachineObject.self).pointee.flags |= UInt32(StepMark.offered)
  }
  /// Bytes that a machine's frame takes.
  public var machineBytes: Int {
    precondition(isKind(.machine), "not a machine")
    return MachineObject.payload + 8 * Int(Bits.pointer(bits).as(MachineObject.self).pointee.code.pointee.registerCount)
  }
}
