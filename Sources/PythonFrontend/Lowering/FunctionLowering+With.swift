// with and async with.
//
//     with M as T: BODY      ^0 in r0:        %m = M; %enter = special %m.__enter__; %exit = special %m.__exit__
//                                             %v = call %enter()
//                            ^body in r1:     T = %v; BODY; goto ^exit                     region r1 with -> ^h
//                            ^exit in r0:     call %exit(none, none, none)                 (normal end, and every jump out)
//                            ^h(%e) in r0:    exc.enter .s, %e                             region r2 handler -> ^cleanup
//                            ^call in r2:     %r = call %exit(type, %e, traceback); branch %r ^eat, ^on
//                            ^eat in r2:      exc.leave .s; goto ^end
//                            ^on in r2:       reraise %e
//                            ^cleanup(%x):    exc.leave .s; reraise %x
//
// Both methods are looked up before either is called; each path calls `__exit__` once, and there are two places that
// call it. When nothing but the normal end leaves BODY, no completion record is made.

import Diagnostics
import MachineIR

extension FunctionLowering {
  func with(_ items: ArraySlice<WithItem>, _ body: [Stmt], isAsync: Bool, _ span: Span) {
    guard let item = items.first else { return statements(body) }
    let outer = region
    let manager = expression(item.context)
    let purpose = (isAsync ? SpecialPurpose.asyncWith : .with).rawValue
    let enter = define(.getSpecial(manager, isAsync ? "__aenter__" : "__enter__", purpose: purpose), span)
    let exit = define(.getSpecial(manager, isAsync ? "__aexit__" : "__exit__", purpose: purpose), span)
    var value = define(.call(enter, []), span)
    if isAsync { value = awaitValue(value, purpose: .asyncEnter, span) }

    let handler = newLabel()
    let exitLabel = newLabel()
    let end = newLabel()
    let protected = enterRegion(.with, handler: handler)
    let deferred = Deferred(target: exitLabel, saved: nil, region: protected)
    contexts.append(.deferred(deferred))
    beginBlock()
    if let target = item.vars { store(target, value) }
    with(items.dropFirst(), body, isAsync: isAsync, span)
    contexts.removeLast()
    let endsNormally = isOpen
    if endsNormally {
      if let record = deferred.completion {
        terminate(.pend(record, .normal, target: exitLabel), span)
      } else {
        goto(exitLabel)
      }
    }
    region = outer
    begin(exitLabel)
    if isOpen {
      let nothing = MachineIR.Argument.positional(.constant(.none))
      let result = define(.call(exit, [nothing, nothing, nothing]), span)
      if isAsync { _ = awaitValue(result, purpose: .asyncExit, span) }
      if deferred.completion != nil {
        endDeferred(deferred, normal: endsNormally, raising: false, span)
      }
      if isOpen { goto(end) }
    }
    exceptionalExit(exit, handler: handler, end: end, isAsync: isAsync, span)
    begin(end)
  }

  /// The exception's way out of a with body: through `__exit__`, which may swallow it.
  private func exceptionalExit(_ exit: Operand, handler: BlockID, end: BlockID, isAsync: Bool, _ span: Span) {
    let outer = region
    let exception = newTemp()
    let saved = newSynthetic()
    begin(handler, parameter: exception)
    emit(.excEnter(saved: saved, exception), span)
    let cleanup = newLabel()
    _ = enterRegion(.handler, handler: cleanup)
    beginBlock()
    let type = intrinsic(.exceptionType, [exception], span)
    let traceback = intrinsic(.exceptionTraceback, [exception], span)
    let arguments: [MachineIR.Argument] = [.positional(type), .positional(exception), .positional(traceback)]
    var result = define(.call(exit, arguments), span)
    if isAsync { result = awaitValue(result, purpose: .asyncExit, span) }
    let swallowed = newLabel()
    let other = newLabel()
    terminate(.branch(result, swallowed, else: other), span)
    begin(other)
    terminate(.reraise(exception), span)
    begin(swallowed)
    emit(.excLeave(saved: saved), span)
    goto(end)
    region = outer
    leaveAndReraise(cleanup, saved, span)
  }
}
