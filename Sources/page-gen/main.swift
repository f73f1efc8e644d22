// page-gen: writes style sheets and scripts into one Swift file, from PagePlugin or by hand: page-gen OUT.swift FILE…
// All style sheets become one text and all scripts another, in the order given. Texts are raw string literals, which the
// compiler puts into the executable's constant data: nothing is built or copied before a page is made. Lines that are a
// comment only stay in the sources.
// Foundation reads and writes the files; nothing of it is shipped.

import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("usage: page-gen OUT.swift FILE…")
  exit(2)
}

/// A file's text without the lines that only comment.
func code(_ path: String) throws -> String {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  var out = ""
  var isInside = false
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let bare = line.drop { $0 == " " }
    if isInside || bare.hasPrefix("/*") {
      isInside = !bare.contains("*/")
    } else if !bare.isEmpty, !bare.hasPrefix("//") {
      out += line + "\n"
    }
  }
  return out
}

/// The text as a raw literal whose delimiter does not occur in it.
func literal(_ text: String) -> String {
  var marks = "#"
  while text.contains("\"\"\"" + marks) || text.contains("\\" + marks) { marks += "#" }
  return "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
}

do {
  var texts = ["css": "", "js": ""]
  for path in arguments.dropFirst(2) { texts[(path as NSString).pathExtension, default: ""] += try code(path) }
  let out = """
    // Written by page-gen from the files in Page; do not edit.

    /// The texts of the inspector's page.
    enum PageText {
      /// The style sheet.
      static var style: String {
    \(literal(texts["css"] ?? ""))
      }

      /// The script.
      static var script: String {
    \(literal(texts["js"] ?? ""))
      }
    }

    """
  try out.write(to: URL(fileURLWithPath: arguments[1]), atomically: true, encoding: .utf8)
} catch {
  print("page-gen: error: \(error)")
  exit(1)
}
