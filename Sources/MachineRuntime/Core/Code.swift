// Code and functions: an image's unit made ready to run, and the function objects that refer to it.

import Diagnostics
import MachineImage

/// What the VM reads of a unit, in raw memory. Most of it is there once the unit is loaded, when it is first called;
/// until then only `name`, `qualifiedName`, `kind`, `info` and `object` are, `isSimple` is false and the arities are -1, so
/// that no call takes a short way.
@frozen @usableFromInline
struct CodeCore {
  /// The instructions; cache words among them are written while running.
  @usableFromInline var words: UnsafeMutablePointer<UInt64>
  @usableFromInline var constants: UnsafeMutablePointer<UInt64>
  /// Interned strings.
  @usableFromInline var names: UnsafeMutablePointer<UInt64>
  /// Word where each state goes on; index 0 is the start.
  @usableFromInline var resume: UnsafeMutablePointer<Int32>
  /// Register that receives what is sent in each state; -1 where it is dropped.
  @usableFromInline var resumeRegister: UnsafeMutablePointer<Int32>
  /// The exception table, inner rows first: start, end, handler, register * 2 + isGuard.
  @usableFromInline var rows: UnsafeMutablePointer<Int32>
  @usableFromInline var rowCount: Int32
  /// Resolved intrinsics, by name index.
  @usableFromInline var intrinsics: UnsafeMutablePointer<Unmanaged<NativeFunction>?>
  @usableFromInline var children: UnsafeMutablePointer<UInt64>
  /// Registers of free variables in closure order.
  @usableFromInline var freeRegisters: UnsafeMutablePointer<Int32>
  @usableFromInline var freeCount: Int32
  @usableFromInline var registerCount: Int32
  /// Registers that parameters take.
  @usableFromInline var parameterCount: Int32
  /// Parameters that take a position.
  @usableFromInline var positionalCount: Int32
  /// How many arguments a call needs to enter a plain function, or to make a machine, without any binding; -1 when it is
  /// the other of the two, or not simple.
  @usableFromInline var plainArity: Int32
  @usableFromInline var machineArity: Int32
  @usableFromInline var kind: UnitKind
  /// No keyword-only, rest or keyword-rest parameters.
  @usableFromInline var isSimple: Bool
  /// Awaiting its machines enters them without asking the dialect.
  @usableFromInline var isAwaitedDirectly: Bool
  /// Whether the code is there.
  @usableFromInline var isLoaded: Bool
  /// Interned strings: its functions' first names.
  @usableFromInline var name: UInt64
  @usableFromInline var qualifiedName: UInt64
  @usableFromInline var info: Unmanaged<CodeInfo>
  /// The heap object of kind code; it owns this struct.
  @usableFromInline var object: ObjectPointer
}

@frozen @usableFromInline struct CodeObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var core: UnsafeMutablePointer<CodeCore>
}

/// The rest of a unit: for messages, tracebacks and introspection.
public final class CodeInfo {
  let table: UnitTable
  /// The unit once it was asked for. In raw memory, so that looking at a part of it copies nothing and is not checked for
  /// exclusivity.
  private let decoded: UnsafeMutablePointer<UnsafeMutablePointer<CodeUnit>?>
  /// Number of the unit in its image.
  public let index: Int

  init(table: UnitTable, index: Int) {
    self.table = table
    self.index = index
    decoded = .allocate(capacity: 1)
    decoded.initialize(to: nil)
  }
  deinit {
    if let unit = decoded.pointee {
      unit.deinitialize(count: 1)
      unit.deallocate()
    }
    decoded.deallocate()
  }

  /// Name of the source file.
  public var sourceName: String { table.sourceName }

  /// The unit as it stands in the image.
  public var unit: CodeUnit {
    _read {
      let unit = decoded.pointee ?? decode()
      yield unit.pointee
    }
  }

