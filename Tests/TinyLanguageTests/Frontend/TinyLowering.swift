// The tree becomes the middle's IR, function by function. What the passes, the machine and the VM do from here on,
// they do for any language.
//
// An asynchronous function becomes two: a coroutine with its body, and the plain function that a program calls, which
// makes the coroutine, starts it and gives its task:
//
//     async f(a) { … }        @f(a):  %c = make_function @f.body;  %m = call %c(a);  return intrinsic "start" %m

import Diagnostics
import MachineIR

/// Lowers a program.
final class TinyLowering {
  private let file: String
  private let scopes: [Span: TinyScope]
  private var functions: [MachineIR.Function] = []

  private init(_ resolver: TinyResolver, file: String) {
    scopes = resolver.scopes
    self.file = file
  }

  /// The module of a parsed program. `builtins` are the names that every program sees.
  static func lower(
    _ program: [Statement],
    file: String,
    builtins: Set<String>
  ) throws(Diagnostic) -> MachineIR.Module {
    let resolver = try TinyResolver(program, file: file, builtins: builtins)
    let lowering = TinyLowering(resolver, file: file)
    _ = try lowering.lower(program, name: "main", qualifiedName: "main", kind: .coroutine, parameters: [], .none)
    var module = MachineIR.Module(name: "main", sourceName: file, dialect: "tiny", localLifetime: .lastUse)
    module.functions = lowering.functions
    return module
  }

  fileprivate func fault(_ message: String, _ span: Span) -> Diagnostic {
    Diagnostic(kind: "TinyError", message: message, span: span, file: file)
  }

  /// Takes a place for a function: those inside it get later ones.
  private func reserve() -> FunctionID {
    functions.append(MachineIR.Function(name: "", qualifiedName: "", kind: .plain))
    return FunctionID(functions.count - 1)
  }

  private func lower(
    _ body: [Statement],
    name: String,
    qualifiedName: String,
    kind: FunctionKind,
    parameters: [String],
    _ span: Span
  ) throws(Diagnostic) -> (id: FunctionID, scope: TinyScope) {
    let id = reserve()
    guard let scope = scopes[span] else { throw fault("this function was not resolved", span) }
    let lowering = TinyFunctionLowering(self, scope, name, qualifiedName, kind, parameters)
    try lowering.statements(body)
    functions[id.index] = lowering.builder.finish()
    functions[id.index].span = span
    return (id, scope)
  }

  /// Lowers a function; its number, and the names that it takes from outside.
  fileprivate func lower(
    _ function: Function,
    inside outer: String
  ) throws(Diagnostic) -> (id: FunctionID, free: [String]) {
    let qualified = outer == "main" ? function.name : outer + "." + function.name
    let kind: FunctionKind =
      switch function.kind {
      case .plain: .plain
      case .generator: .generator
      case .asynchronous, .block: .coroutine
      }
    guard function.kind == .asynchronous else {
      let (id, scope) = try lower(
        function.body,
        name: function.name,
        qualifiedName: qualified,
        kind: kind,
        parameters: function.parameters,
        function.span
      )
      return (id, scope.free)
    }
    let shell = reserve()
    let (id, scope) = try lower(
      function.body,
      name: function.name,
      qualifiedName: qualified + ".body",
      kind: kind,
      parameters: function.parameters,
      function.span
    )
    var f = FunctionBuilder(
      name: function.name,
      qualifiedName: qualified,
      kind: .plain,
      parameters: function.parameters
    )
    f.span = function.span
    let cells = scope.free.map { f.variable($0, .free) }
    let body = f.define(.makeFunction(id, defaults: [], keywordDefaults: [], closure: cells, annotations: nil))
    let arguments = function.parameters.indices.map { f.read(f.parameter($0)) }
    let machine = f.define(.call(body, arguments.map { .positional($0) }))
    f.end(.return_(f.define(.intrinsic("start", [machine]))))
    functions[shell.index] = f.finish()
    functions[shell.index].span = function.span
    return (shell, scope.free)
  }
}

