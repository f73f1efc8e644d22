// The tree of Tiny: what the actions of Tiny.gram build.

import Diagnostics
import MachineIR

/// A statement and its place.
struct Statement {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind {
    case declare(String, Expression?)
    /// The target is a name or an item.
    case assign(Expression, Expression)
    case expression(Expression)
    case condition(Expression, [Statement], [Statement])
    case loop(Expression, [Statement])
    case each(String, Expression, [Statement])
    case leave(Exit)
    case throw_(Expression)
    case attempt([Statement], Handler?, finally: [Statement])
    case function(Function)
    case block([Statement])
  }

  /// Ways out.
  enum Exit {
    case break_, continue_
    case return_(Expression?)
  }
}

/// What follows `catch`.
struct Handler {
  let name: String?
  let body: [Statement]
}

/// A function, or an asynchronous block.
struct Function {
  enum Kind {
    case plain, generator
    /// Calling it starts it at once, and gives its task.
    case asynchronous
    /// `async { … }`: starts when it is awaited, as a task of its own.
    case block
  }
  let kind: Kind
  let name: String
  let parameters: [String]
  let body: [Statement]
  let span: Span

  init(_ kind: Kind, _ name: String, _ parameters: [String], _ body: [Statement], _ span: Span) {
    self.kind = kind
    self.name = name
    self.parameters = parameters
    self.body = body
    self.span = span
  }
}

/// An expression and its place.
struct Expression {
  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  indirect enum Kind {
    case constant(Constant)
    case name(String)
    case list([Expression])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case compare(CompareOperator, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case call(Expression, [Expression])
    case item(Expression, Expression)
    case function(Function)
    case await(Expression)
    case yield(Expression?)
    case delegate(Expression)
  }
}
