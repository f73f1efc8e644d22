// The module warnings: filters, the registry that shows each warning once per place, and the never-awaited warning of
// dropped coroutines. The algorithm is CPython's _warnings.c.

import MachineRuntime

/// The state of the module in one interpreter.
final class WarningState {
  var filters: Value = Value.empty
  var onceRegistry: Value = Value.empty
  var version = 1
  /// Lists that `catch_warnings(record=True)` fills, innermost last; none where the output is not recorded.
  var recorders: Value = Value.empty
  var originalShow: Value = Value.empty
}

enum WarningsModule {
  static func install(_ vm: Interpreter) {
    let state = vm.python.warnings
    state.filters = vm.makeList()
    state.onceRegistry = vm.makeDict()
    state.recorders = vm.makeList()
    let x = vm.exceptions
    add(vm, "default", x.deprecationWarning, module: "__main__")
    for category in [x.deprecationWarning, x.pendingDeprecationWarning, x.importWarning, x.resourceWarning] {
      add(vm, "ignore", category, module: nil)
    }
    vm.python.importing.register("warnings") { (vm: Interpreter) throws(Raised) -> Value in make(vm) }
  }

  private static func add(_ vm: Interpreter, _ action: String, _ category: PyType, module: String?) {
    vm.python.warnings.filters.listAppend(
      filter(vm, action, Value.none, category.object, vm.optionalString(module), 0)
    )
  }
  /// Filters as the command line's -W gives them: action:message:category:module:line.
  static func apply(_ vm: Interpreter, options: [String]) {
    for option in options {
      let parts = option.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let actions: [String] = ["default", "always", "ignore", "module", "once", "error"]
      guard let given = parts.first,
        let action = actions.first(where: { $0.hasPrefix(given.isEmpty ? "default" : given) })
      else {
        vm.writeStandardError("Invalid -W option ignored: invalid action: '\(parts.first ?? "")'\n")
        continue
      }
      var category = vm.exceptions.warning
      if parts.count > 2, !parts[2].isEmpty, let t = vm.exceptions.byName[parts[2]] { category = t }
      let message = parts.count > 1 && !parts[1].isEmpty ? vm.makeString(parts[1]) : Value.none
      let module = parts.count > 3 && !parts[3].isEmpty ? vm.makeString(parts[3]) : Value.none
      let line = parts.count > 4 ? Int(parts[4]) ?? 0 : 0
      vm.python.warnings.filters.listInsert(0, filter(vm, action, message, category.object, module, line))
    }
  }
  private static func filter(
    _ vm: Interpreter,
    _ action: String,
    _ message: consuming Value,
    _ category: consuming Value,
    _ module: consuming Value,
    _ line: Int
  ) -> Value {
    let item = vm.makeList()
    item.listAppend(vm.makeString(action))
    item.listAppend(message)
    item.listAppend(category)
    item.listAppend(module)
    item.listAppend(vm.makeInt(line))
    return vm.makeTuple(list: item)
  }

  private static func make(_ vm: Interpreter) -> Value {
    let m = vm.python.importing.makeModule(vm, "warnings")
    vm.define(
      m,
      [
        BuiltinMethod("warn", 1, 4, keywords: true, warn),
        BuiltinMethod("warn_explicit", 4, 8, keywords: true, warnExplicit),
        BuiltinMethod("simplefilter", 1, 4, keywords: true, simpleFilter),
        BuiltinMethod("filterwarnings", 1, 6, keywords: true, filterWarnings),
        BuiltinMethod("resetwarnings", resetWarnings),
        BuiltinMethod("formatwarning", 4, 5, keywords: true, formatWarning),
        BuiltinMethod("_filters_mutated", mutated),
      ]
    )
    let show = vm.makeFunction(BuiltinMethod("showwarning", 4, 6, keywords: true, showWarning), module: "warnings")
    vm.python.warnings.originalShow = show.copy()
    vm.define(m, "showwarning", show)
    vm.define(m, "filters", vm.python.warnings.filters)
    vm.define(m, "onceregistry", vm.python.warnings.onceRegistry)
    vm.define(m, "defaultaction", vm.makeString("default"))
    let message = vm.defineType(name: "WarningMessage", module: "warnings", layout: .instance, hasAttributes: true)
    message.define(methods: [BuiltinMethod("__str__", messageText), BuiltinMethod("__repr__", messageText)])
    vm.define(m, "WarningMessage", message.object)
    let manager = vm.defineType(
      name: "catch_warnings",
      module: "warnings",
      layout: .record,
      recordSlots: 5,
      hasAttributes: true
    )
    manager.define(methods: [
      BuiltinMethod("__init__", 0, 0, keywords: true, catchInit), BuiltinMethod("__enter__", catchEnter),
      BuiltinMethod("__exit__", 0, .max, catchExit),
    ])
    vm.define(m, "catch_warnings", manager.object)
    return m
  }

