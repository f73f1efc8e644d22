// The methods that bytes and bytearray share with text: searching, splitting, stripping, case, padding, joining.

import MachineRuntime

enum BytesMethods {
  static var all: [BuiltinMethod] {
    let searching: [BuiltinMethod] = [
      counted("find", find(last: false, required: false)),
      counted("rfind", find(last: true, required: false)),
      counted("index", find(last: false, required: true)),
      counted("rindex", find(last: true, required: true)),
      counted("count", count),
      counted("startswith", affix("startswith", end: false)),
      counted("endswith", affix("endswith", end: true)),
      BuiltinMethod("replace", 2, 3, replace),
      BuiltinMethod("split", 0, 2, keywords: true, split("split", fromEnd: false)),
      BuiltinMethod("rsplit", 0, 2, keywords: true, split("rsplit", fromEnd: true)),
      BuiltinMethod("splitlines", 0, 1, keywords: true, splitLines),
      BuiltinMethod("partition", 1, partition(last: false)),
      BuiltinMethod("rpartition", 1, partition(last: true)),
      BuiltinMethod("strip", 0, 1, strip(.both)), BuiltinMethod("lstrip", 0, 1, strip(.left)),
      BuiltinMethod("rstrip", 0, 1, strip(.right)),
      BuiltinMethod("removeprefix", 1, removePrefix), BuiltinMethod("removesuffix", 1, removeSuffix),
    ]
    let shaping: [BuiltinMethod] = [
      BuiltinMethod("join", 1, join), BuiltinMethod("decode", 0, 2, keywords: true, decode),
      BuiltinMethod("hex", 0, 2, keywords: true, hex), BuiltinMethod("fromhex", 1, kind: .classMethod, fromHex),
      BuiltinMethod("translate", 1, 2, keywords: true, translate),
      BuiltinMethod("maketrans", 2, kind: .staticMethod, makeTranslation),
      BuiltinMethod("upper", change(.upper)), BuiltinMethod("lower", change(.lower)),
      BuiltinMethod("title", change(.title)), BuiltinMethod("capitalize", change(.capitalize)),
      BuiltinMethod("swapcase", change(.swap)),
      BuiltinMethod("ljust", 1, 2, pad(.left)), BuiltinMethod("rjust", 1, 2, pad(.right)),
      BuiltinMethod("center", 1, 2, pad(.center)), BuiltinMethod("zfill", 1, zeroFill),
      BuiltinMethod("expandtabs", 0, 1, keywords: true, expandTabs),
    ]
    let asking: [BuiltinMethod] = [
      BuiltinMethod("isalpha", ask { isLetter($0) }), BuiltinMethod("isdigit", ask { isDigit($0) }),
      BuiltinMethod("isalnum", ask { isLetter($0) || isDigit($0) }),
      BuiltinMethod("isspace", ask { $0 == 32 || ($0 >= 9 && $0 <= 13) }),
      BuiltinMethod("isupper", askCase(upper: true)), BuiltinMethod("islower", askCase(upper: false)),
      BuiltinMethod("isascii", isASCII), BuiltinMethod("istitle", isTitle),
    ]
    return searching + shaping + asking
  }

