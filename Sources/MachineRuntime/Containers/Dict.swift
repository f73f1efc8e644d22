// Dicts: insertion-ordered hash tables. Entries stand in an array in order; an open-addressing table of 32-bit indices
// points into it (the layout idea is CPython's since 3.6). Deleted entries leave a hole until the array is rebuilt.
//
// Keys are compared by identity, then as strings or small integers here, then by the dialect, which may run any program
// code, the dict's own mutation included: after such a call the probe starts over when the table changed.

import Glibc

@frozen @usableFromInline
struct DictEntry {
  @usableFromInline var hash: Int
  /// Bits.empty for a hole.
  @usableFromInline var key: UInt64
  @usableFromInline var value: UInt64
}

@frozen @usableFromInline
struct DictObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var entries: UnsafeMutablePointer<DictEntry>?
  /// Power of two of 32-bit indices, -1 for free, -2 for deleted.
  @usableFromInline var table: UnsafeMutablePointer<Int32>?
  @usableFromInline var mask: Int
  /// Entries in use, holes included.
  @usableFromInline var used: Int
  /// Keys.
  @usableFromInline var count: Int
  @usableFromInline var capacity: Int
  /// Changes with every change of the set of keys; caches compare it. 0: nobody has looked since the last change.
  @usableFromInline var keysVersion: UInt32
  /// Counts structural changes, for iterators and probes.
  @usableFromInline var changes: UInt32
}

func destroyDict(_ p: ObjectPointer) {
  let d = p.as(DictObject.self)
  let n = d.pointee.used
  let entries = d.pointee.entries
  let table = d.pointee.table
  d.pointee.used = 0
  d.pointee.count = 0
  d.pointee.entries = nil
  d.pointee.table = nil
  d.pointee.capacity = 0
  if let entries {
    for i in 0..<n where entries[i].key != Bits.empty {
      releaseBits(entries[i].key)
      releaseBits(entries[i].value)
    }
    free(entries)
  }
  if let table { free(table) }
}

/// Entry index of a string key, or -1. No program code runs when all keys are strings; a key that is not a string cannot
/// equal one here (a dialect that wants that uses the general look-up).
@usableFromInline
func dictFindString(_ p: ObjectPointer, _ key: UInt64) -> Int {
  let d = p.as(DictObject.self)
  guard d.pointee.count > 0, let table = d.pointee.table, let entries = d.pointee.entries else { return -1 }
  let k = Bits.pointer(key)
  let hash = stringHash(k)
  let mask = d.pointee.mask
  var i = hash & mask
  var perturb = UInt(bitPattern: hash)
  while true {
    let e = Int(table[i])
    if e == -1 { return -1 }
    if e >= 0, entries[e].hash == hash {
      let other = entries[e].key
      if other == key { return e }
      if Bits.isHeap(other), Bits.pointer(other).pointee.kind == .string, stringsEqual(k, Bits.pointer(other)) {
        return e
      }
    }
    perturb >>= 5
    i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
  }
}

func dictGetString(_ p: ObjectPointer, _ key: UInt64) -> Value? {
  let e = dictFindString(p, key)
  if e < 0 { return nil }
  let b = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped[e].value
  retainBits(b)
  return Value(owning: b)
}

/// Sets a string key; takes references to key and value.
func dictSetString(_ p: ObjectPointer, _ key: UInt64, _ value: UInt64) {
  retainBits(value)
  let e = dictFindString(p, key)
  if e >= 0 {
    let entries = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped
    let old = entries[e].value
    entries[e].value = value
    releaseBits(old)
    return
  }
  retainBits(key)
  dictInsertNew(p, key, stringHash(Bits.pointer(key)), value)
}

func dictDeleteString(_ p: ObjectPointer, _ key: UInt64) -> Bool {
  let e = dictFindString(p, key)
  if e < 0 { return false }
  dictRemoveEntry(p, e)
  return true
}

