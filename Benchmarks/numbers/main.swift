// Benchmark of numbers and text, apart from the interpreter: prints one line a task, name and milliseconds (the best of
// several runs). compare.py runs it and the same tasks on CPython.
//
//   swift run -c release numbers-benchmark            or, with ratios:   python3.11 Benchmarks/numbers/compare.py
import MachineRuntime
import PythonRuntime

/// Runs a task until a fifth of a second has passed, at least three times; prints the best time.
func measure(_ name: String, _ body: () -> Int) {
  let clock = ContinuousClock()
  var best = Duration.seconds(1000)
  var total = Duration.zero
  var runs = 0
  var check = 0
  while runs < 3 || total < .milliseconds(200) {
    let time = clock.measure { check = body() }
    best = min(best, time)
    total += time
    runs += 1
  }
  let (seconds, attoseconds) = best.components
  let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  print("\(name)\t\(Double(microseconds) / 1000)\t\(check)")
}

/// Digits that repeat 1234567.
func digits(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(0x31 + $0 % 7) } }

func number(_ count: Int) -> BigInt { BigInt.parse(digits(count), radix: 10) ?? .zero }

let a10k = number(10_000)
let b10k = number(9_999)
let a100k = number(100_000)
let b100k = number(99_999)
let text100k = digits(100_000)

let text10k = digits(10_000)
let a50k = number(50_000)
// Neighbours in the Fibonacci sequence: the longest way for Euclid.
let (fibA, fibB): (BigInt, BigInt) = (0..<9600).reduce((0, 1)) { pair, _ in (pair.1, pair.0 + pair.1) }

measure("mul 10k digits") { (a10k * b10k).bitLength }
measure("mul 100k digits") { (a100k * b100k).bitLength }
measure("divmod 100k by 50k digits") {
  BigInt.divMod(a100k, a50k)?.quotient.bitLength ?? 0
}
measure("str 100k digits") { a100k.toASCII(radix: 10).count }
measure("int 100k digits") { BigInt.parse(text100k, radix: 10)?.bitLength ?? 0 }
measure("str 10k digits") { a10k.toASCII(radix: 10).count }
measure("int 10k digits") { BigInt.parse(text10k, radix: 10)?.bitLength ?? 0 }
measure("3 ** 100000") { ((try? BigInt(3).power(100_000)) ?? .zero).bitLength }
measure("fib 20000 by adding") {
  var a: BigInt = 0
  var b: BigInt = 1
  for _ in 0..<20_000 { (a, b) = (b, a + b) }
  return a.bitLength
}
measure("pow mod 1024 bits") {
  let m = BigInt.one.shiftedLeft(1024) - 105
  return ((try? BigInt(3).power(m - 2, modulus: m)) ?? .zero).bitLength
}
measure("gcd 2k digits") { BigInt.gcd(fibA, fibB).bitLength }
measure("isqrt 10k digits") { ((try? a10k.squareRoot()) ?? .zero).bitLength }
measure("factorial 2000") {
  var f: BigInt = 1
  for i in 1...2000 { f = f * BigInt(i) }
  return f.bitLength
}
measure("repr of 100k floats") {
  var total = 0
  for i in 0..<100_000 { total += FloatText.reprASCII(Double(i) * 1.1).count }
  return total
}
measure("format .2f of 100k floats") {
  let spec: Text = ".2f"
  return spec.withView { spec in
    var total = 0
    for i in 0..<100_000 { total += ((try? Formatter.format(Double(i) * 1.1, spec)) ?? Text()).count }
    return total
  }
}
measure("format 08x of 100k ints") {
  let spec: Text = "08x"
  return spec.withView { spec in
    var total = 0
    for i in 0..<100_000 { total += ((try? Formatter.format(i * 7919, spec)) ?? Text()).count }
    return total
  }
}
measure("round(x, 2) of 100k floats") {
  var total = 0.0
  for i in 0..<100_000 { total += (try? FloatMath.round(Double(i) * 1.001, places: 2)) ?? 0 }
  return Int(total)
}

let haystack = Text(String(repeating: "the quick brown fox jumps over the lazy dog ", count: 20_000) + "needle")
let worst = Text(String(repeating: "a", count: 400_000))
let worstNeedle = Text(String(repeating: "a", count: 1000) + "b")
measure("find a word in 880k") { haystack.withView { h in Text("needle").withView { h.find($0) ?? -1 } } }
measure("find, worst case") { worst.withView { h in worstNeedle.withView { h.find($0) ?? -1 } } }
measure("split 880k by space") { haystack.withView { $0.split().count } }
measure("replace in 880k") {
  haystack.withView { h in Text("fox").withView { f in Text("wolf").withView { h.replacing(f, with: $0).count } } }
}
measure("upper of 880k") { haystack.withView { $0.changingCase(.upper).count } }
measure("encode utf-8 880k") {
  haystack.withView { ((try? TextEncoding.utf8(signature: false).encode($0, .strict)) ?? []).count }
}
let greek = Text(String(repeating: "καλημέρα κόσμε ", count: 20_000))
let greekBytes = greek.withView { (try? TextEncoding.utf8(signature: false).encode($0, .strict)) ?? [] }
measure("encode utf-8 300k Greek") {
  greek.withView { ((try? TextEncoding.utf8(signature: false).encode($0, .strict)) ?? []).count }
}
measure("decode utf-8 300k Greek") {
  Text(latin1: greekBytes).withView { ((try? TextEncoding.utf8(signature: false).decode($0, .strict)) ?? Text()).count }
}
measure("upper of 300k Greek") { greek.withView { $0.changingCase(.upper).count } }
