// Tests of the codecs with their built-in error handlers, and of reading numbers from text, against CPython 3.11.
import MachineRuntime
import PythonRuntime
import Testing

@Suite struct CodecTests {
  @Test func codecsAgreeWithCPython() throws {
    try checkGolden("codecs.txt") { c in
      c.text(0).withView { source in
        if c.operation == "lookup" {
          guard let encoding = TextEncoding(named: source.string) else { return "unknown" }
          let bytes = try? Text("é").withView { (s) throws(CodecFault) in try encoding.encode(s, .replace) }
          return show(bytes ?? [])
        }
        guard let encoding = TextEncoding(named: c.text(1).string),
          let handler = CodecErrorHandler(rawValue: c.text(2).string)
        else { return "unknown encoding or handler" }
        do throws(CodecFault) {
          if c.operation == "decode" { return show(try encoding.decode(source, handler)) }
          return show(try encoding.encode(source, handler))
        } catch {
          let decode = c.operation == "decode"
          let message = decode ? error.decodeMessage(source) : error.encodeMessage(source)
          return show(Text("!Unicode\(decode ? "Decode" : "Encode")Error \(message)"))
        }
      }
    }
  }

  @Test func numberTextAgreesWithCPython() throws {
    try checkGolden("numbertext.txt") { c in
      c.text(0).withView { text in
        if c.operation == "int" {
          if case .value(let value) = NumberText.integer(text, base: c.int(1)) { return value.toString(radix: 10) }
          return "invalid"
        }
        func show(_ value: Double) -> String {
          let bits = String((value.isNaN ? Double.nan : value).bitPattern, radix: 16)
          return String(repeating: "0", count: 16 - bits.count) + bits
        }
        if c.operation == "complex" {
          guard let value = NumberText.complex(text) else { return "invalid" }
          return show(value.real) + "," + show(value.imaginary)
        }
        guard let value = NumberText.float(text) else { return "invalid" }
        return show(value)
      }
    }
  }

  @Test func digitLimit() {
    let digits = Text(String(repeating: "9", count: 4301))
    digits.withView { #expect(NumberText.integer($0, base: 10, digitLimit: 4300) == .tooManyDigits(4301)) }
    digits.withView { #expect(NumberText.integer($0[0..<4300], base: 10, digitLimit: 4300) != .invalid) }
    let hex = Text(String(repeating: "f", count: 5000))
    hex.withView {
      guard case .value(let value) = NumberText.integer($0, base: 16, digitLimit: 4300) else {
        Issue.record("hexadecimal digits are not limited")
        return
      }
      #expect(value.bitLength == 20000)
    }
  }
}
