// Golden cases: discovery, directives and masking. The same rules as in oracle.py, which made the expectations; its
// opening comment describes them.

import Foundation
import Testing

/// One program beside the output it must print.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// Path of the program within the corpus, such as `run/ints/pow.py` or `samples/07-tasks/cancel.py`.
  let name: String
  let file: URL
  let directives: [String: String]

  var testDescription: String { name }
  var folder: URL { file.deletingLastPathComponent() }
  var isModule: Bool { directives["module"] != nil || file.lastPathComponent == "drv.py" }
  var expectation: URL { file.deletingPathExtension().appendingPathExtension("expected") }
  var expectedStderr: URL { file.deletingPathExtension().appendingPathExtension("stderr") }
  var arguments: [String] { splitWords(directives["args"] ?? "") }
  var stdin: [UInt8] { unescape(directives["stdin"] ?? "") }
  var exitCode: Int32 { Int32(directives["exit"] ?? "0") ?? 0 }
  var checksStderr: Bool { directives["stderr"] != "ignore" }

  static let knownDirectives: Set<String> = ["args", "stdin", "exit", "stderr", "oracle", "module"]

  /// The folders of the corpus, with the name their cases begin with.
  static let roots: [(prefix: String, folder: URL)] = {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let package = here.deletingLastPathComponent().deletingLastPathComponent()
    return [("", here.appendingPathComponent("Cases")), ("samples/", package.appendingPathComponent("samples"))]
  }()

  /// Every file of the corpus, by its name.
  static let files: [(name: String, file: URL)] = roots.flatMap { root in
    let names = FileManager.default.enumerator(atPath: root.folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { !$0.contains("__pycache__") }.sorted()
      .map { (root.prefix + $0, root.folder.appendingPathComponent($0)) }
  }

  /// Every `.py` file of the corpus, modules included.
  static let programs: [GoldenCase] = files.filter { $0.name.hasSuffix(".py") }.map {
    let bytes = (try? Data(contentsOf: $0.file)) ?? Data()
    return GoldenCase(name: $0.name, file: $0.file, directives: readDirectives(String(decoding: bytes, as: UTF8.self)))
  }

  /// The cases themselves. `GOLDEN=text` keeps those whose name contains the text.
  static let all: [GoldenCase] = {
    let wanted = ProcessInfo.processInfo.environment["GOLDEN"] ?? ""
    return programs.filter { !$0.isModule && (wanted.isEmpty || $0.name.contains(wanted)) }
  }()

  private static func readDirectives(_ source: String) -> [String: String] {
    var found: [String: String] = [:]
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("#") else { break }
      let text = line.dropFirst().drop { $0 == " " }
      let word = text.prefix { $0.isASCII && $0.isLowercase }
      let rest = text.dropFirst(word.count)
      if rest.isEmpty, word == "module" {
        found["module"] = ""
      } else if rest.first == ":" {
        found[String(word)] = String(rest.dropFirst().drop { $0 == " " })
      }
    }
    return found
  }
}

/// Split a command line at blanks; quotes (single or double) keep blanks together.
func splitWords(_ text: String) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  for character in text {
    if let open = quote {
      if character == open { quote = nil } else { word = (word ?? "") + String(character) }
    } else if character == "'" || character == "\"" {
      quote = character
      word = word ?? ""
    } else if character == " " {
      if let finished = word { words.append(finished) }
      word = nil
    } else {
      word = (word ?? "") + String(character)
    }
  }
  if let finished = word { words.append(finished) }
  return words
}

/// The text of a `# stdin:` directive: `\n`, `\t`, `\\` and `\xHH` are escapes.
func unescape(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
      bytes.append(byte)
      continue
    }
    switch escape {
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "x"):
      bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    default: bytes.append(escape)
    }
  }
  return bytes
}

/// Remove what is true of one machine only: addresses, and the folder of the case.
func mask(_ text: String, folder: URL) -> String {
  let text = text.replacingOccurrences(of: folder.path + "/", with: "")
  var result = ""
  var rest = text[...]
  while let start = rest.range(of: "0x") {
    let digits = rest[start.upperBound...].prefix { "0123456789abcdef".contains($0) }
    result += rest[..<start.upperBound]
    if !digits.isEmpty { result += "…" }
    rest = rest[digits.endIndex...]
  }
  return result + rest
}

/// `mask`, and drop the traceback frames of files which are not in the case's folder: another implementation has other
/// library files.
func maskStderr(_ text: String, folder: URL) -> String {
  let lines = mask(text, folder: folder).split(separator: "\n", omittingEmptySubsequences: false)
  func margin(_ line: Substring, of marks: String) -> Int { line.prefix { marks.contains($0) }.count }
  var kept: [Substring] = []
  var index = 0
  while index < lines.count {
    let line = lines[index]
    index += 1
    let indent = margin(line, of: " |+")
    let frame = line.dropFirst(indent)
    if frame.hasPrefix("File \""), frame.contains(", in ") {
      let path = frame.dropFirst(6).prefix { $0 != "\"" }
      let own =
        path.hasPrefix("<s")
        || !path.hasPrefix("/") && !path.isEmpty
          && FileManager.default.fileExists(atPath: folder.appendingPathComponent(String(path)).path)
      if !own {
        while index < lines.count, margin(lines[index], of: " |") > indent { index += 1 }
        continue
      }
    }
    kept.append(line)
  }
  return kept.joined(separator: "\n")
}
