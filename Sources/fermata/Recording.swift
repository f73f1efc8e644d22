// The file that `fermata run --record` writes: see Docs/Inspector.md, "Recordings".

import FermataKit
import Inspector
import PythonRuntime

enum Recording {
  static let schema = "fermata-recording/1"

  /// A recording as JSON.
  static func json(_ recorder: RunRecorder, file: String) -> JSON {
    let kinds = ["function", "generator", "coroutine", "async generator"]
    let steps = ["enter", "resume", "throw", "suspend", "return", "fail"]
    return .object([
      ("schema", .string(schema)), ("file", .string(file)),
      (
        "functions",
        .array(
          recorder.functions.map { f in
            .object([
              ("name", .string(f.name)), ("file", .string(f.file)), ("line", .int(f.line)),
              ("kind", .string(kinds[Int(f.kind.rawValue)])), ("hits", .ints(f.hits)),
            ])
          }
        )
      ), ("machines", .ints(recorder.machines)), ("tasks", .strings(recorder.tasks)),
      ("columns", .strings(["time", "task", "machine", "step", "state", "value"])),
      (
        "steps",
        .array(
          recorder.steps.map { s in
            .array([
              .int(s.time), .int(s.task), .int(s.machine), .string(steps[Int(s.step.rawValue)]), .int(s.state),
              .string(s.value),
            ])
          }
        )
      ), ("dropped", .int(recorder.dropped)),
    ])
  }
}
