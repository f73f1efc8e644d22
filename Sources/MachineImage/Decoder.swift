// Reading instructions back from words, as OpcodeInfo lays them out: the one decoder behind the disassembler, the
// verifier and the inspector. The VM has its own, in its dispatch.

/// One instruction of a unit, taken apart.
public struct DecodedInstruction: Sendable {
  /// Where it stands.
  public var start: Int
  /// The word after it.
  public var end: Int
  /// What it does.
  public var op: Opcode
  /// Bits 8-15.
  public var x: Int
  /// Bits 16-31.
  public var a: Int
  /// Bits 32-47.
  public var b: Int
  /// Bits 48-63.
  public var c: Int
  /// Bits 32-63, signed.
  public var wide: Int
  /// The extra words.
  public var extra: [UInt64]
  /// Argument operands with their move bits, or jump targets of a switch.
  public var arguments: [Int]

  /// b as a signed number.
  public var signedB: Int { Int(Int16(truncatingIfNeeded: b)) }
  /// c as a signed number.
  public var signedC: Int { Int(Int16(truncatingIfNeeded: c)) }

  /// Takes the instruction at a word apart; nil when there is no known opcode or the unit ends too early.
  public init?(_ words: [UInt64], at start: Int) {
    guard start >= 0, start < words.count else { return nil }
    let word = words[start]
    guard let op = Opcode(rawValue: UInt8(truncatingIfNeeded: word)) else { return nil }
    self.start = start
    self.op = op
    x = Int(UInt8(truncatingIfNeeded: word >> 8))
    a = Int(UInt16(truncatingIfNeeded: word >> 16))
    b = Int(UInt16(truncatingIfNeeded: word >> 32))
    c = Int(UInt16(truncatingIfNeeded: word >> 48))
    wide = Int(Int32(truncatingIfNeeded: Int64(bitPattern: word) >> 32))
    let info = op.info
    var at = start + 1 + info.caches
    let extraCount =
      switch info.extra {
      case .none: 0
      case .target, .name, .optionalRegister: 1
      case .makeFunction: 2
      }
    guard at + extraCount <= words.count else { return nil }
    extra = Array(words[at..<at + extraCount])
    at += extraCount
    let count =
      info.extra == .makeFunction
      ? Int(UInt16(truncatingIfNeeded: extra[0])) + Int(UInt16(truncatingIfNeeded: extra[0] >> 16))
        + Int(UInt16(truncatingIfNeeded: extra[0] >> 32))
      : info.x == .count ? x : info.b == .count ? b : 0
    var arguments: [Int] = []
    switch info.arguments {
    case .none: break
    case .uses, .defs:
      let size = (count + 3) / 4
      guard at + size <= words.count else { return nil }
      arguments.reserveCapacity(count)
      for i in 0..<count {
        arguments.append(Int(UInt16(truncatingIfNeeded: words[at + i / 4] >> UInt64(16 * (i & 3)))))
      }
      at += size
    case .targets:
      let size = (count + 1) / 2
      guard at + size <= words.count else { return nil }
      arguments.reserveCapacity(count)
      for i in 0..<count {
        arguments.append(Int(UInt32(truncatingIfNeeded: words[at + i / 2] >> UInt64(32 * (i & 1)))))
      }
      at += size
    }
    self.arguments = arguments
    end = at
  }

  /// Where a jump, `forNext` or `switch_` may lead.
  public var targets: [Int] {
    let info = op.info
    if info.wide == .target { return [wide] }
    if info.c == .distance { return [start + 1 + signedC] }
    if info.extra == .target { return [Int(truncatingIfNeeded: extra[0])] }
    if info.arguments == .targets { return arguments }
    return []
  }

  /// Whether the VM may raise here. Moves, literals, releases and the like never do (what a finaliser raises does not
  /// come out), and a jump only where it leads back: there signals come in. MachineIR's Operation.mayRaise is the same
  /// statement about the IR; the passes count on it.
  public var mayRaise: Bool {
    switch op {
    case .move, .take, .loadConstant, .loadInt, .loadNone, .loadBool, .unbind, .kill, .kill2, .kill3, .makeCell,
      .cellStore, .excEnter, .excEnterNone, .excLeave, .jumpIdentical, .jumpNone, .identical,
      .notIdentical, .makeTuple, .makeList, .listAppend, .makeFunction, .return_, .switch_:
      false
    case .jump: wide <= start
    default: true
    }
  }
}