/// Lowers one function.
private final class TinyFunctionLowering {
  let unit: TinyLowering
  let scope: TinyScope
  let kind: FunctionKind
  let qualifiedName: String
  var builder: FunctionBuilder
  private var variables: [String: VariableID] = [:]
  private var parameterCount: Int
  private var syntheticCount = 0
  /// What an exit passes on its way out, innermost last.
  private var contexts: [Context] = []

  private enum Context {
    case loop(break_: BlockID, continue_: BlockID)
    case finally(Finally)
  }
  /// A finally body: lowered once, entered with a note of how to go on.
  private final class Finally {
    let body: BlockID
    let completion: CompletionID
    var exits: Set<Way> = []
    enum Way: Int { case return_, break_, continue_ }

    init(body: BlockID, completion: CompletionID) {
      self.body = body
      self.completion = completion
    }
  }

  init(
    _ unit: TinyLowering,
    _ scope: TinyScope,
    _ name: String,
    _ qualifiedName: String,
    _ kind: FunctionKind,
    _ parameters: [String]
  ) {
    self.unit = unit
    self.scope = scope
    self.kind = kind
    self.qualifiedName = qualifiedName
    parameterCount = parameters.count
    builder = FunctionBuilder(name: name, qualifiedName: qualifiedName, kind: kind, parameters: parameters)
    for name in scope.free { variables[name] = builder.variable(name, .free) }
    // At the top, names are globals.
    guard scope.parent != nil else { return }
    for (i, name) in scope.declared.enumerated() {
      if scope.captured.contains(name) {
        let cell = builder.variable(name, .cell)
        variables[name] = cell
        if i < parameters.count { builder.emit(.cellStore(cell, builder.read(builder.parameter(i)))) }
      } else {
        variables[name] = i < parameters.count ? builder.parameter(i) : builder.variable(name)
      }
    }
  }

  // MARK: - Names

  private func isCell(_ name: String) -> Bool { scope.captured.contains(name) || scope.free.contains(name) }

  private func load(_ name: String) -> Operand {
    guard let variable = variables[name] else { return builder.define(.globalLoad(name)) }
    if isCell(name) { return builder.define(.cellLoad(variable)) }
    if variable.index >= parameterCount { builder.emit(.checkBound(variable)) }
    return builder.read(variable)
  }

  private func store(_ name: String, _ value: Operand) {
    guard let variable = variables[name] else { return builder.emit(.globalStore(name, value)) }
    if isCell(name) { builder.emit(.cellStore(variable, value)) } else { builder.assign(variable, value) }
  }

  // MARK: - Statements

  /// Lowers statements until one of them leaves.
  func statements(_ body: [Statement]) throws(Diagnostic) {
    for s in body where builder.isOpen { try statement(s) }
  }

  private func statement(_ s: Statement) throws(Diagnostic) {
    builder.span = s.span
    switch s.kind {
    case .declare(let name, let value): store(name, try value.map(orNil: expression))
    case .assign(let target, let value):
      let value = try expression(value)
      switch target.kind {
      case .name(let name): store(name, value)
      case .item(let container, let key):
        let container = try expression(container)
        let key = try expression(key)
        builder.emit(.setItem(container, key, value))
      default: break
      }
    case .expression(let e): _ = try expression(e)
    case .condition(let test, let a, let b): try condition(test, a, b)
    case .loop(let test, let body): try loop(test, body)
    case .each(let name, let iterable, let body): try each(name, iterable, body)
    case .leave(let exit): try leave(exit, s.span)
    case .throw_(let e): builder.end(.raise(try expression(e), cause: nil))
    case .attempt(let body, let handler, let finally):
      if finally.isEmpty { try attempt(body, handler) } else { try attempt(body, handler, finally) }
    case .function(let f): store(f.name, try function(f))
    case .block(let body): try statements(body)
    }
  }

  private func condition(_ test: Expression, _ a: [Statement], _ b: [Statement]) throws(Diagnostic) {
    let (yes, no, end) = (builder.label(), builder.label(), builder.label())
    builder.end(.branch(try expression(test), yes, else: no))
    builder.begin(yes)
    try statements(a)
    let isOpenAfterYes = builder.isOpen
    builder.end(.goto(end))
    builder.begin(no)
    try statements(b)
    if isOpenAfterYes || builder.isOpen { builder.begin(end) }
  }

