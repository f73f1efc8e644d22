// try, with except clauses, except* clauses and finally.
//
//     try: BODY              ^body in r1:        BODY; goto ^else              region r1 try -> ^h
//     except E as n: H       ^h(%e) in r0:       exc.enter .s, %e              region r2 handler -> ^cleanup
//     else: L                ^test in r2:        %m = exc.match %e, E; branch %m ^match, ^next
//                            ^match in r2:       n = %e; H; exc.leave .s; unbind n; goto ^end
//                            ^next in r2:        reraise %e
//                            ^cleanup(%x) in r0: exc.leave .s; reraise %x
//
//     try: BODY              ^body in r1:        BODY; exc.enter .s, none; pend c0 normal -> ^fin    region r1 finally
//     finally: F             ^h(%e) in r0:       exc.enter .s, %e; pend c0 raise %e -> ^fin
//                            ^fin in r2:         F; exc.leave .s; endfinally c0                      region r2 handler
//                            ^cleanup(%x) in r0: exc.leave .s; reraise %x
//
// The finally body is entered with one more exception being handled on every path, none on the normal one: so one body
// serves all of them.

import Diagnostics
import MachineIR

/// The parts of a try statement.
struct TryStatement {
  var body: [Stmt]
  var handlers: [ExceptHandler]
  var orelse: [Stmt]
  var finalbody: [Stmt]
  var isStar: Bool
  var span: Span
}

extension FunctionLowering {
  func tryStatement(_ construct: TryStatement) {
    guard !construct.finalbody.isEmpty else { return tryExcept(construct) }
    tryFinally(construct.finalbody, construct.span) {
      if construct.handlers.isEmpty {
        statements(construct.body)
        statements(construct.orelse)
      } else {
        tryExcept(construct)
      }
    }
  }

  // MARK: - finally

  /// Runs `protected`, then the finally body on every way out.
  private func tryFinally(_ finalbody: [Stmt], _ span: Span, _ protected: () -> Void) {
    let outer = region
    let handler = newLabel()
    let body = newLabel()
    let cleanup = newLabel()
    let saved = newSynthetic()
    let protectedRegion = enterRegion(.finally, handler: handler)
    let deferred = Deferred(target: body, saved: saved, region: protectedRegion)
    let record = completion(of: deferred)

    contexts.append(.deferred(deferred))
    beginBlock()
    protected()
    contexts.removeLast()
    let endsNormally = isOpen
    if isOpen {
      emit(.excEnter(saved: saved, nil), lastSpan)
      terminate(.pend(record, .normal, target: body), lastSpan)
    }

    region = outer
    let exception = newTemp()
    begin(handler, parameter: exception)
    emit(.excEnter(saved: saved, exception), span)
    terminate(.pend(record, .raise(exception), target: body), span)

    _ = enterRegion(.handler, handler: cleanup)
    contexts.append(.handler(Handler(saved: saved, outer: outer, name: nil)))
    begin(body)
    statements(finalbody)
    contexts.removeLast()
    let completes = isOpen
    emit(.excLeave(saved: saved), lastSpan)
    region = outer
    let end = lastSpan
    // The cleanup stands before the arms, so that these can fall through to what follows the statement.
    let after = newLabel()
    if completes {
      endDeferred(deferred, normal: endsNormally, raising: true, end)
      if isOpen { goto(after) }
    }
    leaveAndReraise(cleanup, saved, span)
    begin(after)
  }

  /// Opens a handler that leaves an exception's handling because another one was raised meanwhile.
  func leaveAndReraise(_ label: BlockID, _ saved: VariableID, _ span: Span) {
    let exception = newTemp()
    begin(label, parameter: exception)
    emit(.excLeave(saved: saved), span)
    terminate(.reraise(exception), span)
  }

  // MARK: - except

  private func tryExcept(_ construct: TryStatement) {
    let outer = region
    let handler = newLabel()
    let end = newLabel()
    _ = enterRegion(.try_, handler: handler)
    beginBlock()
    statements(construct.body)
    region = outer
    beginBlock()
    statements(construct.orelse)
    if isOpen { goto(end) }

    let exception = newTemp()
    begin(handler, parameter: exception)
    let saved = newSynthetic()
    emit(.excEnter(saved: saved, exception), construct.span)
    let cleanup = newLabel()
    _ = enterRegion(.handler, handler: cleanup)
    let context = Handler(saved: saved, outer: outer, name: nil)
    contexts.append(.handler(context))
    beginBlock()
    if construct.isStar {
      starClauses(construct, exception, context, end: end)
    } else {
      for clause in construct.handlers { exceptClause(clause, exception, context, end: end) }
      terminate(.reraise(exception), lastSpan)
    }
    contexts.removeLast()
    region = outer
    leaveAndReraise(cleanup, saved, construct.span)
    begin(end)
  }

