// Tests of the text algorithms and of the character tables against CPython 3.11.
import MachineRuntime
import PythonRuntime
import Testing

@Suite struct TextTests {
  @Test func agreesWithCPython() throws {
    try checkGolden("text.txt") { c in c.text(0).withView { result(c, $0) } }
  }

  private func result(_ c: GoldenCase, _ s: TextView) -> String {
    func with(_ i: Int, _ body: (TextView) -> String) -> String { c.text(i).withView(body) }
    func parts(_ ranges: [Range<Int>]) -> String { "[" + ranges.map { show(Text(s[$0])) + ";" }.joined() + "]" }
    func part(_ range: Range<Int>) -> String { show(Text(s[range])) }
    switch c.operation {
    case "repr": return show(Repr.text(s))
    case "ascii": return show(Repr.text(s, ascii: true))
    case "repr_bytes": return show(Repr.bytes(s))
    case "isalpha": return show(s.isAlphabetic)
    case "isdigit": return show(s.isDigit)
    case "isdecimal": return show(s.isDecimal)
    case "isnumeric": return show(s.isNumeric)
    case "isalnum": return show(s.isAlphanumeric)
    case "isspace": return show(s.isSpace)
    case "isidentifier": return show(s.isIdentifier)
    case "istitle": return show(s.isTitle)
    case "isupper": return show(s.isUpper)
    case "islower": return show(s.isLower)
    case "isprintable": return show(s.isPrintable)
    case "isascii": return show(s.isASCII)
    case "upper": return show(s.changingCase(.upper))
    case "lower": return show(s.changingCase(.lower))
    case "title": return show(s.changingCase(.title))
    case "capitalize": return show(s.changingCase(.capitalize))
    case "swapcase": return show(s.changingCase(.swap))
    case "casefold": return show(s.changingCase(.fold))
    case "b_isalpha": return show(s.bytesAre(.alphabetic))
    case "b_isdigit": return show(s.bytesAre(.digit))
    case "b_isalnum": return show(s.bytesAre(.alphanumeric))
    case "b_isspace": return show(s.bytesAre(.space))
    case "b_istitle": return show(s.bytesAre(.title))
    case "b_isupper": return show(s.bytesAre(.upper))
    case "b_islower": return show(s.bytesAre(.lower))
    case "b_upper": return show(s.changingASCIICase(.upper))
    case "b_lower": return show(s.changingASCIICase(.lower))
    case "b_title": return show(s.changingASCIICase(.title))
    case "b_capitalize": return show(s.changingASCIICase(.capitalize))
    case "b_swapcase": return show(s.changingASCIICase(.swap))
    case "find": return with(1) { String(s.find($0, in: c.int(2)..<c.int(3)) ?? -1) }
    case "rfind": return with(1) { String(s.findLast($0, in: c.int(2)..<c.int(3)) ?? -1) }
    case "count": return with(1) { String(s.count($0, in: c.int(2)..<c.int(3))) }
    case "replace": return with(1) { old in with(2) { show(s.replacing(old, with: $0, limit: c.int(3))) } }
    case "split": return with(1) { parts(s.split(separator: $0, limit: c.int(2))) }
    case "rsplit": return with(1) { parts(s.splitFromEnd(separator: $0, limit: c.int(2))) }
    case "strip": return with(1) { part(s.strip(.both, of: $0)) }
    case "lstrip": return with(1) { part(s.strip(.left, of: $0)) }
    case "rstrip": return with(1) { part(s.strip(.right, of: $0)) }
    case "startswith": return with(1) { show(s.hasPrefix($0)) }
    case "endswith": return with(1) { show(s.hasSuffix($0)) }
    case "split_space": return parts(s.split(limit: c.int(1)))
    case "rsplit_space": return parts(s.splitFromEnd(limit: c.int(1)))
    case "splitlines": return parts(s.splitLines(keepEnds: c.bool(1)))
    case "strip_space": return part(s.strip(.both))
    case "lstrip_space": return part(s.strip(.left))
    case "rstrip_space": return part(s.strip(.right))
    case "expandtabs": return show(s.expandingTabs(c.int(1)))
    case "center": return show(s.padded(to: c.int(1), fill: c.text(2)[0], .center))
    case "ljust": return show(s.padded(to: c.int(1), fill: c.text(2)[0], .left))
    case "rjust": return show(s.padded(to: c.int(1), fill: c.text(2)[0], .right))
    case "zfill": return show(s.zeroFilled(to: c.int(1)))
    case "b_split_space": return parts(s.split(limit: c.int(1), .bytes))
    case "b_rsplit_space": return parts(s.splitFromEnd(limit: c.int(1), .bytes))
    case "b_splitlines": return parts(s.splitLines(keepEnds: true, .bytes))
    case "b_strip_space": return part(s.strip(.both, .bytes))
    default: return "no such operation"
    }
  }

