// The instructions of the IR: what stands in a block before its terminator, and the terminators.
//
// Values are named in two ways. A *temp* (%n) has one definition, which dominates its uses, and lives until its last
// use. A *variable* ($name) is a place that may be assigned many times and may be unbound; named ones live until the
// end of the scope unless the module's dialect says last use; synthetic ones ($.n, made by the compiler) live until
// last use. After the front end every read of a variable is a `copy` into a temp; copy propagation may later put the
// variable, or a constant, straight into an operand.

import Diagnostics

/// A single-assignment value, printed %n.
public struct Temp: Hashable, Sendable {
  /// Its number, unique in the function.
  public var index: Int
  /// Makes a reference to a temp.
  public init(_ index: Int) { self.index = index }
}

/// A variable, by its index in Function.variables; printed $name.
public struct VariableID: Hashable, Sendable {
  /// Index in Function.variables.
  public var index: Int
  /// Makes a reference to a variable.
  public init(_ index: Int) { self.index = index }
}

/// A block, by its id (not its position); printed ^bN.
public struct BlockID: Hashable, Sendable {
  /// Its number, unique in the function.
  public var index: Int
  /// Makes a reference to a block.
  public init(_ index: Int) { self.index = index }
}

/// A region, by its index in Function.regions; printed rN.
public struct RegionID: Hashable, Sendable {
  /// Index in Function.regions.
  public var index: Int
  /// Makes a reference to a region.
  public init(_ index: Int) { self.index = index }
}

/// A completion record, by its index in Function.completions; printed cN.
public struct CompletionID: Hashable, Sendable {
  /// Index in Function.completions.
  public var index: Int
  /// Makes a reference to a completion record.
  public init(_ index: Int) { self.index = index }
}

/// A function, by its index in Module.functions; printed @qualified.name.
public struct FunctionID: Hashable, Sendable {
  /// Index in Module.functions.
  public var index: Int
  /// Makes a reference to a function.
  public init(_ index: Int) { self.index = index }
}

/// What an instruction reads.
public enum Operand: Hashable, Sendable {
  case temp(Temp)
  /// Only variables with local or synthetic storage; the front end itself emits `copy` instead.
  case variable(VariableID)
  case constant(Constant)
}

/// Where a result goes. The front end defines temps, and writes variables with `copy`; coalescing may let any
/// instruction write a variable.
public enum Place: Hashable, Sendable {
  case temp(Temp)
  case variable(VariableID)
}

/// Operators with one operand.
public enum UnaryOperator: String, CaseIterable, Sendable {
  case negate = "neg"
  case plus = "pos"
  case invert
  /// Logical not: the negation of the language's truth.
  case not
  /// The language's truth as a boolean.
  case truth
}

/// Operators with two operands.
public enum BinaryOperator: String, CaseIterable, Sendable {
  case add, sub, mul
  case matMul = "matmul"
  case div
  /// Division rounded towards minus infinity.
  case floorDiv = "floordiv"
  case mod, pow
  case shiftLeft = "shl"
  case shiftRight = "shr"
  case and, or, xor
}

/// Comparisons.
public enum CompareOperator: String, CaseIterable, Sendable {
  case equal = "eq"
  case notEqual = "ne"
  case less = "lt"
  case lessEqual = "le"
  case greater = "gt"
  case greaterEqual = "ge"
  case identical = "is"
  case notIdentical = "isnot"
  /// Left is contained in right.
  case contained = "in"
  case notContained = "notin"
}

/// One argument of a call.
public enum Argument: Hashable, Sendable {
  case positional(Operand)
  case keyword(String, Operand)
  /// `*x`: any number of positional arguments from an iterable.
  case spread(Operand)
  /// `**x`: any number of keyword arguments from a mapping.
  case spreadKeywords(Operand)
}

