// What `fermata inspect` was asked for: its arguments, taken apart and checked against each other.

import Inspector
import MachineRuntime

/// The forms in which a stage can be printed.
enum InspectFormat: String, CaseIterable {
  case text, json, dot, svg, term
}

/// A mistake in the use of the command.
struct UsageError: Error {
  let message: String
}

/// A file, and functions of it.
struct InspectTarget {
  var path: String
  var functions: [String]

  /// Reads "FILE" or "FILE:NAME,NAME…". A file whose name holds a colon is found by its whole name.
  init(_ argument: String) {
    path = argument
    functions = []
    if pathKind(argument) != .file, let colon = argument.lastIndex(of: ":"), colon != argument.startIndex {
      path = String(argument[..<colon])
      functions = argument[argument.index(after: colon)...].split(separator: ",").map(String.init)
    }
  }
}

/// The options of the command.
struct InspectOptions {
  var path = ""
  var functions: [String] = []
  var stage: Stage?
  var format = InspectFormat.text
  var withSource = false
  var frames = false
  var why: String?
  var ascii: Bool?
  var width: Int?

  /// Reads the arguments.
  init(_ arguments: [String]) throws(UsageError) {
    var targets: [InspectTarget] = []
    var rest = arguments[...]
    func value(_ option: String, _ rest: inout ArraySlice<String>) throws(UsageError) -> String {
      guard let next = rest.popFirst() else { throw UsageError(message: "\(option) needs a value") }
      return next
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "--stage": stage = try InspectOptions.choice("--stage", &rest)
      case "--format": format = try InspectOptions.choice("--format", &rest)
      case "--source": withSource = true
      case "--frames": frames = true
      case "--ascii": ascii = true
      case "--why": why = try value("--why", &rest)
      case "--width":
        let text = try value("--width", &rest)
        guard let number = Int(text), number > 0 else {
          throw UsageError(message: "--width needs a number of columns, not '\(text)'")
        }
        width = number
      case _ where argument.hasPrefix("-") && argument != "-" && !argument.hasPrefix("-:"):
        throw UsageError(message: "unknown option \(argument)")
      default: targets.append(InspectTarget(argument))
      }
    }
    guard let first = targets.first else { throw UsageError(message: "no file given") }
    if let other = targets.first(where: { $0.path != first.path }) {
      throw UsageError(message: "give one file, not '\(first.path)' and '\(other.path)'")
    }
    path = first.path
    // A file without functions among several is the whole file.
    functions = targets.contains { $0.functions.isEmpty } ? [] : targets.flatMap(\.functions)
    try check()
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: String,
    _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> Choice where Choice.RawValue == String {
    let given = rest.popFirst()
    if let given, let choice = Choice(rawValue: given) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw UsageError(message: "\(option) needs one of: \(known)\(given.map { ", not '\($0)'" } ?? "")")
  }

  private func check() throws(UsageError) {
    let isDrawing = format == .dot || format == .svg || format == .term
    if frames || why != nil {
      if stage != nil || format != .text || withSource || (frames && why != nil) {
        throw UsageError(message: "\(frames ? "--frames" : "--why") is a report of its own: give no other view")
      }
      return
    }
    if isDrawing, let stage, stage != .machine {
      throw UsageError(message: "--format \(format.rawValue) draws the stage machine, not \(stage.rawValue)")
    }
    if format == .text, stage == nil { throw UsageError(message: "--stage is missing") }
    if withSource {
      guard format == .text, let stage, stage.hasPlaces else {
        let stages = Stage.allCases.filter(\.hasPlaces).map(\.rawValue).joined(separator: ", ")
        throw UsageError(message: "--source goes with the text of: \(stages)")
      }
    }
    if format != .term, ascii != nil || width != nil {
      throw UsageError(message: "--ascii and --width go with --format term")
    }
  }
}
