// The dialect interface: everything that the source language decides, in one file. The core does the common case itself
// (small integers, doubles, strings, core containers, cached attributes, machines) and asks here for the rest. A second
// language is a second subclass. See Docs/Design.md, section 8.

import MachineImage

/// Unary operators as the VM names them.
public enum UnaryOperation: UInt8, CaseIterable, Sendable { case negate, plus, invert }

/// Binary operators as the VM names them.
public enum BinaryOperation: UInt8, CaseIterable, Sendable {
  case add, sub, mul, matMul, div, floorDiv, mod, pow, shiftLeft, shiftRight, and, or, xor
}

/// Comparisons as the VM names them (identity is the core's own).
public enum CompareOperation: UInt8, CaseIterable, Sendable {
  case equal, notEqual, less, lessEqual, greater, greaterEqual
}

/// What was looked up and was not there.
public enum MissingName: Sendable {
  case local, free, global
}

/// Why arguments do not fit a function's parameters.
public enum BindingProblem {
  /// `given` positional arguments (of which keyword-only ones were given too: `keywordGiven`).
  case tooManyPositional(given: Int, keywordOnlyGiven: Int)
  /// Parameters without a value; indices into the code's parameters.
  case missing([Int])
  /// Keyword-only parameters without a value.
  case missingKeywordOnly([Int])
  /// Named twice: by position and by keyword.
  case multiple(Int)
  case unexpectedKeyword(String)
  /// Positional-only parameters given by keyword.
  case positionalOnlyAsKeyword([Int])
}

/// How a machine goes on with what it awaits or delegates to.
public enum Delegation: ~Copyable {
  /// Hand control to this iterator (a machine is entered directly).
  case iterate(Value)
  /// There is nothing to wait for: this is the result.
  case done(Value)
}

/// What advancing a foreign iterator gave.
public enum Advance: ~Copyable {
  case yielded(Value)
  /// It ended, with this result.
  case finished(Value)
}

/// What a call hook answers.
public enum CallOutcome: ~Copyable {
  /// The call was carried out.
  case value(Value)
  /// Call this function instead; `receiver`, when there is one, becomes the first argument.
  case redirect(Value, receiver: Value?)
}

/// The language. All hooks are called with the interpreter that runs; all may raise unless they say otherwise.
open class Dialect {
  /// Whether `awaitable` is asked about everything that is awaited. When not, the core itself enters coroutine
  /// machines at once and goes on at once with what a settled future has; it asks about the rest.
  public final let decidesEveryAwait: Bool
  /// Keeps the pages of the values that a subclass holds until those are gone.
  final var memory: InterpreterMemory?

  /// Makes a dialect; an instance serves one interpreter.
  public init(decidesEveryAwait: Bool = false) { self.decidesEveryAwait = decidesEveryAwait }

  deinit { if let memory { InterpreterMemory.leaveBehind(memory) } }

  /// Called once, when the interpreter is complete but for its types: fill `vm.core`, make built-ins.
  open func start(_ vm: Interpreter) {}
  /// Called once, when the interpreter is being released, before its objects go: take apart what Swift's counts cannot,
  /// such as types that refer to each other. Program code does not run any more. Values that the dialect holds may stay
  /// until it is released itself; they are not to be used.
  open func stop(_ vm: Interpreter) {}

  // MARK: Operators

