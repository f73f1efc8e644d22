// The module traceback.

import MachineRuntime

enum TracebackModule {
  static func install(_ vm: Interpreter) {
    vm.python.importing.register("traceback") { (vm: Interpreter) throws(Raised) -> Value in make(vm) }
  }
  private static func make(_ vm: Interpreter) -> Value {
    let m = vm.python.importing.makeModule(vm, "traceback")
    let functions: [BuiltinMethod] = [
      BuiltinMethod("print_exc", 0, 3, keywords: true, printExc),
      BuiltinMethod("format_exc", 0, 2, keywords: true, formatExc),
      BuiltinMethod("print_exception", 1, 6, keywords: true, printException),
      BuiltinMethod("format_exception", 1, 5, keywords: true, formatException),
      BuiltinMethod("format_exception_only", 1, 2, keywords: true, formatExceptionOnly),
      BuiltinMethod("print_last", 0, 3, keywords: true, printLast),
      BuiltinMethod("print_tb", 1, 3, keywords: true, printTb),
      BuiltinMethod("format_tb", 1, 2, keywords: true, formatTb),
      BuiltinMethod("extract_tb", 1, 2, keywords: true, extractTb),
      BuiltinMethod("extract_stack", 0, 2, keywords: true, extractStack),
      BuiltinMethod("format_stack", 0, 2, keywords: true, formatStack),
      BuiltinMethod("print_stack", 0, 3, keywords: true, printStack),
      BuiltinMethod("format_list", 1, formatList), BuiltinMethod("print_list", 1, 2, keywords: true, printList),
      BuiltinMethod("walk_tb", 1, walkTb), BuiltinMethod("walk_stack", 1, walkStack),
      BuiltinMethod("clear_frames", 1, nothing),
    ]
    vm.define(m, functions)
    let summary = vm.defineType(name: "FrameSummary", module: "traceback", layout: .instance, hasAttributes: true)
    summary.define(methods: [
      BuiltinMethod("__repr__", summaryRepr), BuiltinMethod("__iter__", summaryIter),
      BuiltinMethod("__getitem__", 1, summaryItem), BuiltinMethod("__len__", summaryLength),
      BuiltinMethod("__eq__", 1, summaryEqual),
    ])
    vm.define(m, "FrameSummary", summary.object)
    let stack = vm.defineType(
      name: "StackSummary",
      module: "traceback",
      base: vm.types.list,
      layout: .list,
      hasAttributes: true
    )
    stack.define(methods: [
      BuiltinMethod("format", stackFormat),
      BuiltinMethod("extract", 1, 2, keywords: true, kind: .classMethod, stackExtract),
    ])
    vm.define(m, "StackSummary", stack.object)
    let exception = vm.defineType(
      name: "TracebackException",
      module: "traceback",
      layout: .instance,
      hasAttributes: true
    )
    exception.define(methods: [
      BuiltinMethod("__init__", 3, 4, keywords: true, exceptionInit),
      BuiltinMethod("from_exception", 1, 1, keywords: true, kind: .classMethod, fromException),
      BuiltinMethod("format", 0, 0, keywords: true, exceptionFormat),
      BuiltinMethod("format_exception_only", exceptionFormatOnly),
      BuiltinMethod("print", 0, 0, keywords: true, exceptionPrint), BuiltinMethod("__str__", exceptionText),
    ])
    vm.define(m, "TracebackException", exception.object)
    return m
  }
  static func nothing(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.none }

