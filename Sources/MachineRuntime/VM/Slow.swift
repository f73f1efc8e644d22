// What the loop does not do inline: one function per uncommon case.

import MachineImage

extension Interpreter {
  // MARK: - Names

  func unbound(_ frame: UnsafeMutablePointer<FrameRecord>, _ kind: MissingName, _ name: Int) -> Raised {
    let n = copyOf(frame.pointee.code.pointee.names[name])
    return dialect.nameError(self, kind, n)
  }

  func isFree(_ frame: UnsafeMutablePointer<FrameRecord>, _ register: Int) -> Bool {
    for i in 0..<Int(frame.pointee.code.pointee.freeCount)
    where Int(frame.pointee.code.pointee.freeRegisters[i]) == register { return true }
    return false
  }

  /// The cell in a register. Images are checked to use makeCell or a closure before; a register without a cell stops the
  /// process rather than reading foreign memory.
  @inline(__always)
  func cell(_ b: UInt64) -> UnsafeMutablePointer<CellObject> {
    precondition(Bits.isHeap(b) && Bits.pointer(b).pointee.kind == .cell, "no cell in the register")
    return Bits.pointer(b).as(CellObject.self)
  }

  @inline(__always)
  func globals(of frame: UnsafeMutablePointer<FrameRecord>) -> ObjectPointer {
    Bits.pointer(Bits.pointer(frame.pointee.function).as(FunctionObject.self).pointee.globals)
  }

  /// Sets the dict of names that every module sees.
  public func setBuiltins(_ dict: borrowing Value) {
    precondition(dict.isKind(.dict))
    retainBits(dict.bits)
    releaseBits(state.pointee.builtins)
    state.pointee.builtins = dict.bits
  }

