// Recording: a program's machines tell every step that they take. Off, it costs one test of a flag at some of the steps; the
// short ways of Awaiting.swift are closed while it is on.

/// A step of a machine, as a recorder is told.
public enum MachineStep: UInt8, CaseIterable, Sendable {
  /// Its body begins.
  case entered
  /// It goes on from a state, with the value that it receives.
  case resumed
  /// It goes on from a state (0: it had not begun) by an exception that is raised there: the value.
  case thrown
  /// It is suspended in a state, and hands the value out.
  case suspended
  /// It ended with the value.
  case returned
  /// It ended by an exception: the value.
  case failed
}

/// Told what machines do. A subclass keeps what it wants of it.
open class MachineRecorder {
  /// Makes a recorder that keeps nothing.
  public init() {}
  /// A machine takes a step. Must not run program code, and must not keep the machine or the value.
  /// - Parameter state: the state that it goes on from or is suspended in; 0 for the others.
  open func note(
    _ vm: Interpreter,
    _ step: MachineStep,
    _ machine: borrowing Value,
    state: Int,
    value: borrowing Value
  ) {}
  /// A task's turn begins; steps of machines belong to it until the turn ends.
  open func taskBegins(_ vm: Interpreter, _ task: borrowing Value) {}
  /// See `taskBegins`.
  open func taskEnds(_ vm: Interpreter, _ task: borrowing Value) {}
}

extension Interpreter {
  /// Tells the recorder, when there is one. The value (a word) stays the caller's.
  @inline(__always)
  func note(_ step: MachineStep, _ p: ObjectPointer, state k: Int, _ value: UInt64) {
    if state.pointee.isRecording { noteStep(step, p, k, value) }
  }

  @inline(never)
  private func noteStep(_ step: MachineStep, _ p: ObjectPointer, _ k: Int, _ value: UInt64) {
    guard let recorder else { return }
    recorder.note(self, step, copyOf(Bits.of(p)), state: k, value: copyOf(value))
  }
}
