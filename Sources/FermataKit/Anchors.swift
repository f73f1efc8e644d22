// Where the operator of a failing expression stands: what the caret line of a traceback marks with ^ between ~. The
// expression's text is parsed by itself, as CPython does.

import Diagnostics
import PythonFrontend
import PythonRuntime

enum Anchors {
  /// The operator of a binary operation or the brackets of a subscript, in code points; nil for other expressions.
  static func find(_ text: String) -> CaretAnchors? {
    let bytes = Array(text.utf8)
    if bytes.isEmpty || bytes.contains(10) || bytes.count > 1000 { return nil }
    var warnings: [Diagnostic] = []
    guard
      let tree = try? PythonParser.parse(
        SourceFile(name: "<segment>", bytes: bytes + [10]),
        mode: .exec,
        warnings: &warnings
      )
    else { return nil }
    guard tree.body.count == 1, case .expr(let expression) = tree.body[0].kind else { return nil }
    let range: (Int, Int)
    switch expression.kind {
    case .binOp(let left, _, let right):
      var i = Int(left.span.endColumn)
      let limit = Int(right.span.column)
      while i < limit, bytes[i] == 32 || bytes[i] == 9 || bytes[i] == 12 { i += 1 }
      guard i < limit else { return nil }
      var end = i + 1
      if end < limit, bytes[end] != 32, bytes[end] != 9, bytes[end] != 12 { end += 1 }
      range = (i, end)
    case .subscript_(let value, let slice, _):
      range = (Int(value.span.endColumn), Int(slice.span.endColumn) + 1)
    default: return nil
    }
    func characters(_ n: Int) -> Int { String(decoding: bytes.prefix(n), as: UTF8.self).unicodeScalars.count }
    return CaretAnchors(start: characters(range.0), end: characters(range.1))
  }
}
