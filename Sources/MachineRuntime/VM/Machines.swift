// Advancing machines: resuming, awaiting, delegating, ending, and unwinding through them. The links between machines
// are described in Core/Machine.swift.

import MachineImage

/// What starting to wait for something led to.
enum DelegationStep {
  /// It was there already: this is the result (owned).
  case finished(UInt64)
  /// Another machine runs now, in the same record.
  case entered
  /// A foreign iterator handed this out (owned); the machine is suspended.
  case suspended(UInt64)
}

extension Interpreter {
  // MARK: - Entering

  /// Pushes a record that goes on with a machine's leaf, to which `sent` (owned) is delivered.
  func resumeMachine(
    _ p: ObjectPointer,
    _ sent: UInt64,
    mode: FrameMode,
    target: Int,
    extra: UInt64
  ) throws(Raised)
    -> DelegationStep
  {
    let s = state
    let m = p.as(MachineObject.self)
    guard s.pointee.depth < s.pointee.recursionLimit, s.pointee.frame < s.pointee.frameLimit else {
      releaseBits(sent)
      throw tooDeep(p)
    }
    let leaf: ObjectPointer
    if m.pointee.awaiting == Bits.empty {
      leaf = p
    } else if let q = m.pointee.partner, q != p, m.pointee.awaiter == nil {
      leaf = q
      dissolvePair(p)
    } else {
      leaf = relink(p)
    }
    let l = leaf.as(MachineObject.self)
    if l.pointee.state < 0 {
      releaseBits(sent)
      if l.pointee.state == MachineObject.running {
        throw dialect.misuse(self, copyOf(Bits.of(p)), .running)
      }
      if leaf == p { throw dialect.misuse(self, copyOf(Bits.of(p)), .ended) }
      return try resumeAboveEnded(p, leaf, mode: mode, target: target, extra: extra)
    }
    if l.pointee.state == 0, sent != Bits.none {
      releaseBits(sent)
      throw dialect.misuse(self, copyOf(Bits.of(p)), .sendToFresh)
    }
    pushMachineRecord(p, leaf, mode: mode, target: target, extra: extra)
    if l.pointee.awaiting != Bits.empty { return try advanceForeign(leaf, sent) }
    deliver(leaf, sent)
    return .entered
  }

  /// Calls are nested too deep to enter p. One that has not started has thereby had its only run.
  private func tooDeep(_ p: ObjectPointer) -> Raised {
    if p.as(MachineObject.self).pointee.state == 0 {
      p.as(MachineObject.self).pointee.state = MachineObject.failed
      clearMachine(p)
    }
    return dialect.recursionError(self)
  }

  /// Pushes a record for `leaf`, driven as `root`, and makes its handled exceptions the innermost.
  private func pushMachineRecord(
    _ root: ObjectPointer,
    _ leaf: ObjectPointer,
    mode: FrameMode,
    target: Int,
    extra: UInt64
  ) {
    let s = state
    dissolvePair(root)
    dissolvePair(leaf)
    if let above = root.as(MachineObject.self).pointee.awaiter {
      // Driven by hand although another machine waits for it: that one will find out when it is resumed.
      dissolvePair(above)
      root.as(MachineObject.self).pointee.awaiter = nil
    }
    // A loop's machine is held by the register of the loop's iterator.
    if mode != .loop { root.pointee.word &+= ObjectHeader.one }
    root.as(MachineObject.self).pointee.handled.previous = s.pointee.handled
    s.pointee.handled = handledItem(leaf)
    s.pointee.depth += 1
    let code = leaf.as(MachineObject.self).pointee.code
    let k = Int(leaf.as(MachineObject.self).pointee.state)
    let frame = s.pointee.frame + 1
    frame.initialize(
      to: FrameRecord(
        code: code,
        pc: code.pointee.words + Int(code.pointee.resume[k]),
        registers: machineRegisters(leaf),
        function: leaf.as(MachineObject.self).pointee.function,
        machine: leaf,
        root: root,
        namespace: Bits.empty,
        extra: extra,
        frame: nil,
        savedSP: s.pointee.sp,
        target: Int32(truncatingIfNeeded: target),
        mode: mode,
        linked: 0
      )
    )
    s.pointee.frame = frame
    leaf.as(MachineObject.self).pointee.state = MachineObject.running
    if k > 0 {
      leaf.as(MachineObject.self).pointee.flags = (leaf.as(MachineObject.self).pointee.flags & 0xffff) | UInt32(k) << 16
    }
  }

