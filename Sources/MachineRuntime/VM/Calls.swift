// Calls: entering functions with arguments that lie on the value stack, binding them to parameters, and calling from
// native code.

import MachineImage

extension Interpreter {
  /// Copies (or moves) the argument operands of an instruction to `out`, which receives owned words.
  @inline(__always)
  func layArguments(
    _ r: UnsafeMutablePointer<UInt64>,
    _ words: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ out: UnsafeMutablePointer<UInt64>
  ) {
    var i = 0
    while i < n {
      let operand = argument(words, i)
      let index = operand & 0x7fff
      let b = r[index]
      if operand & 0x8000 != 0 {
        r[index] = Bits.empty
      } else {
        retainBits(b)
      }
      out[i] = b
      i &+= 1
    }
  }

  /// Copies a function's cells to the registers of its free variables.
  func layClosure(
    _ f: ObjectPointer,
    _ code: UnsafeMutablePointer<CodeCore>,
    _ registers: UnsafeMutablePointer<UInt64>
  ) {
    let closure = f.as(FunctionObject.self).pointee.closure
    guard Bits.isHeap(closure) else { return }
    let cells = valuesOfTuple(Bits.pointer(closure))
    for i in 0..<Int(code.pointee.freeCount) {
      retainBits(cells[i])
      registers[Int(code.pointee.freeRegisters[i])] = cells[i]
    }
  }

  /// Calls `callee` (borrowed) with n positional arguments at `base` on the value stack and the values of `names` after
  /// them; all are consumed. Returns the result, or nil when a record was pushed: the caller goes on in it, and its
  /// result goes where `mode` and `target` say. `bottom` is where the stack pointer returns to.
  func invoke(
    _ callee: UInt64,
    _ base: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ names: ObjectPointer?,
    mode: FrameMode,
    target: Int,
    bottom: UnsafeMutablePointer<UInt64>? = nil
  ) throws(Raised) -> UInt64? {
    let s = state
    let bottom = bottom ?? base
    let keywords = names == nil ? 0 : names.unsafelyUnwrapped.as(TupleObject.self).pointee.count
    var n = n
    var callee = callee
    // What was redirected to is kept alive here.
    var held = Value.empty
    while true {
      guard Bits.isHeap(callee) else { break }
      let p = Bits.pointer(callee)
      switch p.pointee.kind {
      case .function:
        return try enterFunction(p, base, n, names, keywords, mode, target, bottom, extra: Bits.empty)
      case .native:
        let object = p.as(NativeObject.self)
        if object.pointee.receiver != Bits.empty {
          shiftArguments(base, n + keywords, object.pointee.receiver)
          n += 1
        }
        let info = object.pointee.info._withUnsafeGuaranteedRef { $0 }
        if n < info.minimum || n > info.maximum || (keywords > 0 && !info.takesKeywords) {
          let error = dialect.nativeArgumentError(
            self,
            info,
            given: n,
            keywords: keywords > 0 && !info.takesKeywords
          )
          dropArguments(base, n + keywords, bottom)
          throw error
        }
        let result: Value
        do throws(Raised) {
          result = try info.body(self, Arguments(base: base, count: n, names: names))
        } catch {
          dropArguments(base, n + keywords, bottom)
          throw error
        }
        dropArguments(base, n + keywords, bottom)
        _ = held.isEmpty
        return result.leak()
      case .boundMethod:
        let m = p.as(BoundMethodObject.self).pointee
        shiftArguments(base, n + keywords, m.receiver)
        n += 1
        retainBits(m.function)
        held = Value(owning: m.function)
        callee = m.function
        continue
      case .type:
        let core = p.as(TypeObject.self).pointee.core
        guard core.pointee.flags & TypeCore.plainConstruct != 0 else { break }
        let initializer = core.pointee.initializer
        if initializer == Bits.none {
          guard n + keywords == 0 else { break }
          s.pointee.sp = bottom
          return Bits.of(allocateInstance(core))
        }
        guard Bits.isHeap(initializer), Bits.pointer(initializer).pointee.kind == .function,
          Bits.pointer(initializer).as(FunctionObject.self).pointee.code.pointee.kind == .plain, mode == .call
        else { break }
        let object = Bits.of(allocateInstance(core))
        shiftArguments(base, n + keywords, object)
        n += 1
        do throws(Raised) {
          _ = try enterFunction(
            Bits.pointer(initializer),
            base,
            n,
            names,
            keywords,
            .construct,
            target,
            bottom,
            extra: object
          )
        } catch {
          releaseBits(object)
          throw error
        }
        return nil
      default: break
      }
      break
    }
    // Everything else is the language's.
    let outcome: CallOutcome
    do throws(Raised) {
      let v = copyOf(callee)
      outcome = try dialect.call(self, v, Arguments(base: base, count: n, names: names))
    } catch {
      dropArguments(base, n + keywords, bottom)
      throw error
    }
    switch consume outcome {
    case .value(let v):
      dropArguments(base, n + keywords, bottom)
      return v.leak()
    case .redirect(let function, let receiver):
      if let receiver {
        shiftArguments(base, n + keywords, receiver.bits)
        n += 1
      }
      return try invoke(function.bits, base, n, names, mode: mode, target: target, bottom: bottom)
    }
  }

