// `fermata run --record`: every step of every machine of a program, kept in memory until the program ends.

import MachineImage
import MachineRuntime

/// A function whose machines were recorded.
public struct RecordedFunction: Sendable {
  /// Its qualified name.
  public var name: String
  /// The file it stands in.
  public var file: String
  /// The line of its definition.
  public var line: Int
  /// What its calls make.
  public var kind: UnitKind
  /// How often it was entered (index 0) and how often it was suspended in each state.
  public var hits: [Int]
}

/// A step of a machine.
public struct RecordedStep: Sendable {
  /// Microseconds since the recording began.
  public var time: Int
  /// Index into `tasks`; -1 outside of any.
  public var task: Int
  /// Index into `machines`.
  public var machine: Int
  /// What it did.
  public var step: MachineStep
  /// See `MachineRecorder.note`.
  public var state: Int
  /// The value that was received, handed out, returned or raised, cut short.
  public var value: String
}

/// Keeps what machines do.
public final class RunRecorder: MachineRecorder {
  /// The functions, in order of their first machine.
  public private(set) var functions: [RecordedFunction] = []
  /// For each machine, in order of their first steps, the index of its function.
  public private(set) var machines: [Int] = []
  /// Names of tasks, in order of their first turns.
  public private(set) var tasks: [String] = []
  /// The steps, in order.
  public private(set) var steps: [RecordedStep] = []
  /// Steps that were not kept because there were too many; `hits` counts them too.
  public private(set) var dropped = 0
  private let limit: Int
  private let clock = MonotonicClock()
  private let start: Double
  private var functionOf: [ObjectIdentifier: Int] = [:]
  /// Machines that have begun and not ended, by their address: an address is used again only after the end.
  private var machineAt: [UInt: Int] = [:]
  private var taskAt: [UInt: Int] = [:]
  private var running: [Int] = []

  /// Makes a recorder.
  /// - Parameter limit: how many steps are kept; later ones are only counted.
  public init(limit: Int = 200_000) {
    self.limit = limit
    start = clock.now
  }

  public override func note(
    _ vm: Interpreter,
    _ step: MachineStep,
    _ machine: borrowing Value,
    state: Int,
    value: borrowing Value
  ) {
    let isFresh = step == .entered || (step == .thrown && state == 0)
    let index = number(machine, isFresh: isFresh)
    let function = machines[index]
    if step == .entered { functions[function].hits[0] += 1 }
    if step == .suspended, state < functions[function].hits.count { functions[function].hits[state] += 1 }
    if step == .returned || step == .failed { machineAt[machine.identity] = nil }
    if steps.count >= limit {
      dropped += 1
      return
    }
    // What a machine receives at its very beginning is nothing worth a word.
    let text = step == .entered ? "" : vm.briefText(value)
    let time = Int((clock.now - start) * 1e6)
    steps.append(
      RecordedStep(time: time, task: running.last ?? -1, machine: index, step: step, state: state, value: text)
    )
  }

  public override func taskBegins(_ vm: Interpreter, _ task: borrowing Value) {
    if let known = taskAt[task.identity], tasks[known] == TaskMethods.nameText(task) {
      running.append(known)
      return
    }
    taskAt[task.identity] = tasks.count
    running.append(tasks.count)
    tasks.append(TaskMethods.nameText(task))
  }

  public override func taskEnds(_ vm: Interpreter, _ task: borrowing Value) { _ = running.popLast() }

  private func number(_ machine: borrowing Value, isFresh: Bool) -> Int {
    if !isFresh, let known = machineAt[machine.identity] { return known }
    let info = machine.codeInfo
    let function: Int
    if let known = functionOf[ObjectIdentifier(info)] {
      function = known
    } else {
      function = functions.count
      functionOf[ObjectIdentifier(info)] = function
      functions.append(
        RecordedFunction(
          name: info.unit.qualifiedName,
          file: info.sourceName,
          line: Int(info.unit.span.line),
          kind: info.unit.kind,
          hits: [Int](repeating: 0, count: info.unit.states.count + 1)
        )
      )
    }
    machineAt[machine.identity] = machines.count
    machines.append(function)
    return machines.count - 1
  }
}
