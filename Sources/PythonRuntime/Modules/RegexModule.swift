// The module _regex, which runs the programs that Library/re compiles: a backtracking matcher with an explicit stack, so that
// neither long texts nor bad patterns can exhaust the native one. What each operation means is said at the head of
// Library/re/_compiler.py; their numbers are those of that file.

import MachineRuntime

/// The operations, in the order of Library/re/_compiler.py.
private enum RegexOperation: Int {
  case match, char, charFolded, any, anyButNewline, set, split, jump, save, assertion, reference, look, atomic,
    repetition
  case mark, progress, condition
}

/// A set of characters: ranges and categories.
private struct CharacterSet {
  var negate: Bool
  var ignoresCase: Bool
  var isASCII: Bool
  var ranges: [ClosedRange<UInt32>] = []
  /// Indices into "dDsSwW".
  var categories: [Int] = []
  /// Which of the first 128 characters are in it.
  var low: (UInt64, UInt64) = (0, 0)

  init(negate: Bool, ignoresCase: Bool, isASCII: Bool) {
    (self.negate, self.ignoresCase, self.isASCII) = (negate, ignoresCase, isASCII)
  }

  mutating func finish() {
    for c in 0..<UInt32(64) {
      if decides(c) { low.0 |= 1 << UInt64(c) }
      if decides(c + 64) { low.1 |= 1 << UInt64(c) }
    }
  }

  func contains(_ c: UInt32) -> Bool {
    if c < 64 { return low.0 >> UInt64(c) & 1 == 1 }
    if c < 128 { return low.1 >> UInt64(c - 64) & 1 == 1 }
    return decides(c)
  }

  private func decides(_ c: UInt32) -> Bool {
    var found = ranges.contains { $0.contains(c) }
    if !found, ignoresCase, !(isASCII && c > 127) {
      let lower = RegexText.lower(c)
      let upper = RegexText.upper(c)
      found = ranges.contains { $0.contains(lower) || $0.contains(upper) }
    }
    if !found { found = categories.contains { RegexText.isIn($0, c, isASCII) } }
    return found != negate
  }
}

/// What matching asks about characters.
private enum RegexText {
  /// The lower case of a character, if that is one character.
  static func lower(_ c: UInt32) -> UInt32 {
    if c < 128 { return c >= 65 && c <= 90 ? c + 32 : c }
    return single(Unicode.Scalar(c)?.properties.lowercaseMapping) ?? c
  }
  static func upper(_ c: UInt32) -> UInt32 {
    if c < 128 { return c >= 97 && c <= 122 ? c - 32 : c }
    return single(Unicode.Scalar(c)?.properties.uppercaseMapping) ?? c
  }
  private static func single(_ text: String?) -> UInt32? {
    guard let scalars = text?.unicodeScalars, let first = scalars.first, scalars.count == 1 else { return nil }
    return first.value
  }
  static func isWord(_ c: UInt32, _ isASCII: Bool) -> Bool {
    if c == 95 { return true }
    return !(isASCII && c > 127) && Characters.isAlphanumeric(c)
  }
  /// Whether a character is in a category, given as its index in "dDsSwW".
  static func isIn(_ category: Int, _ c: UInt32, _ isASCII: Bool) -> Bool {
    let isIt: Bool
    switch category & ~1 {
    case 0: isIt = !(isASCII && c > 127) && Characters.isDecimal(c)
    case 2: isIt = isASCII ? c == 32 || (c >= 9 && c <= 13) : Characters.isSpace(c)
    default: isIt = isWord(c, isASCII)
    }
    return isIt != (category & 1 == 1)
  }
}

/// A program.
private final class RegexProgram: Payload {
  let code: [Int]
  let sets: [CharacterSet]
  let groups: Int
  let slots: Int

  init(code: [Int], sets: [CharacterSet], groups: Int, slots: Int) {
    (self.code, self.sets, self.groups, self.slots) = (code, sets, groups, slots)
  }
}

enum RegexModule {
  static func install(_ vm: Interpreter, _ globals: borrowing Value) throws(Raised) {
    vm.define([BuiltinMethod("run", 6, run)], module: "_regex", in: globals)
    let program = vm.defineType(
      name: "Program",
      module: "_regex",
      layout: .box,
      isFinal: true,
      methods: [BuiltinMethod("__new__", 5, 5, kind: .staticMethod, make)]
    )
    vm.define("Program", program.object, in: globals)
  }

