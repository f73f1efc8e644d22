// Tracebacks as text, in CPython 3.11's format: frames with carets under the part that failed, folding of repeated
// frames, causes and contexts, exception groups in their margins, syntax errors with their line, notes.
// The order and the words follow Lib/traceback.py; what only the interpreter's own printing adds ("Did you mean") is on
// request.

import Diagnostics
import MachineRuntime

/// Where the operator of a binary operation, or the brackets of a subscript, begin and end in an expression's text, in
/// code points; what the caret line marks with `^` between `~`.
public struct CaretAnchors: Sendable {
  /// First code point of the operator.
  public var start: Int
  /// Code point after it.
  public var end: Int
  /// Makes anchors.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}

/// One frame of a traceback.
struct TracebackEntry {
  var file: String
  var name: String
  var line: Int
  var span: Span
}

final class TracebackFormatter {
  let vm: Interpreter
  let python: PythonDialect
  var suggests: Bool
  private var depth = 0
  private var needsClose = false
  private var out = ""
  /// Exceptions that are shown already, by identity: a member's chain may lead back to them.
  private var seen: Set<UInt> = []
  /// The text in the pieces that `traceback.format_exception` gives.
  private(set) var pieces: [String] = []
  private static let maximumWidth = 15
  private static let maximumDepth = 10

  init(_ vm: Interpreter, suggests: Bool = false) {
    self.vm = vm
    python = vm.python
    self.suggests = suggests
  }

  // MARK: - Exceptions

  /// The whole text of an exception with its chain.
  func format(_ exception: borrowing Value, chain: Bool = true, limit: Int? = nil) -> String {
    out = ""
    pieces = []
    depth = 0
    seen = []
    write(exception, chain: chain, limit: limit)
    return out
  }

  private func emit(_ text: String, margin: String = "|") {
    if depth == 0 {
      add(text)
      return
    }
    let indent = String(repeating: " ", count: 2 * depth) + margin + " "
    var piece = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      piece += indent + line + "\n"
    }
    add(piece)
  }
  private func add(_ text: String) {
    out += text
    pieces.append(text)
  }

  private func write(_ exception: borrowing Value, chain: Bool, limit: Int?) {
    // What comes first is the end of the chain.
    let links = vm.makeList()
    var messages: [String?] = []
    var current = exception.copy()
    while true {
      seen.insert(current.identity)
      let cause = current.slot(ExceptionSlot.cause)
      let context = current.slot(ExceptionSlot.context)
      var next = Value.none
      var message: String?
      if chain {
        if !cause.isNone, !seen.contains(cause.identity) {
          next = cause.copy()
          message = "\nThe above exception was the direct cause of the following exception:\n\n"
        } else if cause.isNone, !context.isNone, !current.slot(ExceptionSlot.suppress).isTrue,
          !seen.contains(context.identity)
        {
          next = context.copy()
          message = "\nDuring handling of the above exception, another exception occurred:\n\n"
        }
      }
      links.listAppend(current)
      messages.append(message)
      if next.isNone { break }
      current = next
    }
    for i in stride(from: links.listCount - 1, through: 0, by: -1) {
      if let m = messages[i] { emit(m) }
      writeOne(links.listItem(i), chain: chain, limit: limit)
    }
  }

  private func writeOne(_ exception: borrowing Value, chain: Bool, limit: Int?) {
    let entries = self.entries(exception.slot(ExceptionSlot.traceback), limit: limit)
    guard python.isGroup(vm, exception) else {
      if !entries.isEmpty {
        emit("Traceback (most recent call last):\n")
        for piece in entryPieces(entries) { emit(piece) }
      }
      for piece in exceptionOnlyPieces(exception) { emit(piece) }
      return
    }
    if depth > Self.maximumDepth {
      emit("... (max_group_depth is \(Self.maximumDepth))\n")
      return
    }
    let isTop = depth == 0
    if isTop { depth += 1 }
    if !entries.isEmpty {
      emit("Exception Group Traceback (most recent call last):\n", margin: isTop ? "+" : "|")
      for piece in entryPieces(entries) { emit(piece) }
    }
    for piece in exceptionOnlyPieces(exception) { emit(piece) }
    let members = exception.slot(GroupMethods.members)
    let count = members.tupleCount
    let n = count <= Self.maximumWidth ? count : Self.maximumWidth + 1
    needsClose = false
    for i in 0..<n {
      let isLast = i == n - 1
      if isLast { needsClose = true }
      let truncated = i >= Self.maximumWidth
      add(
        String(repeating: " ", count: 2 * depth) + (i == 0 ? "+-" : "  ")
          + "+---------------- \(truncated ? "..." : String(i + 1)) ----------------\n"
      )
      depth += 1
      if truncated {
        let remaining = count - Self.maximumWidth
        emit("and \(remaining) more exception\(remaining > 1 ? "s" : "")\n")
      } else {
        write(members.tupleItem(i), chain: chain, limit: limit)
      }
      if isLast, needsClose {
        add(String(repeating: " ", count: 2 * depth) + "+------------------------------------\n")
        needsClose = false
      }
      depth -= 1
    }
    if isTop { depth = 0 }
  }

