// Code objects, frames and tracebacks as programs see them.

import MachineImage
import MachineRuntime

enum CodeTypes {
  static func install(_ vm: Interpreter) {
    let types = vm.types
    types.code.define(
      methods: [
        BuiltinMethod("__repr__", codeRepr), BuiltinMethod("co_lines", coLines),
        BuiltinMethod("co_positions", coPositions),
        BuiltinMethod("replace", 0, 0, keywords: true, replace),
      ],
      getters: [
        BuiltinGetter("co_name") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeString(v.codeInfo.unit.name)
        },
        BuiltinGetter("co_qualname") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeString(v.codeInfo.unit.qualifiedName)
        },
        BuiltinGetter("co_filename") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeString(v.codeInfo.sourceName)
        },
        BuiltinGetter("co_firstlineno") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(max(1, Int(v.codeInfo.unit.span.line)))
        },
        BuiltinGetter("co_argcount") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          let s = v.codeInfo.unit.signature
          return vm.makeInt(s.positionalOnly + s.positional)
        },
        BuiltinGetter("co_posonlyargcount") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(v.codeInfo.unit.signature.positionalOnly)
        },
        BuiltinGetter("co_kwonlyargcount") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(v.codeInfo.unit.signature.keywordOnly)
        },
        BuiltinGetter("co_nlocals") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(v.codeInfo.unit.variables.filter { $0.storage != .free }.count)
        },
        BuiltinGetter("co_stacksize") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(v.codeInfo.unit.registerCount)
        },
        BuiltinGetter("co_flags") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(flags(vm, v.codeInfo))
        },
        BuiltinGetter("co_varnames") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          let unit = v.codeInfo.unit
          let n = unit.signature.count
          return strings(
            vm,
            unit.variables.enumerated().filter { $0.offset < n || $0.element.storage == .local }
              .map(\.element.name)
          )
        },
        BuiltinGetter("co_cellvars") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          strings(vm, v.codeInfo.unit.variables.filter { $0.storage == .cell }.map(\.name))
        },
        BuiltinGetter("co_freevars") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          strings(vm, v.codeInfo.unit.variables.filter { $0.storage == .free }.map(\.name))
        },
        BuiltinGetter("co_names") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          strings(vm, v.codeInfo.unit.names)
        },
        BuiltinGetter("co_consts", consts),
        BuiltinGetter("co_code") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in vm.makeBytes([]) },
        BuiltinGetter("co_linetable") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeBytes([])
        },
      ]
    )
    types.frame.define(
      methods: [BuiltinMethod("__repr__", frameRepr), BuiltinMethod("clear", frameClear)],
      getters: [
        BuiltinGetter("f_code") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          v.frameFunction.functionPart(.code)
        },
        BuiltinGetter("f_globals") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          v.frameFunction.functionPart(.globals)
        },
        BuiltinGetter("f_builtins") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.python.builtinsDict.copy()
        },
        BuiltinGetter("f_lineno") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          vm.makeInt(Int(vm.frameSpan(v).line))
        },
        BuiltinGetter("f_lasti") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in Value.smallInt(0) },
        BuiltinGetter("f_back") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
          if let b = vm.frameBack(v) { return b }
          return Value.none
        },
        BuiltinGetter("f_locals", locals),
        BuiltinGetter("f_trace") { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in Value.none },
      ]
    )
    types.traceback.define(
      getters: [
        BuiltinGetter(
          "tb_next",
          set: setNext,
          { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
            v.slot(TracebackSlot.next)
          }
        ),
        DescriptorMethods.slotGetter("tb_frame", TracebackSlot.frame),
        DescriptorMethods.slotGetter("tb_lasti", TracebackSlot.word),
        DescriptorMethods.slotGetter("tb_lineno", TracebackSlot.line),
      ])
  }

  static func strings(_ vm: Interpreter, _ texts: [String]) -> Value {
    let list = vm.makeList(capacity: texts.count)
    for t in texts { list.listAppend(vm.makeString(t)) }
    return vm.makeTuple(list: list)
  }
  static func flags(_ vm: Interpreter, _ info: CodeInfo) -> Int {
    let unit = info.unit
    var f = unit.name.hasPrefix("<module") || unit.hasNamespace ? 0 : 3
    if unit.signature.hasRest { f |= 4 }
    if unit.signature.hasKeywordRest { f |= 8 }
    if unit.qualifiedName.contains("<locals>") { f |= 16 }
    switch unit.kind {
    case .generator: f |= 32
    case .coroutine: f |= 128
    case .asyncGenerator: f |= 512
    case .plain: break
    }
    if vm.python.awaitableCodes[ObjectIdentifier(info)] != nil { f |= 256 }
    return f
  }
  static func consts(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    let list = vm.makeList()
    list.listAppend(vm.optionalString(v.codeInfo.unit.documentation))
    for c in v.codeInfo.unit.constants { list.listAppend(vm.makeConstant(c)) }
    return vm.makeTuple(list: list)
  }
  static func codeRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let info = a[0].codeInfo
    return vm.makeString(
      "<code object \(info.unit.name) at \(vm.addressText(a[0])), file \"\(info.sourceName)\", "
        + "line \(max(1, Int(info.unit.span.line)))>"
    )
  }
  static func coLines(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    let info = a[0].codeInfo
    for (i, row) in info.unit.spans.enumerated() {
      let end = i + 1 < info.unit.spans.count ? info.unit.spans[i + 1].start : info.unit.words.count
      list.listAppend(
        vm.makeTuple(vm.makeInt(row.start * 2), vm.makeInt(end * 2), vm.makeInt(Int(row.span.line)))
      )
    }
    return try vm.iterate(list)
  }
  static func coPositions(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    for row in a[0].codeInfo.unit.spans {
      let place = vm.makeList()
      for n in [row.span.line, row.span.endLine, row.span.column, row.span.endColumn] {
        place.listAppend(vm.makeInt(Int(n)))
      }
      list.listAppend(vm.makeTuple(list: place))
    }
    return try vm.iterate(list)
  }
  /// Only the awaitable flag can be changed: what `types.coroutine` needs.
  static func replace(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    for i in 0..<a.keywordCount {
      if a.keywordName(i) == "co_flags", let f = a.keywordValue(i).smallInt {
        if f & 256 != 0 { vm.python.awaitableCodes[ObjectIdentifier(a[0].codeInfo)] = a[0].codeInfo }
      }
    }
    return a[0].copy()
  }

  // MARK: - Frames

  static func frameRepr(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let info = a[0].frameInfo
    return vm.makeString(
      "<frame at \(vm.addressText(a[0])), file '\(info.sourceName)', line \(vm.frameSpan(a[0]).line), "
        + "code \(info.unit.name)>"
    )
  }
  static func frameClear(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if !a[0].frameHasEnded { throw vm.runtimeError("cannot clear an executing frame") }
    return Value.none
  }
  static func locals(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { vm.frameLocals(of: v) }
  static func setNext(_ vm: Interpreter, _ v: borrowing Value, _ value: borrowing Value) throws(Raised) -> Void {
    guard value.isNone || vm.pyType(value) === vm.types.traceback else {
      throw vm.typeError("expected traceback object, got '\(vm.pyType(value).name)'")
    }
    v.setSlot(TracebackSlot.next, value.copy())
  }
}
