// Diagnostics: source files, positions and spans. The bottom of the package: imports nothing.

/// A source text and the name it goes by in messages.
public final class SourceFile: Sendable {
  /// The name shown in messages, as given on the command line ("<string>", "<stdin>" for those).
  public let name: String
  /// The text as bytes; UTF-8 after the front end has decoded it.
  public let bytes: [UInt8]
  /// Byte offset at which each line starts; the first is 0. Lines end at "\n", "\r\n" or "\r".
  public let lineStarts: [Int]

  /// Makes a source file and finds its lines.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    var i = 0
    let n = bytes.count
    while i < n {
      let c = bytes[i]
      i += 1
      if c == 10 {
        starts.append(i)
      } else if c == 13 {
        if i < n, bytes[i] == 10 { i += 1 }
        starts.append(i)
      }
    }
    lineStarts = starts
  }

  /// The text of a line (1-based), without its line ending; empty when there is no such line.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A place in a source: line from 1, column from 0 counted in UTF-8 bytes. Zero lines mean "no place".
public struct Span: Hashable, Sendable {
  /// First line, from 1; 0 when there is no place.
  public var line: Int32
  /// First column, from 0, in UTF-8 bytes.
  public var column: Int32
  /// Last line.
  public var endLine: Int32
  /// Column after the last byte.
  public var endColumn: Int32

  /// Makes a span from four numbers.
  @inlinable
  public init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }

  /// No place: for what the compiler itself made up.
  public static let none = Span(line: 0, column: 0, endLine: 0, endColumn: 0)
}

/// How grave a diagnostic is.
public enum Severity: String, Sendable {
  case error, warning
}

/// One message about a source, with its place.
public struct Diagnostic: Error, Sendable {
  /// The language's name for the class of the error, such as "SyntaxError".
  public var kind: String
  /// The message, in the words of the source language's reference implementation.
  public var message: String
  /// Where. Columns are UTF-8 bytes from 0; a renderer converts them.
  public var span: Span
  /// How grave.
  public var severity: Severity
  /// Name of the file.
  public var file: String
  /// What a renderer shows instead of the source's line: nil for most; empty for no line at all.
  public var text: String?

  /// Makes a diagnostic.
  public init(kind: String, message: String, span: Span, severity: Severity = .error, file: String) {
    self.kind = kind
    self.message = message
    self.span = span
    self.severity = severity
    self.file = file
  }
}
