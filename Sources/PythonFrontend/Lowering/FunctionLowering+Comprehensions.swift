// Comprehensions and generator expressions: functions of their own, as CPython 3.11 has them. The iterator over the first
// iterable is made outside and handed over as the parameter ".0"; everything else is evaluated inside. One that awaits is
// a coroutine, awaited at once (a generator expression: an asynchronous generator).

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// What a comprehension makes of each round.
  enum ComprehensionKind {
    case list(Expr)
    case set(Expr)
    case dict(Expr, Expr)
    case generator(Expr)
  }

  func comprehension(_ e: Expr, _ kind: ComprehensionKind, _ generators: [Comprehension]) -> Operand {
    let inner = unit.scopes.scope(of: e)
    let function = makeFunction(comprehensionFunction(e, inner, kind, generators), inner, e.span)
    let first = generators[0]
    let iterable = iterableOperand(first.iter)
    let iterator =
      first.isAsync ? intrinsic(.asyncIterate, [iterable], e.span) : define(.iterate(iterable), e.span)
    let result = define(.call(function, [.positional(iterator)]), e.span)
    if case .generator = kind { return result }
    return inner.isCoroutine ? awaitValue(result, e.span) : result
  }

  private func comprehensionFunction(
    _ e: Expr,
    _ inner: Scope,
    _ kind: ComprehensionKind,
    _ generators: [Comprehension]
  ) -> FunctionID {
    unit.lowerFunction(inner, name: "<\(inner.name)>", span: e.span) { lowering in
      lowering.function.signature = Signature(positionalOnly: 0, positional: 1)
      lowering.enterMachine()
      var container: Operand?
      switch kind {
      case .list: container = lowering.define(.makeList([]), e.span)
      case .set: container = lowering.define(.makeSet([]), e.span)
      case .dict: container = lowering.define(.makeMap([]), e.span)
      case .generator: break
      }
      lowering.rounds(generators[...], isFirst: true, e.span) {
        lowering.comprehensionElement(kind, container, e.span)
      }
      return container ?? .constant(.none)
    }
  }

  private func comprehensionElement(_ kind: ComprehensionKind, _ container: Operand?, _ span: Span) {
    let target = container ?? .constant(.none)
    switch kind {
    case .list(let element): emit(.listAppend(target, expression(element)), span)
    case .set(let element): emit(.setAdd(target, expression(element)), span)
    case .dict(let key, let value):
      let name = expression(key)
      emit(.mapInsert(target, name, expression(value)), span)
    case .generator(let element):
      let value = expression(element)
      _ = suspend(span) { .yield(value, resume: $0) }
    }
  }

  /// The nested loops of a comprehension, with its conditions.
  private func rounds(_ generators: ArraySlice<Comprehension>, isFirst: Bool, _ span: Span, _ element: () -> Void) {
    guard let generator = generators.first, isOpen else { return element() }
    let iterator: Operand
    if isFirst {
      iterator = loadName(".0", span)
    } else {
      let iterable = iterableOperand(generator.iter)
      iterator = generator.isAsync ? intrinsic(.asyncIterate, [iterable], span) : define(.iterate(iterable), span)
    }
    let head = newLabel()
    let done = newLabel()
    if generator.isAsync {
      nextAsync(iterator, generator.target, head: head, handler: done, span)
    } else {
      begin(head)
      nextItem(iterator, generator.target, done: done, span)
    }
    for condition in generator.ifs {
      let passed = newLabel()
      branch(on: condition, ifTrue: passed, ifFalse: head, span)
      begin(passed)
    }
    if isOpen { rounds(generators.dropFirst(), isFirst: false, span, element) }
    if isOpen { goto(head) }
    if generator.isAsync { endAsync(done, span) } else { begin(done) }
  }
}
