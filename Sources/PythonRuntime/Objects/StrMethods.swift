// str: searching, splitting, stripping, case, padding and the questions about characters.

import MachineRuntime

/// A method of one to three arguments whose number it checks itself, in the words of CPython's parser of such arguments.
func counted(_ name: String, _ body: @escaping NativeBody) -> BuiltinMethod {
  let checked: NativeBody = { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    let n = args.count - 1
    if n < 1 { throw vm.typeError("\(name)() takes at least 1 argument (0 given)") }
    if n > 3 { throw vm.typeError("\(name)() takes at most 3 arguments (\(n) given)") }
    return try body(vm, args)
  }
  return BuiltinMethod(name, 0, .max, checked)
}

enum StrMethods {
  static var searching: [BuiltinMethod] {
    [
      counted("find", strFind), counted("rfind", strFindLast),
      counted("index", strIndex), counted("rindex", strIndexLast),
      counted("count", strCount),
      counted("startswith", strStartsWith), counted("endswith", strEndsWith),
      BuiltinMethod("replace", 2, 3, strReplace),
      BuiltinMethod("split", 0, 2, keywords: true, strSplit),
      BuiltinMethod("rsplit", 0, 2, keywords: true, strSplitFromEnd),
      BuiltinMethod("splitlines", 0, 1, keywords: true, strSplitLines),
      BuiltinMethod("partition", 1, strPartition), BuiltinMethod("rpartition", 1, strPartitionLast),
      BuiltinMethod("strip", 0, 1, strStrip(.both, "strip")), BuiltinMethod("lstrip", 0, 1, strStrip(.left, "lstrip")),
      BuiltinMethod("rstrip", 0, 1, strStrip(.right, "rstrip")),
      BuiltinMethod("removeprefix", 1, strRemovePrefix), BuiltinMethod("removesuffix", 1, strRemoveSuffix),
    ]
  }
  static var shaping: [BuiltinMethod] {
    [
      BuiltinMethod("upper", strCase(.upper)), BuiltinMethod("lower", strCase(.lower)),
      BuiltinMethod("casefold", strCase(.fold)), BuiltinMethod("title", strCase(.title)),
      BuiltinMethod("capitalize", strCase(.capitalize)), BuiltinMethod("swapcase", strCase(.swap)),
      BuiltinMethod("ljust", 1, 2, strPad(.left)), BuiltinMethod("rjust", 1, 2, strPad(.right)),
      BuiltinMethod("center", 1, 2, strPad(.center)), BuiltinMethod("zfill", 1, strZeroFill),
      BuiltinMethod("expandtabs", 0, 1, keywords: true, strExpandTabs),
    ]
  }
  static var asking: [BuiltinMethod] {
    [
      BuiltinMethod("isalpha", strAsk { $0.isAlphabetic }), BuiltinMethod("isdigit", strAsk { $0.isDigit }),
      BuiltinMethod("isdecimal", strAsk { $0.isDecimal }), BuiltinMethod("isnumeric", strAsk { $0.isNumeric }),
      BuiltinMethod("isalnum", strAsk { $0.isAlphanumeric }), BuiltinMethod("isspace", strAsk { $0.isSpace }),
      BuiltinMethod("isprintable", strAsk { $0.isPrintable }),
      BuiltinMethod("isidentifier", strAsk { $0.isIdentifier }),
      BuiltinMethod("isupper", strAsk { $0.isUpper }), BuiltinMethod("islower", strAsk { $0.isLower }),
      BuiltinMethod("istitle", strAsk { $0.isTitle }), BuiltinMethod("isascii", strAsk { $0.isASCII }),
    ]
  }
}

