// The methods of file objects.

import Glibc
import MachineRuntime

enum FileMethods {
  static func install(_ vm: Interpreter) {
    let types = vm.objectTypes
    types.streams.listAppend(vm.makeStandardStream(0, "<stdin>", writable: false))
    types.streams.listAppend(vm.makeStandardStream(1, "<stdout>", writable: true))
    types.streams.listAppend(vm.makeStandardStream(2, "<stderr>", writable: true))
    HostFile.ignoreBrokenPipes()
    let methods: [BuiltinMethod] = [
      BuiltinMethod("read", 0, 1, fileRead), BuiltinMethod("readline", 0, 1, fileReadLine),
      BuiltinMethod("readlines", 0, 1, fileReadLines), BuiltinMethod("write", 1, fileWrite),
      BuiltinMethod("writelines", 1, fileWriteLines), BuiltinMethod("flush", fileFlush),
      BuiltinMethod("close", fileClose), BuiltinMethod("fileno", fileNumber), BuiltinMethod("isatty", fileIsTerminal),
      BuiltinMethod("readable", fileReadable), BuiltinMethod("writable", fileWritable),
      BuiltinMethod("seekable", fileSeekable), BuiltinMethod("seek", 1, 2, fileSeek), BuiltinMethod("tell", fileTell),
      BuiltinMethod("truncate", 0, 1, fileTruncate),
      BuiltinMethod("reconfigure", 0, 0, keywords: true, fileReconfigure),
      BuiltinMethod("__enter__", fileEnter), BuiltinMethod("__exit__", 0, .max, fileExit),
      BuiltinMethod("__iter__", fileIter), BuiltinMethod("__next__", fileNext), BuiltinMethod("__repr__", fileRepr),
    ]
    let getters: [BuiltinGetter] = [
      BuiltinGetter("name", fileName), BuiltinGetter("mode", fileMode), BuiltinGetter("closed", fileClosed),
      BuiltinGetter("encoding", fileEncoding), BuiltinGetter("errors", fileErrors), BuiltinGetter("buffer", fileBuffer),
      BuiltinGetter("line_buffering", fileLineBuffering), BuiltinGetter("newlines", fileNewlines),
    ]
    types.file.define(methods: methods, getters: getters)
    types.fileBytes.define(methods: methods, getters: getters)
  }
}

private func limit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Int {
  if args.count < 2 || args[1].isNone { return -1 }
  return try vm.intIndex(args[1])
}
private func value(_ vm: Interpreter, _ f: FilePayload, _ bytes: [UInt8]) throws(Raised) -> Value {
  f.isText ? try vm.text(f, bytes) : vm.makeBytes(bytes)
}
private func fileRead(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0], "read of")
  let n = try limit(vm, args)
  if n < 0 { return try value(vm, f, try vm.readAll(f)) }
  return f.isText ? try vm.readCharacters(f, n) : vm.makeBytes(try vm.readBytes(f, n))
}
private func fileReadLine(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0], "readline of")
  let n = try limit(vm, args)
  return try value(vm, f, try vm.readLine(f, limit: n < 0 ? Int.max : n))
}
private func fileReadLines(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0])
  let hint = try limit(vm, args)
  let r = vm.makeList()
  var total = 0
  while true {
    let line = try vm.readLine(f)
    if line.isEmpty { return r }
    total += line.count
    r.listAppend(try value(vm, f, line))
    if hint > 0, total >= hint { return r }
  }
}
private func fileWrite(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try vm.write(try vm.openFile(args[0], "write to"), args[1]))
}
private func fileWriteLines(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0])
  let iterator = try vm.iterate(args[1])
  while let line = try vm.next(iterator) { _ = try vm.write(f, line) }
  return Value.none
}
private func fileFlush(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.flush(try vm.openFile(args[0], "flush of"))
  return Value.none
}
private func fileClose(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.close(try vm.file(args[0]))
  return Value.none
}
private func fileNumber(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(Int(try vm.openFile(args[0]).descriptor))
}
private func fileIsTerminal(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(HostFile.isTerminal(try vm.openFile(args[0]).descriptor))
}
private func fileReadable(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.openFile(args[0]).canRead)
}
private func fileWritable(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  Value.bool(try vm.openFile(args[0]).canWrite)
}
private func fileSeekable(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if case .done = HostFile.seek(try vm.openFile(args[0]).descriptor, 0, SEEK_CUR) { return Value.true }
  return Value.false
}
private func fileSeek(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0], "seek of")
  try vm.flush(f)
  f.dropInput()
  let whence = args.count > 2 ? try vm.intIndex(args[2]) : 0
  switch HostFile.seek(f.descriptor, try vm.intIndex(args[1]), Int32(truncatingIfNeeded: whence)) {
  case .done(let n): return vm.makeInt(n)
  case .failed(let e): throw vm.osError(e)
  }
}
private func fileTell(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0])
  switch HostFile.seek(f.descriptor, 0, SEEK_CUR) {
  case .done(let n): return vm.makeInt(n - (f.input.count - f.position) + f.output.count)
  case .failed(let e): throw vm.osError(e)
  }
}
private func fileTruncate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0], "truncate of")
  try vm.flush(f)
  f.dropInput()
  var n = try limit(vm, args)
  if n < 0 { if case .done(let at) = HostFile.seek(f.descriptor, 0, SEEK_CUR) { n = at } }
  if let e = HostFile.truncate(f.descriptor, n) { throw vm.osError(e) }
  return vm.makeInt(n)
}
private func fileReconfigure(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0])
  if let lines = args.keyword("line_buffering") { f.lineBuffered = try vm.truth(lines) }
  return Value.none
}
private func fileEnter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  _ = try vm.openFile(args[0])
  return args[0].copy()
}
private func fileExit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  _ = try vm.callMethod(args[0], "close")
  return Value.none
}
private func fileIter(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  _ = try vm.openFile(args[0])
  return args[0].copy()
}
private func fileNext(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.openFile(args[0], "readline of")
  let line = try vm.readLine(f)
  if line.isEmpty { throw vm.stopIteration() }
  return try value(vm, f, line)
}
private func fileRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let f = try vm.file(args[0])
  let name = try vm.reprString(f.name)
  if f.isText {
    return vm.makeString("<_io.TextIOWrapper name=\(name) mode='\(f.mode)' encoding='\(f.encoding.name)'>")
  }
  return vm.makeString("<_io.Buffered\(f.canRead ? (f.canWrite ? "Random" : "Reader") : "Writer") name=\(name)>")
}
private func fileName(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { try vm.file(v).name.copy() }
private func fileMode(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeString(try vm.file(v).mode)
}
private func fileClosed(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  Value.bool(try vm.file(v).isClosed)
}
private func fileEncoding(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeString(try vm.file(v).encoding.name)
}
private func fileErrors(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  vm.makeString(try vm.file(v).errors.rawValue)
}
private func fileLineBuffering(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  Value.bool(try vm.file(v).lineBuffered)
}
private func fileNewlines(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value { Value.none }
/// The same file for bytes. What the text side holds back is written first.
private func fileBuffer(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
  let f = try vm.openFile(v)
  if !f.isText { return v.copy() }
  try vm.flush(f)
  let raw = FilePayload(
    descriptor: f.descriptor,
    name: f.name.copy(),
    mode: f.mode + "b",
    isText: false,
    canRead: f.canRead,
    canWrite: f.canWrite
  )
  raw.ownsDescriptor = false
  raw.unbuffered = true
  return vm.makeBox(raw, of: vm.objectTypes.fileBytes)
}