  // MARK: - Functions

  static func mutated(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.python.warnings.version += 1
    return Value.none
  }
  static func warn(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(a, "warn", ["message", "category", "stacklevel", "source"])
    guard let message = try vm.argument(a, 0, "message", of: "warn") else {
      throw vm.typeError("warn() missing required argument 'message' (pos 1)")
    }
    var category = Value.none
    if let c = try vm.argument(a, 1, "category", of: "warn") { category = c }
    var level = 1
    if let l = try vm.argument(a, 2, "stacklevel", of: "warn") { level = l.smallInt ?? 1 }
    var source = Value.none
    if let s = try vm.argument(a, 3, "source", of: "warn") { source = s }
    try vm.warn(message, category: category, level: max(level, 1), source: source)
    return Value.none
  }
  static func warnExplicit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let line = a[3].smallInt ?? 1
    let file = try vm.strString(a[2])
    var module = file.hasSuffix(".py") ? String(file.dropLast(3)) : file
    if let m = try vm.argument(a, 4, "module", of: "warn_explicit"), m.isKind(.string) { module = m.string }
    var registry = Value.none
    if let r = try vm.argument(a, 5, "registry", of: "warn_explicit") { registry = r }
    let e = vm.python.isException(vm, a[0]) ? a[0].copy() : try vm.call(a[1], a[0])
    try vm.warnExplicit(e, file: file, line: line, module: module, registry: registry, source: Value.none)
    return Value.none
  }
  private static func insert(_ vm: Interpreter, _ item: consuming Value, append: Bool) throws(Raised) {
    let filters = vm.python.warnings.filters.copy()
    for i in stride(from: filters.listCount - 1, through: 0, by: -1) {
      if try vm.equal(filters.listItem(i), item) {
        if append { return }
        _ = filters.listRemove(at: i)
      }
    }
    if append { filters.listAppend(item) } else { filters.listInsert(0, item) }
    vm.python.warnings.version += 1
  }
  private static func checkAction(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> String {
    let actions: Set<String> = ["error", "ignore", "always", "default", "module", "once"]
    guard v.isKind(.string), actions.contains(v.string) else {
      throw vm.assertionError("invalid action: \(try vm.reprString(v))")
    }
    return v.string
  }
  static func simpleFilter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let action = try checkAction(vm, a[0])
    var category = vm.exceptions.warning.object
    if let c = try vm.argument(a, 1, "category", of: "simplefilter") { category = c }
    var line = 0
    if let l = try vm.argument(a, 2, "lineno", of: "simplefilter") { line = l.smallInt ?? 0 }
    var append = false
    if let p = try vm.argument(a, 3, "append", of: "simplefilter") { append = try vm.truth(p) }
    try insert(vm, filter(vm, action, Value.none, category, Value.none, line), append: append)
    return Value.none
  }
  static func filterWarnings(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let action = try checkAction(vm, a[0])
    var message = Value.none
    if let m = try vm.argument(a, 1, "message", of: "filterwarnings"), m.isKind(.string), m.stringCount > 0 {
      message = m
    }
    var category = vm.exceptions.warning.object
    if let c = try vm.argument(a, 2, "category", of: "filterwarnings") { category = c }
    var module = Value.none
    if let m = try vm.argument(a, 3, "module", of: "filterwarnings"), m.isKind(.string), m.stringCount > 0 {
      module = m
    }
    var line = 0
    if let l = try vm.argument(a, 4, "lineno", of: "filterwarnings") { line = l.smallInt ?? 0 }
    var append = false
    if let p = try vm.argument(a, 5, "append", of: "filterwarnings") { append = try vm.truth(p) }
    try insert(vm, filter(vm, action, message, category, module, line), append: append)
    return Value.none
  }
  static func resetWarnings(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.python.warnings.filters.listClear()
    vm.python.warnings.version += 1
    return Value.none
  }
  static func formatWarning(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var line: String?
    if let l = try vm.argument(a, 4, "line", of: "formatwarning"), l.isKind(.string) { line = l.string }
    let name = a[1].pyTypeOrNil?.name ?? "Warning"
    return vm.makeString(
      vm.warningText(
        try vm.strString(a[0]),
        category: name,
        file: try vm.strString(a[2]),
        line: a[3].smallInt ?? 0,
        source: line
      )
    )
  }
  static func showWarning(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let text = try formatWarning(vm, a.withoutKeywords)
    if let f = try vm.argument(a, 4, "file", of: "showwarning"), !f.isNone {
      _ = try vm.callMethod(f, "write", text)
    } else {
      vm.python.writeError(vm, text.string)
    }
    return Value.none
  }
  static func messageText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    func field(_ name: String) throws(Raised) -> String {
      let v = try vm.getAttribute(a[0], name)
      if name == "message" || name == "filename" || name == "line" { return try vm.reprString(v) }
      if name == "category" { return "'" + (v.pyTypeOrNil?.name ?? "None") + "'" }
      return try vm.strString(v)
    }
    return vm.makeString(
      "{message : \(try field("message")), category : \(try field("category")), filename : \(try field("filename")), "
        + "lineno : \(try field("lineno")), line : \(try field("line"))}"
    )
  }

  // MARK: - catch_warnings: record flag, saved filters, saved showwarning, action, entered

  static func catchInit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(a, "catch_warnings.__init__", ["record", "module", "action", "category", "lineno", "append"])
    var record = false
    if let r = a.keyword("record") { record = try vm.truth(r) }
    a[0].setSlot(0, Value.bool(record))
    if let action = a.keyword("action") { a[0].setSlot(3, action) }
    return Value.none
  }
  static func catchEnter(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if a[0].slot(4).isTrue { throw vm.runtimeError("Cannot enter catch_warnings() twice") }
    a[0].setSlot(4, Value.true)
    let state = vm.python.warnings
    let saved = vm.makeList()
    for i in 0..<state.filters.listCount { saved.listAppend(state.filters.listItem(i)) }
    a[0].setSlot(1, saved)
    let module = try vm.python.importing.importModule(vm, "warnings")
    let show = vm.intern("showwarning")
    if let f = module.moduleGlobals.dictGet(string: show) { a[0].setSlot(2, f) }
    state.version += 1
    var result = Value.none
    if a[0].slot(0).isTrue {
      result = vm.makeList()
      module.moduleGlobals.dictSet(string: show, state.originalShow)
      state.recorders.listAppend(result.copy())
    } else {
      state.recorders.listAppend(Value.none)
    }
    let action = a[0].slot(3)
    if !action.isNone {
      let text = try checkAction(vm, action)
      try insert(vm, filter(vm, text, Value.none, vm.exceptions.warning.object, Value.none, 0), append: false)
    }
    return result
  }
  static func catchExit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if !a[0].slot(4).isTrue { throw vm.runtimeError("Cannot exit catch_warnings() without entering first") }
    let state = vm.python.warnings
    let saved = a[0].slot(1)
    state.filters.listClear()
    for i in 0..<saved.listCount { state.filters.listAppend(saved.listItem(i)) }
    let module = try vm.python.importing.importModule(vm, "warnings")
    let show = vm.intern("showwarning")
    module.moduleGlobals.dictSet(string: show, a[0].slot(2))
    if state.recorders.listCount > 0 { _ = state.recorders.listRemove(at: state.recorders.listCount - 1) }
    state.version += 1
    return Value.none
  }
}