  @inline(__always)
  func handledItem(_ p: ObjectPointer) -> UnsafeMutablePointer<HandledItem> {
    (p.raw + MemoryLayout<MachineObject>.offset(of: \MachineObject.handled).unsafelyUnwrapped)
      .assumingMemoryBound(to: HandledItem.self)
  }

  /// The state that a machine was last resumed from, kept while it runs.
  @inline(__always)
  private func lastState(_ p: ObjectPointer) -> Int {
    Int(p.as(MachineObject.self).pointee.flags >> 16)
  }

  /// Gives a machine that was pushed the value it waited for.
  private func deliver(_ p: ObjectPointer, _ sent: UInt64) {
    let k = lastState(p)
    note(k > 0 ? .resumed : .entered, p, state: k, sent)
    if k > 0 {
      receive(p.as(MachineObject.self).pointee.code, k, machineRegisters(p), sent)
    } else {
      releaseBits(sent)
    }
  }

  /// Puts what is sent (owned) where state k wants it.
  @inline(__always)
  func receive(
    _ code: UnsafeMutablePointer<CodeCore>,
    _ k: Int,
    _ registers: UnsafeMutablePointer<UInt64>,
    _ sent: UInt64
  ) {
    let i = Int(code.pointee.resumeRegister[k])
    if i >= 0 { put(registers, i, sent) } else { releaseBits(sent) }
  }

  /// Walks from a root to its leaf and sets every link on the way.
  private func relink(_ root: ObjectPointer) -> ObjectPointer {
    dissolvePair(root)
    var p = root
    while true {
      let a = p.as(MachineObject.self).pointee.awaiting
      guard a != Bits.empty, Bits.isHeap(a), Bits.pointer(a).pointee.kind == .machine else { break }
      let q = Bits.pointer(a)
      let child = q.as(MachineObject.self)
      if let other = child.pointee.awaiter, other != p { dissolvePair(other) }
      child.pointee.awaiter = p
      child.pointee.handled.previous = handledItem(p)
      p = q
    }
    dissolvePair(p)
    return p
  }

  /// The delegee was advanced to its end by somebody else: what waits for it gets what advancing it again would give.
  private func resumeAboveEnded(
    _ root: ObjectPointer,
    _ ended: ObjectPointer,
    mode: FrameMode,
    target: Int,
    extra: UInt64
  ) throws(Raised) -> DelegationStep {
    guard let parent = ended.as(MachineObject.self).pointee.awaiter else {
      throw dialect.misuse(self, copyOf(Bits.of(root)), .ended)
    }
    let kind = ended.as(MachineObject.self).pointee.code.pointee.kind
    let keep = copyOf(Bits.of(ended))
    stopAwaiting(parent)
    pushMachineRecord(root, parent, mode: mode, target: target, extra: extra)
    if kind == .coroutine { throw dialect.misuse(self, keep, .ended) }
    if kind == .asyncGenerator { throw dialect.endOfSteps(self) }
    deliver(parent, Bits.none)
    return .entered
  }

  /// Sends a value into the foreign iterator that the machine on top waits for.
  private func advanceForeign(_ p: ObjectPointer, _ sent: UInt64) throws(Raised) -> DelegationStep {
    let m = p.as(MachineObject.self)
    let iterator = copyOf(m.pointee.awaiting)
    let v = Value(owning: sent)
    let step: Advance
    do throws(Raised) {
      if iterator.isFuture {
        if iterator.futureStatus == .pending { throw dialect.futureNotReady(self, iterator) }
        step = .finished(try dialect.futureOutcome(self, iterator))
      } else {
        step = try dialect.send(self, iterator, v)
      }
    } catch {
      note(.thrown, p, state: lastState(p), state.pointee.raised)
      stopAwaiting(p)
      throw error
    }
    return settle(p, step)
  }

  /// Acts on what a foreign iterator did: suspended again, or delivers its result to the machine on top.
  private func settle(_ p: ObjectPointer, _ step: consuming Advance) -> DelegationStep {
    switch consume step {
    case .yielded(let y):
      p.as(MachineObject.self).pointee.state = Int32(lastState(p))
      return .suspended(y.leak())
    case .finished(let result):
      stopAwaiting(p)
      deliver(p, result.leak())
      return .entered
    }
  }

