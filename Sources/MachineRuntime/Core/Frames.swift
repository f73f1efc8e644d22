// Frames: the records of running functions, and the objects that show them to programs.

import Diagnostics
import MachineImage

/// What happens when the function of a record returns or suspends.
@usableFromInline enum FrameMode: UInt8 {
  /// Its result goes to register `target` of the record below.
  case call
  /// Native code called it: the run loop ends.
  case entry
  /// It initialises `extra`, which becomes the result.
  case construct
  /// A generator driven by a loop: an item goes to `target`; at the end the loop below goes on at word `extra`.
  case loop
}

/// A running function.
@frozen @usableFromInline
struct FrameRecord {
  @usableFromInline var code: UnsafeMutablePointer<CodeCore>
  /// The word after the instruction that is executed now (saved when another record runs on top).
  @usableFromInline var pc: UnsafeMutablePointer<UInt64>
  @usableFromInline var registers: UnsafeMutablePointer<UInt64>
  /// The function object, owned.
  @usableFromInline var function: UInt64
  /// The machine whose registers these are (owned), or nil.
  @usableFromInline var machine: ObjectPointer?
  /// The machine that was resumed: `machine` is its leaf. Not owned: the resumer holds it… or `machine` is it.
  @usableFromInline var root: ObjectPointer?
  /// Namespace of a class body (owned), or empty.
  @usableFromInline var namespace: UInt64
  /// The object under construction (owned), or the loop's exit.
  @usableFromInline var extra: UInt64
  /// The frame object that shows it (owned), or nil. For machines: see `shownFrame`.
  @usableFromInline var frame: ObjectPointer?
  /// Stack pointer to go back to.
  @usableFromInline var savedSP: UnsafeMutablePointer<UInt64>
  @usableFromInline var target: Int32
  @usableFromInline var mode: FrameMode
  /// An exception was thrown into the root and went down to the leaf: whatever comes out of a machine that waited then is
  /// thrown into the one above it.
  @usableFromInline var isThrown = false
  /// Awaits entered since the record began, for the depth count.
  @usableFromInline var linked: Int32
}

/// A frame made visible: while its function runs it points at the registers; afterwards it owns what they held.
@frozen @usableFromInline
struct FrameObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var code: UnsafeMutablePointer<CodeCore>
  @usableFromInline var function: UInt64
  /// Live registers, or nil once detached.
  @usableFromInline var registers: UnsafeMutablePointer<UInt64>?
  /// Owned copies after the function ended.
  @usableFromInline var kept: UnsafeMutablePointer<UInt64>?
  /// The word that is executed, as of the last time control left the frame.
  @usableFromInline var word: Int
  /// The frame that called it (owned), or empty.
  @usableFromInline var back: UInt64
  @usableFromInline var namespace: UInt64
  /// Not owned.
  @usableFromInline var machine: ObjectPointer?
  /// Index of the record while it runs, else -1.
  @usableFromInline var record: Int
}

/// Makes a frame object independent of registers that go away: it takes over copies.
func detachFrame(_ p: ObjectPointer, registers: UnsafeMutablePointer<UInt64>) {
  let f = p.as(FrameObject.self)
  if f.pointee.registers == nil { return }
  f.pointee.registers = nil
  // Nobody but the machine or record refers to it: no program can look any more.
  if p.pointee.count == 1 { return }
  let n = Int(f.pointee.code.pointee.registerCount)
  let kept = allocateWords(n)
  // Only what has a name: a temporary may hold the very exception whose traceback keeps this frame.
  for i in 0..<n { kept[i] = Bits.empty }
  let unit = f.pointee.code.pointee.info._withUnsafeGuaranteedRef { $0.unit }
  for variable in unit.variables where kept[variable.register] == Bits.empty {
    retainBits(registers[variable.register])
    kept[variable.register] = registers[variable.register]
  }
  f.pointee.kept = kept
}

func destroyFrame(_ p: ObjectPointer) {
  let f = p.as(FrameObject.self).pointee
  if let kept = f.kept {
    for i in 0..<Int(f.code.pointee.registerCount) { releaseBits(kept[i]) }
    kept.deallocate()
  }
  releaseBits(f.back)
  releaseBits(f.namespace)
  releaseBits(f.function)
}

/// A look at a running or suspended frame, for tracebacks and introspection. Valid during the call that hands it out.
@safe
public struct FrameView {
  let vm: Interpreter
  let record: UnsafeMutablePointer<FrameRecord>?
  let machine: ObjectPointer?
  let word: Int
  let code: UnsafeMutablePointer<CodeCore>

