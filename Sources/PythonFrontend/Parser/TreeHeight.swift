// How high a tree is. The parser bounds from above what it built (see the generated parser's `reach`); only where that
// bound is large is the tree measured. What is refused here would exhaust the stack of whoever walks the tree later.

/// Measures trees.
enum TreeHeight {
  /// Parser bound below which no tree is near the limit.
  static let certain = 150

  /// Whether a module is higher than a limit.
  static func exceeds(_ limit: Int, _ module: Module) -> Bool {
    var measure = Measure(limit: limit)
    measure.statements(module.body)
    return measure.isExceeded
  }

  private struct Measure {
    let limit: Int
    var height = 0
    var isExceeded = false

    mutating func enter() -> Bool {
      height += 1
      if height > limit { isExceeded = true }
      return !isExceeded
    }

    mutating func statements(_ list: [Stmt]) { for statement in list { self.statement(statement) } }
    mutating func expressions(_ list: [Expr]) { for expression in list { self.expression(expression) } }
    mutating func maybe(_ expression: Expr?) { if let expression { self.expression(expression) } }

    mutating func statement(_ s: Stmt) {
      defer { height -= 1 }
      guard enter() else { return }
      switch s.kind {
      case .functionDef(let f):
        arguments(f.args)
        expressions(f.decorators)
        maybe(f.returns)
        statements(f.body)
      case .classDef(let c):
        expressions(c.bases)
        for keyword in c.keywords { expression(keyword.value) }
        expressions(c.decorators)
        statements(c.body)
      case .return_(let value): maybe(value)
      case .delete(let targets): expressions(targets)
      case .assign(let targets, let value):
        expressions(targets)
        expression(value)
      case .augAssign(let target, _, let value):
        expression(target)
        expression(value)
      case .annAssign(let target, let annotation, let value, _):
        expression(target)
        expression(annotation)
        maybe(value)
      case .for_(let target, let iter, let body, let orelse, _):
        expression(target)
        expression(iter)
        statements(body)
        statements(orelse)
      case .while_(let test, let body, let orelse), .if_(let test, let body, let orelse):
        expression(test)
        statements(body)
        statements(orelse)
      case .with(let items, let body, _):
        for item in items {
          expression(item.context)
          maybe(item.vars)
        }
        statements(body)
      case .match(let subject, let cases):
        expression(subject)
        for item in cases {
          maybe(item.guard_)
          statements(item.body)
        }
      case .raise(let exc, let cause):
        maybe(exc)
        maybe(cause)
      case .try_(let body, let handlers, let orelse, let finalbody, _):
        statements(body)
        for handler in handlers {
          maybe(handler.type)
          statements(handler.body)
        }
        statements(orelse)
        statements(finalbody)
      case .assert(let test, let msg):
        expression(test)
        maybe(msg)
      case .expr(let value): expression(value)
      case .typeAlias(_, _, let value): expression(value)
      case .import_, .importFrom, .global, .nonlocal, .pass, .break_, .continue_: break
      }
    }

    mutating func arguments(_ a: Arguments) {
      for arg in a.posonly + a.args + a.kwonly { maybe(arg.annotation) }
      maybe(a.vararg?.annotation)
      maybe(a.kwarg?.annotation)
      for value in a.kwDefaults { maybe(value) }
      expressions(a.defaults)
    }

    mutating func comprehensions(_ list: [Comprehension]) {
      for clause in list {
        expression(clause.target)
        expression(clause.iter)
        expressions(clause.ifs)
      }
    }

    mutating func expression(_ e: Expr) {
      defer { height -= 1 }
      guard enter() else { return }
      switch e.kind {
      case .boolOp(_, let values): expressions(values)
      case .namedExpr(let target, let value):
        expression(target)
        expression(value)
      case .binOp(let left, _, let right):
        expression(left)
        expression(right)
      case .unaryOp(_, let operand): expression(operand)
      case .lambda(let args, let body):
        arguments(args)
        expression(body)
      case .ifExp(let test, let body, let orelse):
        expression(test)
        expression(body)
        expression(orelse)
      case .dict(let keys, let values):
        for key in keys { maybe(key) }
        expressions(values)
      case .set(let elements), .list(let elements, _), .tuple(let elements, _): expressions(elements)
      case .listComp(let elt, let clauses), .setComp(let elt, let clauses), .generatorExp(let elt, let clauses):
        expression(elt)
        comprehensions(clauses)
      case .dictComp(let key, let value, let clauses):
        expression(key)
        expression(value)
        comprehensions(clauses)
      case .await(let value), .yieldFrom(let value): expression(value)
      case .yield(let value): maybe(value)
      case .compare(let left, _, let rights):
        expression(left)
        expressions(rights)
      case .call(let function, let args, let keywords):
        expression(function)
        expressions(args)
        for keyword in keywords { expression(keyword.value) }
      case .formattedValue(let value, _, let spec):
        expression(value)
        maybe(spec)
      case .joinedStr(let values): expressions(values)
      case .attribute(let value, _, _), .starred(let value, _): expression(value)
      case .subscript_(let value, let slice, _):
        expression(value)
        expression(slice)
      case .slice(let lower, let upper, let step):
        maybe(lower)
        maybe(upper)
        maybe(step)
      case .constant, .name: break
      }
    }
  }
}
