// Text: finding text in text, in time linear in both whatever they contain. Short needles are looked for naively (the
// square of a small bound is still a bound); longer ones with the Two-Way algorithm (M. Crochemore, D. Perrin 1991) with a
// small table that skips by the window's last unit, the combination CPython uses since 3.10. Searching from the end is the
// same on the reversed order of both.

/// Units in either order.
@usableFromInline
struct UnitOrder<U: TextUnit> {
  @usableFromInline let base: UnsafePointer<U>
  @usableFromInline let count: Int
  @usableFromInline let step: Int

  @usableFromInline
  init(_ units: UnsafeBufferPointer<U>, reversed: Bool) {
    count = units.count
    step = reversed ? -1 : 1
    let start = units.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<U>.alignment)!
    base = reversed ? start + (max(units.count, 1) - 1) : start
  }

  @inline(__always)
  subscript(_ i: Int) -> UInt32 { UInt32(truncatingIfNeeded: base[i &* step]) }
}

/// A needle made ready to be looked for, forwards or backwards.
struct TextSearcher<H: TextUnit, N: TextUnit> {
  private let needle: UnitOrder<N>
  private let reversed: Bool
  /// Where the needle is cut, and its period; only for long needles.
  private var cut = 0
  private var period = 0
  private var periodic = false
  /// By the low bits of the window's last unit: how far the window may move at least.
  private var skips: [Int] = []

  private static var shortNeedle: Int { 8 }
  private static var skipMask: UInt32 { 63 }

  /// Makes a needle of at least one unit ready for a haystack of so many units.
  init(_ units: UnsafeBufferPointer<N>, reversed: Bool = false, haystackCount: Int) {
    needle = UnitOrder(units, reversed: reversed)
    self.reversed = reversed
    if needle.count <= Self.shortNeedle || haystackCount < 4 * needle.count { return }
    prepare()
  }

  private mutating func prepare() {
    let n = needle.count
    let (cut1, period1) = maximalSuffix(inverted: false)
    let (cut2, period2) = maximalSuffix(inverted: true)
    (cut, period) = cut1 > cut2 ? (cut1, period1) : (cut2, period2)
    periodic = cut + period <= n
    if periodic {
      for i in 0..<cut where needle[i] != needle[i + period] {
        periodic = false
        break
      }
    }
    if !periodic { period = max(cut, n - cut) + 1 }
    // Units further from the end than this are not looked at; the window moves at most so far.
    let reach = min(n, 4096)
    skips = [Int](repeating: reach, count: Int(Self.skipMask) + 1)
    for i in (n - reach)..<n { skips[Int(needle[i] & Self.skipMask)] = n - 1 - i }
  }

  /// The start of the lexicographically largest suffix (by the inverted order if asked), and its period.
  private func maximalSuffix(inverted: Bool) -> (Int, Int) {
    let n = needle.count
    var suffix = 0
    var candidate = 1
    var k = 0
    var period = 1
    while candidate + k < n {
      let a = needle[candidate + k]
      let b = needle[suffix + k]
      if inverted ? b < a : a < b {
        candidate += k + 1
        k = 0
        period = candidate - suffix
      } else if a == b {
        if k + 1 == period {
          candidate += period
          k = 0
        } else {
          k += 1
        }
      } else {
        suffix = candidate
        candidate += 1
        k = 0
        period = 1
      }
    }
    return (suffix, period)
  }

  /// The first place (the last, when reversed) at which the needle stands in the haystack.
  func first(in haystack: UnsafeBufferPointer<H>) -> Int? {
    let n = needle.count
    if n > haystack.count { return nil }
    let hay = UnitOrder(haystack, reversed: reversed)
    let found: Int?
    if !skips.isEmpty {
      found = periodic ? periodicSearch(hay) : plainSearch(hay)
    } else if n == 1, !reversed {
      return firstUnit(haystack)
    } else {
      found = naiveSearch(hay)
    }
    guard let place = found else { return nil }
    return reversed ? haystack.count - place - n : place
  }

  private func firstUnit(_ haystack: UnsafeBufferPointer<H>) -> Int? {
    guard let unit = H(exactly: needle[0]) else { return nil }
    return haystack.firstIndex(of: unit)
  }

  private func naiveSearch(_ hay: UnitOrder<H>) -> Int? {
    let n = needle.count
    let lead = needle[0]
    let last = needle[n - 1]
    var i = 0
    let end = hay.count - n
    outer: while i <= end {
      if hay[i] == lead && hay[i + n - 1] == last {
        var j = 1
        while j < n - 1 {
          if hay[i + j] != needle[j] {
            i += 1
            continue outer
          }
          j += 1
        }
        return i
      }
      i += 1
    }
    return nil
  }

  private func plainSearch(_ hay: UnitOrder<H>) -> Int? {
    let n = needle.count
    let end = hay.count - n
    var window = 0
    outer: while window <= end {
      let skip = skips[Int(hay[window + n - 1] & Self.skipMask)]
      if skip > 0 {
        window += skip
        continue
      }
      var i = cut
      while i < n {
        if needle[i] != hay[window + i] {
          window += i - cut + 1
          continue outer
        }
        i += 1
      }
      i = 0
      while i < cut {
        if needle[i] != hay[window + i] {
          window += period
          continue outer
        }
        i += 1
      }
      return window
    }
    return nil
  }

