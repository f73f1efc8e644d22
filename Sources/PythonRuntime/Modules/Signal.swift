// The module _signal, on which Library/signal.py builds: handlers of signals, called at safe points of the interpreter.
// An interrupt from the keyboard without a handler of the program's raises KeyboardInterrupt.

import Glibc
import MachineRuntime

/// Handlers of one interpreter's signals.
final class SignalState {
  /// Handler by number, for signals that the program handles; nothing before the first is set.
  var handlers: Value = Value.empty
  /// `default_int_handler`, made when it is first asked for.
  var defaultInterrupt: Value = Value.empty
  static let interrupt = Int(SIGINT)
}

enum SignalModule {
  static func install(_ vm: Interpreter, _ globals: borrowing Value) throws(Raised) {
    let functions: [BuiltinMethod] = [
      BuiltinMethod("signal", 2, setHandler), BuiltinMethod("getsignal", 1, getHandler),
      BuiltinMethod("raise_signal", 1, raiseSignal), BuiltinMethod("alarm", 1, alarm), BuiltinMethod("pause", pause),
      BuiltinMethod("strsignal", 1, text),
    ]
    vm.define(functions, module: "_signal", in: globals)
    vm.define("default_int_handler", vm.defaultInterruptHandler, in: globals)
    let numbers: [(String, Int32)] = [
      ("SIGHUP", SIGHUP), ("SIGINT", SIGINT), ("SIGQUIT", SIGQUIT), ("SIGILL", SIGILL), ("SIGTRAP", SIGTRAP),
      ("SIGABRT", SIGABRT), ("SIGBUS", SIGBUS), ("SIGFPE", SIGFPE), ("SIGKILL", SIGKILL), ("SIGUSR1", SIGUSR1),
      ("SIGSEGV", SIGSEGV), ("SIGUSR2", SIGUSR2), ("SIGPIPE", SIGPIPE), ("SIGALRM", SIGALRM), ("SIGTERM", SIGTERM),
      ("SIGCHLD", SIGCHLD), ("SIGCONT", SIGCONT), ("SIGSTOP", SIGSTOP), ("SIGTSTP", SIGTSTP), ("SIGWINCH", SIGWINCH),
      ("NSIG", 65), ("SIG_DFL", 0), ("SIG_IGN", 1),
    ]
    for (name, number) in numbers { vm.define(name, Value.smallInt(Int(number)), in: globals) }
  }

  private static func number(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Int {
    let n = try vm.intIndex(v)
    if n < 1 || n > 64 { throw vm.valueError("signal number out of range") }
    return n
  }
  private static func handler(_ vm: Interpreter, _ n: Int) throws(Raised) -> Value {
    let handlers = vm.python.signals.handlers.copy()
    if !handlers.isEmpty, let found = try vm.dictGet(handlers, Value.smallInt(n)) { return found }
    if n == SignalState.interrupt, HostSignals.current(n) == .note { return vm.defaultInterruptHandler }
    return Value.smallInt(HostSignals.current(n) == .ignore ? 1 : 0)
  }
  static func getHandler(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try handler(vm, try number(vm, a[0]))
  }
  static func setHandler(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let n = try number(vm, a[0])
    let before = try handler(vm, n)
    let disposition: HostSignals.Disposition
    if let code = a[1].smallInt, code == 0 || code == 1 {
      disposition = code == 0 ? .standard : .ignore
    } else if vm.isCallable(a[1]) {
      disposition = .note
    } else {
      throw vm.typeError(
        "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
      )
    }
    if !HostSignals.set(n, disposition, in: vm) { throw vm.osError(Int(EINVAL)) }
    if vm.python.signals.handlers.isEmpty { vm.python.signals.handlers = vm.makeDict() }
    let handlers = vm.python.signals.handlers.copy()
    try vm.dictSet(handlers, Value.smallInt(n), a[1].copy())
    return before
  }
  static func raiseSignal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let e = HostSignals.raise(try vm.intIndex(a[0])) { throw vm.osError(e) }
    try vm.runSignalHandlers()
    return Value.none
  }
  static func alarm(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeInt(HostSignals.setAlarm(try vm.intIndex(a[0])))
  }
  static func pause(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    _ = HostSignals.wait()
    try vm.runSignalHandlers()
    return Value.none
  }
  static func text(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let texts: [Int32: String] = [
      SIGHUP: "Hangup", SIGINT: "Interrupt", SIGQUIT: "Quit", SIGKILL: "Killed", SIGTERM: "Terminated",
      SIGALRM: "Alarm clock", SIGUSR1: "User defined signal 1", SIGUSR2: "User defined signal 2",
    ]
    return vm.optionalString(texts[Int32(try number(vm, a[0]))])
  }
}

extension Interpreter {
  /// `signal.default_int_handler`.
  var defaultInterruptHandler: Value {
    if python.signals.defaultInterrupt.isEmpty {
      let raise = BuiltinMethod("default_int_handler", 0, .max) {
        (vm: Interpreter, a: Arguments) throws(Raised) -> Value in
        throw vm.error(vm.exceptions.keyboardInterrupt)
      }
      python.signals.defaultInterrupt = makeFunction(raise, module: "_signal")
    }
    return python.signals.defaultInterrupt.copy()
  }

  /// Calls the handlers of the signals that came. What waits in the system does it after an interrupted call.
  public func runSignalHandlers() throws(Raised) {
    for n in HostSignals.take() {
      let handlers = python.signals.handlers.copy()
      if !handlers.isEmpty, let handler = try dictGet(handlers, Value.smallInt(n)) {
        if handler.isInteger { continue }
        var current = Value.none
        if let frame = frame(level: 0) { current = frame.object() }
        _ = try call(handler, Value.smallInt(n), current)
      } else if n == SignalState.interrupt {
        throw error(exceptions.keyboardInterrupt)
      }
    }
  }
}
