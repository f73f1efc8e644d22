// Text: between the heap's strings and bytes and the text algorithms. A string lends its units as a view, without a copy;
// what the algorithms produce becomes a string again with one.

extension Value {
  /// Lends the units of a string, or the bytes of a bytes object, to `body`, which must not keep the view.
  public borrowing func withText<R: ~Copyable, E: Error>(_ body: (TextView) throws(E) -> R) throws(E) -> R {
    let p = Bits.pointer(bits)
    if isKind(.string) {
      let s = p.as(StringObject.self).pointee
      return try body(TextView(base: stringUnits(p), count: s.count, width: s.width))
    }
    precondition(isKind(.bytes), "neither string nor bytes")
    let count = p.as(BytesObject.self).pointee.count
    return try body(TextView(base: p.raw + BytesObject.payload, count: count, width: 1))
  }

  /// A copy of a string's or bytes object's text.
  public var text: Text { withText { Text($0) } }
}

extension Interpreter {
  /// A string of what a view shows.
  public func makeString(_ view: TextView) -> Value {
    switch view.width {
    case 1: return makeString(units: view.units(UInt8.self))
    case 2: return makeString(units: view.units(UInt16.self))
    default: return makeString(units: view.units(UInt32.self))
    }
  }

  /// A string of a text.
  public func makeString(_ text: Text) -> Value {
    Value(owning: text.withView { makeString($0).leak() })
  }

  /// A bytes object of a text whose code points are bytes.
  public func makeBytes(_ text: Text) -> Value { makeBytes(text.latin1 ?? []) }

  /// A bytes object of what a view of bytes shows.
  public func makeBytes(_ view: TextView) -> Value { makeBytes(Array(view.units(UInt8.self))) }
}
