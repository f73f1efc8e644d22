// The module `time`: clocks, sleeping, dates taken apart and written.

import Glibc
import MachineRuntime

enum TimeModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let functions: [BuiltinMethod] = [
      clock("time", { HostClock.wall }), clock("monotonic", { HostClock.monotonic }),
      clock("perf_counter", { HostClock.monotonic }), clock("process_time", { HostClock.process }),
      clock("thread_time", { HostClock.thread }),
      nanoseconds("time_ns", { HostClock.wall }), nanoseconds("monotonic_ns", { HostClock.monotonic }),
      nanoseconds("perf_counter_ns", { HostClock.monotonic }), nanoseconds("process_time_ns", { HostClock.process }),
      BuiltinMethod("sleep", 1, timeSleep), BuiltinMethod("localtime", 0, 1, timeLocal),
      BuiltinMethod("gmtime", 0, 1, timeUniversal), BuiltinMethod("mktime", 1, timeMake),
      BuiltinMethod("strftime", 1, 2, timeFormat), BuiltinMethod("asctime", 0, 1, timeText),
      BuiltinMethod("ctime", 0, 1, timeTextOfSeconds), BuiltinMethod("strptime", 1, 2, timeRead),
      nanoseconds("thread_time_ns", { HostClock.thread }),
    ]
    let module = vm.nativeModule("time", functions)
    let type = vm.defineType(name: "struct_time", module: "time", base: vm.types.tuple, hasAttributes: true)
    type.define(
      methods: [
        BuiltinMethod("__new__", 2, 3, kind: .staticMethod, structNew), BuiltinMethod("__repr__", structRepr),
      ],
      getters: fields.enumerated().map { (i, name) in structField(name, i) } + [
        zoneField("tm_zone"), zoneField("tm_gmtoff"),
      ]
    )
    vm.objectTypes.structTime = type
    vm.define(module, type)
    let local = HostClock.parts(HostClock.wall / 1_000_000_000, local: true)
    vm.define(module, "timezone", vm.makeInt(-(local.offset - (local.isDST > 0 ? 3600 : 0))))
    vm.define(module, "daylight", vm.makeInt(local.isDST > 0 ? 1 : 0))
    vm.define(module, "tzname", vm.makeTuple(vm.makeString(local.zone), vm.makeString(local.zone)))
    return module
  }
  static let fields = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
  ]

  private static func clock(_ name: String, _ read: @escaping () -> Int) -> BuiltinMethod {
    let body: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      vm.makeDouble(Double(read()) / 1e9)
    }
    return BuiltinMethod(name, body)
  }
  private static func nanoseconds(_ name: String, _ read: @escaping () -> Int) -> BuiltinMethod {
    let body: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in vm.makeInt(read()) }
    return BuiltinMethod(name, body)
  }
  /// What of the time zone is known: nothing for a struct that the program made.
  private static func zoneField(_ name: String) -> BuiltinGetter {
    BuiltinGetter(name) { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in
      vm.ownAttribute(v, vm.intern(name)) ?? Value.none
    }
  }
  private static func structField(_ name: String, _ i: Int) -> BuiltinGetter {
    let body: GetterBody = { (vm: Interpreter, v: borrowing Value) throws(Raised) -> Value in v.tupleItem(i) }
    return BuiltinGetter(name, body)
  }
}