extension Interpreter {
  /// `warnings.warn` for natives.
  public func warn(_ category: PyType, _ message: String, level: Int = 1) throws(Raised) {
    try warn(makeString(message), category: category.object, level: level, source: Value.none)
  }

  func warn(_ message: borrowing Value, category: borrowing Value, level: Int, source: borrowing Value) throws(Raised) {
    let instance: Value
    if python.isException(self, message), pyType(message).isSubtype(of: exceptions.warning) {
      instance = message.copy()
    } else {
      let kind = category.isNone ? exceptions.userWarning.object : category.copy()
      guard let t = kind.pyTypeOrNil, t.isSubtype(of: exceptions.warning) else {
        throw typeError("category must be a Warning subclass, not '\(pyType(kind).name)'")
      }
      instance = try call(kind, message)
    }
    var file = "sys"
    var line = 1
    var module = "sys"
    var registry = Value.none
    if let frame = frame(level: level - 1) {
      file = frame.info.sourceName
      line = Int(frame.span.line)
      let globals = frame.function.functionPart(.globals)
      module = "<string>"
      if let n = globals.dictGet(string: python.names.__name__), n.isKind(.string) { module = n.string }
      let key = intern("__warningregistry__")
      if let r = globals.dictGet(string: key) {
        registry = r
      } else {
        registry = makeDict()
        globals.dictSet(string: key, registry)
      }
    }
    try warnExplicit(instance, file: file, line: line, module: module, registry: registry, source: source)
  }