  private func decode() -> UnsafeMutablePointer<CodeUnit> {
    let unit = UnsafeMutablePointer<CodeUnit>.allocate(capacity: 1)
    unit.initialize(to: table.unit(index))
    decoded.pointee = unit
    return unit
  }

  /// The place that a word comes from.
  public func span(atWord word: Int) -> Span {
    var low = 0
    var high = unit.spans.count
    while low < high {
      let mid = (low + high) / 2
      if unit.spans[mid].start <= word { low = mid + 1 } else { high = mid }
    }
    return low > 0 ? unit.spans[low - 1].span : unit.span
  }
}

func destroyCode(_ p: ObjectPointer) {
  let c = p.as(CodeObject.self).pointee.core
  let info = c.pointee.info.takeUnretainedValue()
  if c.pointee.isLoaded {
    for i in 0..<info.unit.constants.count { releaseBits(c.pointee.constants[i]) }
    for i in 0..<info.unit.names.count {
      releaseBits(c.pointee.names[i])
      c.pointee.intrinsics[i]?.release()
    }
    for i in 0..<info.unit.children.count { releaseBits(c.pointee.children[i]) }
    // One block holds all tables: the words begin it.
    c.pointee.words.deallocate()
  }
  releaseBits(c.pointee.name)
  releaseBits(c.pointee.qualifiedName)
  c.pointee.info.release()
  c.deallocate()
}

extension Interpreter {
  /// Makes an image ready to run; its body (unit 0) as a code value. The image must have passed the verifier.
  public func load(_ image: Image) -> Value { load(UnitTable(image)) }

  /// Makes an image's units ready to run, each when it is first called; the body (unit 0) as a code value. The image must
  /// have passed the verifier.
  public func load(_ table: UnitTable) -> Value {
    precondition(table.count > 0)
    return makeCode(table, 0)
  }

  /// The code value of a unit that is not loaded yet.
  private func makeCode(_ table: UnitTable, _ index: Int) -> Value {
    let header = table.header(index)
    let core = UnsafeMutablePointer<CodeCore>.allocate(capacity: 1)
    let name = intern(header.name)
    let qualifiedName = header.qualifiedName == header.name ? name.copy() : intern(header.qualifiedName)
    let p = state.pointee.heap.allocate(.code, size: MemoryLayout<CodeObject>.size, type: self.core[.code])
    func nowhere<T>(_: T.Type) -> UnsafeMutablePointer<T> {
      UnsafeMutableRawPointer(core).assumingMemoryBound(to: T.self)
    }
    core.initialize(
      to: CodeCore(
        words: nowhere(UInt64.self),
        constants: nowhere(UInt64.self),
        names: nowhere(UInt64.self),
        resume: nowhere(Int32.self),
        resumeRegister: nowhere(Int32.self),
        rows: nowhere(Int32.self),
        rowCount: 0,
        intrinsics: nowhere(Unmanaged<NativeFunction>?.self),
        children: nowhere(UInt64.self),
        freeRegisters: nowhere(Int32.self),
        freeCount: 0,
        registerCount: 0,
        parameterCount: 0,
        positionalCount: 0,
        plainArity: -1,
        machineArity: -1,
        kind: header.kind,
        isSimple: false,
        isAwaitedDirectly: false,
        isLoaded: false,
        name: name.leak(),
        qualifiedName: qualifiedName.leak(),
        info: Unmanaged.passRetained(CodeInfo(table: table, index: index)),
        object: p
      )
    )
    p.as(CodeObject.self).pointee.core = core
    return Value(owning: Bits.of(p))
  }