  /// The exception among the arguments: (exception) or (type, value, traceback).
  private static func exception(_ vm: Interpreter, _ a: Arguments) -> Value {
    if a.count > 1, vm.python.isException(vm, a[1]) { return a[1].copy() }
    if vm.python.isException(vm, a[0]) { return a[0].copy() }
    if let v = a.keyword("value"), vm.python.isException(vm, v) { return v }
    return Value.none
  }
  private static func limit(_ vm: Interpreter, _ a: Arguments, _ position: Int) throws(Raised) -> Int? {
    if let l = try vm.argument(a, position, "limit", of: "traceback") { return l.smallInt }
    return nil
  }
  private static func chain(_ vm: Interpreter, _ a: Arguments, _ position: Int) throws(Raised) -> Bool {
    if let c = try vm.argument(a, position, "chain", of: "traceback") { return try vm.truth(c) }
    return true
  }
  private static func output(_ vm: Interpreter, _ a: Arguments, _ position: Int, _ text: String) throws(Raised) {
    if let f = try vm.argument(a, position, "file", of: "traceback"), !f.isNone {
      _ = try vm.callMethod(f, "write", vm.makeString(text))
    } else {
      vm.python.writeError(vm, text)
    }
  }
  private static func text(_ vm: Interpreter, _ e: borrowing Value, limit: Int? = nil, chain: Bool = true) -> String {
    if e.isNone { return "NoneType: None\n" }
    return TracebackFormatter(vm).format(e, chain: chain, limit: limit)
  }
  private static func list(_ vm: Interpreter, _ pieces: [String]) -> Value {
    let list = vm.makeList()
    for p in pieces { list.listAppend(vm.makeString(p)) }
    return list
  }
  private static func formatted(_ vm: Interpreter, _ e: borrowing Value, limit: Int? = nil, chain: Bool = true) -> Value
  {
    if e.isNone { return list(vm, ["NoneType: None\n"]) }
    let f = TracebackFormatter(vm)
    _ = f.format(e, chain: chain, limit: limit)
    return list(vm, f.pieces)
  }

  static func printExc(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = vm.currentException
    try output(vm, a, 1, text(vm, e, limit: try limit(vm, a, 0), chain: try chain(vm, a, 2)))
    return Value.none
  }
  static func formatExc(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = vm.currentException
    return vm.makeString(text(vm, e, limit: try limit(vm, a, 0), chain: try chain(vm, a, 1)))
  }
  static func printException(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = exception(vm, a)
    try output(vm, a, 4, text(vm, e, limit: try limit(vm, a, 3), chain: try chain(vm, a, 5)))
    return Value.none
  }
  static func formatException(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = exception(vm, a)
    return formatted(vm, e, limit: try limit(vm, a, 3), chain: try chain(vm, a, 4))
  }
  static func formatExceptionOnly(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = exception(vm, a)
    if e.isNone { return list(vm, ["NoneType: None\n"]) }
    return list(vm, TracebackFormatter(vm).exceptionOnlyPieces(e))
  }
  static func printLast(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let e = try vm.python.sysAttribute(vm, "last_value") else { throw vm.valueError("no last exception") }
    try output(vm, a, 1, text(vm, e))
    return Value.none
  }
  static func printTb(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = TracebackFormatter(vm)
    try output(vm, a, 2, f.formatEntries(f.entries(a[0], limit: try limit(vm, a, 1))))
    return Value.none
  }
  static func formatTb(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = TracebackFormatter(vm)
    let list = vm.makeList()
    for e in f.entries(a[0], limit: try limit(vm, a, 1)) { list.listAppend(vm.makeString(f.formatEntry(e))) }
    return list
  }

  // MARK: - Stacks

