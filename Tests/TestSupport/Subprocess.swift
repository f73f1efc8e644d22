// Runs the built `fermata` executable as a child process, for the tests which look at the tool from outside: golden
// cases and the command line.
//
// Output goes to files, not pipes: nothing can dead-lock on a full pipe, and no reading thread is needed. At most a few
// children run at once (`Slots`), whatever the parallelism of the test runner is. A child which takes too long is
// killed and says so in its outcome.

import Foundation

/// What a finished child process left behind.
public struct Outcome: Sendable {
  /// The exit code; for a child ended by a signal, minus the signal's number (as Python's subprocess reports it).
  public var exitCode: Int32
  /// Standard output, decoded as UTF-8 (malformed bytes become U+FFFD).
  public var stdout: String
  /// Standard error, decoded alike.
  public var stderr: String
  /// The child was killed because it took too long.
  public var timedOut: Bool
}

/// Why a child could not be run at all.
public enum SubprocessError: Error {
  case noExecutable(String)
}

/// Limits how many children run at once.
private actor Slots {
  static let shared = Slots(limit: 2)
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(limit: Int) { free = limit }

  func acquire() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func release() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}

/// The executable under test: `$FERMATA`, or `fermata` beside the test bundle.
public func fermataExecutable() throws -> URL {
  let environment = ProcessInfo.processInfo.environment
  if let path = environment["FERMATA"] { return URL(fileURLWithPath: path) }
  var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  for _ in 0..<4 {  // on some platforms the test binary lies inside a bundle's folders
    let candidate = folder.appendingPathComponent("fermata")
    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    folder.deleteLastPathComponent()
  }
  throw SubprocessError.noExecutable("no fermata beside \(CommandLine.arguments[0])")
}

/// Run `fermata`, or another program, to its end.
///
/// - Parameters:
///   - arguments: its command line, without the program's name.
///   - folder: the working directory.
///   - executable: the program; `nil` is the `fermata` under test.
///   - stdin: what the child reads; empty means end of file at once.
///   - environment: variables to add to (or, with `nil`, to remove from) this process's own.
///   - timeout: seconds after which the child is killed.
///   - interruptAfter: send SIGINT once standard output contains this text. The child gets the signal as a program in the
///     foreground does, also when the tests run where it is ignored (a job in the background of a script).
public func runFermata(
  _ arguments: [String],
  in folder: URL,
  executable: URL? = nil,
  stdin: [UInt8] = [],
  environment: [String: String?] = [:],
  timeout: Double = 60,
  interruptAfter: String? = nil
) async throws -> Outcome {
  let program = try executable ?? fermataExecutable()
  await Slots.shared.acquire()
  do {
    let outcome = try await launch(
      program,
      arguments,
      folder: folder,
      stdin: stdin,
      environment: environment,
      timeout: timeout,
      interruptAfter: interruptAfter
    )
    await Slots.shared.release()
    return outcome
  } catch {
    await Slots.shared.release()
    throw error
  }
}

private func launch(
  _ program: URL,
  _ arguments: [String],
  folder: URL,
  stdin: [UInt8],
  environment: [String: String?],
  timeout: Double,
  interruptAfter: String?
) async throws -> Outcome {
  let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("fermata-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let files = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
  try Data(stdin).write(to: files[0])
  for file in files.dropFirst() { try Data().write(to: file) }

  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder
  var variables = ProcessInfo.processInfo.environment
  for (name, value) in environment { variables[name] = value }
  process.environment = variables
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  if interruptAfter != nil { _ = interruptsReachChildren }
  try process.run()

  let deadline = Date(timeIntervalSinceNow: timeout)
  var timedOut = false
  var interrupted = false
  var pause = 1_000_000 as UInt64
  while process.isRunning {
    try await Task.sleep(nanoseconds: pause)
    pause = min(pause * 2, 20_000_000)
    if !interrupted, let text = interruptAfter, read(files[1]).contains(text) {
      process.interrupt()
      interrupted = true
    }
    if Date() > deadline {
      timedOut = true
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }
  process.waitUntilExit()
  let signalled = process.terminationReason == .uncaughtSignal
  return Outcome(
    exitCode: signalled ? -process.terminationStatus : process.terminationStatus,
    stdout: read(files[1]),
    stderr: read(files[2]),
    timedOut: timedOut
  )
}

/// An ignored signal stays ignored in a child, and CPython, as Fermata, leaves it so.
private let interruptsReachChildren: Void = { signal(SIGINT, SIG_DFL) }()

private func read(_ file: URL) -> String {
  String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
}