  private func periodicSearch(_ hay: UnitOrder<H>) -> Int? {
    let n = needle.count
    let end = hay.count - n
    var window = 0
    // So many units at the window's start are known to match.
    var known = 0
    outer: while window <= end {
      let skip = skips[Int(hay[window + n - 1] & Self.skipMask)]
      if skip > 0 {
        // The mismatch lies right of everything known, so the jump is at least as wide as one at `max(cut, known)`.
        window += max(skip, known > cut ? known - cut + 1 : 0)
        known = 0
        continue
      }
      var i = max(cut, known)
      while i < n {
        if needle[i] != hay[window + i] {
          window += i - cut + 1
          known = 0
          continue outer
        }
        i += 1
      }
      i = known
      while i < cut {
        if needle[i] != hay[window + i] {
          window += period
          known = n - period
          continue outer
        }
        i += 1
      }
      return window
    }
    return nil
  }
}

extension TextView {
  /// Calls `body` with a searcher for every match, left to right, not overlapping; `body` says whether to go on.
  func eachMatch(of needle: TextView, _ body: (Int) -> Bool) {
    // A needle of wider units holds a code point that this text cannot hold.
    if needle.width > width || needle.count > count || needle.isEmpty { return }
    switch width {
    case 1: TextView.eachMatch(units(UInt8.self), needle, body)
    case 2: TextView.eachMatch(units(UInt16.self), needle, body)
    default: TextView.eachMatch(units(UInt32.self), needle, body)
    }
  }

  private static func eachMatch<H: TextUnit>(
    _ hay: UnsafeBufferPointer<H>,
    _ needle: TextView,
    _ body: (Int) -> Bool
  ) {
    switch needle.width {
    case 1: eachMatch(hay, needle.units(UInt8.self), body)
    case 2: eachMatch(hay, needle.units(UInt16.self), body)
    default: eachMatch(hay, needle.units(UInt32.self), body)
    }
  }

  private static func eachMatch<H: TextUnit, N: TextUnit>(
    _ hay: UnsafeBufferPointer<H>,
    _ needle: UnsafeBufferPointer<N>,
    _ body: (Int) -> Bool
  ) {
    let searcher = TextSearcher<H, N>(needle, haystackCount: hay.count)
    var start = 0
    while let place = searcher.first(in: UnsafeBufferPointer(rebasing: hay[start...])) {
      if !body(start + place) { return }
      start += place + needle.count
    }
  }

  /// Calls `body` for every match, right to left, not overlapping; `body` says whether to go on.
  func eachMatchBackwards(of needle: TextView, _ body: (Int) -> Bool) {
    if needle.width > width || needle.count > count || needle.isEmpty { return }
    switch width {
    case 1: TextView.eachMatchBackwards(units(UInt8.self), needle, body)
    case 2: TextView.eachMatchBackwards(units(UInt16.self), needle, body)
    default: TextView.eachMatchBackwards(units(UInt32.self), needle, body)
    }
  }

  private static func eachMatchBackwards<H: TextUnit>(
    _ hay: UnsafeBufferPointer<H>,
    _ needle: TextView,
    _ body: (Int) -> Bool
  ) {
    switch needle.width {
    case 1: eachMatchBackwards(hay, needle.units(UInt8.self), body)
    case 2: eachMatchBackwards(hay, needle.units(UInt16.self), body)
    default: eachMatchBackwards(hay, needle.units(UInt32.self), body)
    }
  }

  private static func eachMatchBackwards<H: TextUnit, N: TextUnit>(
    _ hay: UnsafeBufferPointer<H>,
    _ needle: UnsafeBufferPointer<N>,
    _ body: (Int) -> Bool
  ) {
    let searcher = TextSearcher<H, N>(needle, reversed: true, haystackCount: hay.count)
    var end = hay.count
    while let place = searcher.first(in: UnsafeBufferPointer(rebasing: hay[..<end])) {
      if !body(place) { return }
      end = place
    }
  }

  /// The first place of a needle in a range; an empty needle is found at the range's start.
  public func find(_ needle: TextView, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    if needle.isEmpty { return range.lowerBound }
    var found: Int?
    self[range].eachMatch(of: needle) {
      found = $0 + range.lowerBound
      return false
    }
    return found
  }

  /// The last place of a needle in a range; an empty needle is found at the range's end.
  public func findLast(_ needle: TextView, in range: Range<Int>? = nil) -> Int? {
    let range = range ?? 0..<count
    if needle.isEmpty { return range.upperBound }
    var found: Int?
    self[range].eachMatchBackwards(of: needle) {
      found = $0 + range.lowerBound
      return false
    }
    return found
  }

  /// How often a needle stands in a range, not overlapping; an empty one between all code points and at both ends.
  public func count(_ needle: TextView, in range: Range<Int>? = nil) -> Int {
    let range = range ?? 0..<count
    if needle.isEmpty { return range.count + 1 }
    var total = 0
    self[range].eachMatch(of: needle) { _ in
      total += 1
      return true
    }
    return total
  }

  /// Whether it begins with another text.
  public func hasPrefix(_ other: TextView) -> Bool { other.count <= count && self[0..<other.count] == other }

  /// Whether it ends with another text.
  public func hasSuffix(_ other: TextView) -> Bool {
    other.count <= count && self[(count - other.count)..<count] == other
  }
}