  // MARK: - Waiting

  /// The machine of `frame` starts to wait for x (owned). `purpose` is a name index, or -1 for a delegation.
  func beginDelegation(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ x: UInt64,
    state k: Int,
    purpose: Int
  )
    throws(Raised) -> DelegationStep
  {
    let m = frame.pointee.machine.unsafelyUnwrapped
    m.as(MachineObject.self).pointee.flags = (m.as(MachineObject.self).pointee.flags & 0xffff) | UInt32(k) << 16
    let value = Value(owning: x)
    let isAwait = purpose >= 0
    if isAwait, dialect.decidesEveryAwait { return try delegate(frame, m, k, value, purpose: purpose) }
    if value.isKind(.machine) {
      let kind = Bits.pointer(x).as(MachineObject.self).pointee.code.pointee.kind
      if isAwait ? kind == .coroutine : (kind == .generator && frame.pointee.code.pointee.kind != .asyncGenerator) {
        return try link(frame, m, k, value, checkAwaited: isAwait)
      }
    }
    if value.isFuture { return try wait(m, k, future: value) }
    if isAwait, value.isSingleton(.marker) {
      m.as(MachineObject.self).pointee.state = Int32(k)
      return .suspended(Bits.none)
    }
    return try delegate(frame, m, k, value, purpose: purpose)
  }

  /// Machine m waits for a future without any object in between: it is handed to the task, which wakes the machine.
  private func wait(_ m: ObjectPointer, _ k: Int, future: consuming Value) throws(Raised) -> DelegationStep {
    if future.futureStatus != .pending { return .finished(try dialect.futureOutcome(self, future).leak()) }
    future.futureIsBlocking = true
    let out = future.copy().leak()
    m.as(MachineObject.self).pointee.awaiting = future.leak()
    m.as(MachineObject.self).pointee.state = Int32(k)
    return .suspended(out)
  }

  /// Machine m waits for what the dialect says that awaiting or delegating to a value means.
  private func delegate(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ m: ObjectPointer,
    _ k: Int,
    _ value: consuming Value,
    purpose: Int
  ) throws(Raised) -> DelegationStep {
    let what: Delegation
    if purpose >= 0, value.isMachine(.asyncGenerator), value.machineFlags & StepMark.offered != 0 {
      value.machineFlags = value.machineFlags & ~StepMark.offered
      if value.machineFlags & StepMark.underWay != 0 { throw dialect.stepUnderWay(self, value) }
      if value.machineStatus == .ended { throw dialect.endOfSteps(self) }
      if value.machineStatus == .running { throw dialect.misuse(self, value, .running) }
      let generator = value.copy()
      generator.machineFlags = generator.machineFlags | StepMark.underWay
      do throws(Raised) { return try link(frame, m, k, value, checkAwaited: false) } catch {
        generator.machineFlags = generator.machineFlags & ~StepMark.underWay
        throw error
      }
    }
    if purpose >= 0 {
      what = try dialect.awaitable(self, value, purpose: at(frame.pointee.code.pointee.names, purpose).pointee)
    } else {
      what = try dialect.delegee(self, value, by: frame.pointee.code.pointee.kind)
    }
    switch consume what {
    case .done(let v): return .finished(v.leak())
    case .iterate(let iterator):
      if iterator.isKind(.machine),
        Bits.pointer(iterator.bits).as(MachineObject.self).pointee.code.pointee.kind != .asyncGenerator
      {
        let isCoroutine = iterator.isMachine(.coroutine)
        return try link(frame, m, k, iterator, checkAwaited: isCoroutine)
      }
      if iterator.isFuture { return try wait(m, k, future: iterator) }
      let none = Value.none
      switch try dialect.send(self, iterator, none) {
      case .finished(let v): return .finished(v.leak())
      case .yielded(let y):
        m.as(MachineObject.self).pointee.awaiting = iterator.leak()
        m.as(MachineObject.self).pointee.state = Int32(k)
        return .suspended(y.leak())
      }
    }
  }

