// The encoder: instructions with labels become words. It lays every instruction out as OpcodeInfo says (first word, cache
// words, extra words, argument words), resolves labels, and widens conditional jumps whose target is out of the reach of
// their 16-bit distance by jumping around a long jump.

import Diagnostics

/// A place in code under construction.
public struct CodeLabel: Hashable, Sendable {
  let index: Int
}

/// Builds a unit's words.
public struct CodeBuilder {
  private struct Item {
    var op: Opcode
    var x: UInt8
    var a: Int
    var b: Int
    var c: Int
    /// The wide operand, when it is a number.
    var wide: Int32 = 0
    /// Where a jump leads, by label; -1 for what is no jump.
    var target = -1
    var extra: [UInt64] = []
    var arguments: Range<Int>
    var span: Span
    /// The place of the first word, where it has its own.
    var headSpan: Span?
    /// Whether the jump goes around a long one.
    var isLong = false
  }

  private var items: [Item] = []
  /// Argument operands of all items; for switch_, labels.
  private var operands: [Int] = []
  /// Index of the item that a label stands before; -1 while it is not placed.
  private var labels: [Int] = []
  /// The source place of what is emitted next.
  public var span: Span = .none

  /// Makes an empty builder.
  public init() {}

  /// How many instructions there are.
  public var count: Int { items.count }

  /// A label that is not placed yet.
  public mutating func label() -> CodeLabel {
    labels.append(-1)
    return CodeLabel(index: labels.count - 1)
  }

  /// Places a label before the next instruction.
  public mutating func place(_ label: CodeLabel) { labels[label.index] = items.count }

  /// Emits an instruction. Arguments are register operands, `Word.moveBit` included.
  public mutating func emit(
    _ op: Opcode,
    x: Int = 0,
    a: Int = 0,
    b: Int = 0,
    c: Int = 0,
    extra: [UInt64] = [],
    arguments: [Int] = []
  ) {
    let start = operands.count
    operands.append(contentsOf: arguments)
    items.append(
      Item(
        op: op,
        x: UInt8(truncatingIfNeeded: x),
        a: a,
        b: b,
        c: c,
        extra: extra,
        arguments: start..<operands.count,
        span: span
      )
    )
  }

  /// Gives the first word of the last instruction a place of its own: `callMethod` fetches there, and calls after it.
  public mutating func setHeadSpan(_ span: Span) {
    guard !items.isEmpty else { return }
    items[items.count - 1].headSpan = span
  }

  /// Emits an instruction with a wide operand.
  public mutating func emit(_ op: Opcode, a: Int, wide: Int32) {
    emit(op, a: a)
    items[items.count - 1].wide = wide
  }

  /// Emits a jump, conditional jump or `forNext`.
  public mutating func emit(_ op: Opcode, x: Int = 0, a: Int = 0, b: Int = 0, to label: CodeLabel) {
    emit(op, x: x, a: a, b: b)
    items[items.count - 1].target = label.index
  }

  /// Emits a `switch_`.
  public mutating func emitSwitch(_ register: Int, _ targets: [CodeLabel]) {
    emit(.switch_, a: register, b: targets.count, arguments: targets.map(\.index))
  }

  /// The word at which a label stands; to be asked after `finish`.
  public struct Positions {
    let words: [Int]
    let labels: [Int]
    /// The word at which a label stands.
    public func callAsFunction(_ label: CodeLabel) -> Int { words[labels[label.index]] }
    /// The word at which an instruction stands, by its number in order of emission.
    public func instruction(_ index: Int) -> Int { words[index] }
  }

  /// Encodes everything.
  public mutating func finish() -> (words: [UInt64], spans: [SpanRow], positions: Positions) {
    var starts = layOut()
    while widen(starts) { starts = layOut() }
    var words: [UInt64] = []
    words.reserveCapacity(starts[items.count])
    var spans: [SpanRow] = []
    for (i, item) in items.enumerated() {
      let start = words.count
      let head = item.headSpan ?? item.span
      if spans.last?.span != head { spans.append(SpanRow(start: start, span: head)) }
      encode(item, i, starts, into: &words)
      if head != item.span, words.count > start + 1 { spans.append(SpanRow(start: start + 1, span: item.span)) }
    }
    return (words, spans, Positions(words: starts, labels: labels))
  }

  private static func size(_ item: Item) -> Int {
    let info = item.op.info
    var size = 1 + info.caches + (item.isLong ? 1 : 0)
    switch info.extra {
    case .none: break
    case .makeFunction: size += 2
    case .target, .name, .optionalRegister: size += 1
    }
    switch info.arguments {
    case .none: break
    case .uses, .defs: size += (item.arguments.count + 3) / 4
    case .targets: size += (item.arguments.count + 1) / 2
    }
    return size
  }

  /// The first word of each item, and the end.
  private func layOut() -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(items.count + 1)
    var at = 0
    for item in items {
      starts.append(at)
      at += CodeBuilder.size(item)
    }
    starts.append(at)
    return starts
  }

  /// Makes short jumps long whose target is too far; whether there were any.
  private mutating func widen(_ starts: [Int]) -> Bool {
    var changed = false
    for i in items.indices where items[i].target >= 0 && !items[i].isLong && items[i].op.info.c == .distance {
      let distance = starts[labels[items[i].target]] - (starts[i] + 1)
      if distance < Int(Int16.min) || distance > Int(Int16.max) {
        items[i].isLong = true
        changed = true
      }
    }
    return changed
  }

  private func encode(_ item: Item, _ index: Int, _ starts: [Int], into words: inout [UInt64]) {
    let info = item.op.info
    let target = item.target >= 0 ? starts[labels[item.target]] : 0
    if item.target >= 0, info.c == .distance {
      if item.isLong {
        words.append(Word.pack(item.op, x: item.x ^ 1, a: item.a, b: item.b, c: 1))
        words.append(Word.pack(.jump, wide: Int32(truncatingIfNeeded: target)))
      } else {
        words.append(Word.pack(item.op, x: item.x, a: item.a, b: item.b, c: target - (starts[index] + 1)))
      }
      return
    }
    switch info.wide {
    case .none: words.append(Word.pack(item.op, x: item.x, a: item.a, b: item.b, c: item.c))
    case .target: words.append(Word.pack(item.op, x: item.x, a: item.a, wide: Int32(truncatingIfNeeded: target)))
    case .constant, .immediate: words.append(Word.pack(item.op, x: item.x, a: item.a, wide: item.wide))
    }
    for _ in 0..<info.caches { words.append(0) }
    switch info.extra {
    case .none: break
    case .target: words.append(UInt64(target))
    case .name, .optionalRegister, .makeFunction: words.append(contentsOf: item.extra)
    }
    switch info.arguments {
    case .none: break
    case .uses, .defs:
      var word: UInt64 = 0
      for (n, i) in item.arguments.enumerated() {
        word |= UInt64(UInt16(truncatingIfNeeded: operands[i])) << UInt64(16 * (n & 3))
        if n & 3 == 3 || n == item.arguments.count - 1 {
          words.append(word)
          word = 0
        }
      }
    case .targets:
      var word: UInt64 = 0
      for (n, i) in item.arguments.enumerated() {
        word |= UInt64(UInt32(starts[labels[operands[i]]])) << UInt64(32 * (n & 1))
        if n & 1 == 1 || n == item.arguments.count - 1 {
          words.append(word)
          word = 0
        }
      }
    }
  }
}