  /// Moves the arguments up by one and puts `receiver` (borrowed; a reference is taken) first.
  private func shiftArguments(_ base: UnsafeMutablePointer<UInt64>, _ n: Int, _ receiver: UInt64) {
    var i = n
    while i > 0 {
      base[i] = base[i - 1]
      i -= 1
    }
    retainBits(receiver)
    base[0] = receiver
    state.pointee.sp = base + n + 1
  }

  private func dropArguments(
    _ base: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ bottom: UnsafeMutablePointer<UInt64>
  ) {
    var i = 0
    while i < n {
      releaseBits(base[i])
      i &+= 1
    }
    state.pointee.sp = bottom
  }

  /// Enters a function: plain ones get a record (nil is returned), others make their machine, which is returned.
  private func enterFunction(
    _ f: ObjectPointer,
    _ base: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ names: ObjectPointer?,
    _ keywords: Int,
    _ mode: FrameMode,
    _ target: Int,
    _ bottom: UnsafeMutablePointer<UInt64>,
    extra: UInt64
  ) throws(Raised) -> UInt64? {
    let s = state
    let code = f.as(FunctionObject.self).pointee.code
    var exact = keywords == 0 && code.pointee.isSimple && Int(code.pointee.positionalCount) == n
    if !exact, !code.pointee.isLoaded {
      loadUnit(code)
      exact = keywords == 0 && code.pointee.isSimple && Int(code.pointee.positionalCount) == n
    }
    let count = Int(code.pointee.registerCount)
    var n = n
    if !exact, keywords == 0, code.pointee.isSimple {
      n += layDefaults(f, base + n, Int(code.pointee.positionalCount) - n)
      exact = Int(code.pointee.positionalCount) == n
    }
    guard code.pointee.kind == .plain else {
      let machine = allocateMachine(f)
      let r = machineRegisters(machine)
      if exact {
        r.update(from: base, count: n)
        (r + n).update(repeating: Bits.empty, count: count - n)
        s.pointee.sp = bottom
      } else {
        r.update(repeating: Bits.empty, count: count)
        do throws(Raised) { try bind(f, code, base, n, names, keywords, r) } catch {
          dropArguments(base, n + keywords, bottom)
          machine.as(MachineObject.self).pointee.state = MachineObject.ended
          releaseBits(Bits.of(machine))
          throw error
        }
        dropArguments(base, n + keywords, bottom)
      }
      if code.pointee.freeCount != 0 { layClosure(f, code, r) }
      return Bits.of(machine)
    }
    // Simple calls run in place: the arguments are the first registers.
    let r = exact ? base : base + n + keywords
    if s.pointee.depthLimit < 0 {
      s.pointee.depthLimit = s.pointee.recursionLimit
      do throws(Raised) { try safePoint() } catch {
        dropArguments(base, n + keywords, bottom)
        throw error
      }
    }
    guard s.pointee.depth < s.pointee.recursionLimit, r + count < s.pointee.stackLimit,
      s.pointee.frame < s.pointee.frameLimit
    else {
      dropArguments(base, n + keywords, bottom)
      throw dialect.recursionError(self)
    }
    if exact {
      (r + n).update(repeating: Bits.empty, count: count - n)
    } else {
      r.update(repeating: Bits.empty, count: count)
      // Defaults are taken and errors are made while the arguments are still on the stack.
      s.pointee.sp = r + count
      do throws(Raised) { try bind(f, code, base, n, names, keywords, r) } catch {
        for i in 0..<count { releaseBits(r[i]) }
        dropArguments(base, n + keywords, bottom)
        throw error
      }
      for i in 0..<(n + keywords) { releaseBits(base[i]) }
    }
    if code.pointee.freeCount != 0 { layClosure(f, code, r) }
    s.pointee.sp = r + count
    s.pointee.depth += 1
    retainBits(Bits.of(f))
    let frame = s.pointee.frame + 1
    s.pointee.frame = frame
    frame.initialize(
      to: FrameRecord(
        code: code,
        pc: code.pointee.words,
        registers: r,
        function: Bits.of(f),
        machine: nil,
        root: nil,
        namespace: Bits.empty,
        extra: extra,
        frame: nil,
        savedSP: bottom,
        target: Int32(truncatingIfNeeded: target),
        mode: mode,
        linked: 0
      )
    )
    return nil
  }

