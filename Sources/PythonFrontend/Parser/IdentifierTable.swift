// Identifiers of a source, each made once: a table from the bytes of a word to its String. Open addressing; a slot holds
// the index of a String and where in the source its word first stood.

/// Interned words.
struct IdentifierTable {
  private struct Slot {
    var hash: UInt32 = 0
    var start: Int32 = 0
    var length: Int32 = 0
    var index: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var words: [String] = []

  /// The word at a place in the source, in normal form.
  mutating func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    var hash: UInt32 = 2_166_136_261
    var seen: UInt8 = 0
    for i in start..<end {
      let c = bytes[i]
      seen |= c
      hash = (hash ^ UInt32(c)) &* 16_777_619
    }
    let length = end &- start
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash &>> 15) & mask
    while slots[slot].index >= 0 {
      let entry = slots[slot]
      if entry.hash == hash, Int(entry.length) == length, Self.isEqual(bytes, Int(entry.start), start, length) {
        return words[Int(entry.index)]
      }
      slot = (slot &+ 1) & mask
    }
    var word = String(decoding: bytes[start..<end], as: UTF8.self)
    if seen >= 0x80 { word = Identifiers.normalise(word) }
    slots[slot] = Slot(
      hash: hash,
      start: Int32(truncatingIfNeeded: start),
      length: Int32(truncatingIfNeeded: length),
      index: Int32(truncatingIfNeeded: words.count)
    )
    words.append(word)
    if words.count &* 2 > slots.count { rehash() }
    return word
  }

  @inline(__always)
  private static func isEqual(_ bytes: [UInt8], _ a: Int, _ b: Int, _ length: Int) -> Bool {
    for i in 0..<length where bytes[a &+ i] != bytes[b &+ i] { return false }
    return true
  }

  private mutating func rehash() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry.index >= 0 {
      var slot = Int(truncatingIfNeeded: entry.hash ^ entry.hash &>> 15) & mask
      while slots[slot].index >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}
