// Tests of formatting and text against CPython 3.11: reading the golden data that generate.py writes, and showing results
// the way it does.
import Foundation
import MachineRuntime
import PythonRuntime
import Testing

/// One line of golden data.
struct GoldenCase {
  let fields: [Substring]

  var operation: Substring { fields[0] }
  var expected: Substring { fields[fields.count - 1] }

  func text(_ i: Int) -> Text { GoldenCase.unescape(fields[i + 1]) }
  func bytes(_ i: Int) -> [UInt8] { text(i).latin1 ?? [] }
  func int(_ i: Int) -> Int { Int(fields[i + 1]) ?? 0 }
  func bool(_ i: Int) -> Bool { fields[i + 1] == "True" }
  func big(_ i: Int) -> BigInt {
    let field = fields[i + 1]
    let negative = field.hasPrefix("-")
    let size = BigInt.parse(Array(field.utf8.dropFirst(negative ? 1 : 0)), radix: 10) ?? .zero
    return negative ? -size : size
  }
  func double(_ i: Int) -> Double { Double(bitPattern: UInt64(fields[i + 1], radix: 16) ?? 0) }
  func complex(_ i: Int) -> Complex {
    let parts = fields[i + 1].split(separator: ",").map { Double(bitPattern: UInt64($0, radix: 16) ?? 0) }
    return Complex(parts[0], parts[1])
  }
  func list(_ i: Int) -> [Substring] {
    fields[i + 1].dropFirst().dropLast().split(separator: ";", omittingEmptySubsequences: false).dropLast()
  }

  static func unescape(_ field: some StringProtocol) -> Text {
    var out = Text()
    var code: UInt32?
    for c in field.utf8 {
      if let value = code {
        if c == 0x3b {
          out.append(value)
          code = nil
        } else {
          code = value << 4 | UInt32(BigInt.digitValue(c))
        }
      } else if c == 0x25 {
        code = 0
      } else {
        out.append(UInt32(c))
      }
    }
    return out
  }
}

func show(_ text: Text) -> String {
  var out = ""
  for i in 0..<text.count {
    let c = text[i]
    if c >= 0x20, c < 0x7f, c != 0x25, c != 0x3b, let scalar = Unicode.Scalar(c) {
      out.unicodeScalars.append(scalar)
    } else {
      out += "%" + String(c, radix: 16) + ";"
    }
  }
  return out
}

func show(_ value: Bool) -> String { value ? "True" : "False" }

func show(_ bytes: [UInt8]) -> String { show(Text(latin1: bytes)) }

func show(_ error: FormatError) -> String {
  let name =
    switch error.kind {
    case .valueError: "ValueError"
    case .typeError: "TypeError"
    case .overflowError: "OverflowError"
    case .indexError: "IndexError"
    case .keyError: "KeyError"
    case .memoryError: "MemoryError"
    }
  return show(Text("!\(name) \(error.message)"))
}

/// The lines of a golden file.
func goldenLines(_ file: String) throws -> [Substring] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  return try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).split(separator: "\n")
}

/// Computes every case of a golden file and reports what differs.
func checkGolden(_ file: String, _ compute: (GoldenCase) -> String) throws {
  var cases = 0
  var failures = 0
  for line in try goldenLines(file) {
    let c = GoldenCase(fields: line.split(separator: "\t", omittingEmptySubsequences: false))
    cases += 1
    let actual = compute(c)
    if actual != c.expected {
      failures += 1
      if failures <= 20 { Issue.record("\(line.prefix(2000))\n  computed \(actual.prefix(1000))") }
    }
  }
  #expect(cases > 50)
  #expect(failures == 0, "\(failures) of \(cases) differ")
}
