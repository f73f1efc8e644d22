// Sets: open addressing with short linear runs, exactly as CPython's setobject.c probes and grows, because programs see
// the order in which a set of small integers is gone through.

import Glibc

@frozen @usableFromInline
struct SetEntry {
  /// Bits.empty: never used. Bits.none with hash -1 and `isDummy`: deleted.
  @usableFromInline var key: UInt64
  @usableFromInline var hash: Int
}

@frozen @usableFromInline
struct SetObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var table: UnsafeMutablePointer<SetEntry>
  @usableFromInline var mask: Int
  /// Used and deleted entries.
  @usableFromInline var fill: Int
  @usableFromInline var used: Int
  /// Where pop looks next.
  @usableFromInline var finger: Int
  @usableFromInline var changes: UInt32
  /// The hash of a frozen set; 0 when not computed.
  @usableFromInline var hash: Int
}

private let linearProbes = 9
/// The key of a deleted entry: a word that is no value.
private let dummyKey: UInt64 = 0xffff_ffff_ffff_fffc

private func newTable(_ size: Int) -> UnsafeMutablePointer<SetEntry> {
  guard let raw = malloc(size * MemoryLayout<SetEntry>.stride) else { outOfMemory() }
  let t = raw.assumingMemoryBound(to: SetEntry.self)
  t.initialize(repeating: SetEntry(key: Bits.empty, hash: 0), count: size)
  return t
}

func destroySet(_ p: ObjectPointer) {
  let s = p.as(SetObject.self)
  for i in 0...s.pointee.mask {
    let k = s.pointee.table[i].key
    if k != Bits.empty, k != dummyKey { releaseBits(k) }
  }
  free(s.pointee.table)
}

func visitSet(_ p: ObjectPointer, _ v: Visitor) {
  let s = p.as(SetObject.self).pointee
  for i in 0...s.mask where s.table[i].key != Bits.empty && s.table[i].key != dummyKey { v.visit(bits: s.table[i].key) }
}

