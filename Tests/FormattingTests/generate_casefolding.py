"""Writes Sources/MachineRuntime/Text/CaseFolding.swift from CPython's own tables (Unicode 14.0).

Usage: python3.11 Tests/FormattingTests/generate_casefolding.py
"""
import os
import unicodedata

entries = [(c, chr(c).casefold()) for c in range(0x110000) if chr(c).casefold() != chr(c).lower()]
numbers = []
for c, folded in entries:
    numbers += [c, len(folded), *map(ord, folded)]
lines, line = [], "   "
for n in numbers:
    word = f" {n:#x},"
    if len(line) + len(word) > 118:
        lines.append(line)
        line = "   "
    line += word
lines.append(line)
path = os.path.join(os.path.dirname(__file__), "../../Sources/MachineRuntime/Text/CaseFolding.swift")
with open(path, "w", encoding="ascii") as f:
    f.write(f"""// Text: full case folding where it differs from lower case (Unicode {unicodedata.unidata_version}). Written by
// Tests/FormattingTests/generate_casefolding.py; the standard library knows lower case but not folding.

/// Case folding.
enum CaseFolding {{
  /// For {len(entries)} code points in ascending order: the code point, how many it folds to, and those.
  private static let table: [UInt32] = [
{chr(10).join(lines)}
  ]

  /// Where each code point's entry begins.
  private static let index: [UInt32: Int] = {{
    var index: [UInt32: Int] = [:]
    var i = 0
    while i < table.count {{
      index[table[i]] = i
      i += 2 + Int(table[i + 1])
    }}
    return index
  }}()

  /// What a code point folds to, where that is not its lower case.
  static func fold(_ c: UInt32) -> ArraySlice<UInt32>? {{
    guard let i = index[c] else {{ return nil }}
    return table[(i + 2)..<(i + 2 + Int(table[i + 1]))]
  }}
}}
""")
