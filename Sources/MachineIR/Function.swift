// Functions and modules of the IR.

import Diagnostics

/// Where a variable lives.
public enum Storage: String, Sendable {
  /// In a register.
  case local
  /// In a cell that this function makes at its entry.
  case cell
  /// In a cell that the enclosing function hands over.
  case free
  /// A register that the compiler made up; lives until last use.
  case synthetic
}

/// A variable of a function.
public struct Variable: Hashable, Sendable {
  /// Its name in the source; synthetic ones are named ".n".
  public var name: String
  /// Where it lives.
  public var storage: Storage
  /// Makes a variable.
  public init(name: String, storage: Storage) {
    self.name = name
    self.storage = storage
  }
}

/// What calling a function makes.
public enum FunctionKind: String, CaseIterable, Sendable {
  /// Runs at once.
  case plain = "func"
  /// Makes a generator.
  case generator = "gen"
  /// Makes a coroutine.
  case coroutine = "coro"
  /// Makes an asynchronous generator.
  case asyncGenerator = "agen"
}

/// What a region protects.
public enum RegionKind: String, CaseIterable, Sendable {
  /// The body of a try with handlers.
  case try_ = "try"
  /// A handler's body (to unbind its name, to leave the handled exception).
  case handler
  /// A body with a finally.
  case finally
  /// A body of a with.
  case with
  /// A comprehension or other construct of the compiler's own.
  case cleanup
  /// The whole body of a machine: turns an escaping end-of-iteration signal into an error.
  case stopIteration = "stopiter"
}

/// A region: blocks whose exceptions go to one handler. Blocks outside every region raise to the caller.
public struct Region: Hashable, Sendable {
  /// The region around it.
  public var parent: RegionID?
  /// What it is for.
  public var kind: RegionKind
  /// The block that takes the exception, as its parameter. It stands outside this region.
  public var handler: BlockID
  /// The completion record of a finally or with region.
  public var completion: CompletionID?
  /// Makes a region.
  public init(parent: RegionID?, kind: RegionKind, handler: BlockID, completion: CompletionID? = nil) {
    self.parent = parent
    self.kind = kind
    self.handler = handler
    self.completion = completion
  }
}

/// A basic block.
public struct Block: Hashable, Sendable {
  /// Its id.
  public var id: BlockID
  /// The region it stands in; nil for none.
  public var region: RegionID?
  /// What it receives: the sent value (resume), the exception (handler), the item (next), the value (endFinally arm).
  public var parameter: Place?
  /// What it does.
  public var instructions: [Instruction]
  /// How it ends.
  public var terminator: Terminator
  /// The terminator's place in the source.
  public var terminatorSpan: Span
  /// Makes a block.
  public init(
    id: BlockID,
    region: RegionID?,
    parameter: Place?,
    instructions: [Instruction] = [],
    terminator: Terminator = .unreachable,
    terminatorSpan: Span = .none
  ) {
    self.id = id
    self.region = region
    self.parameter = parameter
    self.instructions = instructions
    self.terminator = terminator
    self.terminatorSpan = terminatorSpan
  }
}

/// A function's parameters; they are the first variables of the function, in this order: positional-only, positional,
/// keyword-only, rest, keyword rest.
public struct Signature: Hashable, Sendable {
  /// Parameters that take a position only.
  public var positionalOnly: Int
  /// Parameters that take a position or a keyword.
  public var positional: Int
  /// Parameters that take a keyword only.
  public var keywordOnly: Int
  /// Whether there is a rest parameter (*args).
  public var hasRest: Bool
  /// Whether there is a keyword-rest parameter (**kwargs).
  public var hasKeywordRest: Bool
  /// Makes a signature.
  public init(
    positionalOnly: Int = 0,
    positional: Int = 0,
    keywordOnly: Int = 0,
    hasRest: Bool = false,
    hasKeywordRest: Bool = false
  ) {
    self.positionalOnly = positionalOnly
    self.positional = positional
    self.keywordOnly = keywordOnly
    self.hasRest = hasRest
    self.hasKeywordRest = hasKeywordRest
  }
  /// How many variables the parameters take.
  public var count: Int { positionalOnly + positional + keywordOnly + (hasRest ? 1 : 0) + (hasKeywordRest ? 1 : 0) }
}

