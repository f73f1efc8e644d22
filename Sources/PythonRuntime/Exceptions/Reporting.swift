// Exceptions that nobody handles: the top-level hook, unraisable exceptions in finalisers, and where their text goes.

import MachineRuntime

extension PythonDialect {
  /// An attribute of the module sys, or nil.
  func sysAttribute(_ vm: Interpreter, _ name: String) throws(Raised) -> Value? {
    let sys = vm.intern("sys")
    guard let module = importing.modules.dictGet(string: sys), module.isKind(.module) else { return nil }
    let key = vm.intern(name)
    return module.moduleGlobals.dictGet(string: key)
  }

  /// Writes to `sys.stderr`, or to the process's own when a program took that away.
  func writeError(_ vm: Interpreter, _ text: String) {
    do throws(Raised) {
      if let stream = try sysAttribute(vm, "stderr") {
        if stream.isNone { return }
        if !stream.isIdentical(to: vm.standardStream(2)) {
          _ = try vm.callMethod(stream, "write", vm.makeString(text))
          return
        }
      }
    } catch {
      _ = vm.takeRaised()
      return
    }
    vm.writeStandardError(text)
  }
}

extension Interpreter {
  /// Reports an exception that cannot be raised: `Exception ignored in: …`.
  public func reportUnraisable(_ exception: borrowing Value, about object: borrowing Value, prefix: String?) {
    let python = self.python
    if exception.slot(ExceptionSlot.traceback).isNone, let frame = frame(level: 0) {
      // Raised by no frame: the place where it happened is the best that can be shown.
      python.traceHook(self, exception, frame: frame)
    }
    do throws(Raised) {
      if let hook = try python.sysAttribute(self, "unraisablehook"),
        !hook.isIdentical(to: python.originalUnraisableHook)
      {
        let info = makeInstance(of: python.unraisableType)
        let fields: [String] = ["exc_type", "exc_value", "exc_traceback", "err_msg", "object"]
        for f in fields {
          let key = intern(f)
          let value: Value
          switch f {
          case "exc_type": value = pyType(exception).object
          case "exc_value": value = exception.copy()
          case "exc_traceback": value = exception.slot(ExceptionSlot.traceback)
          case "err_msg": value = optionalString(prefix)
          default: value = object.copy()
          }
          setOwnAttribute(info, key, value)
        }
        _ = try call(hook, info)
        return
      }
    } catch { _ = takeRaised() }
    python.writeError(self, unraisableText(exception, about: object, prefix: prefix))
  }

  func unraisableText(_ exception: borrowing Value, about object: borrowing Value, prefix: String?) -> String {
    var text = ""
    if let prefix {
      text = prefix
    } else if !object.isNone {
      text = "Exception ignored in"
    }
    if !object.isNone {
      do throws(Raised) { text += ": " + (try reprString(object)) + "\n" } catch {
        _ = takeRaised()
        text += ": <object repr() failed>\n"
      }
    } else if prefix != nil {
      text += ":\n"
    }
    let formatter = TracebackFormatter(self)
    let entries = formatter.entries(exception.slot(ExceptionSlot.traceback))
    if !entries.isEmpty { text += "Traceback (most recent call last):\n" + formatter.formatEntries(entries) }
    text += formatter.exceptionOnly(exception)
    return text
  }

  /// Shows an exception that came out of the program, through `sys.excepthook`.
  public func reportUncaught(_ exception: borrowing Value) {
    let python = self.python
    _ = flushStandardStreams()
    do throws(Raised) {
      if let hook = try python.sysAttribute(self, "excepthook"), !hook.isIdentical(to: python.originalExceptHook) {
        let type = pyType(exception).object
        do throws(Raised) {
          _ = try call(hook, type, exception, exception.slot(ExceptionSlot.traceback))
        } catch {
          let second = takeRaised()
          if pyType(second).isSubtype(of: exceptions.systemExit) { throw reraise(second) }
          python.writeError(self, "Error in sys.excepthook:\n")
          python.writeError(self, TracebackFormatter(self, suggests: true).format(second))
          python.writeError(self, "\nOriginal exception was:\n")
          python.writeError(self, TracebackFormatter(self, suggests: true).format(exception))
        }
        return
      }
    } catch {
      _ = takeRaised()
      return
    }
    python.writeError(self, TracebackFormatter(self, suggests: true).format(exception))
  }

  /// The exit status that a SystemExit stands for; what is neither number nor None is printed.
  public func exitStatus(_ exit: borrowing Value) -> Int32 {
    let code = exit.slot(ExceptionSlot.extra)
    if code.isNone { return 0 }
    if code.isBool { return code.isTrue ? 1 : 0 }
    if let n = code.smallInt { return Int32(truncatingIfNeeded: n) }
    if code.isInteger { return -1 }
    _ = flushStandardStreams()
    do throws(Raised) { python.writeError(self, try strString(code) + "\n") } catch { _ = takeRaised() }
    return 1
  }
}
