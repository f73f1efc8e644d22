// Sets of token numbers, two machine words: a generated parser tests membership with one shift.

/// A set of token numbers below 128; or the set of all, when nothing is known.
struct TokenSet: Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  static let all = TokenSet(low: .max, high: .max)

  init(low: UInt64 = 0, high: UInt64 = 0) {
    self.low = low
    self.high = high
  }

  init(_ kind: Int) {
    if kind < 64 { low = 1 << UInt64(kind) } else { high = 1 << UInt64(kind - 64) }
  }

  var isEmpty: Bool { low == 0 && high == 0 }

  func union(_ other: TokenSet) -> TokenSet { TokenSet(low: low | other.low, high: high | other.high) }

  func intersection(_ other: TokenSet) -> TokenSet { TokenSet(low: low & other.low, high: high & other.high) }
}
