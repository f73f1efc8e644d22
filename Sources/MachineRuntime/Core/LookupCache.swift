// A cache of look-ups by number and name, for a dialect's types: direct-mapped, in raw memory, so that a probe costs a
// few loads. (CPython's type attribute cache, Objects/typeobject.c.)

/// What looking a name up under a number (a type's version) gave; misses are remembered too.
public final class LookupCache {
  private struct Entry {
    var version: UInt32
    /// Both owned.
    var name: UInt64
    var value: UInt64
  }

  private static let size = 4096
  private let entries: UnsafeMutablePointer<Entry>

  /// Makes an empty cache.
  public init() {
    entries = .allocate(capacity: Self.size)
    entries.initialize(repeating: Entry(version: 0, name: Bits.empty, value: Bits.empty), count: Self.size)
  }
  // What it holds belongs to a heap that may be gone: `clear` releases it while it is not.
  deinit { entries.deallocate() }

  @inline(__always)
  private func entry(_ version: UInt32, _ name: UInt64) -> UnsafeMutablePointer<Entry> {
    entries + (Int(truncatingIfNeeded: (UInt64(version) &* 0x9e37) ^ (name >> 4)) & (Self.size - 1))
  }

  /// What was stored for the interned name under the version: empty for a miss that was stored; nil when nothing is
  /// known.
  public func find(_ version: UInt32, _ name: borrowing Value) -> Value? {
    let e = entry(version, name.bits)
    if e.pointee.version == version, e.pointee.name == name.bits { return copyOf(e.pointee.value) }
    return nil
  }

  /// Remembers what the interned name has under the version (not 0); empty: nothing.
  public func store(_ version: UInt32, _ name: borrowing Value, _ value: borrowing Value) {
    let e = entry(version, name.bits)
    let old = e.pointee
    e.pointee = Entry(version: version, name: name.copy().leak(), value: value.copy().leak())
    releaseBits(old.name)
    releaseBits(old.value)
  }

  /// Forgets everything, so that nothing dead is kept alive.
  public func clear() {
    for i in 0..<Self.size where entries[i].version != 0 {
      let old = entries[i]
      entries[i] = Entry(version: 0, name: Bits.empty, value: Bits.empty)
      releaseBits(old.name)
      releaseBits(old.value)
    }
  }
}
