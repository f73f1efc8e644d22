// Indices and slices: what may be an index, negative ones, and the bounds of a slice clipped to a length, as CPython's
// PyNumber_Index and PySlice_AdjustIndices do.

import MachineRuntime

/// A slice's bounds within a sequence: `count` items from `start`, every `step`th.
struct SliceBounds {
  var start: Int
  var stop: Int
  var step: Int
  var count: Int
}

extension Interpreter {
  /// The value as an integer through `__index__`, or nil when it has none.
  func indexOrNil(_ v: borrowing Value) throws(Raised) -> Value? {
    if v.isSmallInt { return v.copy() }
    if v.isBool { return makeInt(v.isTrue ? 1 : 0) }
    if v.isKind(.bigInt) {
      if hasCoreType(v) { return v.copy() }
      if let b = v.integer { return makeInt(b) }
    }
    guard let method = pyType(v).lookup(python.names.__index__) else { return nil }
    let r = try call(method, v)
    if r.isPythonInt { return r }
    throw typeError("__index__ returned non-int (type \(pyType(r).name))")
  }
  /// The value as an integer through `__index__`; TypeError when it has none.
  func index(_ v: borrowing Value) throws(Raised) -> Value {
    if let i = try indexOrNil(v) { return i }
    throw typeError("'\(pyType(v).name)' object cannot be interpreted as an integer")
  }
  /// The value as an integer of any size.
  func bigIndex(_ v: borrowing Value) throws(Raised) -> BigInt {
    let i = try index(v)
    return i.pythonInteger ?? BigInt.zero
  }
  /// The value as a machine integer: OverflowError when it does not fit.
  func intIndex(_ v: borrowing Value) throws(Raised) -> Int {
    if let i = v.smallInt { return i }
    let b = try bigIndex(v)
    if let i = b.asInt { return i }
    throw overflowError("Python int too large to convert to C ssize_t")
  }
  /// The value as a machine integer, clamped.
  func clampedIndex(_ v: borrowing Value) throws(Raised) -> Int {
    if let i = v.smallInt { return i }
    let b = try bigIndex(v)
    return b.asInt ?? (b.isNegative ? Int.min : Int.max)
  }
  /// A subscript of a sequence as a machine integer (not yet made positive); nil when it is no index at all.
  func subscriptIndex(_ v: borrowing Value) throws(Raised) -> Int? {
    if let i = v.smallInt { return i }
    guard let i = try indexOrNil(v) else { return nil }
    if let n = i.pythonInteger?.asInt { return n }
    throw indexError("cannot fit '\(pyType(v).name)' into an index-sized integer")
  }
  /// How often a sequence is to be repeated; nil when the value is no index.
  func repetitions(_ v: borrowing Value) throws(Raised) -> Int? {
    if let i = v.smallInt { return max(i, 0) }
    guard let i = try indexOrNil(v) else { return nil }
    if let n = i.pythonInteger?.asInt { return max(n, 0) }
    throw overflowError("cannot fit '\(pyType(v).name)' into an index-sized integer")
  }

  /// A bound of a slice: clamped to machine integers; nil for none.
  private func sliceBound(_ v: borrowing Value) throws(Raised) -> Int? {
    if v.isNone { return nil }
    if let i = v.smallInt { return i }
    guard let i = try indexOrNil(v) else {
      throw typeError("slice indices must be integers or None or have an __index__ method")
    }
    let b = i.pythonInteger ?? BigInt.zero
    return b.asInt ?? (b.isNegative ? Int.min : Int.max)
  }
  /// The bounds of a slice object for a sequence of `length` items.
  func sliceBounds(_ slice: borrowing Value, _ length: Int) throws(Raised) -> SliceBounds {
    var step = 1
    if let s = try sliceBound(slice.sliceStep) {
      if s == 0 { throw valueError("slice step cannot be zero") }
      step = max(s, -Int.max)
    }
    var start = try sliceBound(slice.sliceStart) ?? (step < 0 ? Int.max : 0)
    var stop = try sliceBound(slice.sliceStop) ?? (step < 0 ? Int.min : Int.max)
    if start < 0 {
      start = start == Int.min ? Int.min : start + length
      if start < 0 { start = step < 0 ? -1 : 0 }
    } else if start >= length {
      start = step < 0 ? length - 1 : length
    }
    if stop < 0 {
      stop = stop == Int.min ? Int.min : stop + length
      if stop < 0 { stop = step < 0 ? -1 : 0 }
    } else if stop >= length {
      stop = step < 0 ? length - 1 : length
    }
    var count = 0
    if step < 0 {
      if stop < start { count = (start - stop - 1) / -step + 1 }
    } else if start < stop {
      count = (stop - start - 1) / step + 1
    }
    return SliceBounds(start: start, stop: stop, step: step, count: count)
  }

  /// Optional start and end arguments (as of `str.find`), clipped to a length; `start` may lie beyond `end`.
  func searchBounds(_ args: Arguments, _ at: Int, _ length: Int) throws(Raised) -> (start: Int, end: Int) {
    var start = 0
    var end = length
    if at < args.count, let s = try sliceBound(args[at]) { start = s }
    if at + 1 < args.count, let e = try sliceBound(args[at + 1]) { end = e }
    if end > length { end = length } else if end < 0 { end = max(end + length, 0) }
    if start < 0 { start = max(start == Int.min ? 0 : start + length, 0) }
    return (start, end)
  }
}