  open func unary(_ vm: Interpreter, _ op: UnaryOperation, _ a: borrowing Value) throws(Raised) -> Value {
    throw refuse(vm, "unary \(op)")
  }
  /// `inPlace`: the left operand may be changed and returned.
  open func binary(
    _ vm: Interpreter,
    _ op: BinaryOperation,
    _ a: borrowing Value,
    _ b: borrowing Value,
    inPlace: Bool
  ) throws(Raised) -> Value { throw refuse(vm, "binary \(op)") }
  /// The result may be any value.
  open func compare(
    _ vm: Interpreter,
    _ op: CompareOperation,
    _ a: borrowing Value,
    _ b: borrowing Value
  )
    throws(Raised) -> Value
  { throw refuse(vm, "compare \(op)") }
  open func contains(_ vm: Interpreter, _ container: borrowing Value, _ item: borrowing Value) throws(Raised) -> Bool {
    throw refuse(vm, "contains")
  }
  /// Never called for booleans.
  open func truth(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Bool { throw refuse(vm, "truth") }
  /// The hash that dicts and sets use.
  open func hash(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Int { throw refuse(vm, "hash") }
  /// Equality that dicts, sets and containment use; identical values are never asked about.
  open func equal(_ vm: Interpreter, _ a: borrowing Value, _ b: borrowing Value) throws(Raised) -> Bool {
    throw refuse(vm, "equal")
  }

  // MARK: Attributes and items

  /// `cache` may be filled when the answer is stable (see AttributeCache).
  open func getAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> Value { throw refuse(vm, "attribute") }
  /// For `a.name(…)`: either the function with `bound` false and `a` to be passed first, or a complete callable.
  open func getMethod(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) -> MethodAnswer { throw refuse(vm, "method") }
  open func setAttribute(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value,
    _ cache: inout AttributeCache
  ) throws(Raised) { throw refuse(vm, "set attribute") }
  open func deleteAttribute(_ vm: Interpreter, _ a: borrowing Value, _ name: borrowing Value) throws(Raised) {
    throw refuse(vm, "delete attribute")
  }
  /// A method the language calls by itself, looked up on the type and bound.
  open func getSpecial(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ name: borrowing Value,
    purpose: borrowing Value
  )
    throws(Raised) -> Value
  { throw refuse(vm, "special") }
  open func getItem(_ vm: Interpreter, _ a: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value {
    throw refuse(vm, "item")
  }
  open func setItem(
    _ vm: Interpreter,
    _ a: borrowing Value,
    _ key: borrowing Value,
    _ value: borrowing Value
  )
    throws(Raised)
  { throw refuse(vm, "set item") }
  open func deleteItem(_ vm: Interpreter, _ a: borrowing Value, _ key: borrowing Value) throws(Raised) {
    throw refuse(vm, "delete item")
  }

  // MARK: Calls

  /// Calls what is no function, native, bound method or plainly constructed type.
  open func call(_ vm: Interpreter, _ callee: borrowing Value, _ arguments: Arguments) throws(Raised) -> CallOutcome {
    throw refuse(vm, "call")
  }
  /// Arguments do not fit: raises.
  open func bindingError(_ vm: Interpreter, _ function: borrowing Value, _ problem: BindingProblem) -> Raised {
    refuse(vm, "arguments")
  }
  /// A native got a wrong number of arguments (`given` counts a receiver), or keywords that it does not take: raises.
  open func nativeArgumentError(_ vm: Interpreter, _ function: NativeFunction, given: Int, keywords: Bool) -> Raised {
    refuse(vm, "arguments of \(function.name)")
  }
  /// The value of a parameter that was given none and has no default; nil raises `bindingError(.missing)`.
  open func missingArgument(_ vm: Interpreter, _ function: borrowing Value, parameter: Int) -> Value? { nil }
  /// Whether surplus positional arguments are dropped instead of refused.
  open var dropsSurplusArguments: Bool { false }
  /// What a constructing call does with the initialiser's result (not called when it is none).
  open func checkInitializerResult(_ vm: Interpreter, _ result: borrowing Value) throws(Raised) {}
  /// A runtime primitive that front ends name; called when code that uses it is loaded. Code that gives it another number
  /// of arguments than it takes gets an error instead; what kinds they have it must look at itself.
  open func intrinsic(named name: String) -> NativeFunction? { nil }
  /// Whether an intrinsic asks its only argument, an asynchronous iterator, for its next step, to be awaited at once: for
  /// asynchronous generators that are known (`StepMark.known`) the core does it itself.
  open func isNextStep(intrinsic name: String) -> Bool { false }
  /// Attaches the annotations that a definition made to its function.
  open func setAnnotations(_ vm: Interpreter, _ function: borrowing Value, _ annotations: borrowing Value) {}
  /// Opens a `*` argument into the list, and a `**` argument into the dict, of a call of `callee`.
  open func spread(_ vm: Interpreter, _ value: borrowing Value, into list: borrowing Value) throws(Raised) {
    throw refuse(vm, "spread")
  }

  // MARK: Iteration

  open func iterate(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value { throw refuse(vm, "iterate") }
  /// The next item of what is no core iterator and no machine; nil at the end.
  open func next(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) -> Value? { throw refuse(vm, "next") }
  /// A container changed while a core iterator went over it: raises.
  open func iteratorInvalidated(_ vm: Interpreter, _ variety: IteratorVariety, sizeChanged: Bool) -> Raised {
    refuse(vm, "changed container")
  }
  /// The iterator that an unpacking goes over; errors are worded for an unpacking.
  open func unpackIterator(_ vm: Interpreter, _ a: borrowing Value) throws(Raised) -> Value { try vm.iterate(a) }
  /// Wrong number of items in an unpacking: raises. `got` is nil when there were more than wanted.
  open func unpackError(_ vm: Interpreter, _ value: borrowing Value, wanted: Int, got: Int?, star: Bool) -> Raised {
    refuse(vm, "unpack")
  }

  // MARK: Machines

  /// What awaiting `a` waits for: a machine, a future, or a foreign iterator. Coroutine machines and futures are asked about
  /// only when `decidesEveryAwait`.
  open func awaitable(_ vm: Interpreter, _ a: borrowing Value, purpose: borrowing Value) throws(Raised) -> Delegation {
    throw refuse(vm, "await")
  }
  /// What delegating to `a` runs; `by` is the delegating machine's kind. Generators are not asked about by generators.
  open func delegee(_ vm: Interpreter, _ a: borrowing Value, by kind: UnitKind) throws(Raised) -> Delegation {
    throw refuse(vm, "delegate")
  }
  /// Sends a value into a foreign iterator (not a machine) that a machine waits for.
  open func send(_ vm: Interpreter, _ iterator: borrowing Value, _ value: borrowing Value) throws(Raised) -> Advance {
    throw refuse(vm, "send")
  }
  /// What of a foreign iterator takes exceptions; empty when it has nothing that does.
  open func thrower(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) -> Value { Value.empty }
  /// Throws an exception into a foreign iterator that a machine waits for. When it has no way to take one (`thrower` is
  /// empty), rethrow.
  open func throwInto(
    _ vm: Interpreter,
    _ iterator: borrowing Value,
    _ thrower: borrowing Value,
    _ exception: borrowing Value
  ) throws(Raised)
    -> Advance
  { throw refuse(vm, "throw") }
  /// Closes a foreign iterator, before a closing exception is raised in the machine that waits for it.
  open func close(_ vm: Interpreter, _ iterator: borrowing Value) throws(Raised) {}
  /// A fresh exception of the kind that closes a delegee; `like` is the one thrown into the machine above it.
  open func freshClosing(_ vm: Interpreter, _ like: borrowing Value) -> Value { like.copy() }
  /// Whether an exception that came out of a machine that was closed is the sign that it closed well.
  open func closedWell(_ vm: Interpreter, _ exception: borrowing Value) -> Bool { false }
  /// Whether an exception thrown into a delegating machine closes the delegee instead of being thrown into it.
  open func closesDelegee(_ vm: Interpreter, _ exception: borrowing Value) -> Bool { false }
  /// How the end of a machine is told to whoever advanced it by hand: raises the language's signal with the result.
  open func endOfIteration(_ vm: Interpreter, _ result: consuming Value) -> Raised { refuse(vm, "end") }
  /// How the end of an asynchronous generator is told to the machine that awaits its next item: raises.
  open func endOfSteps(_ vm: Interpreter) -> Raised { refuse(vm, "end of steps") }
  /// A step of an asynchronous generator is awaited while another one is under way: raises.
  open func stepUnderWay(_ vm: Interpreter, _ machine: borrowing Value) -> Raised { refuse(vm, "step") }
  /// If the raised exception tells the end of an iteration, takes it and gives its result.
  open func iterationResult(_ vm: Interpreter) -> Value? { nil }
  /// A machine is used in a state that does not allow it: raises. See MachineMisuse.
  open func misuse(_ vm: Interpreter, _ machine: borrowing Value, _ what: MachineMisuse) -> Raised {
    refuse(vm, "machine")
  }
  /// A machine is dropped before it ended. `started`: whether its body ever ran. Close it, warn… Must not raise.
  open func dropMachine(_ vm: Interpreter, _ machine: borrowing Value, started: Bool) {}
  /// The memory of a machine with the highest of its `machineFlags` set is about to be freed. Must not run programs' code.
  open func machineFreed(identity: UInt) {}
  /// What a generator or asynchronous generator hands out (asynchronous generators wrap it). Identity by default.
  open func wrapYield(_ vm: Interpreter, _ kind: UnitKind, _ value: consuming Value) -> Value { value }

  // MARK: Tasks

  /// The result of a settled future, or its exception raised.
  open func futureOutcome(_ vm: Interpreter, _ future: borrowing Value) throws(Raised) -> Value { future.futureResult }
  /// A machine was resumed although the future that it waits for is pending: raises.
  open func futureNotReady(_ vm: Interpreter, _ future: borrowing Value) -> Raised { refuse(vm, "pending future") }
  /// Whether an exception is the one that cancels tasks.
  open func isCancellation(_ vm: Interpreter, _ exception: borrowing Value) -> Bool { false }
  /// Whether an exception that comes out of a task ends the loop and not only the task.
  open func isFatal(_ vm: Interpreter, _ task: borrowing Value, _ exception: borrowing Value) -> Bool { false }
  /// The exception to throw into a task that is to be cancelled.
  open func makeCancellation(_ vm: Interpreter, _ task: borrowing Value) -> Value { Value.none }
  /// A task ended by the exception that cancels (none: it returned although it was to be cancelled): settles it.
  open func taskCancelled(_ vm: Interpreter, _ task: borrowing Value, _ exception: borrowing Value) {}
  /// Cancels a future; false when it is done.
  open func cancelFuture(
    _ vm: Interpreter,
    _ future: borrowing Value,
    _ message: borrowing Value
  ) throws(Raised) -> Bool {
    false
  }
  /// A machine handed its task something that cannot be waited for: the exception to throw in. A language may instead
  /// know how to wait for it and never let it get here.
  open func refuseYield(_ vm: Interpreter, _ task: borrowing Value, _ value: borrowing Value) throws(Raised) -> Value {
    value.copy()
  }
  /// A callback of a settled future, with its context, is to run soon.
  open func scheduleCallback(
    _ vm: Interpreter,
    _ loop: EventLoop,
    _ callback: borrowing Value,
    _ future: borrowing Value,
    _ context: borrowing Value
  ) {}
  /// Runs a handle; what it raises is the language's to report, unless it ends the loop.
  open func runHandle(_ vm: Interpreter, _ handle: borrowing Value) throws(Raised) {}
  /// Whether a handle was cancelled.
  open func isCancelledHandle(_ vm: Interpreter, _ handle: borrowing Value) -> Bool { false }
  /// A future that `observer` was added to as a callback without context is settled. Must not raise.
  open func observedSettled(_ vm: Interpreter, _ observer: borrowing Value, _ future: borrowing Value) {}
  /// A future or task dies of which something is to be told: it has an exception that nobody asked for, or is a pending
  /// task that logs that (see `futureLogsException`, `taskLogsDestroyed`). Must not raise.
  open func futureDropped(_ vm: Interpreter, _ future: borrowing Value) {}

  // MARK: Exceptions

  /// Turns what a program raises into the exception to raise: checks, instantiates, sets cause and context, and returns it.
  open func makeException(_ vm: Interpreter, _ what: borrowing Value, cause: borrowing Value?) throws(Raised) -> Value {
    what.copy()
  }
  /// An exception is about to be raised: what is being handled becomes its context. Not called for re-raises.
  open func chainContext(_ vm: Interpreter, _ exception: borrowing Value) {}
  /// Whether a value can travel as an exception: asked about what compiled code lets go on, since an image may be made by
  /// hand.
  open func isRaisable(_ vm: Interpreter, _ value: borrowing Value) -> Bool { true }
  /// A raise without operand while nothing is handled: raises.
  open func nothingToReraise(_ vm: Interpreter) -> Raised { refuse(vm, "raise") }
  open func matches(_ vm: Interpreter, _ exception: borrowing Value, _ type: borrowing Value) throws(Raised) -> Bool {
    throw refuse(vm, "match")
  }
  /// An exception passes through a frame: note it (traceback). Must not raise.
  open func trace(_ vm: Interpreter, _ exception: borrowing Value, frame: FrameView) {}
  open func nameError(_ vm: Interpreter, _ kind: MissingName, _ name: borrowing Value) -> Raised {
    refuse(vm, "name")
  }
  /// Calls are nested too deep: raises.
  open func recursionError(_ vm: Interpreter) -> Raised { refuse(vm, "recursion") }
  /// An internal inconsistency (bad operand kinds in a hand-written image): raises.
  open func internalError(_ vm: Interpreter, _ message: String) -> Raised { refuse(vm, message) }

  // MARK: Names

  /// The value of a name that the module's globals do not have; nil when nobody has it.
  open func builtins(_ vm: Interpreter) -> Value? { nil }
  /// Class-body namespaces that are not dicts.
  open func namespaceGet(_ vm: Interpreter, _ space: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value?
  {
    nil
  }
  open func namespaceSet(
    _ vm: Interpreter,
    _ space: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value
  ) throws(Raised) {}
  /// False when the name is not there.
  open func namespaceDelete(_ vm: Interpreter, _ space: borrowing Value, _ name: borrowing Value) throws(Raised) -> Bool
  {
    false
  }

  // MARK: Values and lifetimes

  /// A replacement field of a template string: conversion is a letter's code or 0.
  open func format(
    _ vm: Interpreter,
    _ a: borrowing Value,
    conversion: UInt8,
    spec: borrowing Value?
  ) throws(Raised)
    -> Value
  { throw refuse(vm, "format") }
  /// A named singleton constant of compiled code.
  open func singleton(_ vm: Interpreter, named name: String) -> Value { Value.none }
  /// A slice object from three bounds.
  open func makeSlice(
    _ vm: Interpreter,
    _ start: borrowing Value,
    _ stop: borrowing Value,
    _ step: borrowing Value
  ) throws(Raised) -> Value { vm.makeSlice(start, stop, step) }
  /// An instance of a type with `hasFinalizer` is about to die. Must not raise.
  open func finalize(_ value: borrowing Value) {}
  /// The target of a registered weak reference died. Must not raise.
  open func weakReferenceDied(_ reference: borrowing Value) {}
  /// The thread that runs gives up its turn: what the language keeps for it, to be handed to `enterThread` when it goes on.
  open func leaveThread(_ vm: Interpreter) -> AnyObject? { nil }
  /// A thread goes on with what `leaveThread` gave for it, or begins with nothing.
  open func enterThread(_ vm: Interpreter, _ kept: AnyObject?) {}
  /// A signal or collection is due at a safe point (`pending`); may raise.
  open func safePoint(_ vm: Interpreter) throws(Raised) {}
  /// How an integer that the core made from text or arithmetic too large for anything is refused.
  open func overflow(_ vm: Interpreter, _ message: String) -> Raised { refuse(vm, message) }
  /// Division or remainder by zero in core arithmetic: raises.
  open func zeroDivision(_ vm: Interpreter, _ op: BinaryOperation, isFloat: Bool) -> Raised { refuse(vm, "zero") }

  /// For hooks that a language leaves out: raises a string.
  public final func refuse(_ vm: Interpreter, _ what: String) -> Raised {
    vm.raise(vm.makeString("not supported by this language: " + what))
  }
}

/// What `getMethod` answers.
public enum MethodAnswer: ~Copyable {
  /// A callable that is complete.
  case complete(Value)
  /// A function that wants the receiver as its first argument.
  case wantsReceiver(Value)
}

/// Uses of a machine that its state does not allow.
public enum MachineMisuse: Sendable {
  /// It is running already.
  case running
  /// It has ended (coroutines: "cannot reuse").
  case ended
  /// A value other than none was sent to one that has not started.
  case sendToFresh
  /// A coroutine is awaited by two.
  case awaitedTwice
  /// A machine that was told to close handed out another value.
  case ignoredClose
}