  @Test func mapping() {
    let text: Text = "abcab\u{e9}"
    let mapped = text.withView { view in
      view.mapped { (c: UInt32) -> TextView.Mapped in
        switch c {
        case 0x61: .scalar(0x65e5)
        case 0x62: .dropped
        case 0xe9: .text("e'")
        default: .same
        }
      }
    }
    #expect(mapped == "\u{65e5}c\u{65e5}e'")
    let table = Text(latin1: (0..<256).map { UInt8($0 ^ 0x20) })
    let bytes = Text("a-B c").withView { view in
      table.withView { table in Text("-").withView { view.mappedBytes(table: table, dropping: $0) } }
    }
    #expect(bytes == [0x41, 0x62, 0, 0x43])
  }

  /// Every code point (of those far out every 61st) has the properties that CPython's tables (Unicode 14) give it.
  @Test func characterProperties() throws {
    var runs: [(start: UInt32, letters: String)] = []
    for line in try goldenLines("characters.txt") {
      let parts = line.split(separator: " ")
      runs.append((UInt32(parts[0], radix: 16) ?? 0, parts[1] == "-" ? "" : String(parts[1])))
    }
    let flags: [(String, (UInt32) -> Bool)] = [
      ("a", Characters.isAlphabetic), ("c", Characters.isDecimal), ("d", Characters.isDigit),
      ("n", Characters.isNumeric), ("s", Characters.isSpace), ("u", Characters.isUpper), ("l", Characters.isLower),
      ("t", Characters.isTitle), ("p", Characters.isPrintable), ("i", Characters.isIdentifierStart),
      ("x", Characters.isIdentifierContinue), ("b", Characters.isLineBreak),
    ]
    var failures: [String] = []
    for (i, run) in runs.enumerated() {
      for c in run.start..<(i + 1 < runs.count ? runs[i + 1].start : 0x110000) where c < 0x12800 || c % 61 == 0 {
        let actual = flags.filter { $0.1(c) }.map(\.0).joined()
        if actual != run.letters { failures.append("\(String(c, radix: 16)): \(run.letters) but \(actual)") }
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(60).joined(separator: ", "))")
  }

  /// Every code point (of those far out every 61st) maps to the upper, lower, title and folded case of CPython's tables.
  @Test func caseMappings() throws {
    var table: [UInt32: [Substring]] = [:]
    for line in try goldenLines("casemaps.txt") {
      let parts = line.split(separator: " ")
      table[UInt32(parts[0], radix: 16) ?? 0] = Array(parts[1...])
    }
    var failures: [String] = []
    for c: UInt32 in 0..<0x110000 where c < 0xd800 || (c > 0xdfff && (c < 0x12000 || c % 61 == 0 || table[c] != nil)) {
      let same = Substring(String(c, radix: 16))
      let expected = table[c] ?? [same, same, same, same]
      let actual = Text(scalars: [c]).withView { view in
        [TextView.CaseChange.upper, .lower, .title, .fold].map { (change: TextView.CaseChange) -> Substring in
          let mapped = view.changingCase(change)
          return Substring((0..<mapped.count).map { String(mapped[$0], radix: 16) }.joined(separator: "-"))
        }
      }
      if actual != expected { failures.append("\(same): \(expected) but \(actual)") }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(60).joined(separator: ", "))")
  }
}
