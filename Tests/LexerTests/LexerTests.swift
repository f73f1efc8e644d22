// The lexer against what CPython 3.11 says.

import Diagnostics
import Testing

@testable import PythonFrontend

@Suite struct LexerTests {
  func lex(_ text: String) -> LexResult { Lexer.lex(SourceFile(name: "f", bytes: Array(text.utf8))) }

  func kinds(_ text: String) -> [String] {
    lex(text).tokens.map { TokenTable.literal(of: $0.kind) ?? TokenTable.name(of: $0.kind) }
  }

  @Test func operatorNumbersMatchTheTable() {
    #expect(Op.spelled.count == Operators.all.count)
    for (number, spelling) in Op.spelled { #expect(TokenTable.kind(ofLiteral: spelling) == number) }
  }

  @Test func everyOperatorAndKeywordIsLexedWhole() {
    for literal in Operators.all + Keywords.all where !"()[]{}".contains(literal) {
      let result = lex(literal)
      #expect(result.tokens[0].kind == TokenTable.kind(ofLiteral: literal), "\(literal)")
      #expect(Int(result.tokens[0].end) == literal.utf8.count, "\(literal)")
    }
  }

  @Test func indentation() {
    #expect(
      kinds("if x:\n  y\n\n  # c\n  if z:\n  \t w\nv") == [
        "if", "NAME", ":", "NEWLINE", "INDENT", "NAME", "NEWLINE", "if", "NAME", ":", "NEWLINE", "INDENT", "NAME",
        "NEWLINE", "DEDENT", "DEDENT", "NAME", "NEWLINE", "ENDMARKER",
      ]
    )
  }

