// Scopes: what every name of a source means, found between parsing and lowering. The types; SymbolCollector and
// ScopeResolver fill them. Meaning and words follow CPython's symtable (3.11, with 3.12's type-parameter scopes).

import Diagnostics

/// What opens a scope.
public enum ScopeKind: UInt8, Sendable {
  case module
  case function
  case lambda
  case class_
  case listComprehension
  case setComprehension
  case dictComprehension
  case generatorExpression
  /// Type parameters of a generic function, class or type alias (PEP 695): stands between the enclosing scope and the
  /// thing itself.
  case typeParameters
  /// The value of a `type` statement: evaluated lazily.
  case typeAlias
  /// The bound of a type variable: evaluated lazily.
  case typeVariableBound

  /// Whether its names are a function's: locals in slots, not in a namespace.
  public var isFunctionLike: Bool { self != .module && self != .class_ }

  /// Whether it is a list, set or dict comprehension or a generator expression.
  public var isComprehension: Bool {
    switch self {
    case .listComprehension, .setComprehension, .dictComprehension, .generatorExpression: true
    default: false
    }
  }
}

/// Where a name's value lives, seen from one scope.
public enum SymbolResolution: UInt8, Sendable {
  /// In this scope only. In a module or class: an entry of its namespace.
  case local
  /// In this scope, and inner scopes use it too.
  case cell
  /// In an enclosing function's cell.
  case free
  /// In the module, because a `global` statement says so.
  case globalExplicit
  /// In the module or the built-ins, because nothing binds it nearer.
  case globalImplicit
}

/// What a scope does with a name.
public struct SymbolFlags: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16

  /// A set of flags by its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Named in a `global` statement.
  public static let declaredGlobal = SymbolFlags(rawValue: 1)
  /// Bound here: assigned, defined, deleted, a loop's target, …
  public static let assigned = SymbolFlags(rawValue: 2)
  /// A parameter.
  public static let parameter = SymbolFlags(rawValue: 4)
  /// Named in a `nonlocal` statement.
  public static let declaredNonlocal = SymbolFlags(rawValue: 8)
  /// Read here.
  public static let referenced = SymbolFlags(rawValue: 16)
  /// Free in a function inside this class, whose body binds a name of its own that is the same: the class passes the
  /// enclosing function's cell through.
  public static let freeInClass = SymbolFlags(rawValue: 64)
  /// Bound by an import.
  public static let imported = SymbolFlags(rawValue: 128)
  /// Target of an annotation.
  public static let annotated = SymbolFlags(rawValue: 256)
  /// Iteration variable of a comprehension.
  public static let comprehensionTarget = SymbolFlags(rawValue: 512)
  /// A type parameter.
  public static let typeParameter = SymbolFlags(rawValue: 1024)

  /// Any way of binding.
  public static let bound: SymbolFlags = [.assigned, .parameter, .imported, .typeParameter]
}

/// A name as one scope sees it.
public struct Symbol: Sendable {
  /// The name, mangled if it is private to a class.
  public let name: String
  /// What the scope does with it.
  public internal(set) var flags: SymbolFlags
  /// Where its value lives.
  public internal(set) var resolution: SymbolResolution
}