  private static func isLetter(_ b: UInt8) -> Bool { (b | 0x20) >= 0x61 && (b | 0x20) <= 0x7a }
  private static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }

  /// What is looked for: other bytes, or one byte as an integer.
  private static func needle(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> Value {
    if let b = vm.bytesLike(v) { return vm.makeBytes(b) }
    guard let _ = try vm.indexOrNil(v) else {
      throw vm.typeError("argument should be integer or bytes-like object, not '\(vm.pyType(v).name)'")
    }
    return vm.makeBytes([try vm.byte(v, "byte must be in range(0, 256)")])
  }
  private static func find(last: Bool, required: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let hay = vm.plainBytes(args[0])
      let what = try needle(vm, args[1])
      let (start, end) = try vm.searchBounds(args, 2, hay.bytesCount)
      var at: Int?
      if start <= end {
        at =
          last
          ? hay.textView.findLast(what.textView, in: start..<end) : hay.textView.find(what.textView, in: start..<end)
      }
      if at == nil, required { throw vm.valueError("subsection not found") }
      return vm.makeInt(at ?? -1)
    }
  }
  private static func count(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let hay = vm.plainBytes(args[0])
    let what = try needle(vm, args[1])
    let (start, end) = try vm.searchBounds(args, 2, hay.bytesCount)
    return vm.makeInt(start > end ? 0 : hay.textView.count(what.textView, in: start..<end))
  }
  private static func affix(_ name: String, end: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let hay = vm.plainBytes(args[0])
      let (start, stop) = try vm.searchBounds(args, 2, hay.bytesCount)
      func has(_ other: [UInt8]) -> Bool {
        if start > stop { return false }
        let part = hay.textView[start..<stop]
        return Text(latin1: other).withView { end ? part.hasSuffix($0) : part.hasPrefix($0) }
      }
      if let b = vm.bytesLike(args[1]) { return Value.bool(has(b)) }
      guard args[1].isKind(.tuple) else {
        throw vm.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(vm.pyType(args[1]).name)")
      }
      for i in 0..<args[1].tupleCount { if has(try vm.requireBytes(args[1].tupleItem(i))) { return Value.true } }
      return Value.false
    }
  }
  private static func replace(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let hay = vm.plainBytes(args[0])
    let old = vm.makeBytes(try vm.requireBytes(args[1]))
    let new = vm.makeBytes(try vm.requireBytes(args[2]))
    let limit = args.count > 3 ? try vm.intIndex(args[3]) : -1
    let r = hay.textView.replacing(old.textView, with: new.textView, limit: limit)
    return vm.sameBytes(args[0], r.latin1 ?? [])
  }
  private static func parts(_ vm: Interpreter, _ v: borrowing Value, _ ranges: [Range<Int>]) -> Value {
    let bytes = vm.bytesLike(v) ?? []
    let r = vm.makeList(capacity: ranges.count)
    for p in ranges { r.listAppend(vm.sameBytes(v, Array(bytes[p]))) }
    return r
  }
  private static func split(_ name: String, fromEnd: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      try vm.checkKeywords(args, name, ["sep", "maxsplit"])
      let separator = try vm.argument(args, 1, "sep", of: name) ?? Value.none
      var limit = -1
      if let n = try vm.argument(args, 2, "maxsplit", of: name) { limit = try vm.intIndex(n) }
      let hay = vm.plainBytes(args[0])
      let text = hay.textView
      if separator.isNone {
        return parts(vm, args[0], fromEnd ? text.splitFromEnd(limit: limit, .bytes) : text.split(limit: limit, .bytes))
      }
      let between = vm.makeBytes(try vm.requireBytes(separator))
      if between.bytesCount == 0 { throw vm.valueError("empty separator") }
      return parts(
        vm,
        args[0],
        fromEnd
          ? text.splitFromEnd(separator: between.textView, limit: limit)
          : text.split(separator: between.textView, limit: limit)
      )
    }
  }
  private static func splitLines(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(args, "splitlines", ["keepends"])
    var keep = false
    if let k = try vm.argument(args, 1, "keepends", of: "splitlines") { keep = try vm.truth(k) }
    let hay = vm.plainBytes(args[0])
    return parts(vm, args[0], hay.textView.splitLines(keepEnds: keep, .bytes))
  }
  private static func partition(last: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let hay = vm.plainBytes(args[0])
      let between = vm.makeBytes(try vm.requireBytes(args[1]))
      if between.bytesCount == 0 { throw vm.valueError("empty separator") }
      let bytes = hay.bytes
      guard let at = last ? hay.textView.findLast(between.textView) : hay.textView.find(between.textView) else {
        let whole = vm.sameBytes(args[0], bytes)
        return last
          ? vm.makeTuple(vm.sameBytes(args[0], []), vm.sameBytes(args[0], []), whole)
          : vm.makeTuple(whole, vm.sameBytes(args[0], []), vm.sameBytes(args[0], []))
      }
      return vm.makeTuple(
        vm.sameBytes(args[0], Array(bytes[..<at])),
        vm.sameBytes(args[0], between.bytes),
        vm.sameBytes(args[0], Array(bytes[(at + between.bytesCount)...]))
      )
    }
  }
  private static func strip(_ ends: TextView.Ends) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let hay = vm.plainBytes(args[0])
      var kept: Range<Int>
      if args.count < 2 || args[1].isNone {
        kept = hay.textView.strip(ends, .bytes)
      } else {
        let set = vm.makeBytes(try vm.requireBytes(args[1]))
        kept = hay.textView.strip(ends, of: set.textView)
      }
      return vm.sameBytes(args[0], Array(hay.bytes[kept]))
    }
  }
  private static func removePrefix(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let bytes = vm.bytesLike(args[0]) ?? []
    let prefix = try vm.requireBytes(args[1])
    return vm.sameBytes(args[0], bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes)
  }
  private static func removeSuffix(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let bytes = vm.bytesLike(args[0]) ?? []
    let suffix = try vm.requireBytes(args[1])
    let has = !suffix.isEmpty && bytes.count >= suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix)
    return vm.sameBytes(args[0], has ? Array(bytes.dropLast(suffix.count)) : bytes)
  }
  private static func join(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let gap = vm.bytesLike(args[0]) ?? []
    if !(try vm.isIterable(args[1])) { throw vm.typeError("can only join an iterable") }
    let items = try vm.listOf(args[1])
    var out: [UInt8] = []
    for i in 0..<items.listCount {
      if i > 0 { out += gap }
      let item = items.listItem(i)
      guard let b = vm.bytesLike(item) else {
        throw vm.typeError("sequence item \(i): expected a bytes-like object, \(vm.pyType(item).name) found")
      }
      out += b
    }
    return vm.sameBytes(args[0], out)
  }
  private static func decode(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(args, "decode", ["encoding", "errors"])
    let encoding = try vm.argument(args, 1, "encoding", of: "decode") ?? Value.empty
    let errors = try vm.argument(args, 2, "errors", of: "decode") ?? Value.empty
    return try vm.decode(vm.plainBytes(args[0]), encoding, errors)
  }
  private static func hex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(args, "hex", ["sep", "bytes_per_sep"])
    let bytes = vm.bytesLike(args[0]) ?? []
    let digits = Array("0123456789abcdef".utf8)
    var gap: [UInt8] = []
    if let s = try vm.argument(args, 1, "sep", of: "hex") {
      if s.isKind(.string) { gap = Array(s.string.utf8) } else { gap = try vm.requireBytes(s) }
      if gap.count != 1 { throw vm.valueError("sep must be length 1.") }
    }
    var group = 1
    if let n = try vm.argument(args, 2, "bytes_per_sep", of: "hex") { group = try vm.intIndex(n) }
    var out: [UInt8] = []
    for (i, b) in bytes.enumerated() {
      if i > 0, !gap.isEmpty, group != 0 {
        let at = group > 0 ? bytes.count - i : i
        if at % abs(group) == 0 { out += gap }
      }
      out.append(digits[Int(b >> 4)])
      out.append(digits[Int(b & 15)])
    }
    return vm.makeString(latin1: out)
  }
  private static func fromHex(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    guard args[1].isKind(.string) else {
      throw vm.typeError("fromhex() argument must be str, not \(vm.pyType(args[1]).name)")
    }
    var out: [UInt8] = []
    var high: UInt8?
    for i in 0..<args[1].stringCount {
      let c = args[1].codePoint(at: i)
      if high == nil, c == 32 || (c >= 9 && c <= 13) { continue }
      let digit = c < 128 ? BigInt.digitValue(UInt8(c)) : 255
      if digit > 15 { throw vm.valueError("non-hexadecimal number found in fromhex() arg at position \(i)") }
      if let h = high {
        out.append(h << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if high != nil {
      throw vm.valueError("non-hexadecimal number found in fromhex() arg at position \(args[1].stringCount)")
    }
    if let type = args[0].pyTypeOrNil, type !== vm.types.bytes { return try vm.call(args[0], vm.makeBytes(out)) }
    return vm.makeBytes(out)
  }
  private static func translate(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(args, "translate", ["delete"])
    let bytes = vm.bytesLike(args[0]) ?? []
    var table: [UInt8]?
    if !args[1].isNone {
      let t = try vm.requireBytes(args[1])
      if t.count != 256 { throw vm.valueError("translation table must be 256 characters long") }
      table = t
    }
    var drop: Set<UInt8> = []
    if let d = try vm.argument(args, 2, "delete", of: "translate") { drop = Set(try vm.requireBytes(d)) }
    var out: [UInt8] = []
    for b in bytes where !drop.contains(b) { out.append(table?[Int(b)] ?? b) }
    return vm.sameBytes(args[0], out)
  }
  private static func makeTranslation(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let from = try vm.requireBytes(args[0])
    let to = try vm.requireBytes(args[1])
    if from.count != to.count { throw vm.valueError("maketrans arguments must have same length") }
    var table = (0..<256).map { UInt8($0) }
    for (a, b) in Swift.zip(from, to) { table[Int(a)] = b }
    return vm.makeBytes(table)
  }
  private static func change(_ change: TextView.CaseChange) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let b = vm.plainBytes(args[0])
      return vm.sameBytes(args[0], b.textView.changingASCIICase(change))
    }
  }
  private static func pad(_ alignment: TextView.Alignment) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let width = try vm.intIndex(args[1])
      var fill: UInt32 = 0x20
      if args.count > 2 {
        guard let f = vm.bytesLike(args[2]), f.count == 1 else {
          throw vm.typeError("the fill character must be a byte string of length 1, not \(vm.pyType(args[2]).name)")
        }
        fill = UInt32(f[0])
      }
      let b = vm.plainBytes(args[0])
      return vm.sameBytes(args[0], b.textView.padded(to: width, fill: fill, alignment).latin1 ?? [])
    }
  }
  private static func zeroFill(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let b = vm.plainBytes(args[0])
    return vm.sameBytes(args[0], b.textView.zeroFilled(to: try vm.intIndex(args[1])).latin1 ?? [])
  }
  private static func expandTabs(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    try vm.checkKeywords(args, "expandtabs", ["tabsize"])
    var size = 8
    if let n = try vm.argument(args, 1, "tabsize", of: "expandtabs") { size = try vm.intIndex(n) }
    let b = vm.plainBytes(args[0])
    return vm.sameBytes(args[0], b.textView.expandingTabs(size).latin1 ?? [])
  }
  private static func ask(_ question: @escaping (UInt8) -> Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let bytes = vm.bytesLike(args[0]) ?? []
      return Value.bool(!bytes.isEmpty && bytes.allSatisfy(question))
    }
  }
  private static func askCase(upper: Bool) -> NativeBody {
    { (vm: Interpreter, args: Arguments) throws(Raised) -> Value in
      let letters = (vm.bytesLike(args[0]) ?? []).filter { isLetter($0) }
      return Value.bool(!letters.isEmpty && letters.allSatisfy { ($0 & 0x20 == 0) == upper })
    }
  }
  private static func isASCII(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    Value.bool((vm.bytesLike(args[0]) ?? []).allSatisfy { $0 < 128 })
  }
  private static func isTitle(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
    let b = vm.plainBytes(args[0])
    return Value.bool(Text(latin1: b.bytes.map { $0 < 128 ? $0 : 0x20 }).withView { $0.isTitle })
  }
}
