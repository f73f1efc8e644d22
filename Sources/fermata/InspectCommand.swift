// fermata inspect: the stages of a compilation as text, data or drawings, and reports about its machines.

import Diagnostics
import FermataKit
import Inspector
import MachineImage
import MachineRuntime
import PythonFrontend

enum InspectCommand {
  static let command = Command(
    name: "inspect",
    summary: "show what a source becomes, stage by stage",
    help: {
      var text = """
        usage: fermata inspect FILE[:FUNCTION,…]… --stage STAGE [--source] [--format text|json]
               fermata inspect FILE[:FUNCTION,…]… --format dot|svg|term|json
               fermata inspect FILE[:FUNCTION,…]… --frames
               fermata inspect FILE --why FUNCTION.NAME
               fermata inspect FILE --html OUT [--run RECORDING]

        Prints a stage of compiling FILE ('-' for standard input; .py source, .fir IR text or an .fsm image).
        FUNCTION is a qualified name such as f, C.method or f.<locals>.g; from the stage ir on only those are shown.

        stages:

        """
      for s in Stage.allCases {
        text += "  \(s.rawValue)\(String(repeating: " ", count: 9 - s.rawValue.count))\(s.summary)\n"
      }
      return text + """

        options:
          --source       the source lines between what they became
          --format json  the stage, or without --stage all of them, as data (Docs/Inspector.md has the schema)
          --format dot   the state graphs for Graphviz
          --format svg   one state graph as a drawing
          --format term  the state graphs drawn with characters; --ascii for plain ones, --width N for the columns
          --frames       what each machine costs while suspended: its slots, who shares them, the chain it awaits
          --why F.NAME   why the value NAME is in the frame of F
          --html OUT     all stages side by side in one page, to be opened in a browser ('-' for standard output)
          --run FILE     what 'fermata run --record FILE' wrote, painted over the page
          --help         this text

        """
    }(),
    run: run
  )

  static func run(_ arguments: [String]) -> Int32 {
    // Lists of files, for scripts that look at many.
    if arguments.contains(where: { ["--digest", "--list", "--times"].contains($0) }) { return runList(arguments) }
    do throws(UsageError) {
      if arguments.contains("--html") { return try InspectPage.run(arguments) }
      return try inspect(InspectOptions(arguments))
    } catch {
      writeError("fermata inspect: \(error.message)\nTry 'fermata inspect --help'.\n")
      return ExitStatus.usage
    }
  }

  private static func runList(_ arguments: [String]) -> Int32 {
    guard let at = arguments.firstIndex(of: "--stage"), at + 1 < arguments.count else {
      writeError("fermata inspect: --stage is missing\nTry 'fermata inspect --help'.\n")
      return ExitStatus.usage
    }
    var rest = arguments
    rest.removeSubrange(at...(at + 1))
    switch Stage(rawValue: arguments[at + 1]) {
    case .ast: return inspectAST(rest)
    case .scopes where rest.first == "--list": return inspectScopes(rest)
    case .tokens where rest.first == "--list": return inspectTokens(rest)
    case .ir where rest.first == "--list": return inspectRoundTrip(.ir, rest)
    case .machine where rest.first == "--list": return inspectRoundTrip(.machine, rest)
    default:
      writeError("fermata inspect: lists of files go with the stages tokens, ast, scopes, ir and machine\n")
      return ExitStatus.usage
    }
  }

  private static func inspect(_ options: InspectOptions) throws(UsageError) -> Int32 {
    guard let bytes = readInput(options.path) else { return ExitStatus.usage }
    if Images.isImage(bytes) { return try inspectImage(bytes, options) }
    var source: SourceFile?
    do throws(Diagnostic) {
      let decoded = try SourceDecoder.decode(name: options.path == "-" ? "<stdin>" : options.path, bytes: bytes)
      source = decoded
      writeOut(try output(decoded, options))
      return ExitStatus.success
    } catch {
      if error.span == .none, [FunctionNames.unknown, "UsageError"].contains(error.kind) {
        throw UsageError(message: error.message)
      }
      report(error, source: source)
      return ExitStatus.failure
    }
  }

