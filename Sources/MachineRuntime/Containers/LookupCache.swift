// A cache of look-ups of names in types, for dialects whose types have an order of ancestors to search: direct-mapped,
// keyed by the type's version and the name's identity (the idea is CPython's type attribute cache).

import Glibc

/// Answers of look-ups by type version and interned name. Misses are kept as empty values.
public final class LookupCache {
  private struct Entry {
    /// 0 when the entry is free: no version is 0.
    var version: UInt32
    /// Owned.
    var name: UInt64
    /// Owned.
    var value: UInt64
  }
  private static let size = 4096
  /// Zeroed memory: its pages cost nothing before they are used.
  private let entries: UnsafeMutablePointer<Entry>

  /// Makes an empty cache.
  public init() {
    guard let memory = calloc(Self.size, MemoryLayout<Entry>.stride) else { outOfMemory() }
    entries = memory.bindMemory(to: Entry.self, capacity: Self.size)
  }
  deinit { free(entries) }

  private func entry(_ version: UInt32, _ name: UInt64) -> UnsafeMutablePointer<Entry> {
    entries + Int(truncatingIfNeeded: (UInt64(version) &* 0x9e37) ^ (name >> 4)) & (Self.size - 1)
  }

  /// What was stored for a version and a name: the value, empty for a name that is not there, nil when it is not known.
  public func find(_ version: UInt32, _ name: borrowing Value) -> Value? {
    let e = entry(version, name.bits)
    guard e.pointee.version == version, e.pointee.name == name.bits else { return nil }
    retainBits(e.pointee.value)
    return Value(owning: e.pointee.value)
  }

  /// Keeps an answer.
  public func store(_ version: UInt32, _ name: borrowing Value, _ value: borrowing Value) {
    let e = entry(version, name.bits)
    let old = e.pointee
    retainBits(name.bits)
    retainBits(value.bits)
    e.pointee = Entry(version: version, name: name.bits, value: value.bits)
    release(old)
  }

  /// Forgets everything, so that nothing dead is kept alive.
  public func clear() {
    for i in 0..<Self.size where entries[i].version != 0 {
      let old = entries[i]
      entries[i].version = 0
      release(old)
    }
  }

  private func release(_ entry: Entry) {
    if entry.version == 0 { return }
    releaseBits(entry.name)
    releaseBits(entry.value)
  }
}