  /// `Program(code, sets, groups, slots)`. The numbers come from the compiler of the library, and are checked all the same.
  private static func make(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    let type = try vm.classArgument(a[0], nil)
    let numbers = try vm.listOf(a[1])
    var code: [Int] = []
    code.reserveCapacity(numbers.listCount)
    for i in 0..<numbers.listCount { code.append(try vm.intIndex(numbers.listItem(i))) }
    var sets: [CharacterSet] = []
    let list = try vm.listOf(a[2])
    for i in 0..<list.listCount {
      let entry = try vm.listOf(list.listItem(i))
      if entry.listCount != 4 { throw vm.valueError("a set of characters has four parts") }
      var set = CharacterSet(
        negate: try vm.truth(entry.listItem(0)),
        ignoresCase: try vm.truth(entry.listItem(1)),
        isASCII: try vm.truth(entry.listItem(2))
      )
      let items = try vm.listOf(entry.listItem(3))
      for k in 0..<items.listCount {
        let item = items.listItem(k)
        if item.isKind(.tuple), item.tupleCount == 2 {
          let low = UInt32(clamping: try vm.intIndex(item.tupleItem(0)))
          let high = UInt32(clamping: try vm.intIndex(item.tupleItem(1)))
          if low <= high { set.ranges.append(low...high) }
        } else {
          set.categories.append(try vm.intIndex(item))
        }
      }
      set.finish()
      sets.append(set)
    }
    let groups = try vm.intIndex(a[3])
    let slots = try vm.intIndex(a[4])
    let program = RegexProgram(code: code, sets: sets, groups: groups, slots: slots)
    if !isSound(program) { throw vm.valueError("invalid program of a regular expression") }
    return vm.makeBox(program, of: type)
  }

  /// Whether every operation, place, slot and set that a program names exists, and it cannot run off its end.
  private static func isSound(_ program: RegexProgram) -> Bool {
    let code = program.code
    guard program.groups > 0, program.slots >= 2 * program.groups else { return false }
    var starts = Set<Int>()
    var targets: [Int] = []
    var i = 0
    var last = RegexOperation.any
    while i < code.count {
      starts.insert(i)
      guard let operation = RegexOperation(rawValue: code[i]) else { return false }
      let size = RegexMachine.size(operation)
      guard i + size <= code.count else { return false }
      switch operation {
      case .set: if !program.sets.indices.contains(code[i + 1]) { return false }
      case .split: targets += [code[i + 1], code[i + 2]]
      case .jump: targets.append(code[i + 1])
      case .save, .mark: if !(0..<program.slots).contains(code[i + 1]) { return false }
      case .reference: if !(0..<program.groups).contains(code[i + 1]) { return false }
      case .look: targets.append(code[i + 4])
      case .atomic: targets.append(code[i + 1])
      case .repetition:
        targets.append(code[i + 4])
        guard i + 5 < code.count, let inner = RegexOperation(rawValue: code[i + 5]) else { return false }
        guard inner.rawValue >= RegexOperation.char.rawValue, inner.rawValue <= RegexOperation.set.rawValue else {
          return false
        }
      case .progress:
        if !(0..<program.slots).contains(code[i + 1]) { return false }
        targets.append(code[i + 2])
      case .condition:
        if !(0..<program.groups).contains(code[i + 1]) { return false }
        targets.append(code[i + 2])
      case .match, .char, .charFolded, .any, .anyButNewline, .assertion: break
      }
      last = operation
      i += size
    }
    return last == .match && targets.allSatisfy { starts.contains($0) }
  }

