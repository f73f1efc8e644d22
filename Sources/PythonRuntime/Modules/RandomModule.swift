// The native part of `random`: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998), seeded and read exactly as
// CPython's _randommodule.c does, so that seeded sequences agree.

import MachineRuntime

/// The generator's state.
final class TwisterPayload: Payload {
  private static let n = 624
  var state = [UInt32](repeating: 0, count: 624)
  var index = 625

  /// Seeds from one word.
  private func seed(_ word: UInt32) {
    state[0] = word
    for i in 1..<Self.n {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ (state[i - 1] >> 30)) &+ UInt32(i)
    }
    index = Self.n
  }
  /// Seeds from several words.
  func seed(_ key: [UInt32]) {
    seed(19_650_218)
    var i = 1
    var j = 0
    for _ in 0..<max(Self.n, key.count) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(j)
      i += 1
      j += 1
      if i >= Self.n {
        state[0] = state[Self.n - 1]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<(Self.n - 1) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      i += 1
      if i >= Self.n {
        state[0] = state[Self.n - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
  }
  private func twist() {
    for k in 0..<Self.n {
      let y = (state[k] & 0x8000_0000) | (state[(k + 1) % Self.n] & 0x7fff_ffff)
      state[k] = state[(k + 397) % Self.n] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    index = 0
  }
  /// The next 32 bits.
  func next() -> UInt32 {
    if index >= Self.n { twist() }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }
  /// The next double in [0, 1), of 53 bits.
  func nextDouble() -> Double {
    let a = Double(next() >> 5)
    let b = Double(next() >> 6)
    return (a * 67_108_864 + b) * (1 / 9_007_199_254_740_992)
  }
}

enum RandomModule {
  static func make(_ vm: Interpreter) throws(Raised) -> Value {
    let module = vm.nativeModule("_random", [BuiltinMethod("urandom", 1, hostBytes)])
    let type = vm.defineType(name: "Random", module: "_random", layout: .box)
    type.define(methods: [
      BuiltinMethod("__new__", 1, .max, keywords: true, kind: .staticMethod, randomNew),
      BuiltinMethod("seed", 0, 1, randomSeed), BuiltinMethod("random", randomDouble),
      BuiltinMethod("getrandbits", 1, randomBits), BuiltinMethod("getstate", randomState),
      BuiltinMethod("setstate", 1, randomSetState),
    ])
    vm.define(module, type)
    return module
  }
}

private func twister(_ vm: Interpreter, _ v: borrowing Value) throws(Raised) -> TwisterPayload {
  if v.isKind(.box), let p = v.payload as? TwisterPayload { return p }
  throw vm.typeError("a Random is required")
}
private func seed(_ vm: Interpreter, _ p: TwisterPayload, _ v: borrowing Value) throws(Raised) {
  if v.isNone {
    let bytes = HostRandom.bytes(32)
    p.seed(
      (0..<8).map { i in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[i * 4 + $1]) }
      }
    )
    return
  }
  let number: BigInt
  if let b = v.pythonInteger {
    number = b.absolute
  } else {
    number = BigInt(UInt64(bitPattern: Int64(try vm.hash(v))))
  }
  var key: [UInt32] = []
  for limb in number.magnitude {
    key.append(UInt32(truncatingIfNeeded: limb))
    key.append(UInt32(truncatingIfNeeded: limb >> 32))
  }
  while key.count > 1, key.last == 0 { key.removeLast() }
  p.seed(key.isEmpty ? [0] : key)
}
private func randomNew(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = TwisterPayload()
  let r = vm.makeBox(p, of: try vm.classArgument(args[0], nil))
  try seed(vm, p, args.count > 1 && args[1].pythonInteger != nil ? args[1].copy() : Value.none)
  return r
}
private func randomSeed(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  try seed(vm, try twister(vm, args[0]), args.optional(1) ?? Value.none)
  return Value.none
}
private func randomDouble(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  vm.makeDouble(try twister(vm, args[0]).nextDouble())
}
private func randomBits(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try twister(vm, args[0])
  let k = try vm.intIndex(args[1])
  if k < 0 { throw vm.valueError("number of bits must be non-negative") }
  if k == 0 { return vm.makeInt(0) }
  if k <= 32 { return vm.makeInt(Int(p.next() >> UInt32(32 - k))) }
  var words: [UInt32] = []
  var left = k
  while left > 0 {
    var w = p.next()
    if left < 32 { w >>= UInt32(32 - left) }
    words.append(w)
    left -= 32
  }
  var limbs = [UInt64](repeating: 0, count: (words.count + 1) / 2)
  for (i, w) in words.enumerated() { limbs[i / 2] |= UInt64(w) << UInt64(32 * (i % 2)) }
  return vm.makeInt(BigInt(negative: false, magnitude: limbs))
}
private func randomState(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try twister(vm, args[0])
  let list = vm.makeList(capacity: 625)
  for w in p.state { list.listAppend(vm.makeInt(Int(w))) }
  list.listAppend(vm.makeInt(p.index))
  return vm.makeTuple(list: list)
}
private func randomSetState(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let p = try twister(vm, args[0])
  guard args[1].isKind(.tuple) else { throw vm.typeError("state vector must be a tuple") }
  if args[1].tupleCount != 625 { throw vm.valueError("state vector is the wrong size") }
  for i in 0..<624 { p.state[i] = UInt32(truncatingIfNeeded: try vm.intIndex(args[1].tupleItem(i))) }
  p.index = try vm.intIndex(args[1].tupleItem(624))
  return Value.none
}
private func hostBytes(_ vm: Interpreter, _ args: Arguments) throws(Raised) -> Value {
  let n = try vm.intIndex(args[0])
  if n < 0 { throw vm.valueError("negative argument not allowed") }
  return vm.makeBytes(HostRandom.bytes(n))
}
