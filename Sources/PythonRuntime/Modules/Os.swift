// The module posix: calls of the operating system, on which Library/os.py builds.

import Glibc
import MachineRuntime

enum OsModule {
  static func install(_ vm: Interpreter, _ globals: borrowing Value) throws(Raised) {
    let functions: [BuiltinMethod] = [
      BuiltinMethod("getcwd", getcwd), BuiltinMethod("getpid") { number($0, HostSystem.process, $1) },
      BuiltinMethod("getppid") { number($0, HostSystem.parent, $1) },
      BuiltinMethod("getuid") { number($0, HostSystem.user, $1) },
      BuiltinMethod("getgid") { number($0, HostSystem.group, $1) },
      BuiltinMethod("cpu_count") { number($0, HostSystem.processors, $1) },
      BuiltinMethod("listdir", 0, 1, keywords: true, listDirectory),
      BuiltinMethod("_stat", 2, status), BuiltinMethod("mkdir", 1, 2, keywords: true, makeDirectory),
      BuiltinMethod("unlink", 1, keywords: true, unlink), BuiltinMethod("remove", 1, keywords: true, unlink),
      BuiltinMethod("rmdir", 1, keywords: true, removeDirectory),
      BuiltinMethod("rename", 2, keywords: true, rename), BuiltinMethod("replace", 2, keywords: true, rename),
      BuiltinMethod("chdir", 1, chdir), BuiltinMethod("access", 2, access), BuiltinMethod("readlink", 1, readLink),
      BuiltinMethod("_realpath", 1, realPath), BuiltinMethod("_environ", environment),
      BuiltinMethod("putenv", 2, setVariable), BuiltinMethod("unsetenv", 1, removeVariable),
      BuiltinMethod("_exit", 1, keywords: true, exit), BuiltinMethod("kill", 2, kill),
      BuiltinMethod("urandom", 1, random),
      BuiltinMethod("strerror", 1, errorText), BuiltinMethod("_uname", names), BuiltinMethod("system", 1, system),
      BuiltinMethod("isatty", 1, isTerminal), BuiltinMethod("open", 2, 3, keywords: true, open),
      BuiltinMethod("close", 1, close), BuiltinMethod("read", 2, read), BuiltinMethod("write", 2, write),
      BuiltinMethod("pipe", pipe),
    ]
    vm.define(functions, module: "posix", in: globals)
    let numbers: [(String, Int32)] = [
      ("O_RDONLY", O_RDONLY), ("O_WRONLY", O_WRONLY), ("O_RDWR", O_RDWR), ("O_CREAT", O_CREAT), ("O_EXCL", O_EXCL),
      ("O_TRUNC", O_TRUNC), ("O_APPEND", O_APPEND), ("O_NONBLOCK", O_NONBLOCK), ("F_OK", F_OK), ("R_OK", R_OK),
      ("W_OK", W_OK), ("X_OK", X_OK),
    ]
    for (name, n) in numbers { vm.define(name, Value.smallInt(Int(n)), in: globals) }
  }