  private static func inspectImage(_ bytes: [UInt8], _ options: InspectOptions) throws(UsageError) -> Int32 {
    let image: Image
    do {
      image = try Images.read(bytes)
    } catch {
      writeError("fermata: '\(options.path)' is damaged or was not made by this version: \(error)\n")
      return ExitStatus.failure
    }
    guard options.stage == .image, options.format == .text, !options.withSource else {
      throw UsageError(message: "an image has only the stage image, as text")
    }
    if options.functions.isEmpty {
      writeOut(Disassembler.text(image))
      return ExitStatus.success
    }
    do throws(Diagnostic) {
      let names = image.units.map(\.qualifiedName)
      let chosen = try FunctionNames.find(options.functions, among: names, file: options.path)
      writeOut(chosen.map { Disassembler.text(image.units[$0], number: $0) }.joined(separator: "\n"))
      return ExitStatus.success
    } catch {
      throw UsageError(message: error.message)
    }
  }

  // MARK: - What is printed

  private static func output(_ source: SourceFile, _ options: InspectOptions) throws(Diagnostic) -> String {
    let isText = source.name.hasSuffix(".fir")
    if options.format == .text, !options.frames, options.why == nil, let stage = options.stage {
      if isText {
        let module = try Compiler.parse(text: source)
        return try StageText.text(stage, of: module, source: nil, functions: options.functions)
      }
      return try StageText.text(
        stage,
        of: source,
        functions: options.functions,
        withSource: options.withSource
      )
    }
    let inspection =
      isText
      ? Inspection.make(module: try Compiler.parse(text: source), source: nil) : try Inspection.make(source: source)
    var chosen: [Int]?
    if !options.functions.isEmpty {
      let names = inspection.functions.map(\.qualifiedName)
      chosen = try FunctionNames.find(options.functions, among: names, file: inspection.name)
    }
    if options.frames { return FrameReport.text(inspection, functions: chosen) }
    if let query = options.why { return try FrameReport.why(query, inspection) }
    switch options.format {
    case .json, .text: return inspection.json(options.stage, functions: chosen).text()
    case .dot: return try machines(inspection, chosen).map(StateDot.draw).joined(separator: "\n")
    case .term:
      let width = options.width ?? Terminal.width
      let ascii = options.ascii ?? !Terminal.isUnicode
      return try machines(inspection, chosen).map { machine in
        "\(machine.uniqueName)\n" + StateTerm.draw(machine, width: width, ascii: ascii)
      }.joined(separator: "\n")
    case .svg:
      let all = try machines(inspection, chosen)
      guard all.count == 1 else {
        throw usage(
          "--format svg draws one machine; choose one of: \(all.map(\.uniqueName).joined(separator: ", "))",
          inspection.name
        )
      }
      return StateSVG.draw(all[0])
    }
  }

  /// The functions to draw: those asked for, else all machines.
  private static func machines(_ inspection: Inspection, _ chosen: [Int]?) throws(Diagnostic) -> [InspectedFunction] {
    if let chosen { return chosen.map { inspection.functions[$0] } }
    let all = inspection.functions.filter(\.isMachine)
    if all.isEmpty { throw usage("\(inspection.name) has no machines: nothing in it suspends", inspection.name) }
    return all
  }

  private static func usage(_ message: String, _ file: String) -> Diagnostic {
    Diagnostic(kind: "UsageError", message: message, span: .none, file: file)
  }
}

/// The terminal that is written to.
enum Terminal {
  /// Its columns: COLUMNS when that is set, else the terminal's own, else 80.
  static var width: Int {
    if let text = environmentVariable("COLUMNS"), let columns = Int(text), columns > 0 { return columns }
    return HostFile.terminalWidth(1) ?? 80
  }

  /// Whether the locale's characters are Unicode's, by the variables that say so, as setlocale looks at them.
  static var isUnicode: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = environmentVariable(name), !value.isEmpty else { continue }
      let folded = value.lowercased()
      return folded.contains("utf-8") || folded.contains("utf8")
    }
    return false
  }
}