  /// Makes machine m wait for another machine, and enters that one's leaf.
  private func link(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ m: ObjectPointer,
    _ k: Int,
    _ child: consuming Value,
    checkAwaited: Bool
  ) throws(Raised) -> DelegationStep {
    let s = state
    let p = Bits.pointer(child.bits)
    let c = p.as(MachineObject.self)
    let isCoroutine = c.pointee.code.pointee.kind == .coroutine
    switch c.pointee.state {
    case MachineObject.ended, MachineObject.failed:
      if isCoroutine { throw dialect.misuse(self, child, .ended) }
      return .finished(Bits.none)
    case MachineObject.running: throw dialect.misuse(self, child, .running)
    case 0: break
    default:
      if isCoroutine, checkAwaited, c.pointee.awaiting != Bits.empty {
        throw dialect.misuse(self, child, .awaitedTwice)
      }
    }
    guard s.pointee.depth < s.pointee.recursionLimit else { throw tooDeep(p) }
    if let other = c.pointee.awaiter, other != m { dissolvePair(other) }
    let leaf = c.pointee.awaiting == Bits.empty ? p : relink(p)
    let l = leaf.as(MachineObject.self)
    if l.pointee.state == MachineObject.running { throw dialect.misuse(self, child, .running) }
    dissolvePair(p)
    dissolvePair(leaf)
    let parent = m.as(MachineObject.self)
    parent.pointee.awaiting = child.leak()
    parent.pointee.state = Int32(k)
    c.pointee.awaiter = m
    c.pointee.handled.previous = handledItem(m)
    if leaf != p, l.pointee.state < 0 {
      // Its own delegee has ended elsewhere.
      let above = l.pointee.awaiter.unsafelyUnwrapped
      stopAwaiting(above)
      enterLinked(frame, above)
      deliver(above, Bits.none)
      return .entered
    }
    enterLinked(frame, leaf)
    if l.pointee.awaiting != Bits.empty {
      return try advanceForeign(leaf, Bits.none)
    }
    deliver(leaf, Bits.none)
    return .entered
  }

  /// The record goes on with another machine of the chain.
  private func enterLinked(_ frame: UnsafeMutablePointer<FrameRecord>, _ leaf: ObjectPointer) {
    let s = state
    let l = leaf.as(MachineObject.self)
    let k = Int(l.pointee.state)
    s.pointee.handled = handledItem(leaf)
    s.pointee.depth += 1
    frame.pointee.linked += 1
    frame.pointee.machine = leaf
    frame.pointee.code = l.pointee.code
    frame.pointee.function = l.pointee.function
    frame.pointee.registers = machineRegisters(leaf)
    frame.pointee.pc = l.pointee.code.pointee.words + Int(l.pointee.code.pointee.resume[k])
    l.pointee.state = MachineObject.running
    if k > 0 { l.pointee.flags = (l.pointee.flags & 0xffff) | UInt32(k) << 16 }
  }

  // MARK: - Leaving

  /// Tells the recorder that the machine on top is suspended and hands b out.
  @inline(__always)
  func noteSuspension(_ b: UInt64) {
    let m = state.pointee.frame.pointee.machine.unsafelyUnwrapped
    note(.suspended, m, state: Int(m.as(MachineObject.self).pointee.state), b)
  }

  /// Pops the record of a machine that suspended (its state is set) and tells where the handed-out value goes.
  @inline(__always)
  func leaveRecord() -> (mode: FrameMode, target: Int) {
    let s = state
    let frame = s.pointee.frame
    let leaf = frame.pointee.machine.unsafelyUnwrapped
    let root = frame.pointee.root.unsafelyUnwrapped
    if leaf != root {
      root.as(MachineObject.self).pointee.partner = leaf
      leaf.as(MachineObject.self).pointee.partner = root
    }
    let r = root.as(MachineObject.self)
    s.pointee.handled = r.pointee.handled.previous.unsafelyUnwrapped
    r.pointee.handled.previous = nil
    s.pointee.depth &-= 1 &+ Int(frame.pointee.linked)
    s.pointee.frame = frame - 1
    let mode = frame.pointee.mode
    let target = Int(frame.pointee.target)
    if mode != .loop { releaseBits(Bits.of(root)) }
    return (mode, target)
  }

