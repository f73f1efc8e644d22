// Tokens as text, for `inspect --stage tokens` and the tests: one line a token, "line:col-line:col KIND 'text'".

import Diagnostics

/// Prints tokens.
public enum TokenDump {
  /// All tokens of a source, then the error if it has one.
  public static func text(_ result: LexResult, _ source: SourceFile) -> String {
    var out = ""
    for token in result.tokens { out += line(token, source) + "\n" }
    if let error = result.error {
      out += "error \(place(error.span)) \(error.kind): \(error.message)\n"
    }
    return out
  }

  private static func place(_ span: Span) -> String {
    "\(span.line):\(span.column)-\(span.endLine):\(span.endColumn)"
  }

  private static func line(_ token: Token, _ source: SourceFile) -> String {
    let name = TokenTable.name(of: token.kind)
    let text = String(decoding: source.bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    return "\(place(token.span)) \(name) \(quoted(text))"
  }

  /// Text between single quotes; controls, quotes and backslashes escaped.
  private static func quoted(_ text: String) -> String {
    var out = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "'": out += "\\'"
      case "\\": out += "\\\\"
      default:
        if scalar.value < 32 || scalar.value == 127 {
          out += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "'"
  }
}