  /// The last lines: class and message (a syntax error's place before), and notes.
  func exceptionOnly(_ exception: borrowing Value) -> String { exceptionOnlyPieces(exception).joined() }
  func exceptionOnlyPieces(_ exception: borrowing Value) -> [String] {
    let type = vm.pyType(exception)
    var notesText: [String] = []
    var text: String
    if type.isSubtype(of: python.exceptions.syntaxError) {
      text = syntaxErrorText(exception, type)
    } else {
      let message = safeText(exception)
      text = exceptionName(type)
      if !message.isEmpty { text += ": " + message }
      if suggests, let hint = python.suggestion(vm, exception) { text += hint }
      text += "\n"
    }
    if let notes = vm.ownAttribute(exception, python.names.__notes__) {
      if notes.isKind(.list) || notes.isKind(.tuple) {
        let n = notes.isKind(.list) ? notes.listCount : notes.tupleCount
        for i in 0..<n {
          let note = notes.isKind(.list) ? notes.listItem(i) : notes.tupleItem(i)
          for line in safeText(note).split(separator: "\n", omittingEmptySubsequences: false) {
            notesText.append(line + "\n")
          }
        }
      } else if !notes.isNone {
        do throws(Raised) { notesText.append(try vm.reprString(notes) + "\n") } catch { _ = vm.takeRaised() }
      }
    }
    return [text] + notesText
  }

  func exceptionName(_ type: PyType) -> String {
    if let module = vm.moduleText(type), module != "builtins", module != "__main__" {
      return module + "." + type.qualifiedName
    }
    return type.qualifiedName
  }

  private func safeText(_ v: borrowing Value) -> String {
    do throws(Raised) { return try vm.strString(v) } catch {
      _ = vm.takeRaised()
      return python.isException(vm, v) ? "<exception str() failed>" : "<note str() failed>"
    }
  }

  private func syntaxErrorText(_ e: borrowing Value, _ type: PyType) -> String {
    var text = ""
    let file = e.slot(ExceptionSlot.extra + 1)
    let line = e.slot(ExceptionSlot.extra + 2)
    var fileSuffix = ""
    if let number = line.smallInt {
      text += "  File \"\(file.isKind(.string) ? file.string : "<string>")\", line \(number)\n"
    } else if file.isKind(.string) {
      fileSuffix = " (\(file.string))"
    }
    let source = e.slot(ExceptionSlot.extra + 4)
    if line.isInteger, source.isKind(.string) { text += syntaxErrorLines(e, source.string) }
    let message = e.slot(ExceptionSlot.extra)
    let shown = message.isNone ? "<no detail available>" : safeText(message)
    return text + exceptionName(type) + ": " + shown + fileSuffix + "\n"
  }