  func warnExplicit(
    _ instance: borrowing Value,
    file: String,
    line: Int,
    module: String,
    registry: borrowing Value,
    source: borrowing Value
  ) throws(Raised) {
    let state = python.warnings
    let text = try strString(instance)
    let category = pyType(instance)
    let key = makeTuple(makeString(text), category.object, makeInt(line))
    if registry.isKind(.dict) {
      let version = intern("version")
      if let v = registry.dictGet(string: version), v.smallInt == state.version {
        if let seen = try dictGet(registry, key), try truth(seen) { return }
      } else {
        registry.dictClear()
        registry.dictSet(string: version, makeInt(state.version))
      }
    }
    var action = "default"
    for i in 0..<state.filters.listCount {
      let item = state.filters.listItem(i)
      guard item.isKind(.tuple), item.tupleCount == 5 else { continue }
      if let t = item.tupleItem(2).pyTypeOrNil, !category.isSubtype(of: t) { continue }
      if let n = item.tupleItem(4).smallInt, n != 0, n != line { continue }
      if try !patternMatches(item.tupleItem(1), text, ignoreCase: true) { continue }
      if try !patternMatches(item.tupleItem(3), module, ignoreCase: false) { continue }
      action = try strString(item.tupleItem(0))
      break
    }
    switch action {
    case "error": throw raiseNew(instance.copy())
    case "ignore": return
    case "once":
      let once = makeTuple(makeString(text), category.object)
      if try !dictGet(state.onceRegistry, once).isNothing { return }
      try dictSet(state.onceRegistry, once, Value.true)
    case "module":
      if registry.isKind(.dict) {
        try dictSet(registry, key, Value.true)
        let any = makeTuple(makeString(text), category.object, Value.smallInt(0))
        if try !dictGet(registry, any).isNothing { return }
        try dictSet(registry, any, Value.true)
      }
    case "always": break
    default: if registry.isKind(.dict) { try dictSet(registry, key, Value.true) }
    }
    try show(instance, category, text, file: file, line: line, source: source)
  }

  /// Whether a filter's pattern matches: a regular expression in CPython, of which programs use plain beginnings.
  private func patternMatches(_ pattern: borrowing Value, _ text: String, ignoreCase: Bool) throws(Raised) -> Bool {
    if pattern.isNone { return true }
    guard pattern.isKind(.string) else {
      let result = try callMethod(pattern, "match", makeString(text))
      return try truth(result)
    }
    let p = pattern.string
    if p.contains(where: { "\\.*+?[](){}|^$".contains($0) }),
      let re = try? compiledPattern(p, ignoreCase: ignoreCase)
    {
      let result = try callMethod(re, "match", makeString(text))
      return try truth(result)
    }
    return ignoreCase ? text.lowercased().hasPrefix(p.lowercased()) : text == p
  }
  private func compiledPattern(_ p: String, ignoreCase: Bool) throws(Raised) -> Value {
    do throws(Raised) {
      let re = try python.importing.importModule(self, "re")
      let compile = try getAttribute(re, "compile")
      return try call(compile, makeString(p), makeInt(ignoreCase ? 2 : 0))
    } catch {
      _ = takeRaised().isNone
      throw error
    }
  }

