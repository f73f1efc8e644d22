// The syntax tree, between the parser and the scopes. Shape and names follow CPython's ASDL (Parser/Python.asdl of
// 3.11, with 3.12's type parameters), so that a dump of it can be compared field by field.
//
// A node is one object: a final class with its place and an enum that says what it is.

import Diagnostics

/// An identifier, as written (before name mangling), normalised to NFKC.
public typealias Identifier = String

/// A whole source: what `exec` compiles.
public final class Module {
  /// The statements.
  public let body: [Stmt]
  /// Makes a module.
  public init(body: [Stmt]) { self.body = body }
}

/// A statement.
public final class Stmt {
  /// What it is.
  public let kind: StmtKind
  /// Where it stands.
  public let span: Span
  /// Makes a statement.
  public init(_ kind: StmtKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// What a statement is.
public enum StmtKind {
  case functionDef(FunctionDef)
  case classDef(ClassDef)
  case return_(Expr?)
  case delete([Expr])
  case assign(targets: [Expr], value: Expr)
  case augAssign(target: Expr, op: BinaryOperator, value: Expr)
  /// `simple` is true for a bare name without parentheses.
  case annAssign(target: Expr, annotation: Expr, value: Expr?, simple: Bool)
  case for_(target: Expr, iter: Expr, body: [Stmt], orelse: [Stmt], isAsync: Bool)
  case while_(test: Expr, body: [Stmt], orelse: [Stmt])
  case if_(test: Expr, body: [Stmt], orelse: [Stmt])
  case with(items: [WithItem], body: [Stmt], isAsync: Bool)
  case match(subject: Expr, cases: [MatchCase])
  case raise(exc: Expr?, cause: Expr?)
  /// `isStar` is true for `except*`.
  case try_(body: [Stmt], handlers: [ExceptHandler], orelse: [Stmt], finalbody: [Stmt], isStar: Bool)
  case assert(test: Expr, msg: Expr?)
  case import_([Alias])
  case importFrom(module: Identifier?, names: [Alias], level: Int)
  case global([Identifier])
  case nonlocal([Identifier])
  case expr(Expr)
  case pass
  case break_
  case continue_
  case typeAlias(name: Expr, typeParams: [TypeParam], value: Expr)
}

/// `def` and `async def`.
public final class FunctionDef {
  /// Its name.
  public let name: Identifier
  /// Its parameters or arguments.
  public let args: Arguments
  /// The statements of its body.
  public let body: [Stmt]
  /// Decorators, outermost first.
  public let decorators: [Expr]
  /// Annotation of the result.
  public let returns: Expr?
  /// Type parameters (3.12).
  public let typeParams: [TypeParam]
  /// Whether it is `async`.
  public let isAsync: Bool
  /// Makes a function definition.
  public init(
    name: Identifier,
    args: Arguments,
    body: [Stmt],
    decorators: [Expr],
    returns: Expr?,
    typeParams: [TypeParam],
    isAsync: Bool
  ) {
    self.name = name
    self.args = args
    self.body = body
    self.decorators = decorators
    self.returns = returns
    self.typeParams = typeParams
    self.isAsync = isAsync
  }
}

/// `class`.
public final class ClassDef {
  /// Its name.
  public let name: Identifier
  /// Positional arguments of the definition.
  public let bases: [Expr]
  /// Keyword arguments of the definition.
  public let keywords: [Keyword]
  /// The statements of its body.
  public let body: [Stmt]
  /// Decorators, outermost first.
  public let decorators: [Expr]
  /// Type parameters (3.12).
  public let typeParams: [TypeParam]
  /// Makes a class definition.
  public init(
    name: Identifier,
    bases: [Expr],
    keywords: [Keyword],
    body: [Stmt],
    decorators: [Expr],
    typeParams: [TypeParam]
  ) {
    self.name = name
    self.bases = bases
    self.keywords = keywords
    self.body = body
    self.decorators = decorators
    self.typeParams = typeParams
  }
}

/// An expression.
public final class Expr {
  /// What it is.
  public let kind: ExprKind
  /// Where it stands.
  public let span: Span
  /// Makes an expression.
  public init(_ kind: ExprKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// What an expression is. Load, store and delete contexts are not stored where they follow from the place; the nodes
/// that a dump shows a context for carry it.
public enum ExprKind {
  case boolOp(BoolOperator, [Expr])
  case namedExpr(target: Expr, value: Expr)
  case binOp(Expr, BinaryOperator, Expr)
  case unaryOp(UnaryOperator, Expr)
  case lambda(Arguments, Expr)
  case ifExp(test: Expr, body: Expr, orelse: Expr)
  /// A nil key is `**value`.
  case dict(keys: [Expr?], values: [Expr])
  case set([Expr])
  case listComp(elt: Expr, generators: [Comprehension])
  case setComp(elt: Expr, generators: [Comprehension])
  case dictComp(key: Expr, value: Expr, generators: [Comprehension])
  case generatorExp(elt: Expr, generators: [Comprehension])
  case await(Expr)
  case yield(Expr?)
  case yieldFrom(Expr)
  case compare(Expr, [CompareOperator], [Expr])
  case call(Expr, args: [Expr], keywords: [Keyword])
  /// A replacement field of an f-string; conversion is the letter's code or -1.
  case formattedValue(Expr, conversion: Int, formatSpec: Expr?)
  case joinedStr([Expr])
  case constant(Constant)
  case attribute(Expr, Identifier, ExprContext)
  case subscript_(Expr, Expr, ExprContext)
  case starred(Expr, ExprContext)
  case name(Identifier, ExprContext)
  case list([Expr], ExprContext)
  case tuple([Expr], ExprContext)
  case slice(lower: Expr?, upper: Expr?, step: Expr?)
}

/// How a name, attribute, item, list, tuple or star is used.
public enum ExprContext: UInt8, Sendable { case load, store, del }

/// A literal's value.
public enum Constant: Hashable, Sendable {
  case none
  case true_
  case false_
  case ellipsis
  /// An integer that fits in 64 bits.
  case int(Int)
  /// A larger one: its decimal digits.
  case bigInt(String)
  case float(Double)
  /// An imaginary literal.
  case complex(imaginary: Double)
  /// Text. Lone surrogates, which "\ud800" may write, stand as code points: hence scalars, not String. `kind` is
  /// "u" for a u'' literal.
  case string(PythonString, kind: Bool)
  case bytes([UInt8])
}

/// Text that may hold lone surrogates. The common case is held as a String.
public enum PythonString: Hashable, Sendable {
  case text(String)
  /// Code points; at least one is a surrogate.
  case codePoints([UInt32])
}

/// `and`, `or`.
public enum BoolOperator: UInt8, Sendable { case and, or }

/// Binary operators.
public enum BinaryOperator: UInt8, Sendable {
  case add, sub, mult, matMult, div, mod, pow, lShift, rShift, bitOr, bitXor, bitAnd, floorDiv
}

/// Unary operators.
public enum UnaryOperator: UInt8, Sendable { case invert, not, uAdd, uSub }

/// Comparisons.
public enum CompareOperator: UInt8, Sendable { case eq, notEq, lt, ltE, gt, gtE, is_, isNot, in_, notIn }

/// One `for … in … if …` of a comprehension.
public final class Comprehension {
  /// What is bound.
  public let target: Expr
  /// What is iterated over.
  public let iter: Expr
  /// Conditions, in order.
  public let ifs: [Expr]
  /// Whether it is `async`.
  public let isAsync: Bool
  /// Makes a comprehension clause.
  public init(target: Expr, iter: Expr, ifs: [Expr], isAsync: Bool) {
    self.target = target
    self.iter = iter
    self.ifs = ifs
    self.isAsync = isAsync
  }
}

/// One `except` clause.
public final class ExceptHandler {
  /// What is caught; nil catches all.
  public let type: Expr?
  /// Its name.
  public let name: Identifier?
  /// The statements of its body.
  public let body: [Stmt]
  /// Where it stands.
  public let span: Span
  /// Makes a handler.
  public init(type: Expr?, name: Identifier?, body: [Stmt], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

/// A function's parameters. `defaults` belong to the last of posonly + args; `kwDefaults` runs beside `kwonly`.
public final class Arguments {
  /// Positional-only parameters.
  public let posonly: [Arg]
  /// Its parameters or arguments.
  public let args: [Arg]
  /// `*args`.
  public let vararg: Arg?
  /// Keyword-only parameters.
  public let kwonly: [Arg]
  /// Their defaults; nil where there is none.
  public let kwDefaults: [Expr?]
  /// `**kwargs`.
  public let kwarg: Arg?
  /// Defaults of the last positional parameters.
  public let defaults: [Expr]
  /// Makes a parameter list.
  public init(
    posonly: [Arg],
    args: [Arg],
    vararg: Arg?,
    kwonly: [Arg],
    kwDefaults: [Expr?],
    kwarg: Arg?,
    defaults: [Expr]
  ) {
    self.posonly = posonly
    self.args = args
    self.vararg = vararg
    self.kwonly = kwonly
    self.kwDefaults = kwDefaults
    self.kwarg = kwarg
    self.defaults = defaults
  }
}

/// One parameter.
public final class Arg {
  /// Its name.
  public let name: Identifier
  /// Its annotation.
  public let annotation: Expr?
  /// Where it stands.
  public let span: Span
  /// Makes a parameter.
  public init(name: Identifier, annotation: Expr?, span: Span) {
    self.name = name
    self.annotation = annotation
    self.span = span
  }
}

/// A keyword argument; a nil name is `**value`.
public final class Keyword {
  /// Its name.
  public let name: Identifier?
  /// Its value.
  public let value: Expr
  /// Where it stands.
  public let span: Span
  /// Makes a keyword argument.
  public init(name: Identifier?, value: Expr, span: Span) {
    self.name = name
    self.value = value
    self.span = span
  }
}

/// `a.b as c` in an import.
public final class Alias {
  /// Its name.
  public let name: Identifier
  /// The name behind `as`.
  public let asname: Identifier?
  /// Where it stands.
  public let span: Span
  /// Makes an import alias.
  public init(name: Identifier, asname: Identifier?, span: Span) {
    self.name = name
    self.asname = asname
    self.span = span
  }
}

/// One item of a `with`.
public final class WithItem {
  /// The context manager.
  public let context: Expr
  /// The target behind `as`.
  public let vars: Expr?
  /// Makes a with-item.
  public init(context: Expr, vars: Expr?) {
    self.context = context
    self.vars = vars
  }
}

/// One `case` of a `match`.
public final class MatchCase {
  /// What is matched.
  public let pattern: Pattern
  /// The condition behind `if`.
  public let guard_: Expr?
  /// The statements of its body.
  public let body: [Stmt]
  /// Makes a case.
  public init(pattern: Pattern, guard_: Expr?, body: [Stmt]) {
    self.pattern = pattern
    self.guard_ = guard_
    self.body = body
  }
}

/// A pattern.
public final class Pattern {
  /// What it is.
  public let kind: PatternKind
  /// Where it stands.
  public let span: Span
  /// Makes a pattern.
  public init(_ kind: PatternKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// What a pattern is.
public enum PatternKind {
  case value(Expr)
  case singleton(Constant)
  case sequence([Pattern])
  case mapping(keys: [Expr], patterns: [Pattern], rest: Identifier?)
  case class_(cls: Expr, patterns: [Pattern], kwdAttrs: [Identifier], kwdPatterns: [Pattern])
  case star(Identifier?)
  case as_(pattern: Pattern?, name: Identifier?)
  case or([Pattern])
}

/// A type parameter of 3.12.
public final class TypeParam {
  /// What it is.
  public let kind: TypeParamKind
  /// Where it stands.
  public let span: Span
  /// Makes a type parameter.
  public init(_ kind: TypeParamKind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// What a type parameter is.
public enum TypeParamKind {
  case typeVar(Identifier, bound: Expr?)
  case paramSpec(Identifier)
  case typeVarTuple(Identifier)
}
