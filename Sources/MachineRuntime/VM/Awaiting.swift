// The common awaits, in as few stores as they take: a fresh coroutine is entered, an asynchronous generator takes a step,
// and what they give goes to the machine that waits. Machines.swift has the general case of each.

import MachineImage

extension Interpreter {
  /// Calls a function whose call makes a machine, with exactly its positional parameters; the machine (owned).
  @inline(never)
  func makeMachine(
    _ f: ObjectPointer,
    _ r: UnsafeMutablePointer<UInt64>,
    _ words: UnsafeMutablePointer<UInt64>,
    _ n: Int
  ) -> UInt64 {
    let p = allocateMachine(f)
    let code = p.as(MachineObject.self).pointee.code
    let registers = machineRegisters(p)
    layArguments(r, words, n, registers)
    var i = n
    let count = Int(code.pointee.registerCount)
    while i < count {
      registers[i] = Bits.empty
      i &+= 1
    }
    if code.pointee.freeCount != 0 { layClosure(f, code, registers) }
    return Bits.of(p)
  }

  /// The common await: the machine of `frame` waits for a coroutine that has not started, or for the next item of an
  /// asynchronous generator suspended at a yield, and no one else has to do with either. The record goes on with that one
  /// and p is consumed. False when the case is another one: nothing has happened.
  @inline(__always)
  func enterAwaited(_ frame: UnsafeMutablePointer<FrameRecord>, _ p: ObjectPointer, state k: Int) -> Bool {
    let s = state
    let c = p.as(MachineObject.self)
    let code = c.pointee.code
    let j = Int(c.pointee.state)
    guard j >= 0, c.pointee.awaiter == nil, c.pointee.partner == nil, s.pointee.depth < s.pointee.depthLimit,
      c.pointee.awaiting == Bits.empty
    else { return false }
    if code.pointee.kind == .coroutine {
      if j != 0 || !code.pointee.isAwaitedDirectly { return false }
    } else {
      let marks = UInt32(StepMark.offered) | UInt32(StepMark.underWay)
      if code.pointee.kind != .asyncGenerator || s.pointee.isRecording
        || c.pointee.flags & marks != UInt32(StepMark.offered)
      {
        return false
      }
      c.pointee.flags = (c.pointee.flags & (0xffff ^ marks)) | UInt32(StepMark.underWay) | UInt32(j) << 16
      if j > 0 { receive(code, j, machineRegisters(p), Bits.none) }
    }
    let m = frame.pointee.machine.unsafelyUnwrapped
    let parent = m.as(MachineObject.self)
    parent.pointee.awaiting = Bits.of(p)
    parent.pointee.state = Int32(truncatingIfNeeded: k)
    c.pointee.awaiter = m
    c.pointee.handled.previous = handledItem(m)
    c.pointee.state = MachineObject.running
    s.pointee.handled = handledItem(p)
    s.pointee.depth &+= 1
    frame.pointee.linked &+= 1
    frame.pointee.machine = p
    frame.pointee.code = code
    frame.pointee.function = c.pointee.function
    frame.pointee.registers = machineRegisters(p)
    frame.pointee.pc = code.pointee.words + Int(code.pointee.resume[j])
    return true
  }

  /// An asynchronous generator, suspended at a yield by now, gives item v (owned) to the machine that awaits its step:
  /// the record goes on with that one.
  @inline(__always)
  func endStep(_ frame: UnsafeMutablePointer<FrameRecord>, _ m: ObjectPointer, _ v: UInt64) {
    let s = state
    let c = m.as(MachineObject.self)
    let parent = c.pointee.awaiter.unsafelyUnwrapped
    let a = parent.as(MachineObject.self)
    if s.pointee.isRecording {
      note(.suspended, m, state: Int(c.pointee.state), v)
      note(.resumed, parent, state: Int(a.pointee.state), v)
    }
    c.pointee.flags &= ~UInt32(StepMark.underWay)
    c.pointee.awaiter = nil
    c.pointee.handled.previous = nil
    s.pointee.handled = handledItem(parent)
    if frame.pointee.linked > 0 {
      frame.pointee.linked &-= 1
      s.pointee.depth &-= 1
    }
    goOn(frame, parent, a, v)
    releaseBits(Bits.of(m))
  }

