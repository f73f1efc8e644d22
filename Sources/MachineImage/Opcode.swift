// The instruction set of the VM. This table is the one place that defines an opcode: encoder, decoder, disassembler and
// verifier follow `info`; the interpreter's switch is exhaustive over the enum, so a new case does not compile until it
// has an arm there.
//
// An instruction is one 64-bit word and, for some, words that follow:
//
//      bits  0-7 opcode | 8-15 x | 16-31 a | 32-47 b | 48-63 c          (b and c together: a 32-bit operand, `bc`)
//
// In order after the first word stand: cache words (zero in an image; the interpreter's inline cache), one extra word,
// argument words. An argument word packs four 16-bit register operands, lowest first. In an argument operand, bit 15
// says "move": the register gives its value up instead of copying it. Registers are therefore below 32768.

/// What a field of an instruction means.
public enum OperandRole: Sendable {
  case unused
  /// A register that is written; what it held is released.
  case def
  /// A register that is read.
  case use
  /// A register that is changed or emptied in place.
  case modify
  /// A register that is read, written plus one; zero for none.
  case optionalUse
  /// An index into the unit's names.
  case name
  /// An index into the unit's names plus one; zero for none.
  case optionalName
  /// An index into the unit's constants.
  case constant
  /// An index into the unit's constants plus one; zero for none.
  case optionalConstant
  /// An index into the unit's child functions.
  case function
  /// A signed 16-bit number.
  case immediate
  /// How many argument operands follow.
  case count
  /// A small number whose meaning the instruction gives.
  case number
  /// A state of the machine.
  case state
  /// A jump distance in words, signed, from the word after the instruction.
  case distance
}

/// What `bc` means where b and c are not separate.
public enum WideRole: Sendable {
  case none
  /// A jump target: index of a word in the unit.
  case target
  case constant
  /// A signed 32-bit integer.
  case immediate
}

/// What the extra word means.
public enum ExtraRole: Sendable {
  case none
  /// A jump target.
  case target
  /// An index into names.
  case name
  /// makeFunction: 16-bit fields, lowest first: count of defaults, of keyword defaults, of captured cells, annotations
  /// register plus one. A further word: names of keyword defaults, a constant plus one.
  case makeFunction
  /// callSpread: the register of the keyword map plus one.
  case optionalRegister
}

/// What the argument operands are.
public enum ArgumentRole: Sendable {
  case none
  /// Read, or moved from when bit 15 is set. The number of them is in the field with role count.
  case uses
  /// Written.
  case defs
  /// Words of two 32-bit jump targets each.
  case targets
}

/// How an opcode is laid out.
public struct OpcodeInfo: Sendable {
  /// What the field x means.
  public var x: OperandRole
  /// What the field a means.
  public var a: OperandRole
  /// What the field b means.
  public var b: OperandRole
  /// What the field c means.
  public var c: OperandRole
  /// What b and c mean together.
  public var wide: WideRole
  /// How many cache words follow.
  public var caches: Int
  /// What the extra words mean.
  public var extra: ExtraRole
  /// What the argument words mean.
  public var arguments: ArgumentRole
  /// Whether control never falls through to the next instruction.
  public var ends: Bool

  init(
    x: OperandRole = .unused,
    a: OperandRole = .unused,
    b: OperandRole = .unused,
    c: OperandRole = .unused,
    wide: WideRole = .none,
    caches: Int = 0,
    extra: ExtraRole = .none,
    arguments: ArgumentRole = .none,
    ends: Bool = false
  ) {
    self.x = x
    self.a = a
    self.b = b
    self.c = c
    self.wide = wide
    self.caches = caches
    self.extra = extra
    self.arguments = arguments
    self.ends = ends
  }
}

/// The opcodes. Semantics are written as R[a] for a register, K for constants, N for names.
public enum Opcode: UInt8, CaseIterable, Sendable {
  // MARK: Moving
  /// R[a] = copy of R[b]
  case move
  /// R[a] = R[b], and R[b] is empty afterwards
  case take
  /// R[a] = K[bc]
  case loadConstant
  /// R[a] = the integer bc
  case loadInt
  /// R[a] = null
  case loadNone
  /// R[a] = true when x is 1, else false
  case loadBool
  /// Raises the unbound error for name b when R[a] is unbound
  case checkBound
  /// R[a] = unbound
  case unbind
  /// R[a] is released
  case kill
  /// R[a] and R[b] are released
  case kill2
  /// R[a], R[b] and R[c] are released
  case kill3

