// Core iterators: over ranges, core containers and their views, advanced without asking the dialect.

extension Interpreter {
  /// A core iterator. For ranges `index` is the next item, `stop` how many are left; for others `index` is a position.
  func makeIterator(_ variety: IteratorVariety, source: consuming Value, index: Int, stop: Int, step: Int) -> Value {
    let p = state.pointee.heap.allocate(
      .iterator,
      size: MemoryLayout<IteratorObject>.size,
      type: core[iterator: variety]
    )
    let i = p.as(IteratorObject.self)
    i.pointee.source = source.leak()
    i.pointee.index = index
    i.pointee.stop = stop
    i.pointee.step = step
    i.pointee.variety = variety
    return Value(owning: Bits.of(p))
  }

  /// An iterator over a range of small integers; `count` items.
  public func makeRangeIterator(start: Int, step: Int, count: Int) -> Value {
    makeIterator(.range, source: Value.empty, index: start, stop: count, step: step)
  }
  /// An iterator over a core container, which is kept alive. For dicts the variety says keys, values or items.
  public func makeContainerIterator(_ variety: IteratorVariety, _ container: borrowing Value) -> Value {
    var index = 0
    var stop = 0
    switch variety {
    case .range: preconditionFailure("use makeRangeIterator")
    case .list: precondition(container.isKind(.list))
    case .listReversed: index = container.listCount - 1
    case .tuple: precondition(container.isKind(.tuple))
    case .string: precondition(container.isKind(.string))
    case .bytes: precondition(container.isKind(.bytes))
    case .dictKeys, .dictValues, .dictItems: stop = container.dictCount
    case .dictKeysReversed, .dictValuesReversed, .dictItemsReversed:
      stop = container.dictCount
      index = Bits.pointer(container.bits).as(DictObject.self).pointee.used - 1
    case .set: stop = container.setCount
    }
    let iterator = makeIterator(variety, source: container.copy(), index: index, stop: stop, step: 0)
    if variety == .string, !container.isASCIIString, let wide = core.table[61] {
      Bits.pointer(iterator.bits).pointee.type = wide
    }
    return iterator
  }

  /// The language's iterator over a value.
  @inline(never)
  func iterateSlow(_ a: borrowing Value) throws(Raised) -> Value {
    if a.isObject {
      let p = Bits.pointer(a.bits)
      switch p.pointee.kind {
      case .list where p.pointee.type == core[.list]: return makeContainerIterator(.list, a)
      case .tuple where p.pointee.type == core[.tuple]: return makeContainerIterator(.tuple, a)
      case .string where p.pointee.type == core[.string]: return makeContainerIterator(.string, a)
      case .dict where p.pointee.type == core[.dict]: return makeContainerIterator(.dictKeys, a)
      case .set where p.pointee.type == core[.set]: return makeContainerIterator(.set, a)
      case .iterator: return a.copy()
      case .range:
        let s = p.as(SliceObject.self).pointee
        if Bits.isInt(s.start), Bits.isInt(s.stop), Bits.isInt(s.step) {
          let start = Bits.int(s.start)
          let stop = Bits.int(s.stop)
          let step = Bits.int(s.step)
          let n =
            step > 0
            ? (stop > start ? (stop - start - 1) / step + 1 : 0)
            : (start > stop ? (start - stop - 1) / -step + 1 : 0)
          return makeRangeIterator(start: start, step: step, count: n)
        }
      default: break
      }
    }
    return try dialect.iterate(self, a)
  }

  /// The language's iterator over a value.
  public func iterate(_ a: borrowing Value) throws(Raised) -> Value {
    if a.isMachine(.generator) { return a.copy() }
    return try iterateSlow(a)
  }

  /// The next item of an iterator, nil at the end.
  public func next(_ iterator: borrowing Value) throws(Raised) -> Value? {
    if iterator.isKind(.iterator) {
      let b = try coreNext(Bits.pointer(iterator.bits))
      return b == Bits.empty ? nil : Value(owning: b)
    }
    if iterator.isMachine(.generator) {
      let m = Bits.pointer(iterator.bits).as(MachineObject.self)
      if m.pointee.state == MachineObject.ended || m.pointee.state == MachineObject.failed { return nil }
      switch try resume(iterator, sending: Value.none) {
      case .yielded(let v): return v
      case .returned(let v):
        _ = v.isEmpty
        return nil
      }
    }
    return try dialect.next(self, iterator)
  }

  /// Appends every item of an iterable to a list.
  public func append(_ iterable: borrowing Value, to list: borrowing Value) throws(Raised) {
    precondition(list.isKind(.list))
    if iterable.isObject {
      let p = Bits.pointer(iterable.bits)
      if p.pointee.type == core[.list] {
        // The list may be extended by itself.
        let n = p.as(ListObject.self).pointee.count
        for i in 0..<n where i < p.as(ListObject.self).pointee.count { list.listAppend(iterable.listItem(i)) }
        return
      }
      if p.pointee.type == core[.tuple] {
        for i in 0..<iterable.tupleCount { list.listAppend(iterable.tupleItem(i)) }
        return
      }
    }
    let iterator = try iterate(iterable)
    while let v = try next(iterator) { list.listAppend(v) }
  }