  /// The machine of `frame` returns v (owned): its awaiter goes on in the same record, or the record is popped. Returns
  /// the loop's exit when native code drives it.
  func finishMachine(_ frame: UnsafeMutablePointer<FrameRecord>, _ v: UInt64) throws(Raised) -> RunExit? {
    let s = state
    let m = frame.pointee.machine.unsafelyUnwrapped
    m.as(MachineObject.self).pointee.state = MachineObject.ended
    note(.returned, m, state: 0, v)
    s.pointee.handled = m.as(MachineObject.self).pointee.handled.previous.unsafelyUnwrapped
    if m != frame.pointee.root {
      let isStep = frame.pointee.code.pointee.kind == .asyncGenerator
      let parent = goUp(frame, m)
      if isStep {
        releaseBits(v)
        throw dialect.endOfSteps(self)
      }
      deliver(parent, v)
      return nil
    }
    let exit = Int(truncatingIfNeeded: frame.pointee.extra)
    let mode = popMachineRecord(frame, m)
    if mode == .entry { return .returned(v) }
    releaseBits(v)
    let below = s.pointee.frame
    below.pointee.pc = below.pointee.code.pointee.words + exit
    return nil
  }

  /// The record of a machine that ended goes on with the machine that waits for it. What the ended one held is released
  /// after that, so that finalisers see the caller.
  private func goUp(_ frame: UnsafeMutablePointer<FrameRecord>, _ m: ObjectPointer) -> ObjectPointer {
    let parent = m.as(MachineObject.self).pointee.awaiter.unsafelyUnwrapped
    let a = parent.as(MachineObject.self)
    m.as(MachineObject.self).pointee.awaiter = nil
    let k = Int(a.pointee.state)
    frame.pointee.machine = parent
    frame.pointee.code = a.pointee.code
    frame.pointee.function = a.pointee.function
    frame.pointee.registers = machineRegisters(parent)
    frame.pointee.pc = a.pointee.code.pointee.words + Int(a.pointee.code.pointee.resume[k])
    if frame.pointee.linked > 0 {
      frame.pointee.linked -= 1
      state.pointee.depth -= 1
    }
    a.pointee.state = MachineObject.running
    a.pointee.flags = (a.pointee.flags & 0xffff) | UInt32(k) << 16
    let child = a.pointee.awaiting
    a.pointee.awaiting = Bits.empty
    clearMachine(m)
    releaseBits(child)
    return parent
  }

  /// Pops the record of a root that ended, and then releases what it held.
  private func popMachineRecord(_ frame: UnsafeMutablePointer<FrameRecord>, _ root: ObjectPointer) -> FrameMode {
    let s = state
    s.pointee.depth &-= 1 &+ Int(frame.pointee.linked)
    s.pointee.frame = frame - 1
    let mode = frame.pointee.mode
    clearMachine(root)
    if mode != .loop { releaseBits(Bits.of(root)) }
    return mode
  }

  /// Gives a frame object that somebody holds copies of the registers.
  func retireFrame(_ frame: UnsafeMutablePointer<FrameRecord>, _ shown: ObjectPointer) {
    let f = shown.as(FrameObject.self)
    f.pointee.word = frame.pointee.pc - frame.pointee.code.pointee.words - 1
    if frame > state.pointee.frames, shown.pointee.count > 1, f.pointee.back == Bits.empty {
      f.pointee.back = view(frame - 1).object().leak()
    }
    detachFrame(shown, registers: frame.pointee.registers)
    frame.pointee.frame = nil
    releaseBits(Bits.of(shown))
  }

  // MARK: - Unwinding