  private func syntaxErrorLines(_ e: borrowing Value, _ source: String) -> String {
    var scalars = Array(source.unicodeScalars)
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    let stripped = Array(scalars.drop { $0 == " " || $0 == "\n" || $0 == "\u{c}" })
    let spaces = scalars.count - stripped.count
    var text = "    " + string(stripped) + "\n"
    guard let offset = e.slot(ExceptionSlot.extra + 3).smallInt else { return text }
    var end = e.slot(ExceptionSlot.extra + 6).smallInt ?? offset
    let line = e.slot(ExceptionSlot.extra + 2).smallInt ?? 0
    if let endLine = e.slot(ExceptionSlot.extra + 5).smallInt, endLine > line { end = scalars.count + 1 }
    if end == 0 || end == -1 { end = offset }
    if offset == end || end == -1 { end = offset + 1 }
    let column = offset - 1 - spaces
    let endColumn = end - 1 - spaces
    if column >= 0 {
      var margin = ""
      for i in 0..<column { margin += i < stripped.count && stripped[i] == "\t" ? "\t" : " " }
      text += "    " + margin + String(repeating: "^", count: max(1, endColumn - column)) + "\n"
    }
    return text
  }
  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var s = String.UnicodeScalarView()
    s.append(contentsOf: scalars)
    return String(s)
  }

  // MARK: - Frames

  /// The frames of a traceback, outermost first.
  func entries(_ traceback: borrowing Value, limit: Int? = nil) -> [TracebackEntry] {
    var result: [TracebackEntry] = []
    var t = traceback.copy()
    while !t.isNone {
      if let limit, limit >= 0, result.count >= limit { break }
      let frame = t.slot(TracebackSlot.frame)
      let info = frame.frameInfo
      let word = t.slot(TracebackSlot.word).smallInt ?? 0
      result.append(
        TracebackEntry(
          file: info.sourceName,
          name: info.unit.name,
          line: t.slot(TracebackSlot.line).smallInt ?? 0,
          span: info.span(atWord: word)
        )
      )
      t = t.slot(TracebackSlot.next)
    }
    if let limit, limit < 0 { result = Array(result.suffix(-limit)) }
    return result
  }

  func formatEntries(_ entries: [TracebackEntry]) -> String { entryPieces(entries).joined() }
  func entryPieces(_ entries: [TracebackEntry]) -> [String] {
    var result: [String] = []
    var repeated = 0
    for (i, e) in entries.enumerated() {
      if i > 0, entries[i - 1].file == e.file, entries[i - 1].line == e.line, entries[i - 1].name == e.name {
        repeated += 1
      } else {
        result.append(repetition(repeated))
        repeated = 0
      }
      if repeated < 3 { result.append(formatEntry(e)) }
    }
    result.append(repetition(repeated))
    return result.filter { !$0.isEmpty }
  }
  private func repetition(_ n: Int) -> String {
    guard n > 2 else { return "" }
    let more = n - 2
    return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
  }

  func formatEntry(_ e: TracebackEntry) -> String {
    var text = "  File \"\(e.file)\", line \(e.line), in \(e.name)\n"
    guard let line = python.sourceLine(e.file, e.line) else { return text }
    let original = Array(line.unicodeScalars)
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{c}" || $0 == "\r" || $0 == "\n" }
    let leading = original.prefix(while: isSpace).count
    var end = original.count
    while end > leading, isSpace(original[end - 1]) { end -= 1 }
    if end == leading { return text }
    text += "    " + string(Array(original[leading..<end])) + "\n"
    guard e.span.line > 0, Int(e.span.line) == e.line else { return text }
    return text + carets(e, original, leading: leading, end: end)
  }

  private func carets(_ e: TracebackEntry, _ line: [Unicode.Scalar], leading: Int, end: Int) -> String {
    let start = characters(line, bytes: Int(e.span.column))
    var stop: Int
    var anchors: CaretAnchors?
    if e.span.line == e.span.endLine {
      stop = characters(line, bytes: Int(e.span.endColumn))
      if start < stop, stop <= line.count {
        anchors = python.findAnchors?(string(Array(line[start..<stop])))
      }
    } else {
      stop = end
    }
    if stop <= start { return "" }
    if stop - start >= end - leading, anchors == nil { return "" }
    var marks = "    "
    var i = leading
    while i < stop {
      if i < start {
        marks += " "
      } else if let anchors {
        marks += i >= start + anchors.start && i < start + anchors.end ? "^" : "~"
      } else {
        marks += "^"
      }
      i += 1
    }
    return marks + "\n"
  }
  private func characters(_ line: [Unicode.Scalar], bytes: Int) -> Int {
    var n = 0
    var i = 0
    while i < line.count, n < bytes {
      n += UTF8.width(line[i])
      i += 1
    }
    return i + max(0, bytes - n)
  }
}

extension PythonDialect {
  /// A line of a source file, from 1, without its end; nil when it cannot be had.
  func sourceLine(_ file: String, _ line: Int) -> String? {
    if sourceFiles[file] == nil {
      if file.hasPrefix(LibraryModule.root),
        let text = EmbeddedLibrary.source(path: String(file.dropFirst(LibraryModule.root.count)))
      {
        let source = SourceFile(name: file, bytes: Array(text.utf8))
        return line >= 1 && line <= source.lineStarts.count ? source.line(line) : nil
      }
      if file.hasPrefix("<") { return nil }
      guard case .bytes(let bytes) = readWholeFile(file) else { return nil }
      sourceFiles[file] = SourceFile(name: file, bytes: bytes)
    }
    guard let source = sourceFiles[file], line >= 1, line <= source.lineStarts.count else { return nil }
    return source.line(line)
  }

  /// Makes the text of a source that is no file known to tracebacks.
  public func registerSource(_ file: SourceFile) { sourceFiles[file.name] = file }
}
