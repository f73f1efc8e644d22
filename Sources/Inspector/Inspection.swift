// Everything that is known about a compiled file, as plain data: what the inspector's texts, graphs, reports and page
// are drawn from. `Inspection.make` fills it (InspectionBuilder.swift and the files beside it); nothing here computes.
//
// How the parts hang together, so that a view can light up the same thing everywhere:
//   - source places are spans (line from 1, column from 0 in UTF-8 bytes); a syntax node, a token, an IR line, an image
//     line, a state and an edge carry them. `Span.none` (line 0) means "no place".
//   - inside one function an IR name means the same thing in every pass: blocks "^b3", temps "%5", variables "$x",
//     regions "r1", completion records "c0" are never renumbered; passes only drop them or add new ones. `IRRow.names`
//     lists the names in a line.
//   - states are numbered as the VM numbers them: 0 is the start, 1… the suspensions in source order; two more numbers
//     stand for the ends: `Inspection.done` and `Inspection.failed`.
//   - functions, nodes, scopes refer to each other by index into the arrays here.
//
// The JSON form (InspectionJSON.swift, Docs/Inspector.md) has the same names and `schemaVersion`.

import Diagnostics
import MachineIR
import MachineImage
import PythonFrontend

/// What is known about a compiled file.
public struct Inspection: Sendable {
  /// Version of the data model and of its JSON form; grows when a reader of the form before would be misled.
  public static let schemaVersion = 1
  /// The number of the state in which a machine has returned.
  public static let done = -1
  /// The number of the state in which a machine has ended by an exception.
  public static let failed = -3

  /// The source's name, as in messages.
  public var name: String
  /// The language ("python").
  public var language: String
  /// How long a named local lives, by the language's rules.
  public var lifetime: LocalLifetime
  /// The source; nil when there is none (IR text).
  public var source: SourceFile?
  /// What the lexer hands to the parser; empty without source.
  public var tokens: [TokenRow]
  /// The syntax tree, parents before children; empty without source.
  public var tree: [ASTNode]
  /// Scopes, outer before inner; empty without source.
  public var scopes: [ScopeRow]
  /// All functions; the first is the module's body.
  public var functions: [InspectedFunction]

  /// The source's lines, without their ends; lines[0] is line 1.
  public var lines: [String] { source.map { text in (0..<text.lineStarts.count).map { text.line($0 + 1) } } ?? [] }
}

/// A token.
public struct TokenRow: Hashable, Sendable {
  /// Its kind: "NAME", "NUMBER", "NEWLINE", …, or the keyword or operator itself.
  public var kind: String
  /// Its text in the source.
  public var text: String
  /// Its place.
  public var span: Span
}

/// A scope.
public struct ScopeRow: Hashable, Sendable {
  /// A name in it.
  public struct Name: Hashable, Sendable {
    /// The name, mangled if it is private to a class.
    public var name: String
    /// "local", "cell", "free", "global" or "implicit-global".
    public var resolution: String
    /// What the scope does with it: "assigned", "parameter", "referenced" ….
    public var flags: [String]
  }
  /// "module", "class", "function" ….
  public var kind: String
  /// Its name.
  public var name: String
  /// Its dotted name; empty where it has none.
  public var qualifiedName: String
  /// Index of the scope around it; -1 for the module's.
  public var parent: Int
  /// How many scopes it stands in.
  public var depth: Int
  /// Its names, in order of first appearance.
  public var names: [Name]
  /// What opens it.
  public var span: Span
}

/// A function at every stage.
public struct InspectedFunction: Sendable {
  /// Its index in `Inspection.functions`, and in the image.
  public var index: Int
  /// Its name.
  public var name: String
  /// Its dotted name.
  public var qualifiedName: String
  /// What distinguishes it from another of the same dotted name: "" or "#2", "#3" …, as in the IR's text.
  public var rank: String
  /// What calling it makes.
  public var kind: FunctionKind
  /// Its parameters, in order.
  public var parameters: [String]
  /// The whole definition's place.
  public var span: Span
  /// The IR before any pass and after each pass that changed it; the last is the machine.
  public var passes: [PassText]
  /// The VM's instructions.
  public var image: [ImageLine]
  /// Its frame.
  public var frame: FrameLayout
  /// The machine's states: the start first, then the suspensions in order of their numbers. A function that is no
  /// machine has only the start.
  public var states: [StateInfo]
  /// How the machine gets from state to state.
  public var edges: [StateEdge]
  /// Its exception regions, as the IR has them.
  public var regions: [RegionInfo]
  /// Statements that protect its lines, outermost first: what an exception meets on its way out.
  public var protections: [Protection]