/// Adds a key that is known to be absent; takes over both references.
func dictInsertNew(_ p: ObjectPointer, _ key: UInt64, _ hash: Int, _ value: UInt64) {
  let d = p.as(DictObject.self)
  if d.pointee.used == d.pointee.capacity { dictRebuild(d) }
  let e = d.pointee.used
  d.pointee.entries.unsafelyUnwrapped[e] = DictEntry(hash: hash, key: key, value: value)
  dictPlace(d, e, hash)
  d.pointee.used = e + 1
  d.pointee.count += 1
  d.pointee.keysVersion = 0
  d.pointee.changes &+= 1
}

private func dictPlace(_ d: UnsafeMutablePointer<DictObject>, _ e: Int, _ hash: Int) {
  let mask = d.pointee.mask
  let table = d.pointee.table.unsafelyUnwrapped
  var i = hash & mask
  var perturb = UInt(bitPattern: hash)
  while table[i] >= 0 {
    perturb >>= 5
    i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
  }
  table[i] = Int32(truncatingIfNeeded: e)
}

/// Makes room: closes holes, and doubles when there are few.
private func dictRebuild(_ d: UnsafeMutablePointer<DictObject>) {
  let count = d.pointee.count
  let capacity = max(5, count * 2 >= d.pointee.capacity ? count * 2 : d.pointee.capacity)
  var size = 8
  while size * 2 < capacity * 3 { size *= 2 }
  guard let raw = malloc(capacity * MemoryLayout<DictEntry>.stride), let rawTable = malloc(size * 4) else {
    outOfMemory()
  }
  let entries = raw.assumingMemoryBound(to: DictEntry.self)
  let table = rawTable.assumingMemoryBound(to: Int32.self)
  table.initialize(repeating: -1, count: size)
  var n = 0
  if let old = d.pointee.entries {
    for i in 0..<d.pointee.used where old[i].key != Bits.empty {
      entries[n] = old[i]
      n += 1
    }
    free(old)
  }
  if let old = d.pointee.table { free(old) }
  d.pointee.entries = entries
  d.pointee.table = table
  d.pointee.mask = size - 1
  d.pointee.capacity = capacity
  d.pointee.used = n
  for e in 0..<n { dictPlace(d, e, entries[e].hash) }
  d.pointee.keysVersion = 0
  d.pointee.changes &+= 1
}

/// Removes entry e and releases key and value.
func dictRemoveEntry(_ p: ObjectPointer, _ e: Int) {
  let d = p.as(DictObject.self)
  let entries = d.pointee.entries.unsafelyUnwrapped
  let table = d.pointee.table.unsafelyUnwrapped
  let hash = entries[e].hash
  let mask = d.pointee.mask
  var i = hash & mask
  var perturb = UInt(bitPattern: hash)
  while table[i] != Int32(truncatingIfNeeded: e) {
    perturb >>= 5
    i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
  }
  table[i] = -2
  let key = entries[e].key
  let value = entries[e].value
  entries[e].key = Bits.empty
  entries[e].value = Bits.empty
  d.pointee.count -= 1
  if d.pointee.count == 0 {
    // All holes: start afresh, so that a queue-like use does not grow.
    d.pointee.used = 0
    table.update(repeating: -1, count: mask + 1)
  } else if e == d.pointee.used - 1 {
    d.pointee.used = e
  }
  d.pointee.keysVersion = 0
  d.pointee.changes &+= 1
  releaseBits(key)
  releaseBits(value)
}

/// A key with its value.
public struct DictPair: ~Copyable {
  /// The key.
  public let key: Value
  /// The value.
  public let value: Value
}