  private func exceptClause(_ clause: ExceptHandler, _ exception: Operand, _ context: Handler, end: BlockID) {
    guard isOpen else { return }
    let next = newLabel()
    if let type = clause.type {
      let matched = newLabel()
      let matches = define(.excMatch(exception, expression(type)), clause.span)
      terminate(.branch(matches, matched, else: next), clause.span)
      begin(matched)
    }
    var handler = context
    handler.name = clause.name
    clauseBody(clause, exception, handler) {
      leaveHandler(handler, lastSpan)
      goto(end)
    }
    begin(next)
  }

  /// A clause's body with its name bound, and unbound at every end. `finish` ends the normal path.
  private func clauseBody(
    _ clause: ExceptHandler,
    _ exception: Operand,
    _ handler: Handler,
    finish: () -> Void
  ) {
    let around = region
    contexts[contexts.count - 1] = .handler(handler)
    defer {
      var plain = handler
      plain.name = nil
      contexts[contexts.count - 1] = .handler(plain)
      region = around
    }
    guard let name = clause.name else {
      statements(clause.body)
      if isOpen { finish() }
      return
    }
    storeName(name, exception, clause.span)
    let unbind = newLabel()
    _ = enterRegion(.handler, handler: unbind)
    beginBlock()
    statements(clause.body)
    if isOpen { finish() }
    region = around
    let raised = newTemp()
    begin(unbind, parameter: raised)
    unbindHandlerName(name, clause.span)
    terminate(.reraise(raised), clause.span)
  }

  // MARK: - except*

  /// Clauses of `except*`: each takes its part of the exception from the rest that the ones before left; what they raise
  /// is collected, and raised together with the unhandled rest at the end.
  ///
  ///     .rest = %e; %list = []
  ///     each clause:  %m, .rest = group_match .rest, E; if %m is not none:
  ///                     exc.enter .t, %m; BODY; exc.leave .t      (raised: exc.leave .t; append it to %list)
  ///     append .rest to %list; %r = group_reraise %e, %list; exc.leave .s; if %r is not none: reraise %r
  private func starClauses(_ construct: TryStatement, _ exception: Operand, _ context: Handler, end: BlockID) {
    let span = construct.span
    let rest = newSynthetic()
    let raisedList = define(.makeList([]), construct.handlers.first?.span ?? span)
    assign(rest, exception, span)
    for clause in construct.handlers {
      guard isOpen, let type = clause.type else { continue }
      let pair = intrinsic(.groupMatch, [read(rest, clause.span), expression(type)], clause.span)
      let parts = define(.unpack(pair), count: 2, clause.span)
      assign(rest, parts[1], clause.span)
      starClause(clause, parts[0], raisedList, context)
    }
    guard isOpen else { return }
    emit(.listAppend(raisedList, read(rest, span)), span)
    let result = intrinsic(.groupReraise, [exception, raisedList], span)
    emit(.excLeave(saved: context.saved), span)
    region = context.outer
    beginBlock()
    let reraise = newLabel()
    let nothing = define(.compare(.identical, result, .constant(.none)), span)
    terminate(.branch(nothing, end, else: reraise), span)
    begin(reraise)
    terminate(.reraise(result), span)
  }

  private func starClause(_ clause: ExceptHandler, _ match: Operand, _ raisedList: Operand, _ context: Handler) {
    let around = region
    let body = newLabel()
    let next = newLabel()
    let noMatch = define(.compare(.identical, match, .constant(.none)), clause.span)
    terminate(.branch(noMatch, next, else: body), clause.span)
    begin(body)
    let saved = newSynthetic()
    emit(.excEnter(saved: saved, match), clause.span)
    let raised = newLabel()
    _ = enterRegion(.handler, handler: raised)
    let handler = Handler(saved: saved, outer: around, name: clause.name)
    contexts.append(.handler(handler))
    beginBlock()
    clauseBody(clause, match, handler) {
      leaveHandler(handler, lastSpan)
      goto(next)
    }
    contexts.removeLast()
    region = around
    let other = newTemp()
    begin(raised, parameter: other)
    emit(.excLeave(saved: saved), clause.span)
    emit(.listAppend(raisedList, other), clause.span)
    goto(next)
    begin(next)
  }
}