  /// Puts the defaults of the last `missing` positional parameters at `out`, if there are so many; how many it put there.
  @inline(__always)
  private func layDefaults(_ f: ObjectPointer, _ out: UnsafeMutablePointer<UInt64>, _ missing: Int) -> Int {
    let defaults = f.as(FunctionObject.self).pointee.defaults
    guard missing > 0, Bits.isHeap(defaults) else { return 0 }
    let count = Bits.pointer(defaults).as(TupleObject.self).pointee.count
    if count < missing { return 0 }
    let values = valuesOfTuple(Bits.pointer(defaults)) + (count - missing)
    var i = 0
    while i < missing {
      retainBits(values[i])
      out[i] = values[i]
      i &+= 1
    }
    return missing
  }

  // MARK: - Binding

  /// Moves arguments into parameter registers (which are empty), with defaults; what is moved is left empty at `base`.
  private func bind(
    _ f: ObjectPointer,
    _ code: UnsafeMutablePointer<CodeCore>,
    _ base: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ names: ObjectPointer?,
    _ keywords: Int,
    _ r: UnsafeMutablePointer<UInt64>
  ) throws(Raised) {
    let info = code.pointee.info._withUnsafeGuaranteedRef { $0 }
    let sig = info.unit.signature
    let positional = sig.positionalOnly + sig.positional
    let named = positional + sig.keywordOnly
    let function = copyOf(Bits.of(f))
    let given = min(n, positional)
    for i in 0..<given {
      r[i] = base[i]
      base[i] = Bits.empty
    }
    if sig.hasRest {
      let rest = allocateTuple(max(0, n - positional))
      for i in 0..<max(0, n - positional) {
        valuesOfTuple(rest)[i] = base[positional + i]
        base[positional + i] = Bits.empty
      }
      r[named] = Bits.of(rest)
    }
    var rest = Bits.empty
    if sig.hasKeywordRest {
      rest = makeDict().leak()
      r[named + (sig.hasRest ? 1 : 0)] = rest
    }
    if keywords > 0 {
      try bindKeywords(f, info, sig, base + n, names.unsafelyUnwrapped, keywords, rest, r)
    }
    if n > positional, !sig.hasRest, !dialect.dropsSurplusArguments {
      var keywordOnlyGiven = 0
      for i in positional..<named where r[i] != Bits.empty { keywordOnlyGiven += 1 }
      throw dialect.bindingError(
        self,
        function,
        .tooManyPositional(given: n, keywordOnlyGiven: keywordOnlyGiven)
      )
    }
    if given < positional {
      var defaultCount = 0
      let defaults = f.as(FunctionObject.self).pointee.defaults
      if Bits.isHeap(defaults) { defaultCount = Bits.pointer(defaults).as(TupleObject.self).pointee.count }
      var missing: [Int] = []
      for i in given..<positional where r[i] == Bits.empty {
        let d = i - (positional - defaultCount)
        if d >= 0 {
          let b = valuesOfTuple(Bits.pointer(defaults))[d]
          retainBits(b)
          r[i] = b
        } else if let v = dialect.missingArgument(self, function, parameter: i) {
          r[i] = v.leak()
        } else {
          missing.append(i)
        }
      }
      if !missing.isEmpty { throw dialect.bindingError(self, function, .missing(missing)) }
    }
    if sig.keywordOnly > 0 {
      var missing: [Int] = []
      let defaults = f.as(FunctionObject.self).pointee.keywordDefaults
      for i in positional..<named where r[i] == Bits.empty {
        if Bits.isHeap(defaults) {
          let name = intern(info.unit.variables[i].name)
          if let v = dictGetString(Bits.pointer(defaults), name.bits) {
            r[i] = v.leak()
            continue
          }
        }
        if let v = dialect.missingArgument(self, function, parameter: i) {
          r[i] = v.leak()
        } else {
          missing.append(i)
        }
      }
      if !missing.isEmpty { throw dialect.bindingError(self, function, .missingKeywordOnly(missing)) }
    }
  }

