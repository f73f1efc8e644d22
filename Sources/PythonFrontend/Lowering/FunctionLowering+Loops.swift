// Loops: while, for, async for.

import Diagnostics
import MachineIR

extension FunctionLowering {
  func whileLoop(test: Expr, body: [Stmt], orelse: [Stmt], _ span: Span) {
    let head = newLabel()
    let inside = newLabel()
    let otherwise = newLabel()
    let end = newLabel()
    begin(head)
    branch(on: test, ifTrue: inside, ifFalse: otherwise, span)
    begin(inside)
    contexts.append(.loop(break_: end, continue_: head, iterator: nil))
    statements(body)
    contexts.removeLast()
    if isOpen { goto(head) }
    begin(otherwise)
    statements(orelse)
    begin(end)
  }

  func forLoop(target: Expr, iter: Expr, body: [Stmt], orelse: [Stmt], isAsync: Bool, _ span: Span) {
    let iterable = isAsync ? expression(iter) : iterableOperand(iter)
    let iterator =
      isAsync ? intrinsic(.asyncIterate, [iterable], span) : define(.iterate(iterable), span)
    let end = newLabel()
    let head = newLabel()
    // The block after the last item, or the handler of the end that `__anext__` raises.
    let done = newLabel()
    if isAsync {
      nextAsync(iterator, target, head: head, handler: done, span)
    } else {
      begin(head)
      nextItem(iterator, target, done: done, span)
    }
    contexts.append(.loop(break_: end, continue_: head, iterator: iterator))
    statements(body)
    contexts.removeLast()
    if isOpen { goto(head) }
    if isAsync { endAsync(done, iter.span) } else { begin(done) }
    statements(orelse)
    begin(end)
  }

  /// Takes an iterator's next item and stores it, or goes to `done`.
  func nextItem(_ iterator: Operand, _ target: Expr, done: BlockID, _ span: Span) {
    let inside = newLabel()
    let item = newTemp()
    terminate(.next(iterator, body: inside, done: done), span)
    begin(inside, parameter: item)
    store(target, item)
  }

  /// Awaits an asynchronous iterator's next item, at `head`, and stores it. Only the await is guarded: a
  /// StopAsyncIteration that the loop's body raises is no end of the loop.
  func nextAsync(_ iterator: Operand, _ target: Expr, head: BlockID, handler: BlockID, _ span: Span) {
    let outer = region
    _ = enterRegion(.cleanup, handler: handler)
    begin(head)
    let awaitable = intrinsic(.asyncNext, [iterator], span)
    region = outer
    let item = awaitValue(awaitable, purpose: .asyncNext, span)
    store(target, item)
  }

  /// Opens the handler of `nextAsync`: goes on when the iterator has ended.
  func endAsync(_ handler: BlockID, _ span: Span) {
    let exception = newTemp()
    let ended = newLabel()
    let other = newLabel()
    begin(handler, parameter: exception)
    let isEnd = intrinsic(.isStopAsyncIteration, [exception], span)
    terminate(.branch(isEnd, ended, else: other), span)
    begin(other)
    terminate(.reraise(exception), span)
    begin(ended)
  }
}