extension Interpreter {
  /// An empty dict.
  public func makeDict() -> Value { makeDict(core: core[.dict]) }
  /// An empty dict of a dict type of the program's.
  public func makeDict(of type: TypeInfo) -> Value { makeDict(core: type.core) }
  private func makeDict(core type: UnsafeMutablePointer<TypeCore>) -> Value {
    let extra = type.pointee.info._withUnsafeGuaranteedRef { $0.hasAttributes }
    let p = state.pointee.heap.allocate(
      .dict,
      size: MemoryLayout<DictObject>.size + (extra ? attributeBytes : 0),
      type: type
    )
    let d = p.as(DictObject.self)
    d.pointee.entries = nil
    d.pointee.table = nil
    d.pointee.mask = 0
    d.pointee.used = 0
    d.pointee.count = 0
    d.pointee.capacity = 0
    d.pointee.keysVersion = 0
    d.pointee.changes = 0
    if extra { initializeAttributes(p) }
    return Value(owning: Bits.of(p))
  }

  /// The hash of a key: the core's own for strings and small integers, else the dialect's.
  @inlinable
  public func hash(_ key: borrowing Value) throws(Raised) -> Int {
    if Bits.isInt(key.bits) { return smallIntHash(Bits.int(key.bits)) }
    if key.isKind(.string), Bits.pointer(key.bits).pointee.type == core[.string] {
      return stringHash(Bits.pointer(key.bits))
    }
    return try dialect.hash(self, key)
  }

  /// Whether two keys are the same key.
  func sameKey(_ a: UInt64, _ b: UInt64) throws(Raised) -> Bool {
    if a == b { return true }
    if Bits.isInt(a), Bits.isInt(b) { return false }
    if Bits.isHeap(a), Bits.isHeap(b) {
      let p = Bits.pointer(a)
      let q = Bits.pointer(b)
      if p.pointee.type == core[.string], q.pointee.type == core[.string] { return stringsEqual(p, q) }
    }
    retainBits(a)
    retainBits(b)
    let x = Value(owning: a)
    let y = Value(owning: b)
    return try dialect.equal(self, x, y)
  }