  // MARK: Cells
  /// R[a] = a new cell that holds what R[a] held
  case makeCell
  /// R[a] = content of cell R[b]; raises the unbound error for name c
  case cellLoad
  /// content of cell R[a] = R[b]
  case cellStore
  /// content of cell R[a] = unbound; raises the unbound error for name c when it is already
  case cellUnbind

  // MARK: Names looked up at run time
  /// R[a] = global N[b]
  case globalLoad
  /// global N[b] = R[a]
  case globalStore
  /// deletes global N[b]
  case globalDelete
  /// R[a] = N[b] in the namespace, else in the cell R[c-1] when c is not 0, else global
  case namespaceLoad
  /// namespace N[b] = R[a]
  case namespaceStore
  /// deletes N[b] from the namespace
  case namespaceDelete

  // MARK: Operators: R[a] = op R[b]
  case negate, plus, invert, not, truth

  // R[a] = R[b] op R[c]; x is 1 when the left operand may be changed in place.
  case add, sub, mul, matMul, div, floorDiv, mod, pow, shiftLeft, shiftRight, and, or, xor
  /// R[a] = R[b] + c (signed); x as above
  case addImmediate
  /// R[a] = R[b] - c (signed); x as above
  case subImmediate

  // R[a] = R[b] op R[c]
  case equal, notEqual, less, lessEqual, greater, greaterEqual, identical, notIdentical, contained, notContained

  // MARK: Jumps
  /// to bc
  case jump
  /// to bc when R[a] is true
  case jumpIfTrue
  /// to bc when R[a] is false
  case jumpIfFalse
  // by c when (R[a] op R[b]) is x
  case jumpEqual, jumpNotEqual, jumpLess, jumpLessEqual, jumpGreater, jumpGreaterEqual
  // by c when (R[a] op b, signed) is x
  case jumpEqualImmediate, jumpNotEqualImmediate, jumpLessImmediate, jumpLessEqualImmediate, jumpGreaterImmediate,
    jumpGreaterEqualImmediate
  /// by c when (R[a] is R[b]) is x
  case jumpIdentical
  /// by c when (R[a] is null) is x
  case jumpNone
  /// R[a] = next of iterator R[b]; to the extra word's target when there is none (x is 0) or when there is one (x is 1)
  case forNext
  /// to the target numbered by the small integer R[a]; there are b targets
  case switch_
  /// Returns R[a], which is moved out
  case return_
  /// Raises; x bit 0: R[a] is what to raise (else: what is being handled), bit 1: R[b] is the cause
  case raise
  /// Lets exception R[a] go on
  case reraise

  // MARK: The exception being handled
  /// R[a] = what was handled; R[b] is handled now
  case excEnter
  /// R[a] = what was handled; nothing changes
  case excEnterNone
  /// What R[a] holds is handled again; R[a] is empty
  case excLeave
  /// R[a] = whether exception R[b] matches R[c]
  case excMatch

  // MARK: Attributes and items
  /// R[a] = R[b].N[c]
  case getAttribute
  /// R[a].N[c] = R[b]
  case setAttribute
  /// deletes R[a].N[c]
  case deleteAttribute
  /// R[a] = method N[c] looked up on the type of R[b], bound; the extra word names the purpose
  case getSpecial
  /// R[a] = R[b][R[c]]
  case getItem
  /// R[a][R[b]] = R[c]
  case setItem
  /// deletes R[a][R[b]]
  case deleteItem
  /// R[a] = slice of the x (3) arguments
  case makeSlice

  // MARK: Calls
  /// R[a] = R[b](x arguments); the last ones are keywords, named by the tuple constant c-1
  case call
  /// R[a] = R[b].N[c](x arguments)
  case callMethod
  /// As callMethod; the extra word is a constant plus one: the tuple of keyword names
  case callMethodKeywords
  /// R[a] = R[b](*R[c], **R[extra - 1])
  case callSpread
  /// R[a] = intrinsic N[b] of x arguments
  case intrinsic
  /// As intrinsic; the loader puts it in place of one that asks an asynchronous iterator for its next step
  /// (`Dialect.isNextStep`). Images do not have it.
  case nextStep

