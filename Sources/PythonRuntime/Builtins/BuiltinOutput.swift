// Built-in functions of input and output: print, input, open. Printing to the interpreter's own standard output goes
// straight into its buffer.

import MachineRuntime

enum BuiltinOutput {
  static var table: [BuiltinMethod] {
    [
      BuiltinMethod("print", 0, .max, keywords: true, builtinPrint), BuiltinMethod("input", 0, 1, builtinInput),
      BuiltinMethod("open", 0, 8, keywords: true, builtinOpen),
    ]
  }
}

extension Interpreter {
  /// What `sys.stdin`, `sys.stdout` or `sys.stderr` is now; the interpreter's own while there is no `sys`.
  func systemStream(_ number: Int) -> Value {
    if !objectTypes.system.isEmpty {
      switch number {
      case 0: if let v = objectTypes.system.dictGet(string: python.names.stdin) { return v }
      case 1: if let v = objectTypes.system.dictGet(string: python.names.stdout) { return v }
      default: if let v = objectTypes.system.dictGet(string: python.names.stderr) { return v }
      }
      return Value.empty
    }
    return standardStream(number)
  }
  /// Writes a string to any file object.
  func writeText(_ text: borrowing Value, to file: borrowing Value) throws(Raised) {
    if file.isKind(.box), hasOwnFileMethods(file), let f = file.payload as? FilePayload {
      if f.isClosed { throw valueError("I/O operation on closed file.") }
      _ = try write(f, text)
      return
    }
    _ = try call(try getAttribute(file, python.names.write), text)
  }
  private func hasOwnFileMethods(_ file: borrowing Value) -> Bool { pyType(file) === objectTypes.file }
}

private func textOption(
  _ vm: Interpreter,
  _ args: Arguments,
  _ name: String,
  _ standard: String
) throws(Raised) -> Value {
  guard let v = args.keyword(name), !v.isNone else { return vm.makeString(standard) }
  if v.isKind(.string) { return v }
  throw vm.typeError("\(name) must be None or a string, not \(vm.pyType(v).name)")
}
private func builtinPrint(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var file = Value.none
  var flush = false
  var separator = Value.empty
  var end = Value.empty
  if args.keywordCount > 0 {
    try vm.checkKeywords(args, "print", ["sep", "end", "file", "flush"])
    if let f = args.keyword("file") { file = f }
    if let f = args.keyword("flush") { flush = try vm.truth(f) }
    separator = try textOption(vm, args, "sep", " ")
    end = try textOption(vm, args, "end", "\n")
  }
  if file.isNone {
    file = vm.systemStream(1)
    if file.isEmpty { throw vm.runtimeError("lost sys.stdout") }
    if file.isNone { return Value.none }
  }
  for i in 0..<args.count {
    if i > 0 { try write(vm, separator, " ", file) }
    try vm.writeText(try vm.str(args[i]), to: file)
  }
  try write(vm, end, "\n", file)
  if flush { _ = try vm.call(try vm.getAttribute(file, vm.python.names.flush)) }
  return Value.none
}
private func write(
  _ vm: Interpreter,
  _ given: borrowing Value,
  _ standard: String,
  _ file: borrowing Value
) throws(Raised) {
  if given.isEmpty {
    try vm.writeText(vm.makeString(standard), to: file)
  } else {
    try vm.writeText(given, to: file)
  }
}
private func builtinInput(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let output = vm.systemStream(1)
  if args.count > 0 { try vm.writeText(try vm.str(args[0]), to: output) }
  if !output.isEmpty, !output.isNone { _ = try vm.call(try vm.getAttribute(output, vm.python.names.flush)) }
  let stream = vm.systemStream(0)
  if stream.isEmpty || stream.isNone { throw vm.runtimeError("input(): lost sys.stdin") }
  let line = try vm.callMethod(stream, "readline")
  guard line.isKind(.string) else { throw vm.typeError("object.readline() returned non-string") }
  let n = line.stringCount
  if n == 0 { throw vm.eofError("EOF when reading a line") }
  if line.codePoint(at: n - 1) == 10 { return vm.substring(line, 0, n - 1) }
  return line
}
private func builtinOpen(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"]
  try vm.checkKeywords(args, "open", names)
  let file = try vm.requiredArgument(args, 0, "file", of: "open")
  let mode = try vm.argument(args, 1, "mode", of: "open") ?? vm.makeString("r")
  guard mode.isKind(.string) else {
    throw vm.typeError("open() argument 'mode' must be str, not \(vm.pyType(mode).name)")
  }
  var buffering = -1
  if let b = try vm.argument(args, 2, "buffering", of: "open") { buffering = try vm.intIndex(b) }
  let encoding = try vm.argument(args, 3, "encoding", of: "open") ?? Value.none
  let errors = try vm.argument(args, 4, "errors", of: "open") ?? Value.none
  let newline = try vm.argument(args, 5, "newline", of: "open") ?? Value.none
  return try vm.open(
    file,
    mode: mode.string,
    buffering: buffering,
    encoding: encoding,
    errors: errors,
    newline: newline
  )
}