  /// The next item of a core iterator as an owned word; empty at the end.
  @inline(never)
  func coreNext(_ p: ObjectPointer) throws(Raised) -> UInt64 {
    let i = p.as(IteratorObject.self)
    if i.pointee.variety == .range {
      if i.pointee.stop <= 0 { return Bits.empty }
      let v = i.pointee.index
      i.pointee.index = v &+ i.pointee.step
      i.pointee.stop -= 1
      return Bits.fits(v) ? Bits.ofInt(v) : makeInt(v).leak()
    }
    let source = i.pointee.source
    if source == Bits.empty { return Bits.empty }
    let q = Bits.pointer(source)
    let position = i.pointee.index
    var result = Bits.empty
    switch i.pointee.variety {
    case .range: break
    case .list:
      if position < q.as(ListObject.self).pointee.count {
        result = q.as(ListObject.self).pointee.items.unsafelyUnwrapped[position]
        retainBits(result)
        i.pointee.index = position + 1
      }
    case .listReversed:
      if position >= 0, position < q.as(ListObject.self).pointee.count {
        result = q.as(ListObject.self).pointee.items.unsafelyUnwrapped[position]
        retainBits(result)
        i.pointee.index = position - 1
      }
    case .tuple:
      if position < q.as(TupleObject.self).pointee.count {
        result = valuesOfTuple(q)[position]
        retainBits(result)
        i.pointee.index = position + 1
      }
    case .string:
      if position < q.as(StringObject.self).pointee.count {
        result = makeCharacter(codePoint(q, position)).leak()
        i.pointee.index = position + 1
      }
    case .bytes:
      if position < q.as(BytesObject.self).pointee.count {
        result = Bits.ofInt(Int((q.raw + BytesObject.payload).load(fromByteOffset: position, as: UInt8.self)))
        i.pointee.index = position + 1
      }
    case .dictKeys, .dictValues, .dictItems, .dictKeysReversed, .dictValuesReversed, .dictItemsReversed:
      result = try dictNext(i, q)
    case .set:
      let s = q.as(SetObject.self)
      if s.pointee.used != i.pointee.stop {
        i.pointee.stop = -1
        throw dialect.iteratorInvalidated(self, .set, sizeChanged: true)
      }
      var at = position
      if let key = copyOf(source).nextKey(&at) { result = key.leak() }
      i.pointee.index = at
    }
    if result == Bits.empty {
      i.pointee.source = Bits.empty
      releaseBits(source)
    }
    return result
  }

  private func dictNext(_ i: UnsafeMutablePointer<IteratorObject>, _ q: ObjectPointer) throws(Raised) -> UInt64 {
    let d = q.as(DictObject.self)
    let variety = i.pointee.variety
    if d.pointee.count != i.pointee.stop {
      i.pointee.stop = -1
      throw dialect.iteratorInvalidated(self, variety, sizeChanged: true)
    }
    let backwards = variety == .dictKeysReversed || variety == .dictValuesReversed || variety == .dictItemsReversed
    var at = i.pointee.index
    while backwards ? at >= 0 : at < d.pointee.used {
      let e = d.pointee.entries.unsafelyUnwrapped[at]
      at += backwards ? -1 : 1
      if e.key == Bits.empty { continue }
      i.pointee.index = at
      // Items left to hand out: a dict of unchanged size whose keys changed is caught when there are too many.
      i.pointee.step += 1
      if i.pointee.step > i.pointee.stop {
        throw dialect.iteratorInvalidated(self, variety, sizeChanged: false)
      }
      switch variety {
      case .dictKeys, .dictKeysReversed:
        retainBits(e.key)
        return e.key
      case .dictValues, .dictValuesReversed:
        retainBits(e.value)
        return e.value
      default:
        retainBits(e.key)
        retainBits(e.value)
        let t = allocateTuple(2)
        valuesOfTuple(t)[0] = e.key
        valuesOfTuple(t)[1] = e.value
        return Bits.of(t)
      }
    }
    i.pointee.index = at
    return Bits.empty
  }

  /// A string of one code point.
  public func makeCharacter(_ point: UInt32) -> Value {
    let width = point < 0x100 ? 1 : (point < 0x1_0000 ? 2 : 4)
    let p = allocateString(count: 1, width: width, ascii: point < 0x80)
    switch width {
    case 1: stringUnits(p).storeBytes(of: UInt8(point), as: UInt8.self)
    case 2: stringUnits(p).storeBytes(of: UInt16(point), as: UInt16.self)
    default: stringUnits(p).storeBytes(of: point, as: UInt32.self)
    }
    return Value(owning: Bits.of(p))
  }
}

extension Value {
  /// What a core iterator goes over and where it stands; only for kind iterator.
  public var iteratorVariety: IteratorVariety {
    precondition(isKind(.iterator))
    return Bits.pointer(bits).as(IteratorObject.self).pointee.variety
  }
  /// How many items a core iterator still gives, as far as it knows.
  public var iteratorRemaining: Int {
    precondition(isKind(.iterator))
    let i = Bits.pointer(bits).as(IteratorObject.self).pointee
    if i.variety == .range { return max(0, i.stop) }
    guard i.source != Bits.empty else { return 0 }
    let q = Bits.pointer(i.source)
    switch i.variety {
    case .range: return 0
    case .list: return max(0, q.as(ListObject.self).pointee.count - i.index)
    case .listReversed: return max(0, i.index + 1)
    case .tuple: return max(0, q.as(TupleObject.self).pointee.count - i.index)
    case .string: return max(0, q.as(StringObject.self).pointee.count - i.index)
    case .bytes: return max(0, q.as(BytesObject.self).pointee.count - i.index)
    default: return max(0, i.stop - i.step)
    }
  }
}