  private func bindKeywords(
    _ f: ObjectPointer,
    _ info: CodeInfo,
    _ sig: UnitSignature,
    _ values: UnsafeMutablePointer<UInt64>,
    _ names: ObjectPointer,
    _ keywords: Int,
    _ rest: UInt64,
    _ r: UnsafeMutablePointer<UInt64>
  ) throws(Raised) {
    let function = copyOf(Bits.of(f))
    let positional = sig.positionalOnly + sig.positional
    let named = positional + sig.keywordOnly
    var asKeyword: [Int] = []
    for k in 0..<keywords {
      let key = valuesOfTuple(names)[k]
      let text = stringOf(key)
      var index = -1
      for i in sig.positionalOnly..<named where info.unit.variables[i].name == text {
        index = i
        break
      }
      if index >= 0 {
        if r[index] != Bits.empty { throw dialect.bindingError(self, function, .multiple(index)) }
        r[index] = values[k]
        values[k] = Bits.empty
      } else if rest != Bits.empty {
        dictSetString(Bits.pointer(rest), key, values[k])
      } else {
        for i in 0..<sig.positionalOnly where info.unit.variables[i].name == text { asKeyword.append(i) }
        if asKeyword.isEmpty {
          throw dialect.bindingError(self, function, .unexpectedKeyword(text))
        }
      }
    }
    if !asKeyword.isEmpty { throw dialect.bindingError(self, function, .positionalOnlyAsKeyword(asKeyword)) }
  }

  // MARK: - From native code

  /// Raises the language's recursion error when the native stack is nearly used up.
  public func checkNativeStack() throws(Raised) {
    var mark = 0
    let here = withUnsafeMutablePointer(to: &mark) { UInt(bitPattern: $0) }
    if here < state.pointee.nativeStackLimit { throw dialect.recursionError(self) }
  }

  /// Calls what lies on the stack and runs it to its end.
  private func callLaid(
    _ f: UInt64,
    _ base: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ names: ObjectPointer?,
    bottom: UnsafeMutablePointer<UInt64>
  ) throws(Raised) -> Value {
    do throws(Raised) { try checkNativeStack() } catch {
      dropArguments(base, n + (names?.as(TupleObject.self).pointee.count ?? 0), bottom)
      throw error
    }
    if let b = try invoke(f, base, n, names, mode: .entry, target: 0, bottom: bottom) { return Value(owning: b) }
    switch try run() {
    case .returned(let b), .yielded(let b): return Value(owning: b)
    }
  }