  private func loop(_ test: Expression, _ body: [Statement]) throws(Diagnostic) {
    let (head, inside, end) = (builder.label(), builder.label(), builder.label())
    builder.begin(head)
    builder.end(.branch(try expression(test), inside, else: end))
    builder.begin(inside)
    try repeated(body, head: head, end: end)
  }

  private func each(_ name: String, _ iterable: Expression, _ body: [Statement]) throws(Diagnostic) {
    let (head, inside, end) = (builder.label(), builder.label(), builder.label())
    let iterator = builder.define(.iterate(try expression(iterable)))
    builder.begin(head)
    let item = builder.temp()
    builder.end(.next(iterator, body: inside, done: end))
    builder.begin(inside, parameter: .temp(item))
    store(name, .temp(item))
    try repeated(body, head: head, end: end)
  }

  private func repeated(_ body: [Statement], head: BlockID, end: BlockID) throws(Diagnostic) {
    contexts.append(.loop(break_: end, continue_: head))
    try statements(body)
    contexts.removeLast()
    builder.end(.goto(head))
    builder.begin(end)
  }

  // MARK: - Ways out

  private func leave(_ exit: Statement.Exit, _ span: Span) throws(Diagnostic) {
    switch exit {
    case .return_(let value):
      let value = try value.map(orNil: expression)
      leave(.return_, value)
    case .break_, .continue_:
      let isInLoop = contexts.contains { if case .loop = $0 { true } else { false } }
      if !isInLoop { throw unit.fault("this is not in a loop", span) }
      if case .break_ = exit { leave(.break_, nil) } else { leave(.continue_, nil) }
    }
  }

  /// Leaves through all contexts, from the innermost out.
  private func leave(_ way: Finally.Way, _ value: Operand?) {
    for context in contexts.reversed() {
      switch context {
      case .loop(let breakLabel, let continueLabel):
        if way == .return_ { continue }
        return builder.end(.goto(way == .break_ ? breakLabel : continueLabel))
      case .finally(let finally):
        finally.exits.insert(way)
        let pending: PendingCompletion = value.map { .return_($0) } ?? .jump(way.rawValue)
        return builder.end(.pend(finally.completion, pending, target: finally.body))
      }
    }
    builder.end(.return_(value ?? .constant(.none)))
  }

  // MARK: - Exceptions

  /// `try … catch`: one handler that takes anything.
  private func attempt(_ body: [Statement], _ handler: Handler?) throws(Diagnostic) {
    guard let handler else { return try statements(body) }
    let outer = builder.region
    let (inside, caught, end) = (builder.label(), builder.label(), builder.label())
    builder.enterRegion(.try_, handler: caught)
    builder.begin(inside)
    try statements(body)
    builder.region = outer
    var isReached = builder.isOpen
    builder.end(.goto(end))
    let exception = builder.temp()
    builder.begin(caught, parameter: .temp(exception))
    if let name = handler.name { store(name, .temp(exception)) }
    try statements(handler.body)
    if builder.isOpen { isReached = true }
    builder.end(.goto(end))
    if isReached { builder.begin(end) }
  }

  private func attempt(_ body: [Statement], _ handler: Handler?, _ finally: [Statement]) throws(Diagnostic) {
    let outer = builder.region
    let (inside, raised, end) = (builder.label(), builder.label(), builder.label())
    let context = Finally(body: builder.label(), completion: builder.completion())
    builder.enterRegion(.finally, handler: raised, completion: context.completion)
    contexts.append(.finally(context))
    builder.begin(inside)
    try attempt(body, handler)
    contexts.removeLast()
    let endsNormally = builder.isOpen
    builder.end(.pend(context.completion, .normal, target: context.body))
    builder.region = outer
    let exception = builder.temp()
    builder.begin(raised, parameter: .temp(exception))
    builder.end(.pend(context.completion, .raise(.temp(exception)), target: context.body))
    builder.begin(context.body)
    try statements(finally)
    guard builder.isOpen else { return }

    // How each way in goes on: through the contexts further out.
    var arms = [CompletionArm(kind: .raise, target: builder.label())]
    if endsNormally { arms.append(CompletionArm(kind: .normal, target: end)) }
    for way in context.exits.sorted(by: { $0.rawValue < $1.rawValue }) {
      arms.append(CompletionArm(kind: way == .return_ ? .return_ : .jump(way.rawValue), target: builder.label()))
    }
    builder.end(.endFinally(context.completion, arms))
    for arm in arms {
      let value = builder.temp()
      switch arm.kind {
      case .normal: continue
      case .raise:
        builder.begin(arm.target, parameter: .temp(value))
        builder.end(.reraise(.temp(value)))
      case .return_:
        builder.begin(arm.target, parameter: .temp(value))
        leave(.return_, .temp(value))
      case .jump(let number):
        builder.begin(arm.target)
        leave(number == Finally.Way.break_.rawValue ? .break_ : .continue_, nil)
      }
    }
    if endsNormally { builder.begin(end) }
  }