  /// The name with its rank: unique in the file.
  public var uniqueName: String { qualifiedName + rank }
  /// Whether calling it makes a machine.
  public var isMachine: Bool { kind != .plain }
  /// The suspensions: the states after the start.
  public var suspensions: ArraySlice<StateInfo> { states.dropFirst() }
}

/// A function's text after a pass.
public struct PassText: Sendable {
  /// The pass that changed it ("start": none did yet), then the passes that left it so.
  public var names: [String]
  /// What the first of them is for.
  public var reason: String
  /// The text.
  public var lines: [IRRow]
}

/// A line of IR.
public struct IRRow: Hashable, Sendable {
  /// The line, as `--stage machine` prints it.
  public var text: String
  /// The line without the place behind it: what to compare between passes.
  public var body: String
  /// What stands in it.
  public var part: IRLine.Part
  /// The block it belongs to ("^b3"); empty outside blocks.
  public var block: String
  /// The names in it, each once, in order: "%5", "$x", "^b3", "r1", "c0".
  public var names: [String]
  /// Those of them that it defines.
  public var defines: [String]
  /// Its place in the source.
  public var span: Span
}

/// A frame: the registers of a function, which are the slots of its machine.
public struct FrameLayout: Hashable, Sendable {
  /// Bytes of a machine before its slots; 0 for a plain function, which has no machine.
  public var headerBytes: Int
  /// Bytes of one slot.
  public var slotBytes: Int
  /// The slots, by register number. Behind those with a value stand registers that code generation uses as scratch.
  public var slots: [Slot]
  /// All bytes of a suspended machine.
  public var bytes: Int { headerBytes + slotBytes * slots.count }
}

/// A slot of a frame.
public struct Slot: Hashable, Sendable {
  /// The register.
  public var register: Int
  /// The values that have it, never two at a time: variables first, then temps.
  public var values: [SlotValue]
  /// Numbers of the states across which it holds something.
  public var states: [Int]
}

/// A value that has a slot.
public struct SlotValue: Hashable, Sendable {
  /// Its name in the IR: "$x", "%5".
  public var name: String
  /// What it is.
  public var kind: ValueKind
  /// What a reader calls it: a variable's name, or the source text that computes a temp.
  public var label: String
  /// Where it is first given a value.
  public var span: Span
  /// Numbers of the states across which it is held.
  public var states: [Int]
}

/// What a value in a frame is.
public enum ValueKind: String, CaseIterable, Sendable {
  case parameter, local
  /// A variable that inner functions share; the slot holds its cell.
  case cell
  /// A variable of an enclosing function; the slot holds its cell.
  case free
  /// The result of an expression.
  case temporary
  /// The compiler's own: what a finally has to do when it ends, what was handled before.
  case synthetic
}

/// Why a value is held across a suspension.
public enum HoldReason: String, CaseIterable, Sendable {
  /// Something later reads it.
  case needed
  /// Nothing reads it any more, but the language keeps named locals until the scope ends.
  case lifetime
  /// It is a cell, which lives as long as the frame.
  case cell
}

/// A value held across one suspension.
public struct HeldValue: Hashable, Sendable {
  /// Its name in the IR.
  public var name: String
  /// Its name for readers, as in `SlotValue.label`.
  public var label: String
  /// What it is.
  public var kind: ValueKind
  /// Its register.
  public var register: Int
  /// Why it is held.
  public var reason: HoldReason
  /// Lines that may read it next, before anything writes it; empty unless `reason` is `needed` (or a cell's).
  public var neededAt: [Int]
}

/// Why a machine suspends.
public enum SuspensionKind: String, CaseIterable, Sendable {
  /// It has not started.
  case start
  case await
  case yield
  case yieldFrom = "yield from"
  /// The entering of an `async with`.
  case asyncEnter = "async with"
  /// The leaving of an `async with`.
  case asyncExit = "end of async with"
  /// The next item of an `async for`.
  case asyncFor = "async for"
}

