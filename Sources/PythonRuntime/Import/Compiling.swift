// Source text to code at run time: what `import`, `exec`, `eval` and `compile` share. The compiler itself is set from
// outside, as the runtime does not know the front end; here its errors become exceptions and its warnings go through the
// module warnings.

import Diagnostics
import MachineImage
import MachineRuntime

/// What is to be compiled.
public struct CompileRequest: Sendable {
  /// Kinds of source.
  public enum Mode: Sendable { case exec, eval, single }
  /// The bytes of the source.
  public var bytes: [UInt8]
  /// Name of the file.
  public var file: String
  /// What the module is called.
  public var moduleName: String
  /// Kind of source.
  public var mode: Mode
  /// Whether names are kept in a namespace of their own and not in the globals.
  public var usesNamespace: Bool
  /// Level of optimisation: from 1, assert statements are left out.
  public var optimization: Int
  /// Whether `await` may stand at module level.
  public var allowsTopLevelAwait = false
  /// Makes a request.
  public init(
    bytes: [UInt8],
    file: String,
    moduleName: String,
    mode: Mode = .exec,
    usesNamespace: Bool = false,
    optimization: Int = 0
  ) {
    self.bytes = bytes
    self.file = file
    self.moduleName = moduleName
    self.mode = mode
    self.usesNamespace = usesNamespace
    self.optimization = optimization
  }
}

/// What a compilation gave.
public struct CompileAnswer: Sendable {
  /// The image, or the error.
  public var result: Result<Image, Diagnostic>
  /// Warnings in source order.
  public var warnings: [Diagnostic]
  /// The decoded source; nil when it could not be decoded.
  public var source: SourceFile?
  /// Makes an answer.
  public init(result: Result<Image, Diagnostic>, warnings: [Diagnostic], source: SourceFile?) {
    self.result = result
    self.warnings = warnings
    self.source = source
  }
}

/// A compiler.
public typealias CompileHook = (CompileRequest) -> CompileAnswer

extension PythonDialect {
  /// Compiles, or raises SyntaxError; shows the compiler's warnings.
  func compile(_ vm: Interpreter, _ request: CompileRequest) throws(Raised) -> Image {
    guard let hook = importing.compile else {
      throw vm.importError("there is no compiler for '\(request.file)' in this program", name: request.moduleName)
    }
    let answer = hook(request)
    switch answer.result {
    case .success(let image):
      if !answer.warnings.isEmpty {
        // Lines of sources that are no files are found for warnings as little as CPython finds them.
        if let source = answer.source, !request.file.hasPrefix("<") { registerSource(source) }
        try showWarnings(vm, answer.warnings)
      }
      return image
    case .failure(let error):
      if !answer.warnings.isEmpty { try showWarnings(vm, answer.warnings) }
      // Only whole files get the end of line that is missing.
      let isBare = request.mode != .exec && request.bytes.last != UInt8(ascii: "\n")
      throw syntaxError(vm, error, source: answer.source, isBare: isBare)
    }
  }

  /// The exception for an error of the compiler. In a `bare` source, the last line has no end, and the token that
  /// stands for it no place.
  func syntaxError(_ vm: Interpreter, _ error: Diagnostic, source: SourceFile?, isBare: Bool = false) -> Raised {
    let number = Int(error.span.line)
    guard number > 0 else {
      return vm.syntaxError(
        error.message,
        kind: error.kind,
        file: error.file,
        line: 0,
        column: 0,
        endLine: 0,
        endColumn: 0,
        text: nil
      )
    }
    // An empty text says that the line shall not be shown.
    let line = error.text == "" ? nil : error.text ?? source?.line(number)
    func column(_ byte: Int32, _ row: Int32) -> Int {
      let text = row == error.span.line && line != nil ? line : source?.line(Int(row))
      return DiagnosticText.characterColumn(Int(byte), in: text ?? "") + 1
    }
    var place = (
      line: number,
      column: column(error.span.column, error.span.line),
      endLine: Int(error.span.endLine),
      endColumn: column(error.span.endColumn, error.span.endLine)
    )
    var kind = error.kind
    var message = error.message
    var end = "\n"
    if isBare, let line, let source, number >= source.lineStarts.count - (source.bytes.last == 10 ? 1 : 0) {
      end = ""
      let rest = line.unicodeScalars.dropFirst(max(place.column - 1, 0)).drop { $0 == " " || $0 == "\t" }
      if rest.isEmpty || rest.first == "#" {
        if !line.isEmpty, line.unicodeScalars.allSatisfy({ $0 == " " || $0 == "\t" }) {
          kind = "IndentationError"
          message = "unexpected indent"
          place = (number, line.unicodeScalars.count, number, -1)
        } else if message == "invalid syntax" {
          place = line.isEmpty ? (0, 0, 0, 0) : (number, 0, number, 0)
        } else if message.hasPrefix("(") {
          // Of a literal that could not be decoded.
          place.column -= 1
          place.endColumn = -1
        }
      }
    }
    return vm.syntaxError(
      message,
      kind: kind,
      file: error.file,
      line: place.line,
      column: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
      text: line.map { $0 + end }
    )
  }

  /// Shows warnings of the compiler as the filters say; a filter "error" makes a SyntaxError of a SyntaxWarning.
  func showWarnings(_ vm: Interpreter, _ list: [Diagnostic]) throws(Raised) {
    for w in list {
      let category = exceptions.byName[w.kind] ?? exceptions.syntaxWarning
      let instance = vm.makeException(category, w.message)
      let module = w.file.hasSuffix(".py") ? String(w.file.dropLast(3)) : w.file
      do throws(Raised) {
        try vm.warnExplicit(
          instance,
          file: w.file,
          line: Int(w.span.line),
          module: module,
          registry: Value.none,
          source: Value.none
        )
      } catch {
        let e = vm.takeRaised()
        guard vm.pyType(e) === exceptions.syntaxWarning else { throw vm.reraise(e) }
        var changed = w
        changed.kind = "SyntaxError"
        throw syntaxError(vm, changed, source: sourceFiles[w.file])
      }
    }
  }

  // MARK: - Running code

  /// Runs a module's or exec's code over its globals and, if it has one, its namespace.
  func runCode(
    _ vm: Interpreter,
    _ code: borrowing Value,
    globals: borrowing Value,
    namespace: borrowing Value
  ) throws(Raised) -> Value {
    if globals.dictGet(string: names.__builtins__).isNothing {
      let module = try importing.importModule(vm, "builtins")
      globals.dictSet(string: names.__builtins__, module)
    }
    let function = vm.makeFunction(code: code, globals: globals, closure: Value.none)
    if code.codeInfo.unit.hasNamespace { return try vm.run(function: function, namespace: namespace) }
    return try vm.call(function)
  }
}