  // MARK: - Expressions

  private func expression(_ e: Expression) throws(Diagnostic) -> Operand {
    let outer = builder.span
    defer { builder.span = outer }
    builder.span = e.span
    switch e.kind {
    case .constant(let c): return .constant(c)
    case .name(let name): return load(name)
    case .list(let items): return builder.define(.makeList(try operands(items)))
    case .unary(let op, let a):
      let a = try expression(a)
      return builder.define(.unary(op, a))
    case .binary(let op, let a, let b):
      let (a, b) = (try expression(a), try expression(b))
      return builder.define(.binary(op, a, b))
    case .compare(let op, let a, let b):
      let (a, b) = (try expression(a), try expression(b))
      return builder.define(.compare(op, a, b))
    case .and(let a, let b): return try either(a, b, stopsAt: false)
    case .or(let a, let b): return try either(a, b, stopsAt: true)
    case .call(let callee, let arguments):
      let callee = try expression(callee)
      let arguments = try operands(arguments)
      return builder.define(.call(callee, arguments.map { .positional($0) }))
    case .item(let a, let b):
      let (a, b) = (try expression(a), try expression(b))
      return builder.define(.getItem(a, b))
    case .function(let f): return try function(f)
    case .await(let a):
      if kind != .coroutine { throw unit.fault("'await' stands outside asynchronous code", e.span) }
      let a = try expression(a)
      return builder.suspend { .await(a, purpose: "", resume: $0) }
    case .yield(let a):
      if kind != .generator { throw unit.fault("'yield' stands outside a generator", e.span) }
      let a = try a.map(orNil: expression)
      return builder.suspend { .yield(a, resume: $0) }
    case .delegate(let a):
      if kind != .generator { throw unit.fault("'yield' stands outside a generator", e.span) }
      let a = try expression(a)
      return builder.suspend { .delegate(a, resume: $0) }
    }
  }

  private func operands(_ items: [Expression]) throws(Diagnostic) -> [Operand] {
    var result: [Operand] = []
    for item in items { result.append(try expression(item)) }
    return result
  }

  /// `and`, `or`: the value of the last operand that had to be looked at.
  private func either(_ a: Expression, _ b: Expression, stopsAt: Bool) throws(Diagnostic) -> Operand {
    let result = builder.variable(".\(syntheticCount)", .synthetic)
    syntheticCount += 1
    let (more, end) = (builder.label(), builder.label())
    let first = try expression(a)
    builder.assign(result, first)
    builder.end(stopsAt ? .branch(first, end, else: more) : .branch(first, more, else: end))
    builder.begin(more)
    builder.assign(result, try expression(b))
    builder.begin(end)
    return builder.read(result)
  }

  /// A function's value. An asynchronous block is called at once: that makes its machine and runs nothing.
  private func function(_ f: Function) throws(Diagnostic) -> Operand {
    let (id, free) = try unit.lower(f, inside: qualifiedName)
    let cells = free.compactMap { variables[$0] }
    let made = builder.define(.makeFunction(id, defaults: [], keywordDefaults: [], closure: cells, annotations: nil))
    return f.kind == .block ? builder.define(.call(made, [])) : made
  }
}

extension Optional where Wrapped == Expression {
  /// The operand of what is there, or nil of the language.
  fileprivate func map(orNil lower: (Expression) throws(Diagnostic) -> Operand) throws(Diagnostic) -> Operand {
    guard let self else { return .constant(.none) }
    return try lower(self)
  }
}
