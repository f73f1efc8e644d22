// library-gen: compiles the library's Python modules and writes them into one Swift file, from LibraryPlugin or by hand:
// library-gen OUT.swift ROOT FILE.py… A module is named by its path below ROOT; `__init__.py` is its folder's package.
// Images (see MachineImage's ImageFile.text) and texts, which tracebacks show, are raw string literals, one static property
// each, which the compiler puts into the executable's constant data: nothing is built or copied before a module is
// imported.
// Foundation reads and writes the files; nothing of it is shipped.

import Diagnostics
import Foundation
import Lowering
import MachineImage
import PythonFrontend

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  print("usage: library-gen OUT.swift ROOT FILE.py…")
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[2]).standardizedFileURL.path(percentEncoded: false)
let root = folder.hasSuffix("/") ? folder : folder + "/"

/// What a file is called as a module.
struct Entry {
  var name: String
  var path: String
  var isPackage: Bool
  var text: String
  /// The compiled module, as text.
  var image: String
}

/// What the paths of library files begin with at run time: they are in the executable, not on a disk.
let fileRoot = "<fermata>/"

/// The image of a module; an error of the compiler ends the program with its place.
func compile(_ text: String, path: String, name: String, file: String) -> Image {
  do throws(Diagnostic) {
    let source = try SourceDecoder.decode(name: fileRoot + path, bytes: Array(text.utf8))
    let (module, warnings) = try PythonCompiler.compile(source, moduleName: name)
    for w in warnings { print("\(file):\(w.span.line): warning: \(w.message)") }
    let done = LoweringPipeline.run(module, options: LoweringPipeline.Options(folding: .all, source: source))
    return CodeGenerator.image(from: done, source: source)
  } catch {
    print("\(file):\(error.span.line): error: \(error.message)")
    exit(1)
  }
}

func entry(_ file: String) throws -> Entry {
  let full = URL(fileURLWithPath: file).standardizedFileURL.path(percentEncoded: false)
  guard full.hasPrefix(root) else {
    print("\(file): error: not below \(root)")
    exit(1)
  }
  let path = String(full.dropFirst(root.count))
  var parts = path.dropLast(3).split(separator: "/").map(String.init)
  let isPackage = parts.last == "__init__"
  if isPackage { parts.removeLast() }
  let text = try String(contentsOfFile: full, encoding: .utf8)
  let name = parts.joined(separator: ".")
  let image = ImageFile.text(compile(text, path: path, name: name, file: file))
  return Entry(name: name, path: path, isPackage: isPackage, text: text, image: image)
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
    out += "    case \"\(e.name)\":\n      return LibraryModule("
    out += "path: \"\(e.path)\", isPackage: \(e.isPackage), image: image\(i), source: text\(i))\n"
  }
  out += "    default: return nil\n    }\n  }\n\n"
  out += "  /// The text of a file, or nil.\n  static func source(path: String) -> String? {\n    switch path {\n"
  for (i, e) in entries.enumerated() { out += "    case \"\(e.path)\": return text\(i)\n" }
  out += "    default: return nil\n    }\n  }\n"
  for (i, e) in entries.enumerated() {
    out += "\n  private static var image\(i): String { \n\(literal(e.image))\n  }\n"
    out += "  private static var text\(i): String {\n\(literal(e.text))\n  }\n"
  }
  out += "}\n"
  // A file that would not change is left alone: what depends on it need not be built again.
  let target = URL(fileURLWithPath: arguments[1])
  if (try? String(contentsOf: target, encoding: .utf8)) != out {
    try out.write(to: target, atomically: true, encoding: .utf8)
  }
} catch {
  print("library-gen: error: \(error)")
  exit(1)
}