  /// Loads a unit before its first call.
  func loadUnit(_ core: UnsafeMutablePointer<CodeCore>) {
    let info = core.pointee.info.takeUnretainedValue()
    let table = info.table
    let unit = info.unit
    let frees = unit.variables.filter { $0.storage == .free }
    let counts = (
      words: unit.words.count, constants: unit.constants.count, names: unit.names.count, children: unit.children.count,
      states: unit.states.count + 1, rows: unit.exceptions.count * 4
    )
    // One block: what takes eight bytes, then what takes four.
    let wide = counts.words + counts.constants + counts.names * 2 + counts.children
    let narrow = counts.states * 2 + counts.rows + frees.count
    var block = UnsafeMutableRawPointer.allocate(byteCount: wide * 8 + narrow * 4, alignment: 8)
    func take<T>(_ n: Int, _: T.Type) -> UnsafeMutablePointer<T> {
      defer { block += n * MemoryLayout<T>.stride }
      return block.bindMemory(to: T.self, capacity: n)
    }
    let words = take(counts.words, UInt64.self)
    unit.words.withUnsafeBufferPointer { words.update(from: $0.baseAddress!, count: $0.count) }
    let constants = take(counts.constants, UInt64.self)
    for (i, c) in unit.constants.enumerated() { constants[i] = makeConstant(c).leak() }
    let names = take(counts.names, UInt64.self)
    let intrinsics = take(counts.names, Unmanaged<NativeFunction>?.self)
    for (i, n) in unit.names.enumerated() {
      names[i] = intern(n).leak()
      intrinsics[i] = nil
    }
    resolveIntrinsics(unit, intrinsics, words)
    let children = take(counts.children, UInt64.self)
    for (i, c) in unit.children.enumerated() { children[i] = makeCode(table, c).leak() }
    let resume = take(counts.states, Int32.self)
    resume[0] = 0
    let resumeRegister = take(counts.states, Int32.self)
    resumeRegister[0] = 0
    for (i, s) in unit.states.enumerated() {
      resume[i + 1] = Int32(s.resume)
      // The suspending instruction stands right before; an await has an extra word.
      let word = unit.words[s.resume - (s.kind == "await" ? 2 : 1)]
      let isDropped = s.kind == "yield" && fieldX(word) & 2 != 0
      resumeRegister[i + 1] = isDropped ? -1 : Int32(fieldA(word))
    }
    let rows = take(counts.rows, Int32.self)
    for (i, e) in unit.exceptions.enumerated() {
      rows[i * 4] = Int32(e.start)
      rows[i * 4 + 1] = Int32(e.end)
      rows[i * 4 + 2] = Int32(e.handler)
      rows[i * 4 + 3] = Int32(e.register * 2 + (e.isGuard ? 1 : 0))
    }
    let freeRegisters = take(frees.count, Int32.self)
    for (i, v) in frees.enumerated() { freeRegisters[i] = Int32(v.register) }
    let s = unit.signature
    let isSimple = s.keywordOnly == 0 && !s.hasRest && !s.hasKeywordRest
    let positionalCount = Int32(s.positionalOnly + s.positional)
    core.pointee.words = words
    core.pointee.constants = constants
    core.pointee.names = names
    core.pointee.resume = resume
    core.pointee.resumeRegister = resumeRegister
    core.pointee.rows = rows
    core.pointee.rowCount = Int32(unit.exceptions.count)
    core.pointee.intrinsics = intrinsics
    core.pointee.children = children
    core.pointee.freeRegisters = freeRegisters
    core.pointee.freeCount = Int32(frees.count)
    core.pointee.registerCount = Int32(unit.registerCount)
    core.pointee.parameterCount = Int32(s.count)
    core.pointee.positionalCount = positionalCount
    core.pointee.plainArity = isSimple && unit.kind == .plain ? positionalCount : -1
    core.pointee.machineArity = isSimple && unit.kind != .plain ? positionalCount : -1
    core.pointee.isSimple = isSimple
    core.pointee.isAwaitedDirectly = unit.kind == .coroutine && !dialect.decidesEveryAwait && recorder == nil
    core.pointee.isLoaded = true
  }