/// What an instruction does. Each says how many results it defines.
public indirect enum Operation: Hashable, Sendable {
  // Values: one result.
  case constant(Constant)
  case copy(Operand)
  // Variables: no result.
  /// Raises the language's "unbound name" error when the variable is unbound; also for cells.
  case checkBound(VariableID)
  /// Makes a local or synthetic variable unbound and releases what it held.
  case unbind(VariableID)
  /// The end of these values' lives: their registers are released. Inserted by a pass.
  case kill([Place])
  /// Nothing, except that the value lives until here: its finaliser must not run earlier. Takes no code.
  case keep(Operand)

  // Cells (variables with storage cell or free). `cellLoad` raises when unbound: one result. The others: none.
  case cellLoad(VariableID)
  case cellStore(VariableID, Operand)
  /// Raises when unbound already.
  case cellUnbind(VariableID)
  /// The cell itself, as a value: one result.
  case cellReference(VariableID)

  // Names that are looked up at run time: globals of the module, and the namespace a class body fills.
  case globalLoad(String)
  case globalStore(String, Operand)
  case globalDelete(String)
  /// Looks in the function's namespace, then in the cell `free` when given, else in the globals.
  case namespaceLoad(String, free: VariableID?)
  case namespaceStore(String, Operand)
  case namespaceDelete(String)

  // Operators: one result.
  case unary(UnaryOperator, Operand)
  case binary(BinaryOperator, Operand, Operand)
  /// As binary, but the left operand may be changed in place (augmented assignment).
  case inPlace(BinaryOperator, Operand, Operand)
  case compare(CompareOperator, Operand, Operand)

  // Attributes and items: get* have one result, the others none.
  case getAttribute(Operand, String)
  case setAttribute(Operand, String, Operand)
  case deleteAttribute(Operand, String)
  /// A method that the language calls by itself (enter, exit …): looked up on the value's type and bound to the value.
  /// `purpose` chooses the error's words when it is missing.
  case getSpecial(Operand, String, purpose: String)
  case getItem(Operand, Operand)
  case setItem(Operand, Operand, Operand)
  case deleteItem(Operand, Operand)
  /// A slice of three bounds; an absent one is the constant none.
  case makeSlice(Operand, Operand, Operand)

  // Calls: one result.
  case call(Operand, [Argument])
  /// Gets an attribute and calls it without making a bound method.
  case callMethod(Operand, String, [Argument])
  /// A primitive of the language's runtime, by name ("build_class", "match_keys" …). One result.
  case intrinsic(String, [Operand])

  // Making things: one result.
  case makeTuple([Operand])
  case makeList([Operand])
  case makeSet([Operand])
  /// Keys and values in turn.
  case makeMap([Operand])
  /// The concatenation of strings.
  case joinStrings([Operand])
  /// A replacement field: conversion is a letter's code or -1, the spec a string or nil.
  case format(Operand, conversion: Int, spec: Operand?)
  /// A function object; `closure` names the enclosing function's cell or free variables that it captures, in the order
  /// of the callee's free variables.
  case makeFunction(
    FunctionID,
    defaults: [Operand],
    keywordDefaults: [KeywordDefault],
    closure: [VariableID],
    annotations: Operand?
  )

  // Filling containers under construction: no result.
  case listAppend(Operand, Operand)
  case listExtend(Operand, Operand)
  case setAdd(Operand, Operand)
  case mapInsert(Operand, Operand, Operand)

  /// Takes exactly `results.count` items from an iterable.
  case unpack(Operand)
  /// Takes `before` items, then a list of the middle, then the rest: `results.count` is before + 1 + after.
  case unpackStar(Operand, before: Int)
  /// The language's iterator over a value: one result.
  case iterate(Operand)

  // The exception being handled. `saved` is a synthetic variable that keeps what was handled before.
  /// Starts handling the exception, or nothing (nil: transparent, for a finally body entered normally). No result.
  case excEnter(saved: VariableID, Operand?)
  /// Ends it: what was handled before is handled again. No result.
  case excLeave(saved: VariableID)
  /// Whether an exception matches a handler's type. One result.
  case excMatch(Operand, Operand)
}

/// A default value of a keyword-only parameter.
public struct KeywordDefault: Hashable, Sendable {
  /// The parameter.
  public var name: String
  /// Its default.
  public var value: Operand
  /// Makes one.
  public init(name: String, value: Operand) {
    self.name = name
    self.value = value
  }
}

/// An instruction: an operation, where its results go, and where in the source it comes from.
public struct Instruction: Hashable, Sendable {
  /// Where the results go.
  public var results: [Place]
  /// What is done.
  public var operation: Operation
  /// Its place in the source; Span.none for what has none.
  public var span: Span
  /// Makes an instruction.
  public init(_ results: [Place], _ operation: Operation, _ span: Span) {
    self.results = results
    self.operation = operation
    self.span = span
  }
}

/// What a completion record holds after a `pend`.
public enum PendingCompletion: Hashable, Sendable {
  /// The body ended normally.
  case normal
  case return_(Operand)
  case raise(Operand)
  /// A jump out of the body (break, continue), numbered within the completion.
  case jump(Int)
}

/// What `endFinally` does for one kind of completion.
public struct CompletionArm: Hashable, Sendable {
  /// Kinds of completion, without their values.
  public enum Kind: Hashable, Sendable {
    case normal, return_, raise
    case jump(Int)
  }
  /// For which kind.
  public var kind: Kind
  /// Where to go. A `return_` or `raise` arm's block has a parameter, which receives the value.
  public var target: BlockID
  /// Makes an arm.
  public init(kind: Kind, target: BlockID) {
    self.kind = kind
    self.target = target
  }
}

/// How a block ends.
public indirect enum Terminator: Hashable, Sendable {
  case goto(BlockID)
  /// Goes by the language's truth of the operand (booleans are tested inline).
  case branch(Operand, BlockID, else: BlockID)
  /// The next item of an iterator into `body`'s parameter, or `done` when there is none.
  case next(Operand, body: BlockID, done: BlockID)
  case return_(Operand)
  /// Raises what a program named, after the language's checks; the cause is that of `raise … from …`.
  case raise(Operand?, cause: Operand?)
  /// Lets an exception go on, as it is.
  case reraise(Operand)

  // Suspensions. What is sent in arrives in `resume`'s parameter; what is thrown in is raised here, in the block's region.
  case yield(Operand, resume: BlockID)
  /// `purpose` names the special method whose result is awaited ("__aenter__"), for the error's words; empty otherwise.
  case await(Operand, purpose: String, resume: BlockID)
  /// Hands over to an iterable or generator until it ends; its result arrives in `resume`'s parameter.
  case delegate(Operand, resume: BlockID)

  // Completion records: see LoweringNotes in Docs/Design.md, section 3. Gone after the pass `completions`.
  case pend(CompletionID, PendingCompletion, target: BlockID)
  case endFinally(CompletionID, [CompletionArm])
  /// A dense jump on a small integer: what endFinally becomes. `targets[i]` is for value i.
  case switch_(Operand, [BlockID])
  case unreachable
}