  /// The code that runs.
  public var info: CodeInfo { code.pointee.info._withUnsafeGuaranteedRef { $0 } }
  /// Index of the instruction word.
  public var instructionWord: Int { word }
  /// The place in the source.
  public var span: Span { info.span(atWord: word) }
  /// The function object.
  public var function: Value {
    let b = record?.pointee.function ?? machine.unsafelyUnwrapped.as(MachineObject.self).pointee.function
    retainBits(b)
    return Value(owning: b)
  }
  /// The namespace of a class body; empty for others.
  public var namespace: Value {
    let b = record?.pointee.namespace ?? Bits.empty
    retainBits(b)
    return Value(owning: b)
  }
  /// What a register holds: parameters come first, then variables; empty when unbound.
  public func register(_ i: Int) -> Value {
    precondition(i >= 0 && i < Int(code.pointee.registerCount))
    let b = (machine.map { machineRegisters($0) } ?? record.unsafelyUnwrapped.pointee.registers)[i]
    retainBits(b)
    return Value(owning: b)
  }
  /// The frame as an object that outlives the call.
  public func object() -> Value { vm.frameObject(self) }
}

extension Interpreter {
  /// The innermost running frame (level 0) or one of its callers; nil when there are not so many.
  public func frame(level: Int) -> FrameView? {
    if level == 0, state.pointee.frame >= state.pointee.frames { return view(state.pointee.frame) }
    var n = level
    return findFrame { _ in
      n -= 1
      return n < 0
    }
  }
  /// Looks at the running frames from the innermost out: at each record's, and after it at those of the machines that wait
  /// for its machine, which called it as far as programs can see.
  private func findFrame(_ matches: (FrameView) -> Bool) -> FrameView? {
    var f = state.pointee.frame
    while f >= state.pointee.frames {
      let own = view(f)
      if matches(own) { return own }
      var m = f.pointee.machine
      while let inner = m, inner != f.pointee.root, let above = inner.as(MachineObject.self).pointee.awaiter {
        let waiting = waitingView(above)
        if matches(waiting) { return waiting }
        m = above
      }
      f -= 1
    }
    return nil
  }
  /// The frame of a machine that is not the innermost of a record: at the place where it goes on, or was defined.
  private func waitingView(_ p: ObjectPointer) -> FrameView {
    let m = p.as(MachineObject.self)
    let s = Int(max(m.pointee.state, 0))
    // Before the first instruction: the place of the definition.
    let word = s == 0 ? -1 : Int(m.pointee.code.pointee.resume[s]) - 1
    return FrameView(vm: self, record: nil, machine: p, word: word, code: m.pointee.code)
  }
  func view(_ f: UnsafeMutablePointer<FrameRecord>) -> FrameView {
    FrameView(
      vm: self,
      record: f,
      machine: f.pointee.machine,
      word: f.pointee.pc - f.pointee.code.pointee.words - 1,
      code: f.pointee.code
    )
  }
  /// The frame of a machine; nil once it has ended.
  public func frame(ofMachine machine: borrowing Value) -> FrameView? {
    precondition(machine.isKind(.machine))
    let p = Bits.pointer(machine.bits)
    let m = p.as(MachineObject.self)
    if m.pointee.state == MachineObject.ended || m.pointee.state == MachineObject.failed { return nil }
    var f = state.pointee.frame
    while f >= state.pointee.frames {
      if f.pointee.machine == p { return view(f) }
      f -= 1
    }
    return waitingView(p)
  }

  func frameObject(_ v: FrameView) -> Value {
    let existing = v.machine != nil ? shownFrame(v.machine!) : v.record?.pointee.frame
    if let existing {
      existing.as(FrameObject.self).pointee.word = v.word
      retainBits(Bits.of(existing))
      return Value(owning: Bits.of(existing))
    }
    let p = state.pointee.heap.allocate(.frame, size: MemoryLayout<FrameObject>.size, type: core[.frame])
    let f = p.as(FrameObject.self)
    f.pointee.code = v.code
    f.pointee.function = v.function.leak()
    f.pointee.registers =
      v.machine != nil ? machineRegisters(v.machine!) : v.record.unsafelyUnwrapped.pointee.registers
    f.pointee.kept = nil
    f.pointee.word = v.word
    f.pointee.back = Bits.empty
    f.pointee.machine = v.machine
    f.pointee.record = v.record.map { $0 - state.pointee.frames } ?? -1
    let space = v.record?.pointee.namespace ?? Bits.empty
    retainBits(space)
    f.pointee.namespace = space
    p.pointee.word &+= ObjectHeader.one
    if let m = v.machine {
      m.pointee.set(Flag.shown)
      shownFrames[m] = p
    } else {
      v.record?.pointee.frame = p
    }
    return Value(owning: Bits.of(p))
  }
}