/// One suspension state, written by the pass `split`.
public struct MachineState: Hashable, Sendable {
  /// The block whose terminator suspends.
  public var block: BlockID
  /// await, yield or delegate.
  public var kind: String
  /// Where the machine goes on.
  public var resume: BlockID
  /// The region that a thrown exception is raised in.
  public var region: RegionID?
  /// What is live across the suspension.
  public var live: [Place]
  /// The suspending expression's place.
  public var span: Span
  /// The next source line that runs after resuming; 0 when none is known.
  public var nextLine: Int32
  /// The source text of the awaited or yielded expression, cut short; may be empty.
  public var text: String
  /// Makes a state.
  public init(
    block: BlockID,
    kind: String,
    resume: BlockID,
    region: RegionID?,
    live: [Place],
    span: Span,
    nextLine: Int32,
    text: String
  ) {
    self.block = block
    self.kind = kind
    self.resume = resume
    self.region = region
    self.live = live
    self.span = span
    self.nextLine = nextLine
    self.text = text
  }
}

/// What the passes `slots` and `split` decide: registers and states.
public struct MachineLayout: Hashable, Sendable {
  /// Register of each variable (index = VariableID.index); cells and free variables hold their cell there. -1: none.
  public var variableRegisters: [Int]
  /// Register of each temp that has one.
  public var tempRegisters: [Temp: Int]
  /// How many registers a frame has.
  public var registerCount: Int
  /// States 1… in source order (state 0 is the start).
  public var states: [MachineState]
  /// Makes a layout.
  public init(variableRegisters: [Int], tempRegisters: [Temp: Int], registerCount: Int, states: [MachineState]) {
    self.variableRegisters = variableRegisters
    self.tempRegisters = tempRegisters
    self.registerCount = registerCount
    self.states = states
  }
}

/// A function.
public struct Function: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its dotted name from the module ("C.method", "f.<locals>.g").
  public var qualifiedName: String
  /// What calling it makes.
  public var kind: FunctionKind
  /// Its parameters.
  public var signature: Signature
  /// Its variables; parameters first. Free variables are in the order of the closure.
  public var variables: [Variable]
  /// Its regions; a parent stands before its children.
  public var regions: [Region]
  /// How many completion records it has.
  public var completionCount: Int
  /// How many temps it has (numbers below this are taken).
  public var tempCount: Int
  /// Its blocks in layout order; the first is the entry.
  public var blocks: [Block]
  /// Whether it has a namespace of its own (class and module bodies), into which namespaceStore writes.
  public var hasNamespace: Bool
  /// Documentation text.
  public var documentation: String?
  /// The whole definition's place.
  public var span: Span
  /// Registers and states; nil before `split`.
  public var layout: MachineLayout?
  /// Makes a function.
  public init(
    name: String,
    qualifiedName: String,
    kind: FunctionKind,
    signature: Signature = Signature(),
    variables: [Variable] = [],
    span: Span = .none
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.kind = kind
    self.signature = signature
    self.variables = variables
    self.regions = []
    self.completionCount = 0
    self.tempCount = 0
    self.blocks = []
    self.hasNamespace = false
    self.documentation = nil
    self.span = span
    self.layout = nil
  }
}

/// How long a named local lives.
public enum LocalLifetime: String, CaseIterable, Sendable {
  case scopeEnd = "scope-end"
  case lastUse = "last-use"
}

/// A compiled source: functions[0] is its body.
public struct Module: Hashable, Sendable {
  /// The module's name.
  public var name: String
  /// The source file's name, for messages.
  public var sourceName: String
  /// The language ("python"), chooses the dialect at run time.
  public var dialect: String
  /// How long its named locals live.
  public var localLifetime: LocalLifetime
  /// All functions.
  public var functions: [Function]
  /// Makes a module.
  public init(name: String, sourceName: String, dialect: String, localLifetime: LocalLifetime) {
    self.name = name
    self.sourceName = sourceName
    self.dialect = dialect
    self.localLifetime = localLifetime
    self.functions = []
  }
}