  /// The record goes on with a machine that is suspended in a wait that is over, and receives its result v (owned). The
  /// reference to what it waited for is the caller's to release.
  @inline(__always)
  private func goOn(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ parent: ObjectPointer,
    _ a: UnsafeMutablePointer<MachineObject>,
    _ v: UInt64
  ) {
    let code = a.pointee.code
    let registers = machineRegisters(parent)
    let k = Int(a.pointee.state)
    a.pointee.state = MachineObject.running
    a.pointee.flags = (a.pointee.flags & 0xffff) | UInt32(truncatingIfNeeded: k) << 16
    a.pointee.awaiting = Bits.empty
    frame.pointee.machine = parent
    frame.pointee.code = code
    frame.pointee.function = a.pointee.function
    frame.pointee.registers = registers
    frame.pointee.pc = code.pointee.words + Int(code.pointee.resume[k])
    receive(code, k, registers, v)
  }

  /// The common end: the machine of `frame` returns v (owned) to the machine that waits for it, and nobody else has
  /// looked at it. False when the case is another one: nothing has happened.
  @inline(__always)
  func finishAwaited(_ frame: UnsafeMutablePointer<FrameRecord>, _ v: UInt64) -> Bool {
    let m = frame.pointee.machine.unsafelyUnwrapped
    let c = m.as(MachineObject.self)
    let code = frame.pointee.code
    // One reference (its awaiter's), not large, no flags: nothing is to be told that it ends.
    guard m != frame.pointee.root, m.pointee.word & ~0xff_0000 == ObjectHeader.one | UInt64(Kind.machine.rawValue),
      c.pointee.partner == nil, c.pointee.handled.value == Bits.none,
      code.pointee.kind != .asyncGenerator, c.pointee.awaiting == Bits.empty, m.pointee.sizeClass != 0,
      frame.pointee.linked > 0, !state.pointee.isRecording, c.pointee.flags & MachineObject.isToldFlag == 0
    else { return false }
    let s = state
    let parent = c.pointee.awaiter.unsafelyUnwrapped
    let a = parent.as(MachineObject.self)
    s.pointee.handled = handledItem(parent)
    s.pointee.depth &-= 1
    c.pointee.state = MachineObject.ended
    frame.pointee.linked &-= 1
    goOn(frame, parent, a, v)
    // What a released register's end runs sees the awaiter as the innermost.
    let r = machineRegisters(m)
    var i = 0
    let n = Int(code.pointee.registerCount)
    while i < n {
      let b = r[i]
      if Bits.isHeap(b) {
        r[i] = Bits.empty
        releaseBits(b)
      }
      i &+= 1
    }
    let function = c.pointee.function
    s.pointee.heap.deallocate(m)
    releaseBits(function)
    return true
  }

  /// Makes an asynchronous generator that the language knows stand for its next step, as `Value.offerStep`; false for others.
  @inline(__always)
  func offerStep(_ p: ObjectPointer) -> Bool {
    let m = p.as(MachineObject.self)
    guard m.pointee.code.pointee.kind == .asyncGenerator, m.pointee.flags & UInt32(StepMark.known) != 0 else {
      return false
    }
    m.pointee.flags |= UInt32(StepMark.offered)
    return true
  }

  /// The instruction at pc, when it awaits register a as it was just written: together with the instruction that wrote it,
  /// this is one of the common awaits. True when it was one: the record goes on with what is awaited, p, which is consumed.
  @inline(__always)
  func enterAtOnce(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ pc: UnsafeMutablePointer<UInt64>,
    _ a: Int,
    _ p: ObjectPointer
  ) -> Bool {
    let w = pc.pointee
    guard UInt8(truncatingIfNeeded: w) == Opcode.await.rawValue, fieldB(w) == a else { return false }
    frame.pointee.pc = pc + 2
    return enterAwaited(frame, p, state: fieldC(w))
  }
}
