// Tests of `format(value, spec)` against CPython 3.11.
import MachineRuntime
import PythonRuntime
import Testing

@Suite struct FormatSpecTests {
  @Test func agreesWithCPython() throws {
    try checkGolden("formatspec.txt") { c in
      c.text(0).withView { spec in
        do throws(FormatError) {
          switch c.operation {
          case "format_int": return show(try Formatter.format(c.big(1), spec))
          case "format_float": return show(try Formatter.format(c.double(1), spec))
          case "format_complex": return show(try Formatter.format(c.complex(1), spec))
          default:
            let value = c.text(1)
            return show(try value.withView { (v) throws(FormatError) in try Formatter.format(text: v, spec) })
          }
        } catch {
          return show(error)
        }
      }
    }
  }
}