  private static func number(_ vm: Interpreter, _ n: Int, _ a: Arguments) -> Value { vm.makeInt(n) }
  /// A path given as text, bytes or path object.
  static func path(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> String {
    if v.isKind(.string) { return v.string }
    if v.isKind(.bytes) { return String(decoding: v.bytes, as: UTF8.self) }
    let name = vm.intern("__fspath__")
    guard let f = vm.pyType(v).lookup(name) else {
      throw vm.typeError("expected str, bytes or os.PathLike object, not \(vm.pyType(v).name)")
    }
    let result = try vm.python.callSpecial(vm, f, v)
    if result.isKind(.string) { return result.string }
    if result.isKind(.bytes) { return String(decoding: result.bytes, as: UTF8.self) }
    throw vm.typeError(
      "expected \(vm.pyType(v).name).__fspath__() to return str or bytes, not \(vm.pyType(result).name)"
    )
  }
  private static func check(_ vm: Interpreter, _ failure: Int?, _ path: String?) throws(Raised) -> Value {
    if let failure { throw vm.osError(failure, path) }
    return Value.none
  }

  static func getcwd(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { vm.makeString(workingDirectory()) }
  static func listDirectory(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    var place = "."
    if let p = try vm.argument(a, 0, "path", of: "listdir"), !p.isNone { place = try path(vm, p) }
    switch HostSystem.names(in: place) {
    case .done(let names):
      let list = vm.makeList(capacity: names.count)
      for n in names { list.listAppend(vm.makeString(n)) }
      return list
    case .failed(let e): throw vm.osError(e, place)
    }
  }
  static func status(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    switch HostSystem.status(p, followLinks: try vm.truth(a[1])) {
    case .done(let s):
      let list = vm.makeList()
      let fields: [Int] = [
        s.mode, s.inode, s.device, s.links, s.user, s.group, s.size, s.accessed, s.modified, s.changed,
      ]
      for n in fields { list.listAppend(vm.makeInt(n)) }
      return vm.makeTuple(list: list)
    case .failed(let e): throw vm.osError(e, p)
    }
  }
  static func makeDirectory(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    var mode = 0o777
    if let m = try vm.argument(a, 1, "mode", of: "mkdir") { mode = try vm.intIndex(m) }
    return try check(vm, HostSystem.makeDirectory(p, mode: mode), p)
  }
  static func unlink(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    return try check(vm, HostSystem.unlink(p), p)
  }
  static func removeDirectory(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    return try check(vm, HostSystem.removeDirectory(p), p)
  }
  static func rename(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    return try check(vm, HostSystem.rename(p, try path(vm, a[1])), p)
  }
  static func chdir(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    return try check(vm, HostSystem.changeDirectory(p), p)
  }
  static func access(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(HostSystem.access(try path(vm, a[0]), try vm.intIndex(a[1])))
  }
  static func readLink(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    switch HostSystem.link(p) {
    case .done(let target): return vm.makeString(target)
    case .failed(let e): throw vm.osError(e, p)
    }
  }
  static func realPath(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.optionalString(HostSystem.realPath(try path(vm, a[0])))
  }
  static func environment(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let d = vm.makeDict()
    for entry in HostSystem.environment {
      guard let equals = entry.firstIndex(of: "=") else { continue }
      try vm.dictSet(
        d,
        vm.makeString(String(entry[..<equals])),
        vm.makeString(String(entry[entry.index(after: equals)...]))
      )
    }
    return d
  }
  static func setVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try check(vm, HostSystem.setVariable(try path(vm, a[0]), try path(vm, a[1])), nil)
  }
  static func removeVariable(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try check(vm, HostSystem.removeVariable(try path(vm, a[0])), nil)
  }
  static func exit(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value { HostSystem.exit(try vm.intIndex(a[0])) }
  static func kill(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    if let e = HostSignals.send(try vm.intIndex(a[1]), to: try vm.intIndex(a[0])) { throw vm.osError(e) }
    try vm.runSignalHandlers()
    return Value.none
  }
  static func random(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let n = try vm.intIndex(a[0])
    if n < 0 { throw vm.valueError("negative argument not allowed") }
    return vm.makeBytes(HostRandom.bytes(n))
  }
  static func errorText(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    vm.makeString(systemErrorText(try vm.intIndex(a[0])))
  }
  static func names(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let list = vm.makeList()
    for n in HostSystem.names { list.listAppend(vm.makeString(n)) }
    return vm.makeTuple(list: list)
  }
  static func system(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    _ = vm.flushStandardStreams()
    return vm.makeInt(HostSystem.shell(try path(vm, a[0])))
  }
  private static func descriptor(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Int32 {
    Int32(truncatingIfNeeded: try vm.intIndex(v))
  }
  static func isTerminal(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    Value.bool(HostFile.isTerminal(try descriptor(vm, a[0])))
  }
  static func open(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let p = try path(vm, a[0])
    var mode = 0o777
    if let m = try vm.argument(a, 2, "mode", of: "open") { mode = try vm.intIndex(m) }
    let flags = Int32(truncatingIfNeeded: try vm.intIndex(a[1]))
    switch HostFile.open(p, flags, mode: UInt32(truncatingIfNeeded: mode)) {
    case .done(let fd): return vm.makeInt(Int(fd))
    case .failed(let e): throw vm.osError(e, p)
    }
  }
  static func close(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    try check(vm, HostFile.close(try descriptor(vm, a[0])), nil)
  }
  static func read(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let fd = try descriptor(vm, a[0])
    let n = try vm.intIndex(a[1])
    while true {
      if !HostSignals.wait(readable: fd) {
        try vm.runSignalHandlers()
        continue
      }
      switch HostFile.read(fd, n) {
      case .done(let bytes): return vm.makeBytes(bytes)
      case .failed(let e):
        if e != Int(EINTR) { throw vm.osError(e) }
        try vm.runSignalHandlers()
      }
    }
  }
  static func write(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let fd = try descriptor(vm, a[0])
    let bytes = try vm.requireBytes(a[1])
    while true {
      switch HostFile.write(fd, bytes, from: 0) {
      case .done(let n): return vm.makeInt(n)
      case .failed(let e):
        if e != Int(EINTR) { throw vm.osError(e) }
        try vm.runSignalHandlers()
      }
    }
  }
  static func pipe(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    switch HostSystem.pipe() {
    case .done(let (r, w)): return vm.makeTuple(vm.makeInt(Int(r)), vm.makeInt(Int(w)))
    case .failed(let e): throw vm.osError(e)
    }
  }
}
