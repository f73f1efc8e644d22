// library-gen: writes the library's Python modules into one Swift file, from LibraryPlugin or by hand:
// library-gen OUT.swift ROOT FILE.py… A module is named by its path below ROOT; `__init__.py` is its folder's package.
// Texts are raw string literals, one static property a module, which the compiler puts into the executable's constant
// data: nothing is built or copied before a module is imported.
// Foundation reads and writes the files; nothing of it is shipped.

import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: library-gen OUT.swift ROOT FILE.py…")
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[2]).standardizedFileURL.path()
let root = folder.hasSuffix("/") ? folder : folder + "/"

/// What a file is called as a module.
struct Entry {
  var name: String
  var path: String
  var isPackage: Bool
  var text: String
}

func entry(_ file: String) throws -> Entry {
  let full = URL(fileURLWithPath: file).standardizedFileURL.path()
  guard full.hasPrefix(root) else {
    print("\(file): error: not below \(root)")
    exit(1)
  }
  let path = String(full.dropFirst(root.count))
  var parts = path.dropLast(3).split(separator: "/").map(String.init)
  let isPackage = parts.last == "__init__"
  if isPackage { parts.removeLast() }
  let text = try String(contentsOfFile: full, encoding: .utf8)
  return Entry(name: parts.joined(separator: "."), path: path, isPackage: isPackage, text: text)
}

/// The text as a raw literal whose delimiter does not occur in it.
func literal(_ text: String) -> String {
  var marks = "#"
  while text.contains("\"\"\"" + marks) || text.contains("\\" + marks) { marks += "#" }
  return "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
}

do {
  let entries = try arguments.dropFirst(3).map(entry)
  var out = """
    // Written by library-gen from the files in Library; do not edit.

    /// The library's modules by name.
    enum EmbeddedLibrary {
      /// Names of all modules.
      static let names: [String] = [\(entries.map { "\"\($0.name)\"" }.joined(separator: ", "))]

      /// The module of a name, or nil.
      static func module(_ name: String) -> LibraryModule? {
        switch name {

    """
  for (i, e) in entries.enumerated() {
    out +=
      "    case \"\(e.name)\": return LibraryModule(path: \"\(e.path)\", isPackage: \(e.isPackage), source: text\(i))\n"
  }
  out += "    default: return nil\n    }\n  }\n\n"
  out += "  /// The text of a file, or nil.\n  static func source(path: String) -> String? {\n    switch path {\n"
  for (i, e) in entries.enumerated() { out += "    case \"\(e.path)\": return text\(i)\n" }
  out += "    default: return nil\n    }\n  }\n"
  for (i, e) in entries.enumerated() {
    out += "\n  private static var text\(i): String {\n\(literal(e.text))\n  }\n"
  }
  out += "}\n"
  try out.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
} catch {
  print("library-gen: error: \(error)")
  exit(1)
}
