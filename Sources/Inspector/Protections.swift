// The statements that an exception meets on its way out of a function, found in the syntax tree: the IR's regions know
// where control goes, but not in what words the program says it.

import Diagnostics
import PythonFrontend

extension Protection {
  /// Finds the protecting statements of all functions.
  static func assign(tree: [ASTNode], source: SourceFile, to functions: inout [InspectedFunction]) {
    guard !functions.isEmpty else { return }
    var finder = ProtectionFinder(tree: tree, source: source)
    finder.findClasses()
    // A definition's function by its place; several can share one only when they are one.
    var bySpan: [Span: Int] = [:]
    for function in functions.dropFirst() where bySpan[function.span] == nil { bySpan[function.span] = function.index }
    for node in tree.indices {
      guard let found = finder.protections(node) else { continue }
      var owner = tree[node].parent
      while owner > 0, !["FunctionDef", "AsyncFunctionDef", "ClassDef"].contains(tree[owner].kind) {
        owner = tree[owner].parent
      }
      let function = owner <= 0 ? 0 : (bySpan[tree[owner].span] ?? 0)
      functions[function].protections += found
    }
  }
}

private struct ProtectionFinder {
  let tree: [ASTNode]
  let source: SourceFile
  /// By node: its children.
  private var children: [[Int]]
  /// Names of the file's classes.
  private var classes: Set<String> = []

  init(tree: [ASTNode], source: SourceFile) {
    self.tree = tree
    self.source = source
    children = [[Int]](repeating: [], count: tree.count)
    for (i, node) in tree.enumerated() where node.parent >= 0 { children[node.parent].append(i) }
  }

  mutating func findClasses() {
    for (i, node) in tree.enumerated() where node.kind == "ClassDef" { classes.insert(value(i, "name")) }
  }

  private func children(_ node: Int, _ field: String) -> [Int] { children[node].filter { tree[$0].field == field } }

  /// A field without its quotes.
  private func value(_ node: Int, _ field: String) -> String {
    guard let text = tree[node].values.first(where: { $0.name == field })?.text else { return "" }
    return text.count >= 2 && (text.hasPrefix("'") || text.hasPrefix("\"")) ? String(text.dropFirst().dropLast()) : text
  }

  /// The dotted name that an expression is; empty for others.
  private func dotted(_ node: Int) -> String {
    switch tree[node].kind {
    case "Name": return value(node, "id")
    case "Attribute":
      guard let inner = children(node, "value").first else { return "" }
      let head = dotted(inner)
      return head.isEmpty ? "" : head + "." + value(node, "attr")
    default: return ""
    }
  }

  private func text(_ node: Int) -> String { SourceText.of(tree[node].span, source) }

  /// From the first to the last of some nodes.
  private func extent(_ nodes: [Int]) -> Span {
    guard let first = nodes.first, let last = nodes.last else { return .none }
    var span = tree[first].span
    span.endLine = tree[last].span.endLine
    span.endColumn = tree[last].span.endColumn
    return span
  }

  private func lines(_ span: Span) -> ClosedRange<Int> { Int(span.line)...Int(max(span.line, span.endLine)) }

  /// What a statement protects and how, the outer part first; nil for one that protects nothing.
  func protections(_ node: Int) -> [Protection]? {
    switch tree[node].kind {
    case "Try", "TryStar": tryStatement(node)
    case "With", "AsyncWith": [withStatement(node)]
    default: nil
    }
  }

  private func tryStatement(_ node: Int) -> [Protection] {
    var list: [Protection] = []
    let body = extent(children(node, "body"))
    let handlers = children(node, "handlers")
    let final = children(node, "finalbody")
    if !final.isEmpty {
      let rest = children(node, "body") + handlers + children(node, "orelse")
      list.append(
        Protection(
          kind: .tryFinally,
          span: tree[node].span,
          protected: lines(extent(rest)),
          clauses: [Protection.Clause(text: "finally", span: extent(final), catchesCancellation: .no)]
        )
      )
    }
    if !handlers.isEmpty {
      let isStar = tree[node].kind == "TryStar"
      list.append(
        Protection(
          kind: isStar ? .tryExceptStar : .tryExcept,
          span: tree[node].span,
          protected: lines(body),
          clauses: handlers.map { handler in
            let type = children(handler, "type").first
            let name = value(handler, "name")
            var head = isStar ? "except*" : "except"
            if let type { head += " \(text(type))" }
            if !name.isEmpty { head += " as \(name)" }
            return Protection.Clause(
              text: head,
              span: tree[handler].span,
              catchesCancellation: type.map { catches($0) } ?? .yes
            )
          }
        )
      )
    }
    return list
  }

  private func withStatement(_ node: Int) -> Protection {
    let isAsync = tree[node].kind == "AsyncWith"
    let clauses = children(node, "items").map { item in
      let context = children(item, "context_expr").first ?? node
      var head = (isAsync ? "async with " : "with ") + text(context)
      if let target = children(item, "optional_vars").first { head += " as \(text(target))" }
      return Protection.Clause(text: head, span: tree[context].span, catchesCancellation: .maybe)
    }
    return Protection(
      kind: isAsync ? .asyncWith : .with,
      span: tree[node].span,
      protected: lines(extent(children(node, "body"))),
      clauses: clauses
    )
  }

  // MARK: - Cancellation

  /// Whether `except` of this expression takes a CancelledError.
  private func catches(_ type: Int) -> Protection.Answer {
    if tree[type].kind == "Tuple" {
      let answers = children(type, "elts").map(catches)
      if answers.contains(.yes) { return .yes }
      return answers.contains(.maybe) ? .maybe : .no
    }
    switch dotted(type) {
    case "CancelledError", "asyncio.CancelledError", "asyncio.exceptions.CancelledError", "BaseException",
      "builtins.BaseException":
      return .yes
    // CancelledError is not derived from the file's own classes, nor from the built-in ones.
    case let name where classes.contains(name) || ProtectionFinder.others.contains(name): return .no
    case "asyncio.TimeoutError", "asyncio.InvalidStateError", "asyncio.QueueEmpty", "asyncio.QueueFull",
      "asyncio.IncompleteReadError", "asyncio.LimitOverrunError", "asyncio.BrokenBarrierError":
      return .no
    default: return .maybe
    }
  }

  /// Built-in exceptions that a cancellation is not derived from.
  private static let others: Set<String> = [
    "Exception", "ArithmeticError", "AssertionError", "AttributeError", "BlockingIOError", "BrokenPipeError",
    "BufferError", "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError",
    "ConnectionResetError", "EOFError", "EnvironmentError", "ExceptionGroup", "FileExistsError", "FileNotFoundError",
    "FloatingPointError", "GeneratorExit", "IOError", "ImportError", "IndentationError", "IndexError",
    "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
    "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError", "OSError", "OverflowError",
    "PermissionError", "ProcessLookupError", "RecursionError", "ReferenceError", "RuntimeError", "StopAsyncIteration",
    "StopIteration", "SyntaxError", "SystemError", "SystemExit", "TabError", "TimeoutError", "TypeError",
    "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
    "ValueError", "ZeroDivisionError",
  ]
}