/// One variable that a frame shows.
public struct FrameVariable: ~Copyable {
  /// Its name.
  public let name: String
  /// Its value; empty when unbound.
  public let value: Value
}

extension Value {
  /// How many named variables a frame object has; `frameVariable` gives each.
  public var frameVariableCount: Int { frameCore.pointee.info._withUnsafeGuaranteedRef { $0.unit.variables.count } }
  /// Variable i of a frame object, cells opened.
  public func frameVariable(_ i: Int) -> FrameVariable {
    let f = Bits.pointer(bits).as(FrameObject.self)
    let unit = frameCore.pointee.info._withUnsafeGuaranteedRef { $0.unit }
    let v = unit.variables[i]
    var b = Bits.empty
    if let r = f.pointee.registers ?? f.pointee.kept { b = r[v.register] }
    if v.storage != .local, Bits.isHeap(b), Bits.pointer(b).pointee.kind == .cell {
      b = Bits.pointer(b).as(CellObject.self).pointee.value
    }
    retainBits(b)
    return FrameVariable(name: v.name, value: Value(owning: b))
  }
  private var frameCore: UnsafeMutablePointer<CodeCore> {
    precondition(isKind(.frame), "not a frame")
    return Bits.pointer(bits).as(FrameObject.self).pointee.code
  }
  /// The code of a frame object.
  public var frameInfo: CodeInfo { frameCore.pointee.info._withUnsafeGuaranteedRef { $0 } }
  /// The function of a frame object.
  public var frameFunction: Value {
    precondition(isKind(.frame), "not a frame")
    let b = Bits.pointer(bits).as(FrameObject.self).pointee.function
    retainBits(b)
    return Value(owning: b)
  }
  /// The namespace of a class body's frame; for others what `setFrameNamespace` set, empty before.
  public var frameNamespace: Value {
    precondition(isKind(.frame), "not a frame")
    let b = Bits.pointer(bits).as(FrameObject.self).pointee.namespace
    retainBits(b)
    return Value(owning: b)
  }
  /// Remembers a dict that shows the variables of a frame object whose function has no namespace.
  public func setFrameNamespace(_ dict: consuming Value) {
    precondition(isKind(.frame), "not a frame")
    let f = Bits.pointer(bits).as(FrameObject.self)
    let old = f.pointee.namespace
    f.pointee.namespace = dict.leak()
    releaseBits(old)
  }
  /// Whether a frame object's function has ended.
  public var frameHasEnded: Bool { Bits.pointer(bits).as(FrameObject.self).pointee.registers == nil }
}

extension Interpreter {
  /// The place that a frame object is at.
  public func frameSpan(_ frame: borrowing Value) -> Span {
    let info = frame.frameInfo
    if let m = Bits.pointer(frame.bits).as(FrameObject.self).pointee.machine,
      m.as(MachineObject.self).pointee.state == 0
    {
      return info.unit.span
    }
    return info.span(atWord: currentWord(frame))
  }
  func currentWord(_ frame: borrowing Value) -> Int {
    precondition(frame.isKind(.frame), "not a frame")
    let p = Bits.pointer(frame.bits)
    let f = p.as(FrameObject.self)
    if f.pointee.registers != nil {
      if let m = f.pointee.machine {
        var r = state.pointee.frame
        while r >= state.pointee.frames {
          if r.pointee.machine == m { return r.pointee.pc - r.pointee.code.pointee.words - 1 }
          r -= 1
        }
        let s = Int(max(m.as(MachineObject.self).pointee.state, 0))
        return s == 0 ? -1 : Int(f.pointee.code.pointee.resume[s]) - 1
      }
      if f.pointee.record >= 0 {
        let r = state.pointee.frames + f.pointee.record
        if r <= state.pointee.frame, r.pointee.frame == p { return r.pointee.pc - r.pointee.code.pointee.words - 1 }
      }
    }
    return f.pointee.word
  }
  /// The frame that a running frame object was called from, or nil.
  public func frameBack(_ frame: borrowing Value) -> Value? {
    let p = Bits.pointer(frame.bits)
    var isNext = false
    var isRunning = false
    let caller = findFrame { v in
      if isNext { return true }
      isNext = (v.machine != nil ? shownFrame(v.machine!) : v.record?.pointee.frame) == p
      if isNext { isRunning = true }
      return false
    }
    if let caller { return caller.object() }
    if isRunning { return nil }
    let b = p.as(FrameObject.self).pointee.back
    if b == Bits.empty { return nil }
    retainBits(b)
    return Value(owning: b)
  }
}