  /// The raised exception goes to the nearest handler of the records down to the first one that native code entered;
  /// without one, that record is popped and the exception thrown on.
  func unwind(silent: Bool, guardOnly: Bool = false) throws(Raised) {
    let s = state
    var silent = silent
    var guardOnly = guardOnly
    while true {
      let frame = s.pointee.frame
      let code = frame.pointee.code
      let position = Int32(truncatingIfNeeded: frame.pointee.pc - code.pointee.words - 1)
      if !silent {
        let e = copyOf(s.pointee.raised)
        dialect.trace(self, e, frame: view(frame))
      }
      silent = false
      let rows = code.pointee.rows
      var i = 0
      while i < Int(code.pointee.rowCount) {
        let row = rows + i * 4
        // A machine that has not started has no place yet: only its guard counts.
        if guardOnly ? row[3] & 1 == 1 : row[0] <= position && position < row[1] {
          let e = s.pointee.raised
          s.pointee.raised = Bits.empty
          frame.pointee.pc = code.pointee.words + Int(row[2])
          put(frame.pointee.registers, Int(row[3] >> 1), e)
          return
        }
        i += 1
      }
      guardOnly = false
      // Nothing here: the exception leaves the function. What is released may run code, which must not see it.
      let e = s.pointee.raised
      s.pointee.raised = Bits.empty
      if let m = frame.pointee.machine {
        m.as(MachineObject.self).pointee.state = MachineObject.failed
        note(.failed, m, state: 0, e)
        s.pointee.handled = m.as(MachineObject.self).pointee.handled.previous.unsafelyUnwrapped
        if m != frame.pointee.root {
          let wasThrownThrough = frame.pointee.isThrown && frame.pointee.linked == 0
          let parent = goUp(frame, m)
          note(.thrown, parent, state: lastState(parent), e)
          // What comes out of a machine that was thrown into is thrown into the one above it.
          if wasThrownThrough { chainOwn(parent, copyOf(e)) }
          setRaised(e)
          continue
        }
        let mode = popMachineRecord(frame, m)
        setRaised(e)
        if mode == .entry { throw Raised() }
        continue
      }
      if let shown = frame.pointee.frame { retireFrame(frame, shown) }
      // The record may be overwritten by what finalisers call, once it is popped.
      let record = frame.pointee
      let mode = record.mode
      s.pointee.frame = frame - 1
      for i in 0..<Int(code.pointee.registerCount) { releaseBits(record.registers[i]) }
      s.pointee.sp = record.savedSP
      s.pointee.depth -= 1
      releaseBits(record.namespace)
      if mode == .construct { releaseBits(record.extra) }
      releaseBits(record.function)
      setRaised(e)
      if mode == .entry { throw Raised() }
    }
  }

  // MARK: - From native code

  private func outcome(_ exit: RunExit) -> MachineOutcome {
    switch exit {
    case .returned(let b): return .returned(Value(owning: b))
    case .yielded(let b): return .yielded(Value(owning: b))
    }
  }

  /// Runs the record that was pushed for a machine, which may have an exception to unwind first.
  private func runMachine(_ step: DelegationStep) throws(Raised) -> MachineOutcome {
    switch step {
    case .suspended(let b):
      noteSuspension(b)
      _ = leaveRecord()
      return .yielded(Value(owning: b))
    case .finished, .entered: return outcome(try run())
    }
  }

  /// Advances a machine by hand: sends a value in and runs it until it hands one out or ends.
  public func resume(_ machine: borrowing Value, sending value: consuming Value) throws(Raised) -> MachineOutcome {
    precondition(machine.isKind(.machine), "not a machine")
    try checkNativeStack()
    let before = state.pointee.frame
    let step: DelegationStep
    do throws(Raised) {
      step = try resumeMachine(
        Bits.pointer(machine.bits),
        value.leak(),
        mode: .entry,
        target: 0,
        extra: Bits.empty
      )
    } catch {
      if state.pointee.frame == before { throw error }
      try unwind(silent: false)
      return outcome(try run())
    }
    return try runMachine(step)
  }

