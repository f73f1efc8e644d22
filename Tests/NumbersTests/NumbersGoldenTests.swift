// Tests of Sources/MachineRuntime/Numbers against CPython 3.11: every line of Golden/*.txt (written by generate.py) is an
// operation, its operands and what CPython computes; each is computed here and compared as text.
import Foundation
import MachineRuntime
import Testing

/// One line of golden data.
struct Case {
  let fields: [Substring]

  var operation: Substring { fields[0] }
  var expected: Substring { fields[fields.count - 1] }

  func int(_ i: Int) -> BigInt { Case.int(fields[i + 1]) }
  func small(_ i: Int) -> Int { Case.int(fields[i + 1]).asInt ?? 0 }
  func text(_ i: Int) -> Substring { fields[i + 1] == "-" ? "" : fields[i + 1] }
  func double(_ i: Int) -> Double { Case.double(fields[i + 1]) }
  func complex(_ i: Int) -> Complex {
    let parts = fields[i + 1].split(separator: ",")
    return Complex(Case.double(parts[0]), Case.double(parts[1]))
  }

  static func int(_ text: Substring) -> BigInt {
    let negative = text.hasPrefix("-")
    let size = BigInt.parse(Array(text.utf8.dropFirst(negative ? 1 : 0)), radix: 16) ?? .zero
    return negative ? -size : size
  }

  static func double(_ text: Substring) -> Double { Double(bitPattern: UInt64(text, radix: 16) ?? 0) }
}

private func show(_ value: BigInt) -> String { value.toString(radix: 16) }
private func show(_ value: Int) -> String { String(value, radix: 16) }
private func show(_ value: Double) -> String {
  let bits = String((value.isNaN ? Double.nan : value).bitPattern, radix: 16)
  return String(repeating: "0", count: 16 - bits.count) + bits
}
private func show(_ value: Complex) -> String { show(value.real) + "," + show(value.imaginary) }
private func show(_ value: Bool) -> String { value ? "True" : "False" }