  @inline(never)
  func globalSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ name: Int,
    _ cache: UnsafeMutablePointer<UInt64>
  )
    throws(Raised) -> UInt64
  {
    let key = frame.pointee.code.pointee.names[name]
    let p = globals(of: frame)
    let d = p.as(DictObject.self)
    let e = dictFindString(p, key)
    if e >= 0 {
      if d.pointee.keysVersion == 0 { d.pointee.keysVersion = state.pointee.nextVersion() }
      cache[0] = UInt64(d.pointee.keysVersion) << 32
      cache[1] = UInt64(e) << 1
      let b = d.pointee.entries.unsafelyUnwrapped[e].value
      retainBits(b)
      return b
    }
    if Bits.isHeap(state.pointee.builtins) {
      let q = Bits.pointer(state.pointee.builtins)
      let f = dictFindString(q, key)
      if f >= 0 {
        let built = q.as(DictObject.self)
        if d.pointee.keysVersion == 0 { d.pointee.keysVersion = state.pointee.nextVersion() }
        if built.pointee.keysVersion == 0 { built.pointee.keysVersion = state.pointee.nextVersion() }
        cache[0] = UInt64(d.pointee.keysVersion) << 32 | UInt64(built.pointee.keysVersion)
        cache[1] = UInt64(f) << 1 | 1
        let b = built.pointee.entries.unsafelyUnwrapped[f].value
        retainBits(b)
        return b
      }
    }
    throw unbound(frame, .global, name)
  }

  @inline(never)
  func globalStoreSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ name: Int,
    _ value: UInt64,
    _ cache: UnsafeMutablePointer<UInt64>
  ) {
    let key = frame.pointee.code.pointee.names[name]
    let p = globals(of: frame)
    dictSetString(p, key, value)
    let d = p.as(DictObject.self)
    let e = dictFindString(p, key)
    if d.pointee.keysVersion == 0 { d.pointee.keysVersion = state.pointee.nextVersion() }
    cache[0] = UInt64(d.pointee.keysVersion) << 32
    cache[1] = UInt64(max(e, 0))
  }

  func namespaceLoad(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ name: Int,
    _ freePlusOne: Int
  ) throws(Raised)
    -> UInt64
  {
    let key = frame.pointee.code.pointee.names[name]
    let space = frame.pointee.namespace
    if Bits.isHeap(space) {
      if Bits.pointer(space).pointee.type == core[.dict] {
        if let v = dictGetString(Bits.pointer(space), key) { return v.leak() }
      } else {
        let k = copyOf(key)
        let n = copyOf(space)
        if let v = try dialect.namespaceGet(self, n, k) { return v.leak() }
      }
    }
    if freePlusOne > 0 {
      let b = cell(frame.pointee.registers[freePlusOne - 1]).pointee.value
      if b != Bits.empty {
        retainBits(b)
        return b
      }
      throw unbound(frame, .free, name)
    }
    if let v = dictGetString(globals(of: frame), key) { return v.leak() }
    if Bits.isHeap(state.pointee.builtins), let v = dictGetString(Bits.pointer(state.pointee.builtins), key) {
      return v.leak()
    }
    throw unbound(frame, .global, name)
  }

  func namespaceStore(_ frame: UnsafeMutablePointer<FrameRecord>, _ name: Int, _ register: Int) throws(Raised) {
    let key = frame.pointee.code.pointee.names[name]
    let space = frame.pointee.namespace
    let value = frame.pointee.registers[register]
    if !Bits.isHeap(space) {
      dictSetString(globals(of: frame), key, value)
    } else if Bits.pointer(space).pointee.type == core[.dict] {
      dictSetString(Bits.pointer(space), key, value)
    } else {
      let k = copyOf(key)
      let n = copyOf(space)
      try dialect.namespaceSet(self, n, k, at(frame.pointee.registers, register).pointee)
    }
  }

  func namespaceDelete(_ frame: UnsafeMutablePointer<FrameRecord>, _ name: Int) throws(Raised) {
    let key = frame.pointee.code.pointee.names[name]
    let space = frame.pointee.namespace
    let found: Bool
    if !Bits.isHeap(space) {
      found = dictDeleteString(globals(of: frame), key)
    } else if Bits.pointer(space).pointee.type == core[.dict] {
      found = dictDeleteString(Bits.pointer(space), key)
    } else {
      let k = copyOf(key)
      let n = copyOf(space)
      found = try dialect.namespaceDelete(self, n, k)
    }
    if !found { throw unbound(frame, .global, name) }
  }

  // MARK: - Operators

  @inline(__always)
  func truthBits(_ b: UInt64, _ v: UnsafePointer<Value>) throws(Raised) -> Bool {
    if b == Bits.true { return true }
    if b == Bits.false || b == Bits.none { return false }
    return try dialect.truth(self, v.pointee)
  }

  @inline(never)
  func binarySlow(_ op: BinaryOperation, _ r: UnsafeMutablePointer<UInt64>, _ w: UInt64) throws(Raised) -> UInt64 {
    try dialect.binary(self, op, at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee, inPlace: fieldX(w) != 0).leak()
  }
  @inline(never)
  func binaryImmediateSlow(
    _ op: BinaryOperation,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64
  ) throws(Raised)
    -> UInt64
  {
    let c = Value.smallInt(signedC(w))
    return try dialect.binary(self, op, at(r, fieldB(w)).pointee, c, inPlace: fieldX(w) != 0).leak()
  }
  @inline(never)
  func compareSlow(_ op: CompareOperation, _ r: UnsafeMutablePointer<UInt64>, _ w: UInt64) throws(Raised) -> UInt64 {
    let x = r[fieldB(w)]
    let y = r[fieldC(w)]
    if x & 3 == 2, y & 3 == 2 { return Bits.ofBool(compareDoubles(op, Bits.double(x), Bits.double(y))) }
    return try dialect.compare(self, op, at(r, fieldB(w)).pointee, at(r, fieldC(w)).pointee).leak()
  }
  private func compareDoubles(_ op: CompareOperation, _ a: Double, _ b: Double) -> Bool {
    switch op {
    case .equal: return a == b
    case .notEqual: return a != b
    case .less: return a < b
    case .lessEqual: return a <= b
    case .greater: return a > b
    case .greaterEqual: return a >= b
    }
  }
  @inline(never)
  func compareTruth(
    _ op: CompareOperation,
    _ r: UnsafeMutablePointer<UInt64>,
    _ a: Int,
    _ b: Int
  ) throws(Raised) -> Bool {
    let x = r[a]
    let y = r[b]
    if x & 3 == 2, y & 3 == 2 { return compareDoubles(op, Bits.double(x), Bits.double(y)) }
    let v = try dialect.compare(self, op, at(r, a).pointee, at(r, b).pointee)
    return try truth(v)
  }
  @inline(never)
  func compareImmediateTruth(
    _ op: CompareOperation,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64
  ) throws(Raised)
    -> Bool
  {
    let c = Value.smallInt(signedB(w))
    let v = try dialect.compare(self, op, at(r, fieldA(w)).pointee, c)
    return try truth(v)
  }
  @inline(never)
  func containsSlow(_ r: UnsafeMutablePointer<UInt64>, _ w: UInt64) throws(Raised) -> Bool {
    let c = r[fieldC(w)]
    if Bits.isHeap(c) {
      let p = Bits.pointer(c)
      if p.pointee.type == core[.dict] {
        let k = r[fieldB(w)]
        return try dictFind(p, k, try hash(at(r, fieldB(w)).pointee)) >= 0
      }
    }
    return try dialect.contains(self, at(r, fieldC(w)).pointee, at(r, fieldB(w)).pointee)
  }

  // MARK: - Attributes and items

  /// Binds a cached function to a receiver: a native is bound as itself, so that both look the same to programs.
  func bindCached(_ payload: UInt64, _ receiver: UInt64) -> UInt64 {
    let f = copyOf(payload & ~7)
    let o = copyOf(receiver)
    return makeBoundMethod(f, o).leak()
  }

  @inline(never)
  func getAttributeSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ object: borrowing Value,
    _ name: Int,
    _ cache: UnsafeMutablePointer<UInt64>
  ) throws(Raised) -> UInt64 {
    let key = frame.pointee.code.pointee.names[name]
    if object.isKind(.module) {
      // A module's attribute is a look-up in its globals, cached like a global.
      let p = Bits.pointer(Bits.pointer(object.bits).as(ModuleObject.self).pointee.globals)
      let d = p.as(DictObject.self)
      let moduleKey = UInt64(0xffff_ffff) << 32 | UInt64(d.pointee.keysVersion)
      if d.pointee.keysVersion != 0, cache[0] == moduleKey {
        let b = d.pointee.entries.unsafelyUnwrapped[Int(cache[1])].value
        retainBits(b)
        return b
      }
      let e = dictFindString(p, key)
      if e >= 0 {
        if d.pointee.keysVersion == 0 { d.pointee.keysVersion = state.pointee.nextVersion() }
        cache[0] = UInt64(0xffff_ffff) << 32 | UInt64(d.pointee.keysVersion)
        cache[1] = UInt64(e)
        let b = d.pointee.entries.unsafelyUnwrapped[e].value
        retainBits(b)
        return b
      }
    } else if cache[0] != 0, let (k, _) = AttributeCache.key(object), k == cache[0] {
      let payload = cache[1]
      switch payload & 7 {
      case AttributeCache.valueTag:
        retainBits(payload)
        return payload
      case AttributeCache.methodTag: return bindCached(payload, object.bits)
      case AttributeCache.slotTag:
        let slots = attributeStorage(Bits.pointer(object.bits)).pointee.slots
        let b = slots.unsafelyUnwrapped[Int(payload >> 3)]
        retainBits(b)
        return b
      default: break
      }
    }
    var entry = AttributeCache()
    let v = try dialect.getAttribute(self, object, at(frame.pointee.code.pointee.names, name).pointee, &entry)
    if entry.key != 0 {
      cache[0] = entry.key
      cache[1] = entry.payload
    }
    return v.leak()
  }

  @inline(never)
  func setAttributeSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ object: borrowing Value,
    _ name: Int,
    _ value: borrowing Value,
    _ cache: UnsafeMutablePointer<UInt64>
  ) throws(Raised) {
    var before: UInt64 = 0
    var shapeBefore: UInt32 = 0
    if let (k, shape) = AttributeCache.key(object) {
      before = k
      shapeBefore = shape
    }
    var entry = AttributeCache()
    try dialect.setAttribute(
      self,
      object,
      at(frame.pointee.code.pointee.names, name).pointee,
      value,
      &entry
    )
    guard entry.key != 0, before != 0, shapeBefore > Shapes.dictionary else { return }
    if entry.key == before {
      cache[0] = before
      cache[1] = entry.payload
    } else if let (after, shape) = AttributeCache.key(object), after >> 32 == before >> 32, shape > Shapes.dictionary,
      Int(shapes.all[Int(shape)].count) == Int(shapes.all[Int(shapeBefore)].count) + 1
    {
      // The attribute was added: the next object of the old shape can take the same step.
      cache[0] = before
      cache[1] = UInt64(shape) << 32 | (entry.payload >> 3) << 3 | AttributeCache.addTag
    }
  }

  /// Finds the method of a callMethod: an owned function, with base[0] set to the receiver (owned) or left empty when the
  /// callable is complete.
  @inline(__always)
  func findMethod(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64,
    _ cache: UnsafeMutablePointer<UInt64>,
    _ base: UnsafeMutablePointer<UInt64>
  ) throws(Raised) -> UInt64 {
    let x = r[fieldB(w)]
    if Bits.isHeap(x) {
      let p = Bits.pointer(x)
      let shape: UInt32
      if p.pointee.kind == .instance {
        shape = p.as(InstanceObject.self).pointee.attributes.shape
      } else {
        shape = p.pointee.has(Flag.attributes) ? attributeStorage(p).pointee.shape : 0
      }
      if cache[0] == UInt64(p.pointee.type.pointee.version) << 32 | UInt64(shape),
        cache[1] & 7 == AttributeCache.methodTag
      {
        let f = cache[1] & ~7
        retainBits(f)
        retainBits(x)
        base[0] = x
        return f
      }
    }
    return try findMethodSlow(frame, x, at(r, fieldB(w)).pointee, fieldC(w), cache, base)
  }

  @inline(never)
  func findMethodSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ x: UInt64,
    _ object: borrowing Value,
    _ name: Int,
    _ cache: UnsafeMutablePointer<UInt64>,
    _ base: UnsafeMutablePointer<UInt64>
  ) throws(Raised) -> UInt64 {
    base[0] = Bits.empty
    // While the method is looked for, the frame stands at the instruction's first word, whose place is the attribute's.
    let after = frame.pointee.pc
    frame.pointee.pc = cache
    if object.isKind(.module) {
      let found = try getAttributeSlow(frame, object, name, cache)
      frame.pointee.pc = after
      base[0] = Bits.empty
      return found
    }
    var entry = AttributeCache()
    let answer = try dialect.getMethod(self, object, at(frame.pointee.code.pointee.names, name).pointee, &entry)
    frame.pointee.pc = after
    if entry.key != 0 {
      cache[0] = entry.key
      cache[1] = entry.payload
    }
    switch consume answer {
    case .complete(let f):
      // Program code may have run and used the stack.
      base[0] = Bits.empty
      return f.leak()
    case .wantsReceiver(let f):
      retainBits(x)
      base[0] = x
      return f.leak()
    }
  }

  @inline(never)
  func getItemSlow(_ object: borrowing Value, _ key: borrowing Value) throws(Raised) -> UInt64 {
    if object.isObject, Bits.pointer(object.bits).pointee.type == core[.dict] {
      let p = Bits.pointer(object.bits)
      let e = try dictFind(p, key.bits, try hash(key))
      if e >= 0 {
        let b = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped[e].value
        retainBits(b)
        return b
      }
    }
    return try dialect.getItem(self, object, key).leak()
  }
  @inline(never)
  func setItemSlow(_ object: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) {
    if object.isObject, Bits.pointer(object.bits).pointee.type == core[.dict] {
      try dictSet(object, key, value.copy())
      return
    }
    try dialect.setItem(self, object, key, value)
  }

  // MARK: - Calls

  func callSpread(_ r: UnsafeMutablePointer<UInt64>, _ w: UInt64, _ keywords: Int) throws(Raised) -> UInt64? {
    let base = state.pointee.sp
    let list = r[fieldC(w)]
    var n = 0
    guard Bits.isHeap(list) else { throw dialect.internalError(self, "spread call without a list") }
    let p = Bits.pointer(list)
    if p.pointee.kind == .list {
      n = p.as(ListObject.self).pointee.count
      guard base + n + 65536 < state.pointee.stackLimit + 65536 else { throw dialect.recursionError(self) }
      for i in 0..<n {
        base[i] = p.as(ListObject.self).pointee.items.unsafelyUnwrapped[i]
        retainBits(base[i])
      }
    } else if p.pointee.kind == .tuple {
      n = p.as(TupleObject.self).pointee.count
      guard base + n < state.pointee.stackLimit else { throw dialect.recursionError(self) }
      for i in 0..<n {
        base[i] = valuesOfTuple(p)[i]
        retainBits(base[i])
      }
    } else {
      throw dialect.internalError(self, "spread call without a list")
    }
    var names = Value.empty
    var count = n
    if keywords > 0, Bits.isHeap(r[keywords - 1]), Bits.pointer(r[keywords - 1]).pointee.kind == .dict {
      let d = Bits.pointer(r[keywords - 1]).as(DictObject.self)
      if d.pointee.count > 0 {
        let tuple = allocateTuple(d.pointee.count)
        var k = 0
        for i in 0..<d.pointee.used {
          let e = d.pointee.entries.unsafelyUnwrapped[i]
          if e.key == Bits.empty { continue }
          retainBits(e.key)
          retainBits(e.value)
          valuesOfTuple(tuple)[k] = e.key
          base[count] = e.value
          k += 1
          count += 1
        }
        names = Value(owning: Bits.of(tuple))
      }
    }
    state.pointee.sp = base + count
    let tuple: ObjectPointer? = names.isEmpty ? nil : Bits.pointer(names.bits)
    let f = copyOf(r[fieldB(w)])
    let result = try invoke(f.bits, base, n, tuple, mode: .call, target: fieldA(w))
    _ = names.isEmpty
    return result
  }

  func callIntrinsic(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ r: UnsafeMutablePointer<UInt64>,
    _ args: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    _ name: Int
  ) throws(Raised) -> UInt64 {
    let base = state.pointee.sp
    layArguments(r, args, n, base)
    state.pointee.sp = base + n
    defer {
      for i in 0..<n { releaseBits(base[i]) }
      state.pointee.sp = base
    }
    guard let f = frame.pointee.code.pointee.intrinsics[name] else {
      throw dialect.internalError(self, "intrinsic not resolved")
    }
    return try f._withUnsafeGuaranteedRef { $0 }.body(self, Arguments(base: base, count: n, names: nil)).leak()
  }

  // MARK: - Making

  func makeSetSlow(
    _ r: UnsafeMutablePointer<UInt64>,
    _ args: UnsafeMutablePointer<UInt64>,
    _ n: Int
  ) throws(Raised)
    -> UInt64
  {
    let set = makeSet()
    for i in 0..<n {
      let operand = argument(args, i)
      _ = try setAdd(set, at(r, operand & 0x7fff).pointee)
      if operand & 0x8000 != 0 { put(r, operand & 0x7fff, Bits.empty) }
    }
    return set.leak()
  }

  func makeMapSlow(
    _ r: UnsafeMutablePointer<UInt64>,
    _ args: UnsafeMutablePointer<UInt64>,
    _ n: Int
  ) throws(Raised)
    -> UInt64
  {
    let dict = makeDict()
    var i = 0
    while i + 1 < n {
      let k = argument(args, i)
      let v = argument(args, i + 1)
      try dictSet(dict, at(r, k & 0x7fff).pointee, at(r, v & 0x7fff).pointee.copy())
      if k & 0x8000 != 0 { put(r, k & 0x7fff, Bits.empty) }
      if v & 0x8000 != 0 { put(r, v & 0x7fff, Bits.empty) }
      i += 2
    }
    return dict.leak()
  }

  func joinSlow(
    _ r: UnsafeMutablePointer<UInt64>,
    _ args: UnsafeMutablePointer<UInt64>,
    _ n: Int
  ) throws(Raised)
    -> UInt64
  {
    let base = state.pointee.sp
    layArguments(r, args, n, base)
    state.pointee.sp = base + n
    defer {
      for i in 0..<n { releaseBits(base[i]) }
      state.pointee.sp = base
    }
    for i in 0..<n where !(Bits.isHeap(base[i]) && Bits.pointer(base[i]).pointee.kind == .string) {
      throw dialect.internalError(self, "join of what is no string")
    }
    return concatAll(base, n).leak()
  }

  func formatSlow(_ r: UnsafeMutablePointer<UInt64>, _ w: UInt64) throws(Raised) -> UInt64 {
    let conversion = UInt8(fieldX(w))
    let spec = fieldC(w)
    let x = r[fieldB(w)]
    if spec == 0 {
      if Bits.isHeap(x), conversion == 0 || conversion == UInt8(ascii: "s"),
        Bits.pointer(x).pointee.type == core[.string]
      {
        retainBits(x)
        return x
      }
      let none: Value? = nil
      return try dialect.format(self, at(r, fieldB(w)).pointee, conversion: conversion, spec: none).leak()
    }
    let text: Value? = at(r, spec - 1).pointee.copy()
    return try dialect.format(self, at(r, fieldB(w)).pointee, conversion: conversion, spec: text).leak()
  }

  func makeFunctionSlow(
    _ frame: UnsafeMutablePointer<FrameRecord>,
    _ r: UnsafeMutablePointer<UInt64>,
    _ w: UInt64,
    _ pc: UnsafeMutablePointer<UInt64>
  ) -> (function: UInt64, next: UnsafeMutablePointer<UInt64>) {
    let counts = pc[0]
    let defaultCount = Int(counts & 0xffff)
    let keywordCount = Int(counts >> 16 & 0xffff)
    let closureCount = Int(counts >> 32 & 0xffff)
    let annotations = Int(counts >> 48)
    let namesIndex = Int(pc[1])
    let args = pc + 2
    let total = defaultCount + keywordCount + closureCount
    func take(_ i: Int) -> UInt64 {
      let operand = argument(args, i)
      let b = r[operand & 0x7fff]
      if operand & 0x8000 != 0 { r[operand & 0x7fff] = Bits.empty } else { retainBits(b) }
      return b
    }
    var defaults = Value.none
    if defaultCount > 0 {
      let t = allocateTuple(defaultCount)
      for i in 0..<defaultCount { valuesOfTuple(t)[i] = take(i) }
      defaults = Value(owning: Bits.of(t))
    }
    var keywordDefaults = Value.none
    if keywordCount > 0, namesIndex > 0 {
      let d = makeDict()
      let names = Bits.pointer(frame.pointee.code.pointee.constants[namesIndex - 1])
      for i in 0..<keywordCount {
        let b = take(defaultCount + i)
        dictSetString(Bits.pointer(d.bits), valuesOfTuple(names)[i], b)
        releaseBits(b)
      }
      keywordDefaults = d
    }
    var closure = Value.none
    if closureCount > 0 {
      let t = allocateTuple(closureCount)
      for i in 0..<closureCount { valuesOfTuple(t)[i] = take(defaultCount + keywordCount + i) }
      closure = Value(owning: Bits.of(t))
    }
    let code = copyOf(frame.pointee.code.pointee.children[fieldB(w)])
    let globals = copyOf(Bits.pointer(frame.pointee.function).as(FunctionObject.self).pointee.globals)
    let function = makeFunction(
      code: code,
      globals: globals,
      closure: closure,
      defaults: defaults,
      keywordDefaults: keywordDefaults
    )
    if annotations > 0 { dialect.setAnnotations(self, function, at(r, annotations - 1).pointee) }
    return (function.leak(), args + (total + 3) / 4)
  }

  func listExtend(_ list: borrowing Value, _ iterable: borrowing Value) throws(Raised) {
    guard list.isKind(.list) else { throw dialect.internalError(self, "extend of what is no list") }
    if iterable.isObject {
      let type = Bits.pointer(iterable.bits).pointee.type
      if type == core[.list] || type == core[.tuple] { return try append(iterable, to: list) }
    }
    try dialect.spread(self, iterable, into: list)
  }
  func setAddSlow(_ set: borrowing Value, _ item: borrowing Value) throws(Raised) {
    guard set.isKind(.set) else { throw dialect.internalError(self, "add to what is no set") }
    try setAdd(set, item)
  }
  func mapInsertSlow(_ map: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) {
    guard map.isKind(.dict) else { throw dialect.internalError(self, "insert into what is no dict") }
    try dictSet(map, key, value.copy())
  }

  func unpackSlow(
    _ r: UnsafeMutablePointer<UInt64>,
    _ source: Int,
    _ args: UnsafeMutablePointer<UInt64>,
    _ n: Int,
    before: Int
  ) throws(Raised) {
    let x = at(r, source).pointee.copy()
    // The items are collected first: an error must leave the targets as they were.
    let items = makeList(capacity: n)
    let exactKind = x.isKind(.list) || x.isKind(.tuple)
    let limit = before >= 0 || exactKind ? Int.max : n + 1
    if exactKind, Bits.pointer(x.bits).pointee.type == core[.list] || Bits.pointer(x.bits).pointee.type == core[.tuple]
    {
      try append(x, to: items)
    } else {
      let iterator = try dialect.unpackIterator(self, x)
      while items.listCount < limit, let v = try next(iterator) { items.listAppend(v) }
    }
    let got = items.listCount
    if before < 0 {
      if got != n { throw dialect.unpackError(self, x, wanted: n, got: got < n ? got : nil, star: false) }
      for i in 0..<n { put(r, argument(args, i), items.listItem(i).leak()) }
      return
    }
    if got < n - 1 { throw dialect.unpackError(self, x, wanted: n - 1, got: got, star: true) }
    let after = n - 1 - before
    for i in 0..<before { put(r, argument(args, i), items.listItem(i).leak()) }
    let middle = makeList(capacity: got - n + 1)
    for i in before..<(got - after) { middle.listAppend(items.listItem(i)) }
    put(r, argument(args, before), middle.leak())
    for i in 0..<after { put(r, argument(args, before + 1 + i), items.listItem(got - after + i).leak()) }
  }

  // MARK: - Raising

  func raiseSlow(_ r: UnsafeMutablePointer<UInt64>, _ w: UInt64) -> Raised {
    do throws(Raised) {
      if fieldX(w) & 1 == 0 {
        let e = handledException
        if e.isNone { return dialect.nothingToReraise(self) }
        return letGo(e)
      }
      let exception: Value
      if fieldX(w) & 2 != 0 {
        let cause: Value? = at(r, fieldB(w)).pointee.copy()
        exception = try dialect.makeException(self, at(r, fieldA(w)).pointee, cause: cause)
      } else {
        let none: Value? = nil
        exception = try dialect.makeException(self, at(r, fieldA(w)).pointee, cause: none)
      }
      return raise(exception)
    } catch { return error }
  }

  /// Whether `safePoint` has something to do.
  @inline(__always)
  var safePointIsDue: Bool {
    state.pointee.pending.pointee != 0 || state.pointee.heap.liveObjects > state.pointee.heap.collectionMark
  }

  /// Lets an exception go on as it is.
  @inline(never)
  func letGo(_ exception: consuming Value) -> Raised {
    if !dialect.isRaisable(self, exception) { return dialect.internalError(self, "what goes on is no exception") }
    return reraise(exception)
  }

  /// At the end of a loop's round, and wherever else nothing is half done: signals and collections.
  @inline(never)
  func safePoint() throws(Raised) {
    if state.pointee.heap.liveObjects > state.pointee.heap.collectionMark { collectIfEnabled() }
    if state.pointee.pending.pointee != 0 {
      state.pointee.depthLimit = state.pointee.recursionLimit
      state.pointee.pending.pointee = 0
      giveWay()
      if gate.current == 0 { try dialect.safePoint(self) } else { gate.hasSkipped = true }
    }
  }

  /// Asks for a call of `Dialect.safePoint` soon. Safe to call from a signal handler through `pendingFlag`.
  public func requestSafePoint() {
    state.pointee.pending.pointee = 1
    state.pointee.depthLimit = -1
  }
}

