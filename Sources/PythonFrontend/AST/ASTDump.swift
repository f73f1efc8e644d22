// The tree as text, exactly as CPython 3.11's `ast.dump(tree, include_attributes=True, indent=1)` prints it: every node
// on lines of its own, a field a line, absent optional fields left out. What 3.11 has no node for is printed with the
// field names of 3.12.

import Diagnostics

/// A node of a tree as a view shows it: name, fields and place, in the order of the dump.
public struct ASTNode: Hashable, Sendable {
  /// The node's name in the grammar, such as "AsyncFunctionDef".
  public var kind: String
  /// The field of its parent that it stands in; empty for the root.
  public var field: String
  /// Index of its parent among the nodes; -1 for the root.
  public var parent: Int
  /// How many nodes it stands in.
  public var depth: Int
  /// Fields that hold no nodes, as the dump writes them: names, operators, contexts, numbers.
  public var values: [Value]
  /// Its place; Span.none for nodes without one (module, arguments, withitem, comprehension …).
  public var span: Span

  /// A field that holds no node.
  public struct Value: Hashable, Sendable {
    /// The field's name.
    public var name: String
    /// Its value, as `ast.dump` writes it.
    public var text: String
  }
}

/// Prints trees.
public struct ASTDump {
  /// The nodes so far, for `nodes`; nil when nobody asked for them.
  private var recorded: [ASTNode]?
  private var openNodes: [(node: Int, field: String)] = []
  private var fieldName = ""
  private var recordsValues = true
  private var out: [UInt8] = []
  private var level = 0
  /// Whether the next field is the first of its node.
  private var isFirst = true

  /// The text of a module.
  public static func text(_ module: Module) -> String { String(decoding: bytes(module), as: UTF8.self) }

  /// The text of a module, as UTF-8.
  public static func bytes(_ module: Module) -> [UInt8] {
    var dump = ASTDump()
    if module.body.isEmpty {
      dump.put("Module(body=[], type_ignores=[])")
    } else {
      dump.open("Module")
      dump.list("body", module.body)
      dump.raw("type_ignores", "[]")
      dump.close()
    }
    return dump.out
  }

  /// The nodes of a module in the order of the dump: a parent before its children.
  public static func nodes(_ module: Module) -> [ASTNode] {
    var dump = ASTDump()
    dump.recorded = []
    dump.open("Module")
    dump.list("body", module.body)
    dump.close()
    return dump.recorded ?? []
  }

  /// The text of an expression parsed alone.
  public static func text(_ expression: Expr) -> String {
    var dump = ASTDump()
    dump.open("Expression")
    dump.field("body", expression)
    dump.close()
    return String(decoding: dump.out, as: UTF8.self)
  }

  // MARK: - Shape