  /// Calls a callable without arguments.
  public func call(_ f: borrowing Value) throws(Raised) -> Value {
    let base = state.pointee.sp
    return try callLaid(f.bits, base, 0, nil, bottom: base)
  }
  /// Calls a callable with one argument.
  public func call(_ f: borrowing Value, _ a: borrowing Value) throws(Raised) -> Value {
    let base = state.pointee.sp
    base[0] = a.copy().leak()
    state.pointee.sp = base + 1
    return try callLaid(f.bits, base, 1, nil, bottom: base)
  }
  /// Calls a callable with two arguments.
  public func call(_ f: borrowing Value, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    let base = state.pointee.sp
    base[0] = a.copy().leak()
    base[1] = b.copy().leak()
    state.pointee.sp = base + 2
    return try callLaid(f.bits, base, 2, nil, bottom: base)
  }
  /// Calls a callable with three arguments.
  public func call(
    _ f: borrowing Value,
    _ a: borrowing Value,
    _ b: borrowing Value,
    _ c: borrowing Value
  )
    throws(Raised) -> Value
  {
    let base = state.pointee.sp
    base[0] = a.copy().leak()
    base[1] = b.copy().leak()
    base[2] = c.copy().leak()
    state.pointee.sp = base + 3
    return try callLaid(f.bits, base, 3, nil, bottom: base)
  }
  /// Calls a callable with arguments that were put together.
  public func call(_ f: borrowing Value, arguments: consuming ArgumentList) throws(Raised) -> Value {
    let base = state.pointee.sp
    let words = arguments.words
    let names = arguments.names
    arguments.words = []
    arguments.names = []
    for (i, b) in words.enumerated() { base[i] = b }
    state.pointee.sp = base + words.count
    if names.isEmpty { return try callLaid(f.bits, base, words.count, nil, bottom: base) }
    let tuple = allocateTuple(names.count)
    for (i, b) in names.enumerated() { valuesOfTuple(tuple)[i] = b }
    let keep = Value(owning: Bits.of(tuple))
    let result = try callLaid(f.bits, base, words.count - names.count, tuple, bottom: base)
    _ = keep.isEmpty
    return result
  }
  /// Calls a callable with the arguments that a native got.
  public func call(_ f: borrowing Value, forwarding a: Arguments) throws(Raised) -> Value {
    let base = state.pointee.sp
    let total = a.count + a.keywordCount
    for i in 0..<total { base[i] = a.base[i].copy().leak() }
    state.pointee.sp = base + total
    return try callLaid(f.bits, base, a.count, a.names, bottom: base)
  }
  /// Calls a callable with one argument before those that a native got.
  public func call(
    _ f: borrowing Value,
    prepending first: borrowing Value,
    forwarding a: Arguments
  ) throws(Raised)
    -> Value
  {
    let base = state.pointee.sp
    let total = a.count + a.keywordCount
    base[0] = first.copy().leak()
    for i in 0..<total { base[i + 1] = a.base[i].copy().leak() }
    state.pointee.sp = base + total + 1
    return try callLaid(f.bits, base, a.count + 1, a.names, bottom: base)
  }
  /// Calls a callable with the items of a tuple or list, and of a dict with string keys as keywords.
  public func call(_ f: borrowing Value, positional: borrowing Value, keywords: borrowing Value) throws(Raised) -> Value
  {
    if positional.isKind(.tuple), positional.tupleCount < 256, !keywords.isKind(.dict) {
      let base = state.pointee.sp
      let n = positional.tupleCount
      let items = valuesOfTuple(Bits.pointer(positional.bits))
      for i in 0..<n {
        retainBits(items[i])
        base[i] = items[i]
      }
      state.pointee.sp = base + n
      return try callLaid(f.bits, base, n, nil, bottom: base)
    }
    var list = ArgumentList()
    if positional.isKind(.tuple) {
      for i in 0..<positional.tupleCount { list.append(positional.tupleItem(i)) }
    } else {
      for i in 0..<positional.listCount { list.append(positional.listItem(i)) }
    }
    if keywords.isKind(.dict) {
      var i = 0
      while let e = keywords.nextEntry(&i) { list.append(name: e.key.copy(), e.value.copy()) }
    }
    return try call(f, arguments: list)
  }
  /// Runs a function without parameters over a namespace (a class body).
  public func run(function: borrowing Value, namespace: borrowing Value) throws(Raised) -> Value {
    precondition(function.isKind(.function), "not a function")
    try checkNativeStack()
    let base = state.pointee.sp
    guard try invoke(function.bits, base, 0, nil, mode: .entry, target: 0) == nil else {
      throw dialect.internalError(self, "a namespace body is no plain function")
    }
    retainBits(namespace.bits)
    state.pointee.frame.pointee.namespace = namespace.bits
    switch try run() {
    case .returned(let b), .yielded(let b): return Value(owning: b)
    }
  }
}

/// Another reference to what a word stands for.
@inline(__always)
func copyOf(_ bits: UInt64) -> Value {
  retainBits(bits)
  return Value(owning: bits)
}