private func bytes(ofHex text: Substring) -> [UInt8] {
  let digits = text.utf8.map { BigInt.digitValue($0) }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

private func hex(_ bytes: [UInt8]) -> String {
  bytes.isEmpty ? "-" : bytes.map { (b: UInt8) -> String in (b < 16 ? "0" : "") + String(b, radix: 16) }.joined()
}

/// The class CPython raises for an error, by operation.
private func name(of error: NumericError) -> String {
  switch error {
  case .divisionByZero: "!ZeroDivisionError"
  case .overflow, .infinite: "!OverflowError"
  case .outOfMemory: "!MemoryError"
  case .zeroModulus, .notInvertible, .domain, .notANumber: "!ValueError"
  }
}

private func integerResult(_ c: Case) throws(NumericError) -> String? {
  switch c.operation {
  case "add": return show(c.int(0) + c.int(1))
  case "sub": return show(c.int(0) - c.int(1))
  case "mul": return show(c.int(0) * c.int(1))
  case "divmod":
    guard let (q, r) = BigInt.divMod(c.int(0), c.int(1)) else { return "!ZeroDivisionError" }
    return show(q) + "," + show(r)
  case "mod": return BigInt.mod(c.int(0), c.int(1)).map(show) ?? "!ZeroDivisionError"
  case "truediv": return show(try BigInt.trueDivide(c.int(0), c.int(1)))
  case "and": return show(c.int(0) & c.int(1))
  case "or": return show(c.int(0) | c.int(1))
  case "xor": return show(c.int(0) ^ c.int(1))
  case "compare": return String(c.int(0).compare(c.int(1)))
  case "gcd": return show(BigInt.gcd(c.int(0), c.int(1)))
  case "lcm": return show(BigInt.lcm(c.int(0), c.int(1)))
  case "isqrt": return show(try c.int(0).squareRoot())
  case "bit_length": return show(c.int(0).bitLength)
  case "bit_count": return show(c.int(0).bitCount)
  case "invert": return show(~c.int(0))
  case "hash": return show(NumericHash.int(c.int(0)))
  case "float": return c.int(0).toDouble().map(show) ?? "!OverflowError"
  case "lshift": return show(c.int(0).shiftedLeft(c.small(1)))
  case "rshift": return show(c.int(0).shiftedRight(c.small(1)))
  case "pow": return show(try c.int(0).power(c.int(1)))
  case "factorial": return show(BigInt.factorial(UInt64(c.small(0))))
  case "comb": return show(BigInt.combinations(UInt64(c.small(0)), UInt64(c.small(1))))
  case "perm": return show(BigInt.permutations(UInt64(c.small(0)), UInt64(c.small(1))))
  case "powmod": return show(try c.int(0).power(c.int(1), modulus: c.int(2)))
  case "to_bytes":
    do throws(BigInt.ByteError) {
      let little = c.text(2) == "little"
      return hex(try c.int(0).toBytes(length: c.small(1), littleEndian: little, signed: c.text(3) == "True"))
    } catch {
      return "!OverflowError"
    }
  case "from_bytes":
    return show(
      BigInt(bytes: bytes(ofHex: c.text(0)), littleEndian: c.text(1) == "little", signed: c.text(2) == "True")
    )
  case "digits":
    let text = c.int(0).toString(radix: c.small(1))
    let size = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    let back = BigInt.parse(Array(size.utf8), radix: c.small(1))
    return back == c.int(0).absolute ? text : "parse gives \(String(describing: back))"
  default: return nil
  }
}

private func doubleResult(_ c: Case) throws(NumericError) -> String? {
  switch c.operation {
  case "repr": return FloatText.repr(c.double(0))
  case "hex": return FloatText.hex(c.double(0))
  case "fromhex":
    switch FloatText.parseHex(Array(c.text(0).utf8)) {
    case .value(let value): return show(value)
    case .invalid: return "!ValueError"
    case .tooLarge: return "!OverflowError"
    }
  case "parse": return FloatText.parse(Array(c.text(0).utf8)).map(show) ?? "!ValueError"
  case "hash": return NumericHash.double(c.double(0)).map(show)
  case "ratio":
    let (numerator, denominator) = try BigInt.ratio(of: c.double(0))
    return show(numerator) + "," + show(denominator)
  case "int": return show(try BigInt(truncating: c.double(0)))
  case "round":
    if c.fields.count == 3 { return show(try FloatMath.roundToInteger(c.double(0))) }
    return show(try FloatMath.round(c.double(0), places: c.small(1)))
  case "is_integer": return show(FloatMath.isInteger(c.double(0)))
  case "format":
    let code = c.text(1)
    let styles: [Substring: FloatFormat.Style] = ["e": .exponent, "f": .fixed, "g": .general]
    var options: FloatFormat.Options = c.text(3) == "#" ? [.alternate] : []
    if code.first?.isUppercase == true { options.insert(.uppercase) }
    let style = styles[Substring(code.lowercased())] ?? .shortest
    let text = FloatFormat.format(c.double(0), style, precision: Int(c.text(2)) ?? 0, options: options)
    return String(decoding: text, as: UTF8.self)
  case "divmod":
    if c.double(1) == 0 { return "!ZeroDivisionError" }
    let (q, r) = FloatMath.divMod(c.double(0), c.double(1))
    return show(q) + "," + show(r)
  case "floordiv": return c.double(1) == 0 ? "!ZeroDivisionError" : show(FloatMath.floorDiv(c.double(0), c.double(1)))
  case "mod": return c.double(1) == 0 ? "!ZeroDivisionError" : show(FloatMath.mod(c.double(0), c.double(1)))
  case "pow":
    switch FloatMath.power(c.double(0), c.double(1)) {
    case .value(let value): return show(value)
    case .zeroToNegative: return "!ZeroDivisionError"
    case .complex:
      _ = try Complex.power(Complex(c.double(0), 0), Complex(c.double(1), 0))
      return "complex"
    case .overflow: return "!OverflowError"
    }
  case "compare": return c.int(0).compare(c.double(1)).map { String($0) } ?? "nan"
  case "hash_ratio": return show(NumericHash.ratio(c.int(0), c.int(1)))
  case "c_repr": return c.complex(0).repr
  case "c_mul": return show(c.complex(0) * c.complex(1))
  case "c_div": return Complex.divide(c.complex(0), c.complex(1)).map(show) ?? "!ZeroDivisionError"
  case "c_abs": return c.complex(0).absoluteValue().map(show) ?? "!OverflowError"
  case "c_pow": return show(try Complex.power(c.complex(0), c.complex(1)))
  case "c_hash":
    guard let real = NumericHash.double(c.complex(0).real), let imaginary = NumericHash.double(c.complex(0).imaginary)
    else { return nil }
    return show(NumericHash.complex(real, imaginary))
  default: return try integerResult(c)
  }
}

/// The lines of a golden file.
func goldenCases(_ file: String) throws -> [Case] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  return text.split(separator: "\n").map {
    Case(fields: $0.split(separator: "\t", omittingEmptySubsequences: false))
  }
}

@Suite struct NumbersGoldenTests {
  @Test(arguments: ["integers.txt", "text.txt", "doubles.txt"])
  func agreesWithCPython(_ file: String) throws {
    var cases = 0
    var failures = 0
    for c in try goldenCases(file) {
      cases += 1
      let actual: String
      do throws(NumericError) {
        actual = (file == "doubles.txt" ? try doubleResult(c) : try integerResult(c)) ?? "no such operation"
      } catch {
        actual = name(of: error)
      }
      if actual != c.expected {
        failures += 1
        if failures <= 20 {
          Issue.record("\(c.fields.joined(separator: " ").prefix(2000))\n  computed \(actual.prefix(1000))")
        }
      }
    }
    #expect(cases > 100)
    #expect(failures == 0, "\(failures) of \(cases) differ")
  }
}