  private mutating func put(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func newLine() {
    if !isFirst { out.append(UInt8(ascii: ",")) }
    isFirst = false
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<level { out.append(UInt8(ascii: " ")) }
  }

  private mutating func open(_ name: String) {
    if recorded != nil {
      let parent = openNodes.last?.node ?? -1
      recorded?.append(
        ASTNode(kind: name, field: fieldName, parent: parent, depth: openNodes.count, values: [], span: .none)
      )
      openNodes.append(((recorded?.count ?? 1) - 1, fieldName))
    }
    put(name)
    out.append(UInt8(ascii: "("))
    level += 1
    isFirst = true
  }

  private mutating func close() {
    if recorded != nil, let closed = openNodes.popLast() { fieldName = closed.field }
    out.append(UInt8(ascii: ")"))
    level -= 1
    isFirst = false
  }

  private mutating func close(_ span: Span) {
    if let node = openNodes.last?.node { recorded?[node].span = span }
    recordsValues = false
    defer { recordsValues = true }
    raw("lineno", String(span.line))
    raw("col_offset", String(span.column))
    raw("end_lineno", String(span.endLine))
    raw("end_col_offset", String(span.endColumn))
    close()
  }

  private mutating func name(_ field: String) {
    fieldName = field
    newLine()
    put(field)
    out.append(UInt8(ascii: "="))
  }

  private mutating func raw(_ field: String, _ value: String) {
    if recordsValues, let node = openNodes.last?.node {
      recorded?[node].values.append(ASTNode.Value(name: field, text: value))
    }
    name(field)
    put(value)
  }

  private mutating func identifier(_ field: String, _ value: String?) {
    if let value { raw(field, PythonRepr.text(value)) }
  }

  private mutating func field(_ field: String, _ value: Expr?) {
    guard let value else { return }
    name(field)
    expression(value)
  }

  /// Begins a list; the caller adds its items, each after `newLine`, and calls `endList`. False for an empty one.
  private mutating func beginList(_ field: String, _ count: Int) -> Bool {
    name(field)
    out.append(UInt8(ascii: "["))
    if count == 0 {
      out.append(UInt8(ascii: "]"))
      return false
    }
    level += 1
    isFirst = true
    return true
  }

  private mutating func endList() {
    out.append(UInt8(ascii: "]"))
    level -= 1
    isFirst = false
  }

  private mutating func list(_ field: String, _ items: [Expr]) {
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      expression(item)
    }
    endList()
  }