private func structNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let items = try vm.tupleOf(args[1])
  if items.tupleCount != 9 {
    throw vm.typeError("time.struct_time() takes a 9-sequence (\(items.tupleCount)-sequence given)")
  }
  return vm.makeTuple(items, of: try vm.classArgument(args[0], vm.objectTypes.structTime))
}
private func structRepr(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  var parts: [String] = []
  for (i, name) in TimeModule.fields.enumerated() {
    parts.append("\(name)=\(try vm.reprString(args[0].tupleItem(i)))")
  }
  return vm.makeString("time.struct_time(\(parts.joined(separator: ", ")))")
}
private func makeStruct(_ vm: Interpreter, _ p: HostClock.Parts) -> Value {
  let list = vm.makeList()
  let values = [p.year, p.month, p.day, p.hour, p.minute, p.second, p.weekday, p.yearday, p.isDST]
  for v in values { list.listAppend(vm.makeInt(v)) }
  let tuple = vm.makeTuple(list: list)
  guard let type = vm.objectTypes.structTime else { return tuple }
  let result = vm.makeTuple(tuple, of: type)
  vm.setOwnAttribute(result, vm.intern("tm_zone"), vm.makeString(p.zone))
  vm.setOwnAttribute(result, vm.intern("tm_gmtoff"), vm.makeInt(p.offset))
  return result
}
private func timeRead(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let reader = try vm.python.importing.importModule(vm, "_strptime")
  return try vm.call(try vm.getAttribute(reader, "parse_time"), forwarding: args)
}
private func parts(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> HostClock.Parts {
  guard v.isKind(.tuple), v.tupleCount == 9 else { throw vm.typeError("Tuple or struct_time argument required") }
  var n: [Int] = []
  for i in 0..<9 { n.append(try vm.intIndex(v.tupleItem(i))) }
  return HostClock.Parts(
    year: n[0],
    month: n[1],
    day: n[2],
    hour: n[3],
    minute: n[4],
    second: n[5],
    weekday: n[6],
    yearday: n[7],
    isDST: n[8],
    offset: 0,
    zone: ""
  )
}
private func secondsArgument(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Int {
  if args.count == 0 || args[0].isNone { return HostClock.wall / 1_000_000_000 }
  let d = try vm.requireDouble(args[0])
  if !d.isFinite { throw vm.valueError("Invalid value NaN (not a number)") }
  if d.magnitude > 9.2e18 { throw vm.overflowError("timestamp out of range for platform time_t") }
  // The year must fit into 32 bits.
  if d.magnitude > 6.77e16 { throw vm.osError(Int(EOVERFLOW)) }
  return Int(d.rounded(.down))
}
private func timeSleep(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let d = args[0].isDouble ? args[0].double ?? 0 : try vm.toDouble(try vm.index(args[0]).numeric ?? .int(0))
  if d.isNaN { throw vm.valueError("Invalid value NaN (not a number)") }
  if d < 0 { throw vm.valueError("sleep length must be non-negative") }
  if d > 9.2e9 { throw vm.overflowError("timestamp too large to convert to C _PyTime_t") }
  var left = Int((d * 1e9).rounded(.up))
  let end = HostClock.monotonic + left
  while left > 0 {
    let now = left
    if !vm.blocking({ HostSignals.wait(nanoseconds: now) }) { try vm.python.safePoint(vm) }
    left = end - HostClock.monotonic
  }
  return Value.none
}
private func timeLocal(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  makeStruct(vm, HostClock.parts(try secondsArgument(vm, args), local: true))
}
private func timeUniversal(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  makeStruct(vm, HostClock.parts(try secondsArgument(vm, args), local: false))
}
private func timeMake(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeDouble(Double(HostClock.seconds(local: try parts(vm, args[0]))))
}
private func timeFormat(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[0].isKind(.string) else {
    throw vm.typeError("strftime() argument 1 must be str, not \(vm.pyType(args[0]).name)")
  }
  let p: HostClock.Parts
  if args.count > 1 {
    p = try parts(vm, args[1])
  } else {
    p = HostClock.parts(HostClock.wall / 1_000_000_000, local: true)
  }
  return vm.makeString(HostClock.format(p, args[0].string))
}
private func text(_ p: HostClock.Parts) -> String { HostClock.format(p, "%a %b %e %H:%M:%S %Y") }
private func timeText(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count > 0 { return vm.makeString(text(try parts(vm, args[0]))) }
  return vm.makeString(text(HostClock.parts(HostClock.wall / 1_000_000_000, local: true)))
}
private func timeTextOfSeconds(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(text(HostClock.parts(try secondsArgument(vm, args), local: true)))
}
