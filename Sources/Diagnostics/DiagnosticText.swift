// Diagnostics as a terminal shows them: a syntax error with its line and carets, a warning with its line, both as
// CPython 3.11 prints them. Last step of every error that stops a compilation.

/// Renders diagnostics.
public enum DiagnosticText {
  /// A syntax error: file and line, the line without its indentation, carets, class and message. Ends with a newline.
  ///
  /// `source` is what the error is about; without one, or for an error without a place, the line is left out.
  public static func syntaxError(_ error: Diagnostic, source: SourceFile?) -> String {
    var out = ""
    if error.span.line > 0 {
      out += "  File \"\(error.file)\", line \(error.span.line)\n"
      if error.text != "", let line = error.text ?? source?.line(Int(error.span.line)) {
        out += excerpt(line, error.span)
      }
    }
    return out + "\(error.kind): \(error.message)\n"
  }

  /// A warning: "file:line: Category: message", then the line.
  public static func warning(_ warning: Diagnostic, source: SourceFile?) -> String {
    var out = "\(warning.file):\(warning.span.line): \(warning.kind): \(warning.message)\n"
    if let line = source?.line(Int(warning.span.line)) {
      let stripped = trimmed(line)
      if !stripped.isEmpty { out += "  \(stripped)\n" }
    }
    return out
  }

  /// Column of a byte offset in a line, in characters from 0; offsets below 0 stand for themselves.
  public static func characterColumn(_ byteColumn: Int, in line: String) -> Int {
    if byteColumn <= 0 { return byteColumn }
    var bytes = 0
    var characters = 0
    for scalar in line.unicodeScalars {
      if bytes >= byteColumn { return characters }
      bytes += UTF8.width(scalar)
      characters += 1
    }
    // Behind the end: the newline that the line was read without.
    return characters + byteColumn - bytes
  }

  /// The line without its indentation and the carets below it.
  private static func excerpt(_ line: String, _ span: Span) -> String {
    var indent = 0
    for scalar in line.unicodeScalars {
      guard scalar == " " || scalar == "\t" || scalar == "\u{C}" else { break }
      indent += 1
    }
    var shown = line.unicodeScalars.dropFirst(indent)
    while let last = shown.last, last == "\n" || last == "\r" { shown.removeLast() }
    let length = shown.count
    var out = "    \(String(shown))\n"

    let start = characterColumn(Int(span.column), in: line)
    var end = characterColumn(Int(span.endColumn), in: line)
    if span.endLine > span.line { end = indent + length }
    let carets = end >= 0 && end > start ? end - start : 1
    let column = min(start - indent, length)
    if column >= 0 {
      out += "    " + String(repeating: " ", count: column) + String(repeating: "^", count: carets) + "\n"
    }
    return out
  }

  private static func trimmed(_ line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    var start = 0
    var end = scalars.count
    while start < end, scalars[start].properties.isWhitespace { start += 1 }
    while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
    var out = ""
    out.unicodeScalars.append(contentsOf: scalars[start..<end])
    return out
  }
}