  private func resolveIntrinsics(
    _ unit: CodeUnit,
    _ table: UnsafeMutablePointer<Unmanaged<NativeFunction>?>,
    _ words: UnsafeMutablePointer<UInt64>
  ) {
    var i = 0
    while i < unit.words.count {
      let w = unit.words[i]
      guard let op = Opcode(rawValue: UInt8(truncatingIfNeeded: w)) else { return }
      if op == .intrinsic {
        let n = Int(w >> 32 & 0xffff)
        let given = Int(w >> 8 & 0xff)
        let function = table[n]?.takeUnretainedValue() ?? dialect.intrinsic(named: unit.names[n])
        if let function, given >= function.minimum, given <= function.maximum {
          if table[n] == nil { table[n] = Unmanaged.passRetained(function) }
          if given == 1, dialect.isNextStep(intrinsic: function.name) {
            words[i] = w & ~0xff | UInt64(Opcode.nextStep.rawValue)
          }
        } else {
          table[n]?.release()
          table[n] = Unmanaged.passRetained(unknownIntrinsic(unit.names[n], given))
        }
      }
      i += instructionLength(unit.words, i, op)
    }
  }

  /// What stands for a primitive that the language does not have, or not for so many arguments.
  private func unknownIntrinsic(_ name: String, _ given: Int) -> NativeFunction {
    NativeFunction(name: name) { (vm: Interpreter, arguments: Arguments) throws(Raised) -> Value in
      throw vm.dialect.internalError(vm, "unknown intrinsic '\(name)' of \(given) arguments")
    }
  }

  /// The value of a constant.
  public func makeConstant(_ c: ImageConstant) -> Value {
    switch c {
    case .none: return Value.none
    case .bool(let b): return Value.bool(b)
    case .int(let i): return makeInt(i)
    case .bigInt(let digits): return makeInt(decimal: digits)
    case .float(let bits): return makeDouble(Double(bitPattern: bits))
    case .complex(let re, let im): return makeComplex(Double(bitPattern: re), Double(bitPattern: im))
    case .string(let s):
      let v = makeString(s)
      // Short identifiers serve as attribute names and dict keys: one object each.
      return s.utf8.count <= 32 ? intern(v) : v
    case .codePoints(let points): return makeString(codePoints: points)
    case .bytes(let b): return makeBytes(b)
    case .tuple(let items):
      let list = makeList(capacity: items.count)
      for i in items { list.listAppend(makeConstant(i)) }
      return makeTuple(list: list)
    case .singleton(let name): return dialect.singleton(self, named: name)
    }
  }

  /// A function object. `globals` is a dict, `closure` a tuple of cells or none.
  public func makeFunction(
    code: borrowing Value,
    globals: borrowing Value,
    closure: consuming Value,
    defaults: consuming Value = Value.none,
    keywordDefaults: consuming Value = Value.none
  ) -> Value {
    precondition(code.isKind(.code) && globals.isKind(.dict))
    let p = state.pointee.heap.allocate(.function, size: MemoryLayout<FunctionObject>.size, type: core[.function])
    let f = p.as(FunctionObject.self)
    let c = Bits.pointer(code.bits).as(CodeObject.self).pointee.core
    retainBits(code.bits)
    retainBits(globals.bits)
    f.pointee.code = c
    f.pointee.codeObject = code.bits
    f.pointee.globals = globals.bits
    f.pointee.closure = closure.leak()
    f.pointee.defaults = defaults.leak()
    f.pointee.keywordDefaults = keywordDefaults.leak()
    retainBits(c.pointee.name)
    retainBits(c.pointee.qualifiedName)
    f.pointee.name = c.pointee.name
    f.pointee.qualifiedName = c.pointee.qualifiedName
    f.pointee.attributes = Bits.empty
    return Value(owning: Bits.of(p))
  }
}