  /// Raises an exception in a machine where it is suspended, and runs it until it hands a value out or ends.
  public func resume(_ machine: borrowing Value, throwing exception: consuming Value) throws(Raised) -> MachineOutcome {
    precondition(machine.isKind(.machine), "not a machine")
    try checkNativeStack()
    let p = Bits.pointer(machine.bits)
    let m = p.as(MachineObject.self)
    var exception: Value = exception
    if m.pointee.state == MachineObject.running { throw dialect.misuse(self, machine, .running) }
    if m.pointee.state < 0 { throw dialect.misuse(self, machine, .ended) }
    if m.pointee.awaiting != Bits.empty, dialect.closesDelegee(self, exception) {
      if Bits.pointer(leafOf(p)).as(MachineObject.self).pointee.state == MachineObject.running {
        throw dialect.misuse(self, machine, .running)
      }
      if let replaced = closeBelow(p, exception) { exception = replaced }
    }
    guard state.pointee.depth < state.pointee.recursionLimit, state.pointee.frame < state.pointee.frameLimit else {
      throw dialect.recursionError(self)
    }
    let leaf = m.pointee.awaiting == Bits.empty ? p : relink(p)
    let l = leaf.as(MachineObject.self)
    if l.pointee.state == MachineObject.running { throw dialect.misuse(self, machine, .running) }
    var target: ObjectPointer
    if l.pointee.state < 0 {
      target = l.pointee.awaiter.unsafelyUnwrapped
      stopAwaiting(target)
    } else {
      target = leaf
    }
    let fresh = target.as(MachineObject.self).pointee.state == 0
    var thrower = Value.empty
    let foreign = target.as(MachineObject.self).pointee.awaiting
    if foreign != Bits.empty {
      let iterator = copyOf(foreign)
      do throws(Raised) { if !iterator.isFuture { thrower = try dialect.thrower(self, iterator) } } catch {
        // It cannot even be asked: the machine that waits for it stays as it is, the one above gets this instead.
        if target == p { throw error }
        exception = takeRaised()
        target = target.as(MachineObject.self).pointee.awaiter.unsafelyUnwrapped
        stopAwaiting(target)
      }
    }
    note(.thrown, target, state: Int(target.as(MachineObject.self).pointee.state), exception.bits)
    pushMachineRecord(p, target, mode: .entry, target: 0, extra: Bits.empty)
    state.pointee.frame.pointee.isThrown = true
    if target.as(MachineObject.self).pointee.awaiting != Bits.empty {
      // A foreign iterator takes the exception first; a future has no use for it.
      let iterator = copyOf(target.as(MachineObject.self).pointee.awaiting)
      if iterator.isFuture {
        stopAwaiting(target)
        chainOwn(target, exception)
        setRaised(exception.leak())
        try unwind(silent: false)
        return outcome(try run())
      }
      do throws(Raised) {
        let step = settle(target, try dialect.throwInto(self, iterator, thrower, exception))
        return try runMachine(step)
      } catch {
        if state.pointee.frame.pointee.machine != target { throw error }
        stopAwaiting(target)
        let e = takeRaised()
        chainOwn(target, e)
        setRaised(e.leak())
        try unwind(silent: false)
        return outcome(try run())
      }
    }
    chainOwn(target, exception)
    setRaised(exception.leak())
    try unwind(silent: false, guardOnly: fresh)
    return outcome(try run())
  }

  /// An exception thrown in gets what the machine itself handles as its context, not what its resumer handles.
  private func chainOwn(_ p: ObjectPointer, _ exception: borrowing Value) {
    if p.as(MachineObject.self).pointee.handled.value != Bits.none { dialect.chainContext(self, exception) }
  }

  /// Closes everything below a machine, innermost first, as if each level forwarded the exception; what the machine is
  /// to be thrown instead, or nil when all closed well.
  private func closeBelow(_ p: ObjectPointer, _ exception: borrowing Value) -> Value? {
    var chain: [ObjectPointer] = [p]
    var foreign = Value.empty
    while true {
      let a = chain[chain.count - 1].as(MachineObject.self).pointee.awaiting
      if a == Bits.empty { break }
      if Bits.isHeap(a), Bits.pointer(a).pointee.kind == .machine {
        if Bits.pointer(a).as(MachineObject.self).pointee.code.pointee.kind == .asyncGenerator {
          // Giving up a step leaves the generator where it is.
          stopAwaiting(chain[chain.count - 1])
          break
        }
        chain.append(Bits.pointer(a))
      } else {
        foreign = copyOf(a)
        break
      }
    }
    var pending = Value.empty
    var hasPending = false
    if !foreign.isEmpty {
      do throws(Raised) { if !foreign.isFuture { try dialect.close(self, foreign) } } catch {
        pending = takeRaised()
        hasPending = true
      }
      stopAwaiting(chain[chain.count - 1])
    }
    while chain.count > 1 {
      let q = chain.removeLast()
      let keep = copyOf(Bits.of(q))
      stopAwaiting(chain[chain.count - 1])
      let state = q.as(MachineObject.self).pointee.state
      if state < 0 { continue }
      var isClosing = false
      let e: Value
      if hasPending {
        e = pending.copy()
        hasPending = false
      } else {
        e = dialect.freshClosing(self, exception)
        isClosing = true
      }
      do throws(Raised) {
        switch try resume(keep, throwing: e) {
        case .yielded(let v):
          _ = v.isEmpty
          _ = dialect.misuse(self, keep, .ignoredClose)
          pending = takeRaised()
          hasPending = true
        case .returned(let v): _ = v.isEmpty
        }
      } catch {
        let r = takeRaised()
        if !(isClosing && dialect.closedWell(self, r)) {
          pending = r
          hasPending = true
        }
      }
    }
    if hasPending { return pending }
    return nil
  }
}
