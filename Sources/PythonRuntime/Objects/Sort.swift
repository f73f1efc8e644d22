// Sorting: stable merge sort over a permutation. Runs that are already in order are found first (as timsort does), short
// ones are extended by binary insertion, then runs are merged; the only question asked of the items is `<`. Keys that are
// all small integers, all doubles or all strings are compared without going through the operators.

import MachineRuntime

extension Interpreter {
  /// Sorts a list in place by a key function (none: by the items), stably.
  func sortList(_ list: borrowing Value, key: borrowing Value, reverse: Bool) throws(Raised) {
    // The list is emptied meanwhile, so that what programs do to it during the sort is seen.
    let items = makeList()
    items.listExchange(list)
    func restore() -> Bool {
      let changed = list.listCount != 0
      list.listExchange(items)
      return changed
    }
    var order: [Int]
    do throws(Raised) {
      let keys: Value
      if key.isNone {
        keys = items.copy()
      } else {
        keys = makeList(capacity: items.listCount)
        for i in 0..<items.listCount { keys.listAppend(try call(key, items.listItem(i))) }
      }
      order = try sortOrder(keys, reverse: reverse)
    } catch {
      _ = restore()
      throw error
    }
    items.listPermute(order)
    if restore() { throw valueError("list modified during sort") }
  }

  /// The permutation that puts a list of keys in order.
  private func sortOrder(_ keys: borrowing Value, reverse: Bool) throws(Raised) -> [Int] {
    let n = keys.listCount
    var order = Array(0..<n)
    if n < 2 { return order }
    // Reversing before and after keeps equal items in their order.
    if reverse { order.reverse() }
    if let ints = keys.listSmallInts {
      order = mergeSorted(order) { ints[$0] < ints[$1] }
    } else if let doubles = listDoubles(keys) {
      order = mergeSorted(order) { doubles[$0] < doubles[$1] }
    } else if keys.listHoldsStrings(self) {
      let k = keys.copy()
      order = mergeSortedStrings(order, k)
    } else {
      order = try mergeSort(order, keys)
    }
    if reverse { order.reverse() }
    return order
  }
  private func listDoubles(_ keys: borrowing Value) -> [Double]? {
    var out: [Double] = []
    out.reserveCapacity(keys.listCount)
    for i in 0..<keys.listCount {
      let v = keys.listItem(i)
      guard hasCoreType(v), let d = v.double else { return nil }
      out.append(d)
    }
    return out
  }
  private func mergeSorted(_ order: [Int], _ less: (Int, Int) -> Bool) -> [Int] {
    var sorter = MergeSort(order)
    sorter.run(less)
    return sorter.order
  }
  private func mergeSortedStrings(_ order: [Int], _ keys: borrowing Value) -> [Int] {
    var sorter = MergeSort(order)
    sorter.run(keys) { (keys: borrowing Value, a: Int, b: Int) -> Bool in
      keys.listItem(a).compareString(keys.listItem(b)) < 0
    }
    return sorter.order
  }
  private func mergeSort(_ order: [Int], _ keys: borrowing Value) throws(Raised) -> [Int] {
    var sorter = MergeSort(order)
    try sorter.run(keys) { (keys: borrowing Value, a: Int, b: Int) throws(Raised) -> Bool in
      try truth(compare(.less, keys.listItem(a), keys.listItem(b)))
    }
    return sorter.order
  }
}

/// The sort itself, over a permutation.
struct MergeSort {
  private(set) var order: [Int]
  private var scratch: [Int] = []
  private static let minimumRun = 32

  init(_ order: [Int]) { self.order = order }

  /// Sorts by a plain relation.
  mutating func run(_ less: (Int, Int) -> Bool) {
    run(Value.none) { (_: borrowing Value, a: Int, b: Int) throws(Never) -> Bool in less(a, b) }
  }
  /// Sorts by a relation on items of a list.
  mutating func run<E: Error>(_ keys: borrowing Value, _ less: (borrowing Value, Int, Int) throws(E) -> Bool) throws(E)
  {
    let n = order.count
    var runs: [Range<Int>] = []
    var start = 0
    while start < n {
      var end = start + 1
      if end < n {
        if try less(keys, order[end], order[start]) {
          end += 1
          while end < n, try less(keys, order[end], order[end - 1]) { end += 1 }
          order[start..<end].reverse()
        } else {
          end += 1
          while end < n, !(try less(keys, order[end], order[end - 1])) { end += 1 }
        }
      }
      let wanted = min(start + Self.minimumRun, n)
      while end < wanted {
        let item = order[end]
        var low = start
        var high = end
        while low < high {
          let middle = (low + high) / 2
          if try less(keys, item, order[middle]) { high = middle } else { low = middle + 1 }
        }
        var k = end
        while k > low {
          order[k] = order[k - 1]
          k -= 1
        }
        order[low] = item
        end += 1
      }
      runs.append(start..<end)
      start = end
    }
    while runs.count > 1 {
      var merged: [Range<Int>] = []
      var i = 0
      while i < runs.count {
        if i + 1 == runs.count {
          merged.append(runs[i])
          break
        }
        let (a, b) = (runs[i], runs[i + 1])
        scratch = Array(order[a])
        var x = 0
        var y = b.lowerBound
        var k = a.lowerBound
        while x < scratch.count, y < b.upperBound {
          if try less(keys, order[y], scratch[x]) {
            order[k] = order[y]
            y += 1
          } else {
            order[k] = scratch[x]
            x += 1
          }
          k += 1
        }
        while x < scratch.count {
          order[k] = scratch[x]
          x += 1
          k += 1
        }
        merged.append(a.lowerBound..<b.upperBound)
        i += 2
      }
      runs = merged
    }
  }
}

/// `list.sort(*, key=None, reverse=False)`.
func listSort(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  if args.count > 1 { throw vm.typeError("sort() takes no positional arguments") }
  try vm.checkKeywords(args, "sort", ["key", "reverse"])
  let key = args.keyword("key") ?? Value.none
  var reverse = false
  if let r = args.keyword("reverse") { reverse = try vm.truth(r) }
  try vm.sortList(args[0], key: key, reverse: reverse)
  return Value.none
}