  private func show(
    _ instance: borrowing Value,
    _ category: PyType,
    _ text: String,
    file: String,
    line: Int,
    source: borrowing Value
  ) throws(Raised) {
    let state = python.warnings
    let modules = python.importing.modules.copy()
    let warningsName = intern("warnings")
    if let module = modules.dictGet(string: warningsName), module.isKind(.module) {
      let showName = intern("showwarning")
      if let f = module.moduleGlobals.dictGet(string: showName), !f.isIdentical(to: state.originalShow) {
        var list = ArgumentList()
        list.append(instance.copy())
        list.append(category.object)
        list.append(makeString(file))
        list.append(makeInt(line))
        list.append(Value.none)
        list.append(Value.none)
        _ = try call(f, arguments: list)
        return
      }
      var i = state.recorders.listCount - 1
      while i >= 0 {
        let recorder = state.recorders.listItem(i)
        if recorder.isKind(.list) {
          let type = try getAttribute(module, "WarningMessage")
          if let t = type.pyTypeOrNil { recorder.listAppend(makeMessage(t, instance, category, file, line, source)) }
          return
        }
        i -= 1
      }
    }
    var shown = warningText(text, category: category.name, file: file, line: line, source: nil)
    if !source.isNone, let _ = frame(level: 0) {
      shown += "\(category.name): Enable tracemalloc to get the object allocation traceback\n"
    }
    python.writeError(self, shown)
  }
  private func makeMessage(
    _ type: PyType,
    _ instance: borrowing Value,
    _ category: PyType,
    _ file: String,
    _ line: Int,
    _ source: borrowing Value
  ) -> Value {
    let m = makeInstance(of: type)
    setOwn(m, "message", instance.copy())
    setOwn(m, "category", category.object)
    setOwn(m, "filename", makeString(file))
    setOwn(m, "lineno", makeInt(line))
    setOwn(m, "file", Value.none)
    setOwn(m, "line", Value.none)
    setOwn(m, "source", source.copy())
    return m
  }

  /// A warning as it is printed, with its source line.
  func warningText(_ text: String, category: String, file: String, line: Int, source: String?) -> String {
    var shown = "\(file):\(line): \(category): \(text)\n"
    let code = source ?? python.sourceLine(file, line)
    if let code {
      let scalars = code.unicodeScalars
      let trimmed = String(
        String.UnicodeScalarView(
          scalars.drop { $0 == " " || $0 == "\t" || $0 == "\u{c}" }.reversed().drop {
            $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n"
          }.reversed()
        )
      )
      if !trimmed.isEmpty { shown += "  \(trimmed)\n" }
    }
    return shown
  }
}

extension PythonDialect {
  /// A coroutine is dropped that never ran.
  func warnNeverAwaited(_ vm: Interpreter, _ coroutine: borrowing Value) {
    let name = machineName(coroutine, .qualifiedName).string
    let message = vm.makeString("coroutine '\(name)' was never awaited")
    do throws(Raised) {
      try vm.warn(message, category: exceptions.runtimeWarning.object, level: 1, source: coroutine)
    } catch {
      // A filter makes it an error: raised again by CPython's own function for it, which is in the traceback there.
      var e = vm.takeRaised()
      do throws(Raised) {
        let library = try vm.python.importing.importModule(vm, "_unawaited")
        _ = try vm.call(try vm.getAttribute(library, "_warn_unawaited_coroutine"), e).isEmpty
      } catch { e = vm.takeRaised() }
      vm.reportUnraisable(e, about: coroutine, prefix: nil)
    }
  }
}