  /// Entry of a key, or -1.
  func dictFind(_ p: ObjectPointer, _ key: UInt64, _ hash: Int) throws(Raised) -> Int {
    let d = p.as(DictObject.self)
    restart: while true {
      guard d.pointee.count > 0, let table = d.pointee.table, let entries = d.pointee.entries else { return -1 }
      let mask = d.pointee.mask
      var i = hash & mask
      var perturb = UInt(bitPattern: hash)
      while true {
        let e = Int(table[i])
        if e == -1 { return -1 }
        if e >= 0, entries[e].hash == hash {
          let other = entries[e].key
          if other == key { return e }
          let changes = d.pointee.changes
          let same = try sameKey(other, key)
          if d.pointee.changes != changes { continue restart }
          if same { return e }
        }
        perturb >>= 5
        i = (i &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
      }
    }
  }

  /// The value of a key, or nil.
  public func dictGet(_ dict: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value? {
    precondition(dict.isKind(.dict), "not a dict")
    let p = Bits.pointer(dict.bits)
    let e = try dictFind(p, key.bits, try hash(key))
    if e < 0 { return nil }
    let b = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped[e].value
    retainBits(b)
    return Value(owning: b)
  }
  /// Sets a key's value.
  public func dictSet(_ dict: borrowing Value, _ key: borrowing Value, _ value: consuming Value) throws(Raised) {
    precondition(dict.isKind(.dict), "not a dict")
    try dictSet(Bits.pointer(dict.bits), key.bits, try hash(key), value.leak())
  }
  /// Sets a key's value; takes over the value's reference.
  func dictSet(_ p: ObjectPointer, _ key: UInt64, _ hash: Int, _ value: UInt64) throws(Raised) {
    let e: Int
    do throws(Raised) { e = try dictFind(p, key, hash) } catch {
      releaseBits(value)
      throw error
    }
    if e >= 0 {
      let entries = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped
      let old = entries[e].value
      entries[e].value = value
      releaseBits(old)
      return
    }
    retainBits(key)
    dictInsertNew(p, key, hash, value)
  }
  /// Removes a key; its value, or nil when it was not there.
  public func dictRemove(_ dict: borrowing Value, _ key: borrowing Value) throws(Raised) -> Value? {
    precondition(dict.isKind(.dict), "not a dict")
    let p = Bits.pointer(dict.bits)
    let e = try dictFind(p, key.bits, try hash(key))
    if e < 0 { return nil }
    let b = p.as(DictObject.self).pointee.entries.unsafelyUnwrapped[e].value
    retainBits(b)
    dictRemoveEntry(p, e)
    return Value(owning: b)
  }
  /// A dict with the same entries.
  public func dictCopy(_ dict: borrowing Value) -> Value {
    let result = makeDict()
    let p = Bits.pointer(result.bits)
    let d = Bits.pointer(dict.bits).as(DictObject.self).pointee
    guard let entries = d.entries else { return result }
    for i in 0..<d.used where entries[i].key != Bits.empty {
      retainBits(entries[i].key)
      retainBits(entries[i].value)
      dictInsertNew(p, entries[i].key, entries[i].hash, entries[i].value)
    }
    return result
  }
}

/// The hash of a small integer: itself, within the numeric hash's modulus 2^61 - 1, and never -1.
@inlinable
func smallIntHash(_ i: Int) -> Int {
  let modulus = 0x1fff_ffff_ffff_ffff
  if i >= 0 { return i < modulus ? i : i % modulus }
  let h = -(i == Int.min ? 4 : (-i) % modulus)
  return h == -1 ? -2 : h
}

extension Value {
  /// How many keys a dict has.
  public var dictCount: Int {
    precondition(isKind(.dict), "not a dict")
    return Bits.pointer(bits).as(DictObject.self).pointee.count
  }
  /// The next entry at or after position i, which moves past it; nil at the end. Safe against changes of the dict.
  public func nextEntry(_ i: inout Int) -> DictPair? {
    precondition(isKind(.dict), "not a dict")
    let d = Bits.pointer(bits).as(DictObject.self)
    while i < d.pointee.used {
      let e = d.pointee.entries.unsafelyUnwrapped[i]
      i += 1
      if e.key != Bits.empty {
        retainBits(e.key)
        retainBits(e.value)
        return DictPair(key: Value(owning: e.key), value: Value(owning: e.value))
      }
    }
    return nil
  }
  /// The last entry; nil when empty.
  public func lastEntry() -> DictPair? {
    precondition(isKind(.dict), "not a dict")
    let d = Bits.pointer(bits).as(DictObject.self)
    var i = d.pointee.used
    while i > 0 {
      i -= 1
      let e = d.pointee.entries.unsafelyUnwrapped[i]
      if e.key != Bits.empty {
        retainBits(e.key)
        retainBits(e.value)
        return DictPair(key: Value(owning: e.key), value: Value(owning: e.value))
      }
    }
    return nil
  }
  /// Counts structural changes of a dict: an iteration compares it.
  public var dictChanges: UInt32 {
    precondition(isKind(.dict), "not a dict")
    return Bits.pointer(bits).as(DictObject.self).pointee.changes
  }
  /// Removes every key of a dict.
  public func dictClear() {
    precondition(isKind(.dict), "not a dict")
    let d = Bits.pointer(bits).as(DictObject.self)
    let changes = d.pointee.changes
    destroyDict(Bits.pointer(bits))
    d.pointee.mask = 0
    d.pointee.keysVersion = 0
    d.pointee.changes = changes &+ 1
  }
  /// The value of a string key in a dict, or nil.
  public func dictGet(string key: borrowing Value) -> Value? {
    precondition(isKind(.dict) && key.isKind(.string))
    return dictGetString(Bits.pointer(bits), key.bits)
  }
  /// Sets a string key in a dict.
  public func dictSet(string key: borrowing Value, _ value: borrowing Value) {
    precondition(isKind(.dict) && key.isKind(.string))
    dictSetString(Bits.pointer(bits), key.bits, value.bits)
  }
  /// Removes a string key from a dict; false when it was not there.
  public func dictRemove(string key: borrowing Value) -> Bool {
    precondition(isKind(.dict) && key.isKind(.string))
    return dictDeleteString(Bits.pointer(bits), key.bits)
  }
}
