// fermata inspect FILE --html OUT: everything about a file in one page, to be opened from disk.

import Diagnostics
import FermataKit
import Inspector
import MachineRuntime
import PythonFrontend

enum InspectPage {
  /// Runs `inspect` with arguments among which is --html; gives the exit status.
  static func run(_ arguments: [String]) throws(UsageError) -> Int32 {
    var files: [String] = []
    var output: String?
    var recording: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--html":
        guard let path = rest.popFirst() else { throw UsageError(message: "--html needs a file name") }
        output = path
      case "--run":
        guard let path = rest.popFirst() else { throw UsageError(message: "--run needs a file name") }
        recording = path
      case _ where argument.hasPrefix("-") && argument != "-":
        throw UsageError(message: "\(argument) does not go with --html")
      default: files.append(argument)
      }
    }
    guard let output, files.count == 1 else { throw UsageError(message: "--html shows one file") }
    guard InspectTarget(files[0]).functions.isEmpty else {
      throw UsageError(message: "--html shows a whole file; functions are chosen in the page")
    }
    var run: [UInt8] = []
    if let recording {
      guard let bytes = readInput(recording) else { return ExitStatus.usage }
      guard isRecording(bytes) else {
        throw UsageError(message: "'\(recording)' is not what 'fermata run --record' writes")
      }
      run = bytes
    }
    return try write(files[0], run, to: output)
  }

  /// Whether a file begins as a recording of this version does, and is text.
  private static func isRecording(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(80).filter { $0 != 32 && $0 != 10 }
    return start.starts(with: "{\"schema\":\"\(Recording.schema)\",".utf8)
      && String(validating: bytes, as: UTF8.self) != nil
  }

  private static func write(_ path: String, _ recording: [UInt8], to output: String) throws(UsageError) -> Int32 {
    guard let bytes = readInput(path) else { return ExitStatus.usage }
    if Images.isImage(bytes) { throw UsageError(message: "an image has only the stage image, as text") }
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: path == "-" ? "<stdin>" : path, bytes: bytes)
      source = decoded
      let inspection =
        path.hasSuffix(".fir")
        ? Inspection.make(module: try Compiler.parse(text: decoded), source: nil)
        : try Inspection.make(source: decoded)
      let page = PageWriter.html(inspection, tool: "fermata \(fermataVersion)", recording: recording)
      if output == "-" {
        _ = writeDescriptor(1, page)
      } else if let problem = writeWholeFile(output, page) {
        writeError("fermata: can't write file '\(absolute(output))': [Errno \(problem)] \(systemErrorText(problem))\n")
        return ExitStatus.failure
      }
      return ExitStatus.success
    } catch {
      report(error, source: source)
      return ExitStatus.failure
    }
  }
}