  @Test func formatStringsNest() {
    #expect(
      kinds(#"f"{a["b"]!r:>{w}}{{}}{x=}""#) == [
        "FSTRING_START", "{", "NAME", "[", "STRING", "]", "!", "NAME", ":", "FSTRING_MIDDLE", "{", "NAME", "}", "}",
        "FSTRING_MIDDLE", "{", "NAME", "=", "}", "FSTRING_END", "NEWLINE", "ENDMARKER",
      ]
    )
  }

  @Test func formatStringsMayReuseQuotesAndHoldComments() {
    let text = "f'{x['a'] # c\n + f'{y}'}' f\"\"\"{\n  a\n:{b}}\"\"\""
    #expect(
      kinds(text) == [
        "FSTRING_START", "{", "NAME", "[", "STRING", "]", "+", "FSTRING_START", "{", "NAME", "}", "FSTRING_END", "}",
        "FSTRING_END", "FSTRING_START", "{", "NAME", ":", "{", "NAME", "}", "}", "FSTRING_END", "NEWLINE", "ENDMARKER",
      ]
    )
  }

  @Test func colonsOfFieldsAndExpressions() {
    #expect(
      kinds("f'{a[1:2]}{(lambda: 1)}{x:=5}{(y:=5)}{a!=b}{a!s:{{}}}'") == [
        "FSTRING_START", "{", "NAME", "[", "NUMBER", ":", "NUMBER", "]", "}", "{", "(", "lambda", ":", "NUMBER", ")",
        "}", "{", "NAME", ":", "FSTRING_MIDDLE", "}", "{", "(", "NAME", ":=", "NUMBER", ")", "}", "{", "NAME", "!=",
        "NAME", "}", "{", "NAME", "!", "NAME", ":", "{", "{", "}", "}", "}", "FSTRING_END", "NEWLINE", "ENDMARKER",
      ]
    )
  }

  @Test func middleOfAFormatStringIsDecoded() throws {
    let source = SourceFile(name: "f", bytes: Array(#"f"a{{b}}\n\N{DIGIT ONE}{x:{w}}" rf"\n{{""#.utf8))
    let tokens = Lexer.lex(source).tokens
    var warnings: [Diagnostic] = []
    let first = try StringLiteral.decodeMiddle(
      tokens[1],
      start: tokens[0],
      inSpec: false,
      in: source,
      lastToken: tokens[2],
      warnings: &warnings
    )
    #expect(first == .text("a{b}\n1"))
    let raw = try #require(tokens.lastIndex { $0.kind == TokenKind.fstringStart })
    let text = try StringLiteral.decodeMiddle(
      tokens[raw + 1],
      start: tokens[raw],
      inSpec: false,
      in: source,
      lastToken: tokens[2],
      warnings: &warnings
    )
    #expect(text == .text("\\n{"))
  }

  @Test func identifiersAreNormalised() {
    #expect(Identifiers.normalise("ﬁnﬂ") == "finfl")
    #expect(Array(Identifiers.normalise("e\u{301}\u{327}").unicodeScalars.map(\.value)) == [0x229, 0x301])
    #expect(Identifiers.normalise("𝔘𝔫𝔦").unicodeScalars.elementsEqual("Uni".unicodeScalars))
    #expect(Identifiers.normalise("\u{1100}\u{1161}\u{11A8}").unicodeScalars.elementsEqual("\u{AC01}".unicodeScalars))
    #expect(Identifiers.normalise("e\u{301}te\u{301}").unicodeScalars.elementsEqual("\u{E9}t\u{E9}".unicodeScalars))
  }

  @Test func identifiersFollowUnicode14() {
    for text in ["été", "日本", "µ", "x\u{301}", "ª", "℘", "_\u{1D7CE}"] {
      #expect(lex(text).error == nil)
      #expect(lex(text).tokens[0].kind == TokenKind.name)
    }
    // A joiner, a middle dot of Unicode 15.1, a letter of Unicode 15, a mark at the start.
    for text in ["a\u{200D}", "a\u{30FB}", "\u{1DF25}", "\u{301}"] { #expect(lex(text).error != nil) }
  }

  @Test func sourcesAreDecoded() throws {
    func text(_ bytes: [UInt8]) throws -> String {
      String(decoding: try SourceDecoder.decode(name: "f", bytes: bytes).bytes, as: UTF8.self)
    }
    #expect(try text(Array("a\r\nb\rc\n".utf8)) == "a\nb\nc\n")
    #expect(try text([0xEF, 0xBB, 0xBF] + Array("x".utf8)) == "x")
    #expect(try text(Array("# coding: latin-1\n".utf8) + [0xE9]).hasSuffix("\u{E9}"))
    #expect(try text(Array("#!x\n# vim: set fileencoding=cp1252 :\n".utf8) + [0x80]).hasSuffix("€"))
    #expect(try text(Array("# coding: iso-8859-15\n".utf8) + [0xA4]).hasSuffix("€"))
    #expect(try text(Array("# coding: koi8-r\n".utf8) + [0xC1]).hasSuffix("а"))
    func message(_ bytes: [UInt8]) -> String {
      do throws(Diagnostic) {
        _ = try SourceDecoder.decode(name: "f", bytes: bytes)
        return ""
      } catch { return error.message }
    }
    #expect(
      message(Array("a\n".utf8) + [0xFF])
        == "Non-UTF-8 code starting with '\\xff' in file f on line 2, but no encoding declared; "
        + "see https://peps.python.org/pep-0263/ for details"
    )
    #expect(message(Array("# coding: foo\n".utf8)) == "encoding problem: foo")
    #expect(message([0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8)) == "encoding problem: iso-8859-1 with BOM")
    #expect(message([0x61, 0]) == "source code cannot contain null bytes")
  }

  @Test func everyEndingIsLexed() {
    let text = "def f(x):\n  '''d'''\n  return f\"{x!r:>{w}} {{\" + 'é\\x41' if 0x1f else (1_0.5e3j, [b\"\\0\"])\n"
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      let result = Lexer.lex(SourceFile(name: "f", bytes: Array(bytes[..<end])))
      #expect(result.tokens.last?.kind == TokenKind.endMarker)
    }
  }
}