// MARK: - Operations for native code

extension Interpreter {
  /// The language's truth of a value.
  @inlinable
  public func truth(_ v: borrowing Value) throws(Raised) -> Bool {
    if v.isTrue { return true }
    if v.isFalse || v.isNone { return false }
    return try dialect.truth(self, v)
  }
  /// A binary operation.
  public func binary(_ op: BinaryOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    try dialect.binary(self, op, a, b, inPlace: false)
  }
  /// An in-place binary operation.
  public func inPlace(_ op: BinaryOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    try dialect.binary(self, op, a, b, inPlace: true)
  }
  /// A unary operation.
  public func unary(_ op: UnaryOperation, _ a: borrowing Value) throws(Raised) -> Value {
    try dialect.unary(self, op, a)
  }
  /// A comparison; the result may be any value.
  public func compare(_ op: CompareOperation, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Value {
    try dialect.compare(self, op, a, b)
  }
  /// Equality as containers see it: identical values are equal.
  public func equal(_ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool { try sameKey(a.bits, b.bits) }
  /// An attribute by interned name.
  public func getAttribute(_ a: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value {
    var cache = AttributeCache()
    return try dialect.getAttribute(self, a, name, &cache)
  }
  /// An attribute by text.
  public func getAttribute(_ a: borrowing Value, _ name: String) throws(Raised) -> Value {
    try getAttribute(a, intern(name))
  }
  /// Sets an attribute by interned name.
  public func setAttribute(_ a: borrowing Value, _ name: borrowing Value, _ value: borrowing Value) throws(Raised) {
    var cache = AttributeCache()
    try dialect.setAttribute(self, a, name, value, &cache)
  }
  /// An item.
  public func getItem(_ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    Value(owning: try getItemSlow(a, key))
  }
  /// Sets an item.
  public func setItem(_ a: borrowing Value, _ key: borrowing Value, _ value: borrowing Value) throws(Raised) {
    try setItemSlow(a, key, value)
  }
  /// Calls a method by text without arguments.
  public func callMethod(_ a: borrowing Value, _ name: String) throws(Raised) -> Value {
    try call(try getAttribute(a, name))
  }
  /// Calls a method by text with one argument.
  public func callMethod(_ a: borrowing Value, _ name: String, _ b: borrowing Value) throws(Raised) -> Value {
    try call(try getAttribute(a, name), b)
  }
}
