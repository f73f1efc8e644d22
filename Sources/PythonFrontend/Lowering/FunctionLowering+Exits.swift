// Ways out of nested constructs: what return, break and continue pass on their way.
//
// A finally body, and the call of `__exit__` at the end of a with body, is lowered once. Whoever wants to leave through
// it notes how in the construct's completion record (`pend`) and goes to the body; at its end `endFinally` continues
// whatever was noted. The chain is built outside in: the arm of an inner construct leaves, in turn, through the next
// outer one. So n nested finally bodies take n copies of nothing, where copying per exit path takes 2ⁿ.
//
// A handler's exits are different: they only have to make the exception handled before the current one again
// (`excLeave`) and to unbind the handler's name, which is emitted in place.

import Diagnostics
import MachineIR

extension FunctionLowering {
  /// A way out.
  enum Exit {
    case return_(Operand)
    case break_
    case continue_
  }

  /// What stands between a statement and the end of its function.
  enum Context {
    /// `iterator` lives until the loop is left, also on ways that do not lead back to it.
    case loop(break_: BlockID, continue_: BlockID, iterator: Operand?)
    case handler(Handler)
    case deferred(Deferred)
  }

  /// Code that runs while an exception is handled: the body of an except clause, or of a finally.
  struct Handler {
    /// Keeps what was handled before.
    var saved: VariableID
    /// The region around the handler.
    var outer: RegionID?
    /// The name of `except … as name`, unbound on the way out.
    var name: Identifier?
  }

  /// A body that every exit must run: a finally body, or the normal call of `__exit__`.
  final class Deferred {
    /// The body.
    let target: BlockID
    /// For a finally body: keeps what was handled before.
    let saved: VariableID?
    /// The region that the body's protected part is.
    let region: RegionID
    /// The completion record; made when the first exit needs it.
    var completion: CompletionID?
    var returns = false
    var breaks = false
    var continues = false

    init(target: BlockID, saved: VariableID?, region: RegionID) {
      self.target = target
      self.saved = saved
      self.region = region
    }

    /// Number of the jump arm for break or continue.
    static let breakJump = 0
    static let continueJump = 1
  }

  /// The completion record of a construct.
  func completion(of deferred: Deferred) -> CompletionID {
    if let made = deferred.completion { return made }
    let made = newCompletion()
    deferred.completion = made
    function.regions[deferred.region.index].completion = made
    return made
  }

  /// Leaves through all contexts, from the innermost out. The block is closed afterwards.
  func leave(_ exit: Exit, _ span: Span) {
    let here = region
    defer { region = here }
    for context in contexts.reversed() {
      guard isOpen else { return }
      switch context {
      case .loop(let breakLabel, let continueLabel, let iterator):
        if case .continue_ = exit { return terminate(.goto(continueLabel), span) }
        if let iterator { emit(.keep(iterator), span) }
        if case .break_ = exit { return terminate(.goto(breakLabel), span) }
      case .handler(let handler):
        leaveHandler(handler, span)
      case .deferred(let deferred):
        return pend(exit, in: deferred, span)
      }
    }
    guard case .return_(let value) = exit else { return }
    terminate(.return_(value), span)
  }

  /// Ends the handling of an exception, and unbinds its name, on a way out of the handler.
  func leaveHandler(_ handler: Handler, _ span: Span) {
    emit(.excLeave(saved: handler.saved), span)
    region = handler.outer
    guard let name = handler.name else { return }
    // Unbinding a global or a name of a namespace may run code and raise: that is outside the handler already.
    if case .local = access(name) {} else { beginBlock() }
    unbindHandlerName(name, span)
  }

  /// `name = None; del name`, which cannot find the name unbound.
  func unbindHandlerName(_ name: Identifier, _ span: Span) {
    if case .local(let variable) = access(name) {
      emit(.unbind(variable), span)
    } else {
      storeName(name, .constant(.none), span)
      deleteName(name, span)
    }
  }

  private func pend(_ exit: Exit, in deferred: Deferred, _ span: Span) {
    let record = completion(of: deferred)
    if let saved = deferred.saved { emit(.excEnter(saved: saved, nil), span) }
    let pending: PendingCompletion
    switch exit {
    case .return_(let value):
      deferred.returns = true
      pending = .return_(value)
    case .break_:
      deferred.breaks = true
      pending = .jump(Deferred.breakJump)
    case .continue_:
      deferred.continues = true
      pending = .jump(Deferred.continueJump)
    }
    terminate(.pend(record, pending, target: deferred.target), span)
  }

  /// The end of a body that exits run: goes on with what was noted. Falls through on the normal kind when `normal`;
  /// with `raising`, an exception may have been noted too. The contexts are those outside.
  func endDeferred(_ deferred: Deferred, normal: Bool, raising: Bool, _ span: Span) {
    guard isOpen else { return }
    guard let record = deferred.completion else { return }
    var arms: [CompletionArm] = []
    var continuations: [(label: BlockID, parameter: Operand?, exit: Exit?)] = []
    func arm(_ kind: CompletionArm.Kind, _ parameter: Operand?, _ exit: Exit?) {
      let label = newLabel()
      arms.append(CompletionArm(kind: kind, target: label))
      continuations.append((label, parameter, exit))
    }
    let after = newLabel()
    if normal { arms.append(CompletionArm(kind: .normal, target: after)) }
    if deferred.returns {
      let value = newTemp()
      arm(.return_, value, .return_(value))
    }
    if raising { arm(.raise, newTemp(), nil) }
    if deferred.breaks { arm(.jump(Deferred.breakJump), nil, .break_) }
    if deferred.continues { arm(.jump(Deferred.continueJump), nil, .continue_) }
    terminate(.endFinally(record, arms), span)
    for (label, parameter, exit) in continuations {
      begin(label, parameter: parameter)
      if let exit {
        leave(exit, span)
      } else if let parameter {
        terminate(.reraise(parameter), span)
      }
    }
    begin(after)
  }
}