  /// `run(program, string, pos, end, mode, advance)`: the positions of the groups and the number of the last one that was
  /// closed, or None. Mode 0 searches, 1 matches here, 2 matches everything; with `advance`, an empty match at `pos` does not
  /// count.
  private static func run(_ vm: Interpreter, _ a: Arguments) throws(Raised) -> Value {
    guard a[0].isKind(.box), let program = a[0].payload as? RegexProgram else {
      throw vm.typeError("a program of a regular expression is required")
    }
    let subject: Value
    if a[1].isKind(.string) {
      subject = a[1].copy()
    } else if let bytes = vm.bytesLike(a[1]) {
      subject = vm.makeString(latin1: bytes)
    } else {
      throw vm.typeError("expected string or bytes-like object, got '\(vm.pyType(a[1]).name)'")
    }
    let view = subject.textView
    let position = min(max(try vm.intIndex(a[2]), 0), view.count)
    let end = min(max(try vm.intIndex(a[3]), 0), view.count)
    let mode = try vm.intIndex(a[4])
    let advance = try vm.truth(a[5])
    var machine = RegexMachine(vm, program, view, end: end, isFull: mode == 2)
    var start = position
    let first = program.code[0] == RegexOperation.char.rawValue ? UInt32(clamping: program.code[1]) : nil
    while start <= end {
      if mode == 0, let first {
        while start < end, view[start] != first { start += 1 }
        if start == end { return Value.none }
      }
      machine.reset(forbidden: advance && start == position ? start : -1)
      let stop = try machine.go(0, start, isTop: true)
      if stop >= 0 {
        let result = vm.makeList(capacity: 2 * program.groups + 1)
        machine.slots[0] = start
        machine.slots[1] = stop
        for i in 0..<(2 * program.groups) { result.listAppend(Value.smallInt(machine.slots[i])) }
        result.listAppend(Value.smallInt(machine.last))
        return vm.makeTuple(list: result)
      }
      if mode != 0 { return Value.none }
      start += 1
    }
    return Value.none
  }
}

/// One match that is tried.
private struct RegexMachine {
  /// A place to go back to. Greedy and lazy repetitions are one entry for all the places they can give back or take.
  private struct Choice {
    var pc: Int
    var position: Int
    var trail: Int
    /// Greedy: the first position; lazy: the last; else -1.
    var limit = -1
    /// Lazy: the operation that is repeated; else -1.
    var repeated = -1
  }
  private let vm: Interpreter
  private let program: RegexProgram
  private let code: [Int]
  private let text: TextView
  private let end: Int
  private let isFull: Bool
  private var forbidden = -1
  var slots: [Int]
  /// The group that was closed last; 0 for none.
  var last = 0
  private var choices: [Choice] = []
  /// What slots held before they were set; slot -1 is `last`.
  private var trail: [(slot: Int, value: Int)] = []
  private var steps = 0

  init(_ vm: Interpreter, _ program: RegexProgram, _ text: TextView, end: Int, isFull: Bool) {
    self.vm = vm
    self.program = program
    code = program.code
    self.text = text
    self.end = end
    self.isFull = isFull
    slots = [Int](repeating: -1, count: program.slots)
  }

  /// Words of an operation with its operands; of a repetition, without the operation that follows.
  static func size(_ operation: RegexOperation) -> Int {
    switch operation {
    case .match, .any, .anyButNewline: 1
    case .char, .charFolded, .set, .jump, .save, .assertion, .mark, .atomic: 2
    case .split, .reference, .progress, .condition: 3
    case .look, .repetition: 5
    }
  }

  mutating func reset(forbidden: Int) {
    for i in slots.indices { slots[i] = -1 }
    last = 0
    choices.removeAll(keepingCapacity: true)
    trail.removeAll(keepingCapacity: true)
    self.forbidden = forbidden
  }

  private mutating func set(_ slot: Int, _ value: Int) {
    trail.append((slot, slots[slot]))
    slots[slot] = value
  }
  private mutating func undo(to length: Int) {
    while trail.count > length {
      let (slot, value) = trail.removeLast()
      if slot < 0 { last = value } else { slots[slot] = value }
    }
  }

  /// Whether the one-character operation at `pc` takes the character at `i`, which exists.
  private func takes(_ pc: Int, _ i: Int) -> Bool {
    let c = text[i]
    switch code[pc] {
    case RegexOperation.char.rawValue: return Int(c) == code[pc + 1]
    case RegexOperation.charFolded.rawValue: return Int(RegexText.lower(c)) == code[pc + 1]
    case RegexOperation.any.rawValue: return true
    case RegexOperation.anyButNewline.rawValue: return c != 10
    default: return program.sets[code[pc + 1]].contains(c)
    }
  }

  private func holds(_ kind: Int, _ i: Int) -> Bool {
    switch kind {
    case 0: return i == 0
    case 1: return i == 0 || text[i - 1] == 10
    case 2: return i == end || (i == end - 1 && text[i] == 10)
    case 3: return i == end || text[i] == 10
    case 4: return i == end
    default:
      let isASCII = kind >= 7
      let isNot = kind == 6 || kind == 8
      if isNot, end == 0 { return false }
      let before = i > 0 && RegexText.isWord(text[i - 1], isASCII)
      let after = i < end && RegexText.isWord(text[i], isASCII)
      return (before != after) != isNot
    }
  }