  // MARK: Making
  /// R[a] = tuple of b arguments
  case makeTuple
  case makeList
  case makeSet
  /// keys and values in turn
  case makeMap
  /// R[a] = concatenation of b strings
  case joinStrings
  /// R[a] = R[b] formatted; x: conversion letter or 0; c: register of the spec plus one
  case format
  /// R[a] = function b of the unit's children; see ExtraRole.makeFunction
  case makeFunction
  case listAppend, listExtend, setAdd
  /// R[a][R[b]] = R[c] for a map under construction
  case mapInsert
  /// the b argument registers = items of R[a]
  case unpack
  /// as unpack; the argument after the first c takes a list of the middle
  case unpackStar
  /// R[a] = iterator over R[b]
  case iterate

  // MARK: Suspensions: state c; R[a] receives what is sent when the machine goes on after the instruction
  /// hands R[b] out: moved, or copied when x bit 0 is set; with bit 1 what is sent is dropped
  case yield
  /// awaits R[b] (moved); the extra word is a name: the purpose
  case await
  /// delegates to R[b] (moved)
  case delegate

  /// How this opcode is laid out.
  public var info: OpcodeInfo {
    switch self {
    case .move, .take: OpcodeInfo(a: .def, b: .use)
    case .loadConstant: OpcodeInfo(a: .def, wide: .constant)
    case .loadInt: OpcodeInfo(a: .def, wide: .immediate)
    case .loadNone: OpcodeInfo(a: .def)
    case .loadBool: OpcodeInfo(x: .number, a: .def)
    case .checkBound: OpcodeInfo(a: .use, b: .name)
    case .unbind, .kill: OpcodeInfo(a: .modify)
    case .kill2: OpcodeInfo(a: .modify, b: .modify)
    case .kill3: OpcodeInfo(a: .modify, b: .modify, c: .modify)
    case .makeCell: OpcodeInfo(a: .modify)
    case .cellLoad: OpcodeInfo(a: .def, b: .use, c: .name)
    case .cellStore: OpcodeInfo(a: .use, b: .use)
    case .cellUnbind: OpcodeInfo(a: .use, c: .name)
    case .globalLoad: OpcodeInfo(a: .def, b: .name, caches: 2)
    case .globalStore: OpcodeInfo(a: .use, b: .name, caches: 2)
    case .globalDelete: OpcodeInfo(b: .name)
    case .namespaceLoad: OpcodeInfo(a: .def, b: .name, c: .optionalUse)
    case .namespaceStore: OpcodeInfo(a: .use, b: .name)
    case .namespaceDelete: OpcodeInfo(b: .name)
    case .negate, .plus, .invert, .not, .truth: OpcodeInfo(a: .def, b: .use)
    case .add, .sub, .mul, .matMul, .div, .floorDiv, .mod, .pow, .shiftLeft, .shiftRight, .and, .or, .xor:
      OpcodeInfo(x: .number, a: .def, b: .use, c: .use)
    case .addImmediate, .subImmediate: OpcodeInfo(x: .number, a: .def, b: .use, c: .immediate)
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual, .identical, .notIdentical, .contained,
      .notContained:
      OpcodeInfo(a: .def, b: .use, c: .use)
    case .jump: OpcodeInfo(wide: .target, ends: true)
    case .jumpIfTrue, .jumpIfFalse: OpcodeInfo(a: .use, wide: .target)
    case .jumpEqual, .jumpNotEqual, .jumpLess, .jumpLessEqual, .jumpGreater, .jumpGreaterEqual, .jumpIdentical:
      OpcodeInfo(x: .number, a: .use, b: .use, c: .distance)
    case .jumpEqualImmediate, .jumpNotEqualImmediate, .jumpLessImmediate, .jumpLessEqualImmediate,
      .jumpGreaterImmediate, .jumpGreaterEqualImmediate:
      OpcodeInfo(x: .number, a: .use, b: .immediate, c: .distance)
    case .jumpNone: OpcodeInfo(x: .number, a: .use, c: .distance)
    case .forNext: OpcodeInfo(x: .number, a: .def, b: .use, extra: .target)
    case .switch_: OpcodeInfo(a: .use, b: .count, arguments: .targets, ends: true)
    case .return_: OpcodeInfo(a: .modify, ends: true)
    case .raise: OpcodeInfo(x: .number, a: .use, b: .use, ends: true)
    case .reraise: OpcodeInfo(a: .use, ends: true)
    case .excEnter: OpcodeInfo(a: .def, b: .use)
    case .excEnterNone: OpcodeInfo(a: .def)
    case .excLeave: OpcodeInfo(a: .modify)
    case .excMatch: OpcodeInfo(a: .def, b: .use, c: .use)
    case .getAttribute: OpcodeInfo(a: .def, b: .use, c: .name, caches: 2)
    case .setAttribute: OpcodeInfo(a: .use, b: .use, c: .name, caches: 2)
    case .deleteAttribute: OpcodeInfo(a: .use, c: .name)
    case .getSpecial: OpcodeInfo(a: .def, b: .use, c: .name, extra: .name)
    case .getItem: OpcodeInfo(a: .def, b: .use, c: .use)
    case .setItem: OpcodeInfo(a: .use, b: .use, c: .use)
    case .deleteItem: OpcodeInfo(a: .use, b: .use)
    case .makeSlice: OpcodeInfo(x: .count, a: .def, arguments: .uses)
    case .call: OpcodeInfo(x: .count, a: .def, b: .use, c: .optionalConstant, arguments: .uses)
    case .callMethod: OpcodeInfo(x: .count, a: .def, b: .use, c: .name, caches: 2, arguments: .uses)
    case .callMethodKeywords:
      OpcodeInfo(x: .count, a: .def, b: .use, c: .name, caches: 2, extra: .name, arguments: .uses)
    case .callSpread: OpcodeInfo(a: .def, b: .use, c: .use, extra: .optionalRegister)
    case .intrinsic, .nextStep: OpcodeInfo(x: .count, a: .def, b: .name, arguments: .uses)
    case .makeTuple, .makeList, .makeSet, .makeMap, .joinStrings:
      OpcodeInfo(a: .def, b: .count, arguments: .uses)
    case .format: OpcodeInfo(x: .number, a: .def, b: .use, c: .optionalUse)
    case .makeFunction: OpcodeInfo(a: .def, b: .function, extra: .makeFunction, arguments: .uses)
    case .listAppend, .listExtend, .setAdd: OpcodeInfo(a: .use, b: .use)
    case .mapInsert: OpcodeInfo(a: .use, b: .use, c: .use)
    case .unpack: OpcodeInfo(a: .use, b: .count, arguments: .defs)
    case .unpackStar: OpcodeInfo(a: .use, b: .count, c: .number, arguments: .defs)
    case .iterate: OpcodeInfo(a: .def, b: .use)
    case .yield: OpcodeInfo(x: .number, a: .def, b: .modify, c: .state)
    case .delegate: OpcodeInfo(a: .def, b: .modify, c: .state)
    case .await: OpcodeInfo(a: .def, b: .modify, c: .state, extra: .name)
    }
  }
}

/// Packing and unpacking of instruction words.
public enum Word {
  /// Packs a word from its fields.
  @inlinable
  public static func pack(_ op: Opcode, x: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) -> UInt64 {
    UInt64(op.rawValue) | UInt64(x) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
      | UInt64(UInt16(truncatingIfNeeded: b)) << 32 | UInt64(UInt16(truncatingIfNeeded: c)) << 48
  }
  /// Packs a word with a 32-bit operand.
  @inlinable
  public static func pack(_ op: Opcode, x: UInt8 = 0, a: Int = 0, wide: Int32) -> UInt64 {
    UInt64(op.rawValue) | UInt64(x) << 8 | UInt64(UInt16(truncatingIfNeeded: a)) << 16
      | UInt64(UInt32(bitPattern: wide)) << 32
  }
  /// Bit of an argument operand that says "move".
  @inlinable public static var moveBit: UInt16 { 0x8000 }
}