  private mutating func list(_ field: String, _ items: [Expr?]) {
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      if let item { expression(item) } else { put("None") }
    }
    endList()
  }

  private mutating func list(_ field: String, _ items: [Stmt]) {
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      statement(item)
    }
    endList()
  }

  private mutating func list(_ field: String, _ items: [Pattern]) {
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      pattern(item)
    }
    endList()
  }

  private mutating func names(_ field: String, _ items: [String]) {
    if let node = openNodes.last?.node {
      recorded?[node].values.append(ASTNode.Value(name: field, text: "[\(items.joined(separator: ", "))]"))
    }
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      put(item)
    }
    endList()
  }

  // MARK: - Statements

  private mutating func statement(_ s: Stmt) {
    switch s.kind {
    case .functionDef(let f): function(f)
    case .classDef(let c): classDefinition(c)
    case .return_(let value):
      open("Return")
      field("value", value)
    case .delete(let targets):
      open("Delete")
      list("targets", targets)
    case .assign(let targets, let value):
      open("Assign")
      list("targets", targets)
      field("value", value)
    case .augAssign(let target, let op, let value):
      open("AugAssign")
      field("target", target)
      raw("op", Self.name(op))
      field("value", value)
    case .annAssign(let target, let annotation, let value, let simple):
      open("AnnAssign")
      field("target", target)
      field("annotation", annotation)
      field("value", value)
      raw("simple", simple ? "1" : "0")
    case .for_(let target, let iter, let body, let orelse, let isAsync):
      open(isAsync ? "AsyncFor" : "For")
      field("target", target)
      field("iter", iter)
      list("body", body)
      list("orelse", orelse)
    case .while_(let test, let body, let orelse):
      open("While")
      field("test", test)
      list("body", body)
      list("orelse", orelse)
    case .if_(let test, let body, let orelse):
      open("If")
      field("test", test)
      list("body", body)
      list("orelse", orelse)
    case .with(let items, let body, let isAsync):
      open(isAsync ? "AsyncWith" : "With")
      withItems(items)
      list("body", body)
    case .match(let subject, let cases):
      open("Match")
      field("subject", subject)
      matchCases(cases)
    case .raise(let exc, let cause):
      open("Raise")
      field("exc", exc)
      field("cause", cause)
    case .try_(let body, let handlers, let orelse, let finalbody, let isStar):
      open(isStar ? "TryStar" : "Try")
      list("body", body)
      self.handlers(handlers)
      list("orelse", orelse)
      list("finalbody", finalbody)
    case .assert(let test, let msg):
      open("Assert")
      field("test", test)
      field("msg", msg)
    case .import_(let names):
      open("Import")
      aliases(names)
    case .importFrom(let module, let names, let importLevel):
      open("ImportFrom")
      identifier("module", module)
      aliases(names)
      raw("level", String(importLevel))
    case .global(let names):
      open("Global")
      self.names("names", names.map(PythonRepr.text))
    case .nonlocal(let names):
      open("Nonlocal")
      self.names("names", names.map(PythonRepr.text))
    case .expr(let value):
      open("Expr")
      field("value", value)
    case .pass: open("Pass")
    case .break_: open("Break")
    case .continue_: open("Continue")
    case .typeAlias(let name, let typeParams, let value):
      open("TypeAlias")
      field("name", name)
      typeParameters(typeParams, always: true)
      field("value", value)
    }
    close(s.span)
  }

  private mutating func function(_ f: FunctionDef) {
    open(f.isAsync ? "AsyncFunctionDef" : "FunctionDef")
    identifier("name", f.name)
    name("args")
    arguments(f.args)
    list("body", f.body)
    list("decorator_list", f.decorators)
    field("returns", f.returns)
    typeParameters(f.typeParams, always: false)
  }

  private mutating func classDefinition(_ c: ClassDef) {
    open("ClassDef")
    identifier("name", c.name)
    list("bases", c.bases)
    keywords(c.keywords)
    list("body", c.body)
    list("decorator_list", c.decorators)
    typeParameters(c.typeParams, always: false)
  }

  private mutating func typeParameters(_ list: [TypeParam], always: Bool) {
    if list.isEmpty, !always { return }
    if !beginList("type_params", list.count) { return }
    for parameter in list {
      newLine()
      switch parameter.kind {
      case .typeVar(let name, let bound):
        open("TypeVar")
        identifier("name", name)
        field("bound", bound)
      case .paramSpec(let name):
        open("ParamSpec")
        identifier("name", name)
      case .typeVarTuple(let name):
        open("TypeVarTuple")
        identifier("name", name)
      }
      close(parameter.span)
    }
    endList()
  }

  private mutating func arguments(_ a: Arguments) {
    open("arguments")
    parameters("posonlyargs", a.posonly)
    parameters("args", a.args)
    if let vararg = a.vararg {
      name("vararg")
      parameter(vararg)
    }
    parameters("kwonlyargs", a.kwonly)
    list("kw_defaults", a.kwDefaults)
    if let kwarg = a.kwarg {
      name("kwarg")
      parameter(kwarg)
    }
    list("defaults", a.defaults)
    close()
  }

  private mutating func parameters(_ field: String, _ items: [Arg]) {
    if !beginList(field, items.count) { return }
    for item in items {
      newLine()
      parameter(item)
    }
    endList()
  }

  private mutating func parameter(_ a: Arg) {
    open("arg")
    identifier("arg", a.name)
    field("annotation", a.annotation)
    close(a.span)
  }

  private mutating func withItems(_ items: [WithItem]) {
    if !beginList("items", items.count) { return }
    for item in items {
      newLine()
      open("withitem")
      field("context_expr", item.context)
      field("optional_vars", item.vars)
      close()
    }
    endList()
  }

  private mutating func matchCases(_ cases: [MatchCase]) {
    if !beginList("cases", cases.count) { return }
    for item in cases {
      newLine()
      open("match_case")
      name("pattern")
      pattern(item.pattern)
      field("guard", item.guard_)
      list("body", item.body)
      close()
    }
    endList()
  }

  private mutating func handlers(_ items: [ExceptHandler]) {
    if !beginList("handlers", items.count) { return }
    for item in items {
      newLine()
      open("ExceptHandler")
      field("type", item.type)
      identifier("name", item.name)
      list("body", item.body)
      close(item.span)
    }
    endList()
  }

  private mutating func aliases(_ items: [Alias]) {
    if !beginList("names", items.count) { return }
    for item in items {
      newLine()
      open("alias")
      identifier("name", item.name)
      identifier("asname", item.asname)
      close(item.span)
    }
    endList()
  }

  // MARK: - Expressions

  /// Hands on by kind, without binding anything: the functions below recurse through here, and should need little stack.
  private mutating func expression(_ e: Expr) {
    switch e.kind {
    case .attribute, .subscript_, .starred, .name: place(e)
    case .list, .tuple, .slice: collection(e)
    case .boolOp, .namedExpr, .binOp, .unaryOp: operation(e)
    case .lambda, .ifExp, .await, .yield, .yieldFrom: clause(e)
    case .dict, .set, .listComp, .setComp, .generatorExp, .dictComp: display(e)
    case .compare, .call: application(e)
    case .formattedValue, .joinedStr, .constant: literal(e)
    }
    close(e.span)
  }

  private mutating func operation(_ e: Expr) {
    switch e.kind {
    case .boolOp(let op, let values):
      open("BoolOp")
      raw("op", op == .and ? "And()" : "Or()")
      list("values", values)
    case .namedExpr(let target, let value):
      open("NamedExpr")
      field("target", target)
      field("value", value)
    case .binOp(let left, let op, let right):
      open("BinOp")
      field("left", left)
      raw("op", Self.name(op))
      field("right", right)
    case .unaryOp(let op, let operand):
      open("UnaryOp")
      raw("op", Self.name(op))
      field("operand", operand)
    default: break
    }
  }

  private mutating func clause(_ e: Expr) {
    switch e.kind {
    case .lambda(let args, let body):
      open("Lambda")
      name("args")
      arguments(args)
      field("body", body)
    case .ifExp(let test, let body, let orelse):
      open("IfExp")
      field("test", test)
      field("body", body)
      field("orelse", orelse)
    case .await(let value):
      open("Await")
      field("value", value)
    case .yield(let value):
      open("Yield")
      field("value", value)
    case .yieldFrom(let value):
      open("YieldFrom")
      field("value", value)
    default: break
    }
  }

  private mutating func display(_ e: Expr) {
    switch e.kind {
    case .dict(let keys, let values):
      open("Dict")
      list("keys", keys)
      list("values", values)
    case .set(let elements):
      open("Set")
      list("elts", elements)
    case .listComp(let elt, let generators): comprehension("ListComp", elt, generators)
    case .setComp(let elt, let generators): comprehension("SetComp", elt, generators)
    case .generatorExp(let elt, let generators): comprehension("GeneratorExp", elt, generators)
    case .dictComp(let key, let value, let generators):
      open("DictComp")
      field("key", key)
      field("value", value)
      clauses(generators)
    default: break
    }
  }

  private mutating func application(_ e: Expr) {
    switch e.kind {
    case .compare(let left, let ops, let comparators):
      open("Compare")
      field("left", left)
      names("ops", ops.map(Self.name))
      list("comparators", comparators)
    case .call(let function, let args, let keywords):
      open("Call")
      field("func", function)
      list("args", args)
      self.keywords(keywords)
    default: break
    }
  }

  private mutating func literal(_ e: Expr) {
    switch e.kind {
    case .formattedValue(let value, let conversion, let formatSpec):
      open("FormattedValue")
      field("value", value)
      raw("conversion", String(conversion))
      field("format_spec", formatSpec)
    case .joinedStr(let values):
      open("JoinedStr")
      list("values", values)
    case .constant(let value):
      open("Constant")
      raw("value", PythonRepr.text(value))
      if case .string(_, kind: true) = value { raw("kind", "'u'") }
    default: break
    }
  }

  /// Expressions that may be targets.
  private mutating func place(_ e: Expr) {
    switch e.kind {
    case .attribute(let value, let attribute, let context):
      open("Attribute")
      field("value", value)
      identifier("attr", attribute)
      raw("ctx", Self.name(context))
    case .subscript_(let value, let slice, let context):
      open("Subscript")
      field("value", value)
      field("slice", slice)
      raw("ctx", Self.name(context))
    case .starred(let value, let context):
      open("Starred")
      field("value", value)
      raw("ctx", Self.name(context))
    case .name(let id, let context):
      open("Name")
      identifier("id", id)
      raw("ctx", Self.name(context))
    default: break
    }
  }

  private mutating func collection(_ e: Expr) {
    switch e.kind {
    case .list(let elements, let context):
      open("List")
      list("elts", elements)
      raw("ctx", Self.name(context))
    case .tuple(let elements, let context):
      open("Tuple")
      list("elts", elements)
      raw("ctx", Self.name(context))
    case .slice(let lower, let upper, let step):
      open("Slice")
      field("lower", lower)
      field("upper", upper)
      field("step", step)
    default: break
    }
  }

  private mutating func comprehension(_ node: String, _ elt: Expr, _ generators: [Comprehension]) {
    open(node)
    field("elt", elt)
    clauses(generators)
  }

  private mutating func clauses(_ generators: [Comprehension]) {
    if !beginList("generators", generators.count) { return }
    for generator in generators {
      newLine()
      open("comprehension")
      field("target", generator.target)
      field("iter", generator.iter)
      list("ifs", generator.ifs)
      raw("is_async", generator.isAsync ? "1" : "0")
      close()
    }
    endList()
  }

  private mutating func keywords(_ items: [Keyword]) {
    if !beginList("keywords", items.count) { return }
    for item in items {
      newLine()
      open("keyword")
      identifier("arg", item.name)
      field("value", item.value)
      close(item.span)
    }
    endList()
  }

  // MARK: - Patterns

  private mutating func pattern(_ p: Pattern) {
    switch p.kind {
    case .value(let value):
      open("MatchValue")
      field("value", value)
    case .singleton(let value):
      open("MatchSingleton")
      raw("value", PythonRepr.text(value))
    case .sequence(let patterns):
      open("MatchSequence")
      list("patterns", patterns)
    case .mapping(let keys, let patterns, let rest):
      open("MatchMapping")
      list("keys", keys)
      list("patterns", patterns)
      identifier("rest", rest)
    case .class_(let cls, let patterns, let kwdAttrs, let kwdPatterns):
      open("MatchClass")
      field("cls", cls)
      list("patterns", patterns)
      names("kwd_attrs", kwdAttrs.map(PythonRepr.text))
      list("kwd_patterns", kwdPatterns)
    case .star(let name):
      open("MatchStar")
      identifier("name", name)
    case .as_(let inner, let captured):
      open("MatchAs")
      if let inner {
        name("pattern")
        pattern(inner)
      }
      identifier("name", captured)
    case .or(let patterns):
      open("MatchOr")
      list("patterns", patterns)
    }
    close(p.span)
  }

  // MARK: - Operators

  private static func name(_ context: ExprContext) -> String {
    switch context {
    case .load: "Load()"
    case .store: "Store()"
    case .del: "Del()"
    }
  }

  private static func name(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "Add()"
    case .sub: "Sub()"
    case .mult: "Mult()"
    case .matMult: "MatMult()"
    case .div: "Div()"
    case .mod: "Mod()"
    case .pow: "Pow()"
    case .lShift: "LShift()"
    case .rShift: "RShift()"
    case .bitOr: "BitOr()"
    case .bitXor: "BitXor()"
    case .bitAnd: "BitAnd()"
    case .floorDiv: "FloorDiv()"
    }
  }

  private static func name(_ op: UnaryOperator) -> String {
    switch op {
    case .invert: "Invert()"
    case .not: "Not()"
    case .uAdd: "UAdd()"
    case .uSub: "USub()"
    }
  }

  private static func name(_ op: CompareOperator) -> String {
    switch op {
    case .eq: "Eq()"
    case .notEq: "NotEq()"
    case .lt: "Lt()"
    case .ltE: "LtE()"
    case .gt: "Gt()"
    case .gtE: "GtE()"
    case .is_: "Is()"
    case .isNot: "IsNot()"
    case .in_: "In()"
    case .notIn: "NotIn()"
    }
  }
}