  /// Runs from `pc` at a position; where the match ends, or -1. On failure everything is as it was.
  mutating func go(_ start: Int, _ position: Int, isTop: Bool) throws(Raised) -> Int {
    let bottom = choices.count
    let firstTrail = trail.count
    var pc = start
    var i = position
    while true {
      steps &+= 1
      // A pattern may take for ever: signals are let in.
      if steps & 0xffff == 0 { try vm.runSignalHandlers() }
      var works = true
      // Programs are checked when they are made.
      guard let operation = RegexOperation(rawValue: code[pc]) else { return -1 }
      switch operation {
      case .match:
        if isTop, (isFull && i != end) || i == forbidden {
          works = false
        } else {
          choices.removeLast(choices.count - bottom)
          return i
        }
      case .char, .charFolded, .set:
        works = i < end && takes(pc, i)
        i += 1
        pc += 2
      case .any, .anyButNewline:
        works = i < end && takes(pc, i)
        i += 1
        pc += 1
      case .split:
        choices.append(Choice(pc: code[pc + 2], position: i, trail: trail.count))
        pc = code[pc + 1]
      case .jump: pc = code[pc + 1]
      case .save:
        let slot = code[pc + 1]
        set(slot, i)
        if slot & 1 == 1 {
          trail.append((-1, last))
          last = slot / 2
        }
        pc += 2
      case .assertion:
        works = holds(code[pc + 1], i)
        pc += 2
      case .reference:
        let from = slots[2 * code[pc + 1]]
        let to = slots[2 * code[pc + 1] + 1]
        let folded = code[pc + 2] != 0
        works = to >= from && from >= 0 && i + (to - from) <= end
        if works {
          for k in 0..<(to - from) where works {
            let x = text[from + k]
            let y = text[i + k]
            works = x == y || (folded && RegexText.lower(x) == RegexText.lower(y))
          }
          i += to - from
        }
        pc += 3
      case .look:
        let before = trail.count
        let at = code[pc + 1] != 0 ? i - code[pc + 2] : i
        let found = at < 0 ? -1 : try go(pc + 5, at, isTop: false)
        let negate = code[pc + 3] != 0
        if negate { undo(to: before) }
        works = (found < 0) == negate
        pc = code[pc + 4]
      case .atomic:
        let found = try go(pc + 2, i, isTop: false)
        works = found >= 0
        i = found
        pc = code[pc + 1]
      case .repetition:
        let kind = code[pc + 1]
        let least = code[pc + 2]
        let most = code[pc + 3] < 0 ? end - i : min(code[pc + 3], end - i)
        let wanted = kind == 1 ? least : most
        var n = 0
        while n < wanted, n < most, takes(pc + 5, i + n) { n += 1 }
        works = n >= least
        if works {
          let next = code[pc + 4]
          if kind == 0, n > least {
            choices.append(Choice(pc: next, position: i + n - 1, trail: trail.count, limit: i + least))
          } else if kind == 1, n < most {
            choices.append(Choice(pc: next, position: i + n, trail: trail.count, limit: i + most, repeated: pc + 5))
          }
          i += n
          pc = next
        }
      case .mark:
        set(code[pc + 1], i)
        pc += 2
      case .progress: pc = slots[code[pc + 1]] == i ? code[pc + 2] : pc + 3
      case .condition: pc = slots[2 * code[pc + 1] + 1] >= 0 ? pc + 3 : code[pc + 2]
      }
      if works { continue }
      while true {
        guard choices.count > bottom else {
          undo(to: firstTrail)
          return -1
        }
        let choice = choices.removeLast()
        undo(to: choice.trail)
        pc = choice.pc
        i = choice.position
        if choice.repeated >= 0 {
          if !takes(choice.repeated, i) { continue }
          i += 1
          if i < choice.limit { pushAgain(choice, i) }
        } else if choice.limit >= 0, i > choice.limit {
          pushAgain(choice, i - 1)
        }
        break
      }
    }
  }

  private mutating func pushAgain(_ choice: Choice, _ position: Int) {
    var again = choice
    again.position = position
    choices.append(again)
  }
}