/// How many words the instruction at `i` takes, with caches, extra and argument words.
public func instructionLength(_ words: [UInt64], _ i: Int, _ op: Opcode) -> Int {
  let info = op.info
  var n = 1 + info.caches
  if info.extra != .none { n += 1 }
  var count = 0
  switch info.arguments {
  case .none: break
  case .uses, .defs:
    if info.extra == .makeFunction {
      let e = words[i + 1 + info.caches]
      n += 1
      count = Int(e & 0xffff) + Int(e >> 16 & 0xffff) + Int(e >> 32 & 0xffff)
    } else {
      count = info.x == .count ? Int(words[i] >> 8 & 0xff) : Int(words[i] >> 32 & 0xffff)
    }
    n += (count + 3) / 4
  case .targets: n += (Int(words[i] >> 32 & 0xffff) + 1) / 2
  }
  return n
}

/// Parts of a function object, by name.
public enum FunctionPart: Sendable {
  case code, globals, closure, defaults, keywordDefaults, name, qualifiedName
}

extension Value {
  /// A part of a function.
  public func functionPart(_ part: FunctionPart) -> Value {
    precondition(isKind(.function), "not a function")
    let f = Bits.pointer(bits).as(FunctionObject.self).pointee
    let b: UInt64
    switch part {
    case .code: b = f.codeObject
    case .globals: b = f.globals
    case .closure: b = f.closure
    case .defaults: b = f.defaults
    case .keywordDefaults: b = f.keywordDefaults
    case .name: b = f.name
    case .qualifiedName: b = f.qualifiedName
    }
    retainBits(b)
    return Value(owning: b)
  }
  /// Replaces a part of a function; code must be code, globals and closure stay.
  public func setFunctionPart(_ part: FunctionPart, _ value: consuming Value) {
    precondition(isKind(.function), "not a function")
    let f = Bits.pointer(bits).as(FunctionObject.self)
    let new = value.leak()
    let old: UInt64
    switch part {
    case .defaults: (old, f.pointee.defaults) = (f.pointee.defaults, new)
    case .keywordDefaults: (old, f.pointee.keywordDefaults) = (f.pointee.keywordDefaults, new)
    case .name: (old, f.pointee.name) = (f.pointee.name, new)
    case .qualifiedName: (old, f.pointee.qualifiedName) = (f.pointee.qualifiedName, new)
    case .code:
      precondition(Bits.isHeap(new) && Bits.pointer(new).pointee.kind == .code)
      (old, f.pointee.codeObject) = (f.pointee.codeObject, new)
      f.pointee.code = Bits.pointer(new).as(CodeObject.self).pointee.core
    case .globals, .closure: preconditionFailure("globals and closure do not change")
    }
    releaseBits(old)
  }
  /// The dict of a function's other attributes, made on first use.
  public func functionAttributes(_ vm: Interpreter) -> Value {
    precondition(isKind(.function), "not a function")
    let f = Bits.pointer(bits).as(FunctionObject.self)
    if f.pointee.attributes == Bits.empty { f.pointee.attributes = vm.makeDict().leak() }
    retainBits(f.pointee.attributes)
    return Value(owning: f.pointee.attributes)
  }
  /// The dict of a function's other attributes, when there is one.
  public var functionAttributesOrNil: Value? {
    precondition(isKind(.function), "not a function")
    let b = Bits.pointer(bits).as(FunctionObject.self).pointee.attributes
    if b == Bits.empty { return nil }
    retainBits(b)
    return Value(owning: b)
  }
  /// The description of a code value, or of a function's or machine's code.
  public var codeInfo: CodeInfo {
    let core: UnsafeMutablePointer<CodeCore>
    switch kind {
    case .code: core = Bits.pointer(bits).as(CodeObject.self).pointee.core
    case .function: core = Bits.pointer(bits).as(FunctionObject.self).pointee.code
    case .machine: core = Bits.pointer(bits).as(MachineObject.self).pointee.code
    default: preconditionFailure("no code")
    }
    return core.pointee.info._withUnsafeGuaranteedRef { $0 }
  }
}