/// A state.
public struct StateInfo: Hashable, Sendable {
  /// Its number; 0 is the start.
  public var number: Int
  /// Why the machine suspends there.
  public var kind: SuspensionKind
  /// The suspending expression's place; for the start the function's.
  public var span: Span
  /// The source text of the expression, on one line and cut short.
  public var text: String
  /// The block that ends in the suspension ("^b2"); empty for the start.
  public var block: String
  /// The block that the machine goes on in.
  public var resume: String
  /// The region that a thrown exception is raised in ("r1"); empty for none.
  public var region: String
  /// What receives the value that is sent in ("$x", "%5"); empty when it is dropped.
  public var receives: String
  /// The next line that runs after resuming; 0 when none is known.
  public var nextLine: Int
  /// What the suspension waits for, as far as the file tells; nil where it does not.
  public var awaits: AwaitTarget?
  /// What is held while the machine is suspended here, by register.
  public var held: [HeldValue]
  /// What ends its life on the way to the next suspensions.
  public var released: [Release]
  /// Source lines of the statements that run from here to the next suspensions.
  public var lines: [Int]
}

/// What a suspension waits for.
public struct AwaitTarget: Hashable, Sendable {
  /// The source text of the call.
  public var text: String
  /// Index of the function whose machine it waits for; nil for one that the file does not tell.
  public var function: Int?
  /// Whether a subclass could put another method in its place.
  public var isAssumed: Bool
  /// Makes one.
  init(text: String, function: Int? = nil, isAssumed: Bool = false) {
    self.text = text
    self.function = function
    self.isAssumed = isAssumed
  }
}

/// The end of a held value's life after a state.
public struct Release: Hashable, Sendable {
  /// Its name in the IR.
  public var name: String
  /// Its name for readers.
  public var label: String
  /// The line that gives it up; 0 for an end that belongs to no line.
  public var line: Int
  /// Whether only an exception leads there.
  public var onException: Bool
}

/// How a machine gets from one state to another.
public struct StateEdge: Hashable, Sendable {
  /// What happens on the way.
  public enum Label: String, CaseIterable, Sendable {
    /// Goes on until the next `await` (or async for, async with).
    case await
    /// Goes on until the next `yield` or `yield from`.
    case yield
    /// Goes on to the end.
    case `return`
    /// By an exception that the code on the way raises.
    case raise
    /// By an exception that is thrown in while suspended, a cancellation for one.
    case `throw`
  }
  /// The state it leaves.
  public var from: Int
  /// The state it leads to: a number, `Inspection.done` or `Inspection.failed`.
  public var to: Int
  /// What happens on the way; several when several ways lead there. In order of `Label.allCases`.
  public var labels: [Label]
  /// Whether every way there is only "nobody handles the exception": such edges go from almost every state to
  /// `failed`, and drawings leave them out.
  public var isImplicit: Bool
  /// Source lines on the ways there.
  public var lines: [Int]
}

/// An exception region.
public struct RegionInfo: Hashable, Sendable {
  /// Its name in the IR ("r1").
  public var name: String
  /// The region around it; empty for none.
  public var parent: String
  /// What it protects.
  public var kind: RegionKind
  /// The block that takes the exception.
  public var handler: String
  /// First and last line of its blocks; 0 for none.
  public var lines: ClosedRange<Int>?
  /// Numbers of the states that suspend in it or in a region inside it.
  public var states: [Int]
}

/// A statement that protects lines from exceptions, or reacts to them on their way out.
public struct Protection: Hashable, Sendable {
  /// Which statement.
  public enum Kind: String, CaseIterable, Sendable {
    case tryExcept = "try/except"
    case tryExceptStar = "try/except*"
    case tryFinally = "try/finally"
    case with
    case asyncWith = "async with"
  }
  /// One of its reactions.
  public struct Clause: Hashable, Sendable {
    /// Its head as written: "except ValueError as e", "finally", "with lock as l".
    public var text: String
    /// Its own place: of an except, head and body; of a finally, the body; of a with, the item.
    public var span: Span
    /// Whether it takes a cancellation.
    public var catchesCancellation: Answer
  }
  /// An answer that the text of a program may not give.
  public enum Answer: String, CaseIterable, Sendable { case yes, no, maybe }
  /// Which statement.
  public var kind: Kind
  /// The statement's place.
  public var span: Span
  /// The lines that it protects: of a try with handlers its body, of one with a finally all that stands before the
  /// finally, of a with its body.
  public var protected: ClosedRange<Int>
  /// What it does, in order.
  public var clauses: [Clause]
}
