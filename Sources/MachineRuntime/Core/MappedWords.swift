// Words that come from the system and go back to it: for what is large for a moment only. The allocator would keep the
// memory, and the process would stay as large as it once was.

import Glibc

enum MappedWords {
  /// Fewer words than this come from the allocator.
  private static let least = 8192

  /// Uninitialised words.
  static func allocate(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    if count < least { return .allocate(capacity: count) }
    let new = mmap(nil, count * 8, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let new, new != MAP_FAILED else { outOfMemory() }
    return new.bindMemory(to: UInt64.self, capacity: count)
  }

  /// Gives words back; `count` is as it was when they were allocated.
  static func free(_ words: UnsafeMutablePointer<UInt64>, _ count: Int) {
    if count < least { words.deallocate() } else { munmap(words, count * 8) }
  }
}

/// A stack of objects, for the collector.
final class ObjectStack {
  private var words: UnsafeMutablePointer<UInt64>
  private var count = 0
  private var capacity = 1024

  init() { words = MappedWords.allocate(capacity) }
  deinit { MappedWords.free(words, capacity) }

  func push(_ p: ObjectPointer) {
    if count == capacity {
      let new = MappedWords.allocate(capacity * 2)
      new.update(from: words, count: count)
      MappedWords.free(words, capacity)
      words = new
      capacity *= 2
    }
    words[count] = Bits.of(p)
    count += 1
  }

  func pop() -> ObjectPointer? {
    if count == 0 { return nil }
    count -= 1
    return Bits.pointer(words[count])
  }
}
