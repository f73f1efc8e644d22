// The first error that a walk over the tree finds. The walks of the analysis go on after an error and are asked at their
// end: without typed errors in every frame the frames stay small, which is what deep trees need, and the walk fast.

import Diagnostics

/// Keeps the first error it is told.
final class FirstFault {
  private(set) var error: Diagnostic?
  private let file: String

  init(file: String) { self.file = file }

  /// Notes an error, unless there was one before.
  func note(_ message: String, _ span: Span, kind: String = "SyntaxError") {
    if error == nil { error = Diagnostic(kind: kind, message: message, span: span, file: file) }
  }

  /// Throws what was noted.
  func check() throws(Diagnostic) {
    if let error { throw error }
  }
}
