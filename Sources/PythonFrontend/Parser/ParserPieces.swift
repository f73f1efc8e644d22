// What the rules of python.gram hand to each other where there is no node of the tree for it.

import Diagnostics

/// A line of statements: mostly one.
enum StatementLine {
  case one(Stmt)
  case many([Stmt])

  var list: [Stmt] {
    switch self {
    case .one(let statement): [statement]
    case .many(let statements): statements
    }
  }
}

/// What follows an expression in an assignment.
enum AssignmentTail {
  /// `= b = c`: the last is the value.
  case assign([Expr])
  case augment(BinaryOperator, Expr)
}

/// A parameter with its default.
struct Parameter {
  var arg: Arg
  var value: Expr?
}

/// Parameters from the star on.
struct StarPart {
  var vararg: Arg?
  var kwonly: [Parameter]
  var kwarg: Arg?
}

/// What follows the body of a `try`.
struct TryTail {
  var handlers: [ExceptHandler] = []
  var orelse: [Stmt] = []
  var finalbody: [Stmt] = []
  var isStar = false
}

/// `if test else orelse`.
struct ConditionalTail {
  var test: Expr
  var orelse: Expr
}

/// An operator and what stands right of it.
struct CompareTail {
  var op: CompareOperator
  var right: Expr
}

/// A slice from its first colon on.
struct SliceTail {
  var upper: Expr?
  var step: Expr?
}

/// What follows the first element of a list or a parenthesised form.
enum DisplayTail {
  case elements([Expr])
  case generators([Comprehension])
}

/// What follows the first expression of a brace display.
enum BraceTail {
  case elements([Expr])
  case generators([Comprehension])
  case pair(Expr, PairTail)
}

/// What follows the first `key: value` of a brace display.
enum PairTail {
  case generators([Comprehension])
  case pairs([DictItem])
}

/// `key: value`, or `**value`.
struct DictItem {
  var key: Expr?
  var value: Expr
}

/// The first argument of a call; with clauses it is a generator, if it stands alone.
struct FirstArgument {
  var value: Expr
  var clauses: [Comprehension]?
}

/// An argument of a call from the first keyword on.
enum CallArgument {
  case starred(Expr)
  case keyword(Keyword)
  case doubleStarred(Keyword)
}

/// The arguments of a call.
struct CallArguments {
  var args: [Expr] = []
  var keywords: [Keyword] = []
  /// The one generator expression, whose place takes in the parentheses of the call.
  var generator: (elt: Expr, clauses: [Comprehension])?
}

/// Arguments as the second pass reads them.
struct CallRun {
  var positional: [Expr]
  var rest: [CallArgument]
  var span: Span
}

/// One `key: pattern`.
struct KeyPattern {
  var key: Expr
  var pattern: Pattern
}

/// What stands in a mapping pattern; `rest` is a name's token.
struct MappingItems {
  var items: [KeyPattern]
  var rest: Int?
}

/// An argument of a class pattern; the name is a token.
struct ClassArgument {
  var name: Int?
  var pattern: Pattern
}

/// A string token, or an f-string with its pieces between its first and last token.
enum StringPart {
  case literal(Int)
  case format(Int, [FStringPiece], Int)

  /// The token it starts with.
  var token: Int {
    switch self {
    case .literal(let token), .format(let token, _, _): token
    }
  }
}

/// A piece of an f-string: a text token, or a replacement field. `debug` is the field's own text, if it ends in "=".
indirect enum FStringPiece {
  case text(Int)
  case field(Expr, debug: String?, conversion: Int, spec: [FStringPiece]?)
}