private func insertClean(_ table: UnsafeMutablePointer<SetEntry>, _ mask: Int, _ key: UInt64, _ hash: Int) {
  var perturb = UInt(bitPattern: hash)
  var i = hash & mask
  while true {
    var e = i
    var probes = i + linearProbes <= mask ? linearProbes : 0
    while true {
      if table[e].key == Bits.empty {
        table[e] = SetEntry(key: key, hash: hash)
        return
      }
      if probes == 0 { break }
      probes -= 1
      e += 1
    }
    perturb >>= 5
    i = (i &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
  }
}

private func resize(_ s: UnsafeMutablePointer<SetObject>, _ minimum: Int) {
  var size = 8
  while size <= minimum { size <<= 1 }
  let table = newTable(size)
  let old = s.pointee.table
  for i in 0...s.pointee.mask where old[i].key != Bits.empty && old[i].key != dummyKey {
    insertClean(table, size - 1, old[i].key, old[i].hash)
  }
  free(old)
  s.pointee.table = table
  s.pointee.mask = size - 1
  s.pointee.fill = s.pointee.used
}

extension Interpreter {
  /// An empty set, or frozen set.
  public func makeSet(frozen: Bool = false) -> Value {
    makeSet(core: frozen ? core.table[60].unsafelyUnwrapped : core[.set], frozen: frozen)
  }
  /// An empty set of a set type of the program's.
  public func makeSet(of type: TypeInfo, frozen: Bool) -> Value { makeSet(core: type.core, frozen: frozen) }
  private func makeSet(core type: UnsafeMutablePointer<TypeCore>, frozen: Bool) -> Value {
    let extra = type.pointee.info._withUnsafeGuaranteedRef { $0.hasAttributes }
    let p = state.pointee.heap.allocate(
      .set,
      size: MemoryLayout<SetObject>.size + (extra ? attributeBytes : 0),
      type: type
    )
    let s = p.as(SetObject.self)
    s.pointee.table = newTable(8)
    s.pointee.mask = 7
    s.pointee.fill = 0
    s.pointee.used = 0
    s.pointee.finger = 0
    s.pointee.changes = 0
    s.pointee.hash = 0
    if frozen { p.pointee.set(Flag.frozen) }
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }

  /// Entry of a key, or -1 - (entry to put it at).
  private func find(_ s: UnsafeMutablePointer<SetObject>, _ key: UInt64, _ hash: Int) throws(Raised) -> Int {
    restart: while true {
      let table = s.pointee.table
      let mask = s.pointee.mask
      var perturb = UInt(bitPattern: hash)
      var i = hash & mask
      while true {
        var e = i
        var probes = i + linearProbes <= mask ? linearProbes : 0
        while true {
          let k = table[e].key
          if k == Bits.empty { return -1 - e }
          if table[e].hash == hash, k != dummyKey {
            if k == key { return e }
            let changes = s.pointee.changes
            let same = try sameKey(k, key)
            if s.pointee.changes != changes { continue restart }
            if same { return e }
          }
          if probes == 0 { break }
          probes -= 1
          e += 1
        }
        perturb >>= 5
        i = (i &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
  }

  /// Adds a key; false when it was there.
  @discardableResult
  public func setAdd(_ set: borrowing Value, _ key: borrowing Value) throws(Raised) -> Bool {
    precondition(set.isKind(.set), "not a set")
    return try setAdd(Bits.pointer(set.bits), key.bits, try hash(key))
  }
  func setAdd(_ p: ObjectPointer, _ key: UInt64, _ hash: Int) throws(Raised) -> Bool {
    let s = p.as(SetObject.self)
    let e = try find(s, key, hash)
    if e >= 0 { return false }
    retainBits(key)
    s.pointee.table[-1 - e] = SetEntry(key: key, hash: hash)
    s.pointee.fill += 1
    s.pointee.used += 1
    s.pointee.changes &+= 1
    if s.pointee.fill * 5 >= s.pointee.mask * 3 {
      resize(s, s.pointee.used > 50000 ? s.pointee.used * 2 : s.pointee.used * 4)
    }
    return true
  }
  /// Whether a key is in a set.
  public func setContains(_ set: borrowing Value, _ key: borrowing Value) throws(Raised) -> Bool {
    precondition(set.isKind(.set), "not a set")
    return try find(Bits.pointer(set.bits).as(SetObject.self), key.bits, try hash(key)) >= 0
  }
  /// Removes a key; false when it was not there.
  public func setRemove(_ set: borrowing Value, _ key: borrowing Value) throws(Raised) -> Bool {
    precondition(set.isKind(.set), "not a set")
    let s = Bits.pointer(set.bits).as(SetObject.self)
    let e = try find(s, key.bits, try hash(key))
    if e < 0 { return false }
    removeSetEntry(s, e)
    return true
  }
  private func removeSetEntry(_ s: UnsafeMutablePointer<SetObject>, _ e: Int) {
    let k = s.pointee.table[e].key
    s.pointee.table[e] = SetEntry(key: dummyKey, hash: -1)
    s.pointee.used -= 1
    s.pointee.changes &+= 1
    releaseBits(k)
  }
  /// Takes any key out; nil when the set is empty.
  public func setPop(_ set: borrowing Value) -> Value? {
    precondition(set.isKind(.set), "not a set")
    let s = Bits.pointer(set.bits).as(SetObject.self)
    if s.pointee.used == 0 { return nil }
    var i = s.pointee.finger & s.pointee.mask
    while s.pointee.table[i].key == Bits.empty || s.pointee.table[i].key == dummyKey {
      i = (i + 1) & s.pointee.mask
    }
    let k = s.pointee.table[i].key
    retainBits(k)
    removeSetEntry(s, i)
    s.pointee.finger = i + 1
    return Value(owning: k)
  }
  /// Adds every key of another set (set_merge of CPython, which decides the order).
  public func setMerge(_ set: borrowing Value, from other: borrowing Value) throws(Raised) {
    precondition(set.isKind(.set) && other.isKind(.set))
    let s = Bits.pointer(set.bits).as(SetObject.self)
    let o = Bits.pointer(other.bits).as(SetObject.self)
    if s == o || o.pointee.used == 0 { return }
    if (s.pointee.fill + o.pointee.used) * 5 >= s.pointee.mask * 3 {
      resize(s, (s.pointee.used + o.pointee.used) * 2)
    }
    if s.pointee.fill == 0, s.pointee.mask == o.pointee.mask, o.pointee.fill == o.pointee.used {
      for i in 0...o.pointee.mask {
        retainBits(o.pointee.table[i].key)
        s.pointee.table[i] = o.pointee.table[i]
      }
      s.pointee.fill = o.pointee.fill
      s.pointee.used = o.pointee.used
      s.pointee.changes &+= 1
      return
    }
    if s.pointee.fill == 0 {
      for i in 0...o.pointee.mask where o.pointee.table[i].key != Bits.empty && o.pointee.table[i].key != dummyKey {
        retainBits(o.pointee.table[i].key)
        insertClean(s.pointee.table, s.pointee.mask, o.pointee.table[i].key, o.pointee.table[i].hash)
      }
      s.pointee.fill = o.pointee.used
      s.pointee.used = o.pointee.used
      s.pointee.changes &+= 1
      return
    }
    var i = 0
    while i <= o.pointee.mask {
      let e = o.pointee.table[i]
      i += 1
      if e.key == Bits.empty || e.key == dummyKey { continue }
      _ = try setAdd(Bits.pointer(set.bits), e.key, e.hash)
    }
  }
}

extension Value {
  /// How many keys a set has.
  public var setCount: Int {
    precondition(isKind(.set), "not a set")
    return Bits.pointer(bits).as(SetObject.self).pointee.used
  }
  /// Whether a set is frozen.
  public var isFrozenSet: Bool { isKind(.set) && Bits.pointer(bits).pointee.has(Flag.frozen) }
  /// The next key at or after position i, which moves past it; nil at the end.
  public func nextKey(_ i: inout Int) -> Value? {
    precondition(isKind(.set), "not a set")
    let s = Bits.pointer(bits).as(SetObject.self)
    while i <= s.pointee.mask {
      let k = s.pointee.table[i].key
      i += 1
      if k != Bits.empty, k != dummyKey {
        retainBits(k)
        return Value(owning: k)
      }
    }
    return nil
  }
  /// Hash that was stored with the key which nextKey gave before position i.
  public func keyHash(before i: Int) -> Int { Bits.pointer(bits).as(SetObject.self).pointee.table[i - 1].hash }
  /// Removes every key of a set.
  public func setClear() {
    precondition(isKind(.set), "not a set")
    let s = Bits.pointer(bits).as(SetObject.self)
    let old = s.pointee.table
    let mask = s.pointee.mask
    s.pointee.table = newTable(8)
    s.pointee.mask = 7
    s.pointee.fill = 0
    s.pointee.used = 0
    s.pointee.finger = 0
    s.pointee.changes &+= 1
    for i in 0...mask where old[i].key != Bits.empty && old[i].key != dummyKey { releaseBits(old[i].key) }
    free(old)
  }
  /// Exchanges the contents of two sets.
  public func setExchange(_ other: borrowing Value) {
    precondition(isKind(.set) && other.isKind(.set))
    let a = Bits.pointer(bits).as(SetObject.self)
    let b = Bits.pointer(other.bits).as(SetObject.self)
    swap(&a.pointee.table, &b.pointee.table)
    swap(&a.pointee.mask, &b.pointee.mask)
    swap(&a.pointee.fill, &b.pointee.fill)
    swap(&a.pointee.used, &b.pointee.used)
    a.pointee.changes &+= 1
    b.pointee.changes &+= 1
  }
  /// Counts structural changes of a set.
  public var setChanges: UInt32 { Bits.pointer(bits).as(SetObject.self).pointee.changes }
  /// Where a frozen set keeps its hash once computed; 0 before.
  public var storedSetHash: Int {
    get { Bits.pointer(bits).as(SetObject.self).pointee.hash }
    nonmutating set { Bits.pointer(bits).as(SetObject.self).pointee.hash = newValue }
  }
}