  private static func summaries(_ vm: Interpreter, _ entries: [TracebackEntry]) throws(Raised) -> Value {
    let module = try vm.python.importing.importModule(vm, "traceback")
    let stackType = try vm.getAttribute(module, "StackSummary")
    let frameType = try vm.getAttribute(module, "FrameSummary")
    guard let s = stackType.pyTypeOrNil, let t = frameType.pyTypeOrNil else { return vm.makeList() }
    let list = vm.makeList(of: s)
    for e in entries {
      let item = vm.makeInstance(of: t)
      vm.setOwn(item, "filename", vm.makeString(e.file))
      vm.setOwn(item, "lineno", vm.makeInt(e.line))
      vm.setOwn(item, "name", vm.makeString(e.name))
      let line = vm.python.sourceLine(e.file, e.line) ?? ""
      vm.setOwn(item, "line", vm.makeString(trimmed(line)))
      vm.setOwn(item, "colno", vm.makeInt(Int(e.span.column)))
      vm.setOwn(item, "end_lineno", vm.makeInt(Int(e.span.endLine)))
      vm.setOwn(item, "end_colno", vm.makeInt(Int(e.span.endColumn)))
      vm.setOwn(item, "locals", Value.none)
      list.listAppend(item)
    }
    return list
  }
  private static func trimmed(_ line: String) -> String {
    var s = Array(line.unicodeScalars)[...]
    while let c = s.first, c.properties.isWhitespace { s.removeFirst() }
    while let c = s.last, c.properties.isWhitespace { s.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: s)
    return String(view)
  }
  static func stackEntries(_ vm: Interpreter, from frame: borrowing Value) -> [TracebackEntry] {
    var entries: [TracebackEntry] = []
    if frame.isKind(.frame) {
      var f = frame.copy()
      while true {
        let span = vm.frameSpan(f)
        let info = f.frameInfo
        entries.append(TracebackEntry(file: info.sourceName, name: info.unit.name, line: Int(span.line), span: span))
        guard let back = vm.frameBack(f) else { break }
        f = back
      }
    } else {
      var level = 0
      while let view = vm.frame(level: level) {
        let span = view.span
        entries.append(
          TracebackEntry(file: view.info.sourceName, name: view.info.unit.name, line: Int(span.line), span: span)
        )
        level += 1
      }
    }
    return entries.reversed()
  }
  private static func stack(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> [TracebackEntry] {
    var frame = Value.none
    if let f = try vm.argument(a, 0, "f", of: "extract_stack") { frame = f }
    var entries = stackEntries(vm, from: frame)
    if let n = try limit(vm, a, 1) { entries = n >= 0 ? Array(entries.suffix(n)) : Array(entries.prefix(-n)) }
    return entries
  }
  static func extractTb(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try summaries(vm, TracebackFormatter(vm).entries(a[0], limit: try limit(vm, a, 1)))
  }
  static func extractStack(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try summaries(vm, try stack(vm, a))
  }
  static func formatStack(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    let f = TracebackFormatter(vm)
    for e in try stack(vm, a) { list.listAppend(vm.makeString(f.formatEntry(e))) }
    return list
  }
  static func printStack(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let f = TracebackFormatter(vm)
    try output(vm, a, 2, f.formatEntries(try stack(vm, a)))
    return Value.none
  }
  static func walkTb(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    var t = a[0].copy()
    while !t.isNone {
      list.listAppend(vm.makeTuple(t.slot(TracebackSlot.frame), t.slot(TracebackSlot.line)))
      t = t.slot(TracebackSlot.next)
    }
    return try vm.iterate(list)
  }
  static func walkStack(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    var f = a[0].copy()
    if f.isNone, let view = vm.frame(level: 0) { f = view.object() }
    while f.isKind(.frame) {
      list.listAppend(vm.makeTuple(f.copy(), vm.makeInt(Int(vm.frameSpan(f).line))))
      guard let back = vm.frameBack(f) else { break }
      f = back
    }
    return try vm.iterate(list)
  }

  // MARK: - FrameSummary and StackSummary

  private static func entry(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> String {
    let file = try vm.getAttribute(v, "filename")
    let line = try vm.getAttribute(v, "lineno")
    let name = try vm.getAttribute(v, "name")
    let code = try vm.getAttribute(v, "line")
    var text =
      "  File \"\(try vm.strString(file))\", line \(try vm.strString(line)), in \(try vm.strString(name))\n"
    if code.isKind(.string), code.stringCount > 0 { text += "    \(code.string)\n" }
    return text
  }
  static func formatList(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    let iterator = try vm.iterate(a[0])
    while let item = try vm.next(iterator) {
      if item.isKind(.tuple), item.tupleCount == 4 {
        var text = "  File \"\(try vm.strString(item.tupleItem(0)))\", line \(try vm.strString(item.tupleItem(1)))"
        text += ", in \(try vm.strString(item.tupleItem(2)))\n"
        if item.tupleItem(3).isKind(.string) { text += "    \(item.tupleItem(3).string)\n" }
        list.listAppend(vm.makeString(text))
      } else {
        list.listAppend(vm.makeString(try entry(vm, item)))
      }
    }
    return list
  }
  static func printList(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = try formatList(vm, a)
    var text = ""
    for i in 0..<list.listCount { text += list.listItem(i).string }
    try output(vm, a, 1, text)
    return Value.none
  }
  static func stackFormat(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { try formatList(vm, a) }
  static func stackExtract(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var entries: [TracebackEntry] = []
    let iterator = try vm.iterate(a[1])
    while let item = try vm.next(iterator) {
      guard item.isKind(.tuple), item.tupleCount == 2, item.tupleItem(0).isKind(.frame) else { continue }
      let frame = item.tupleItem(0)
      let info = frame.frameInfo
      entries.append(
        TracebackEntry(
          file: info.sourceName,
          name: info.unit.name,
          line: item.tupleItem(1).smallInt ?? 0,
          span: vm.frameSpan(frame)
        )
      )
    }
    return try summaries(vm, entries)
  }
  private static let fields: [String] = ["filename", "lineno", "name", "line"]
  private static func tuple(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let list = vm.makeList()
    for f in fields { list.listAppend(try vm.getAttribute(v, f)) }
    return vm.makeTuple(list: list)
  }
  static func summaryRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let t = try tuple(vm, a[0])
    return vm.makeString(
      "<FrameSummary file \(try vm.strString(t.tupleItem(0))), line \(try vm.strString(t.tupleItem(1))) in "
        + "\(try vm.strString(t.tupleItem(2)))>"
    )
  }
  static func summaryIter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let t = try tuple(vm, a[0])
    return try vm.iterate(t)
  }
  static func summaryItem(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let t = try tuple(vm, a[0])
    return try vm.getItem(t, a[1])
  }
  static func summaryLength(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { Value.smallInt(4) }
  static func summaryEqual(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let x = try tuple(vm, a[0])
    if a[1].isKind(.tuple) { return Value.bool(try vm.equal(x, a[1])) }
    guard vm.pyType(a[1]) === vm.pyType(a[0]) else { return Value.singleton(.notImplemented) }
    let y = try tuple(vm, a[1])
    return Value.bool(try vm.equal(x, y))
  }

  // MARK: - TracebackException

  private static func fill(_ vm: Interpreter, _ o: borrowing Value, _ e: borrowing Value) throws(Raised) {
    vm.setOwn(o, "_exception", e.copy())
    vm.setOwn(o, "exc_type", vm.pyType(e).object)
    vm.setOwn(o, "__cause__", e.slot(ExceptionSlot.cause))
    vm.setOwn(o, "__context__", e.slot(ExceptionSlot.context))
    vm.setOwn(o, "__suppress_context__", e.slot(ExceptionSlot.suppress))
    let stack = try summaries(vm, TracebackFormatter(vm).entries(e.slot(ExceptionSlot.traceback)))
    vm.setOwn(o, "stack", stack)
    vm.setOwn(o, "_str", try vm.str(e))
  }
  static func exceptionInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try fill(vm, a[0], a[2])
    return Value.none
  }
  static func fromException(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard let t = a[0].pyTypeOrNil else { return Value.none }
    let o = vm.makeInstance(of: t)
    try fill(vm, o, a[1])
    return o
  }
  private static func held(_ vm: Interpreter, _ o: borrowing Value) throws(Raised) -> Value {
    try vm.getAttribute(o, "_exception")
  }
  static func exceptionFormat(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = try held(vm, a[0])
    var chain = true
    if let c = a.keyword("chain") { chain = try vm.truth(c) }
    let list = formatted(vm, e, chain: chain)
    return try vm.iterate(list)
  }
  static func exceptionFormatOnly(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = try held(vm, a[0])
    let pieces = list(vm, TracebackFormatter(vm).exceptionOnlyPieces(e))
    return try vm.iterate(pieces)
  }
  static func exceptionPrint(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let e = try held(vm, a[0])
    var chain = true
    if let c = a.keyword("chain") { chain = try vm.truth(c) }
    try output(vm, a, 9, text(vm, e, chain: chain))
    return Value.none
  }
  static func exceptionText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.getAttribute(a[0], "_str")
  }
}