/// One scope and what its names mean.
public final class Scope {
  /// What opens it.
  public let kind: ScopeKind
  /// The name it goes by: the function's or class's, "lambda", "listcomp", "setcomp", "dictcomp", "genexpr", "top".
  public let name: String
  /// The name for people: "outer.<locals>.inner".
  public internal(set) var qualifiedName = ""
  /// Where the thing that opens it stands.
  public let span: Span
  /// The scope around it; nil for the module.
  public private(set) weak var parent: Scope?
  /// Scopes directly inside, in source order.
  public internal(set) var children: [Scope] = []
  /// Its names, in order of first appearance.
  public internal(set) var symbols: [Symbol] = []
  /// Parameters in the order of their slots: positional-only, positional, keyword-only, `*args`, `**kwargs`. In a
  /// comprehension the one parameter is ".0", the iterator.
  public internal(set) var parameters: [String] = []
  /// Names bound here that inner scopes use, sorted; `__class__` of a class that needs it among them.
  public internal(set) var cells: [String] = []
  /// Names of enclosing functions used here or passed through to inner scopes, sorted.
  public internal(set) var freeNames: [String] = []
  /// Whether it holds a `yield` (a generator expression is one too).
  public internal(set) var isGenerator = false
  /// Whether it is an `async def`, or a comprehension that awaits. With `isGenerator`: an asynchronous generator.
  public internal(set) var isCoroutine = false
  /// Whether it returns a value somewhere.
  public internal(set) var returnsValue = false
  /// Whether it stands within a function.
  public internal(set) var isNested = false
  /// In a class: whether a method uses `super` or `__class__`, so that the class must fill the `__class__` cell.
  public internal(set) var needsClassCell = false
  /// In a class: whether type parameters inside it look names up in its namespace, so that it must fill the
  /// `__classdict__` cell.
  public internal(set) var needsClassDictCell = false
  /// Whether it has `*args`.
  public internal(set) var hasVarArgs = false
  /// Whether it has `**kwargs`.
  public internal(set) var hasVarKeywords = false
  /// Whether it can be reached from a class body without a function between: type-parameter scopes directly in a
  /// class look names up in the class first.
  public internal(set) var canSeeClassScope = false
  /// The class whose body it is in, for the mangling of private names; nil outside classes.
  public let privateClass: String?

  var index: [String: Int] = [:]
  /// Where names were declared global or nonlocal, for messages.
  var directives: [(name: String, span: Span)] = []

  init(kind: ScopeKind, name: String, span: Span, parent: Scope?, privateClass: String?) {
    self.kind = kind
    self.name = name
    self.span = span
    self.parent = parent
    self.privateClass = privateClass
    if let parent { isNested = parent.isNested || parent.kind.isFunctionLike }
  }

  /// The symbol of a name, which must be mangled already; nil when the scope does not use the name.
  public func lookup(_ mangled: String) -> Symbol? { index[mangled].map { symbols[$0] } }

  /// What a name written in this scope is really called.
  public func mangle(_ name: String) -> String { PythonFrontend.mangle(name, className: privateClass) }

  /// The symbol of a name as written.
  public func symbol(named name: String) -> Symbol? { lookup(mangle(name)) }
}

/// What a private name (`__x` in class C) is really called (`_C__x`); other names are what they are.
public func mangle(_ name: String, className: String?) -> String {
  guard let className, name.utf8.count > 2, name.hasPrefix("__"), !name.hasSuffix("__"), !name.utf8.contains(46) else {
    return name
  }
  let stripped = className.drop { $0 == "_" }
  return stripped.isEmpty ? name : "_" + stripped + name
}

extension Scope {
  /// What a node is found by: its identity as a number, because dictionaries with that kind of key are in use anyway, and
  /// the first dictionary of a kind costs as much as compiling a short program.
  static func key(_ node: AnyObject) -> Int { Int(bitPattern: ObjectIdentifier(node)) }
}

/// The scopes of a source.
public struct ScopeAnalysis {
  /// The module's scope.
  public let root: Scope
  /// Whether `from __future__ import annotations` is in force.
  public let hasFutureAnnotations: Bool

  private let scopes: [Int: Scope]
  private let typeParameterScopes: [Int: Scope]

  init(
    root: Scope,
    hasFutureAnnotations: Bool,
    scopes: [Int: Scope],
    typeParameterScopes: [Int: Scope]
  ) {
    self.root = root
    self.hasFutureAnnotations = hasFutureAnnotations
    self.scopes = scopes
    self.typeParameterScopes = typeParameterScopes
  }

  /// The scope that a node opens: a Module, FunctionDef or ClassDef, the Expr of a lambda or comprehension, the Stmt of
  /// a `type` statement (its value), or a TypeParam with a bound. Asking for any other node is a fault of the caller.
  public func scope(of node: AnyObject) -> Scope {
    guard let scope = scopes[Scope.key(node)] else {
      preconditionFailure("a node that opens no scope, or is not of the analysed module: \(node)")
    }
    return scope
  }

  /// The scope of the type parameters of a FunctionDef, ClassDef or the Stmt of a `type` statement; nil without any.
  public func typeParameterScope(of node: AnyObject) -> Scope? { typeParameterScopes[Scope.key(node)] }
}