private func requireString(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) {
  if !v.isKind(.string) { throw vm.typeError("must be str, not \(vm.pyType(v).name)") }
}
/// Where a needle is, in the part that optional start and end arguments say; nil when nowhere.
private func search(_ vm: Interpreter, _ args: Arguments, last: Bool) throws(Raised) -> Int? {
  try requireString(vm, args[1])
  let n = args[0].stringCount
  let (start, end) = try vm.searchBounds(args, 2, n)
  if start > end { return nil }
  let hay = args[0].textView
  return last ? hay.findLast(args[1].textView, in: start..<end) : hay.find(args[1].textView, in: start..<end)
}
private func strFind(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try search(vm, args, last: false) ?? -1)
}
private func strFindLast(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeInt(try search(vm, args, last: true) ?? -1)
}
private func strIndex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let i = try search(vm, args, last: false) { return vm.makeInt(i) }
  throw vm.valueError("substring not found")
}
private func strIndexLast(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if let i = try search(vm, args, last: true) { return vm.makeInt(i) }
  throw vm.valueError("substring not found")
}
private func strCount(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try requireString(vm, args[1])
  let (start, end) = try vm.searchBounds(args, 2, args[0].stringCount)
  return vm.makeInt(start > end ? 0 : args[0].textView.count(args[1].textView, in: start..<end))
}
private func affix(_ vm: Interpreter, _ args: Arguments, _ name: String, end: Bool) throws(Raised) -> Value {
  let (start, stop) = try vm.searchBounds(args, 2, args[0].stringCount)
  func has(_ other: borrowing Value) -> Bool {
    if start > stop { return false }
    let part = args[0].textView[start..<stop]
    return end ? part.hasSuffix(other.textView) : part.hasPrefix(other.textView)
  }
  if args[1].isKind(.string) { return Value.bool(has(args[1])) }
  guard args[1].isKind(.tuple) else {
    throw vm.typeError("\(name) first arg must be str or a tuple of str, not \(vm.pyType(args[1]).name)")
  }
  for i in 0..<args[1].tupleCount {
    let item = args[1].tupleItem(i)
    guard item.isKind(.string) else {
      throw vm.typeError("tuple for \(name) must only contain str, not \(vm.pyType(item).name)")
    }
    if has(item) { return Value.true }
  }
  return Value.false
}
private func strStartsWith(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try affix(vm, args, "startswith", end: false)
}
private func strEndsWith(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try affix(vm, args, "endswith", end: true)
}
private func strReplace(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  for i in 1...2 where !args[i].isKind(.string) {
    throw vm.typeError("replace() argument \(i) must be str, not \(vm.pyType(args[i]).name)")
  }
  let limit = args.count > 3 ? try vm.intIndex(args[3]) : -1
  return vm.makeString(args[0].textView.replacing(args[1].textView, with: args[2].textView, limit: limit))
}
extension Interpreter {
  /// A list of parts of a string.
  func makeParts(_ v: borrowing Value, _ parts: [Range<Int>]) -> Value {
    let r = makeList(capacity: parts.count)
    for p in parts { r.listAppend(substring(v, p.lowerBound, p.upperBound)) }
    return r
  }
}
private func split(_ vm: Interpreter, _ args: Arguments, _ name: String, fromEnd: Bool) throws(Raised) -> Value {
  try vm.checkKeywords(args, name, ["sep", "maxsplit"])
  let separator = try vm.argument(args, 1, "sep", of: name) ?? Value.none
  var limit = -1
  if let n = try vm.argument(args, 2, "maxsplit", of: name) { limit = try vm.intIndex(n) }
  let text = args[0].textView
  if separator.isNone {
    return vm.makeParts(args[0], fromEnd ? text.splitFromEnd(limit: limit) : text.split(limit: limit))
  }
  guard separator.isKind(.string) else { throw vm.typeError("must be str or None, not \(vm.pyType(separator).name)") }
  if separator.stringCount == 0 { throw vm.valueError("empty separator") }
  return vm.makeParts(
    args[0],
    fromEnd
      ? text.splitFromEnd(separator: separator.textView, limit: limit)
      : text.split(separator: separator.textView, limit: limit)
  )
}
private func strSplit(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try split(vm, args, "split", fromEnd: false)
}
private func strSplitFromEnd(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try split(vm, args, "rsplit", fromEnd: true)
}
private func strSplitLines(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "splitlines", ["keepends"])
  var keep = false
  if let k = try vm.argument(args, 1, "keepends", of: "splitlines") { keep = try vm.truth(k) }
  return vm.makeParts(args[0], args[0].textView.splitLines(keepEnds: keep))
}
private func partition(_ vm: Interpreter, _ args: Arguments, last: Bool) throws(Raised) -> Value {
  try requireString(vm, args[1])
  if args[1].stringCount == 0 { throw vm.valueError("empty separator") }
  let n = args[0].stringCount
  let hay = args[0].textView
  guard let at = last ? hay.findLast(args[1].textView) : hay.find(args[1].textView) else {
    let whole = vm.plainString(args[0])
    return last
      ? vm.makeTuple(vm.makeString(""), vm.makeString(""), whole)
      : vm.makeTuple(whole, vm.makeString(""), vm.makeString(""))
  }
  return vm.makeTuple(
    vm.substring(args[0], 0, at),
    args[1].copy(),
    vm.substring(args[0], at + args[1].stringCount, n)
  )
}
private func strPartition(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try partition(vm, args, last: false)
}
private func strPartitionLast(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try partition(vm, args, last: true)
}
private func strStrip(_ ends: TextView.Ends, _ name: String) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    let text = args[0].textView
    let kept: Range<Int>
    if args.count < 2 || args[1].isNone {
      kept = text.strip(ends)
    } else if args[1].isKind(.string) {
      kept = text.strip(ends, of: args[1].textView)
    } else {
      throw vm.typeError("\(name) arg must be None or str")
    }
    if kept.count == text.count { return vm.plainString(args[0]) }
    return vm.substring(args[0], kept.lowerBound, kept.upperBound)
  }
}
private func strRemovePrefix(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("removeprefix() argument must be str, not \(vm.pyType(args[1]).name)")
  }
  if !args[0].textView.hasPrefix(args[1].textView) { return vm.plainString(args[0]) }
  return vm.substring(args[0], args[1].stringCount, args[0].stringCount)
}
private func strRemoveSuffix(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  guard args[1].isKind(.string) else {
    throw vm.typeError("removesuffix() argument must be str, not \(vm.pyType(args[1]).name)")
  }
  if !args[0].textView.hasSuffix(args[1].textView) { return vm.plainString(args[0]) }
  return vm.substring(args[0], 0, args[0].stringCount - args[1].stringCount)
}
private func strCase(_ change: TextView.CaseChange) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    vm.makeString(args[0].textView.changingCase(change))
  }
}
private func strPad(_ alignment: TextView.Alignment) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
    let width = try vm.intIndex(args[1])
    var fill: UInt32 = 0x20
    if args.count > 2 {
      guard args[2].isKind(.string) else {
        throw vm.typeError("The fill character must be a unicode character, not \(vm.pyType(args[2]).name)")
      }
      if args[2].stringCount != 1 { throw vm.typeError("The fill character must be exactly one character long") }
      fill = args[2].codePoint(at: 0)
    }
    if width <= args[0].stringCount { return vm.plainString(args[0]) }
    return vm.makeString(args[0].textView.padded(to: width, fill: fill, alignment))
  }
}
private func strZeroFill(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeString(args[0].textView.zeroFilled(to: try vm.intIndex(args[1])))
}
private func strExpandTabs(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try vm.checkKeywords(args, "expandtabs", ["tabsize"])
  var size = 8
  if let n = try vm.argument(args, 1, "tabsize", of: "expandtabs") { size = try vm.intIndex(n) }
  return vm.makeString(args[0].textView.expandingTabs(size))
}
private func strAsk(_ question: @escaping (TextView) -> Bool) -> NativeBody {
  { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in Value.bool(question(args[0].textView)) }
}
