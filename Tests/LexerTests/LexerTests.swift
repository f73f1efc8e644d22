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
}
