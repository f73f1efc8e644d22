// NFKC of identifiers (PEP 3131), called by the parser's actions for names with non-ASCII letters: decompose, order the
// marks, compose, as Unicode Standard Annex 15 has it. Tables in CharacterTables; Hangul syllables by arithmetic.

import Diagnostics

extension Identifiers {
  /// The identifier of a NAME token, normalised.
  public static func text(of token: Token, in source: SourceFile) -> String {
    text(source.bytes, Int(token.start), Int(token.end))
  }

  /// The identifier at a place in a source, normalised.
  static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    for i in start..<end where bytes[i] >= 0x80 { return normalise(text) }
    return text
  }

  /// The compatibility normal form (NFKC) of an identifier.
  public static func normalise(_ text: String) -> String {
    let tables = NormalisationTables.shared
    var points: [UInt32] = []
    for scalar in text.unicodeScalars { tables.decompose(scalar.value, into: &points) }
    order(&points)
    var out = ""
    for point in tables.compose(points) {
      if let scalar = Unicode.Scalar(point) { out.unicodeScalars.append(scalar) }
    }
    return out
  }

  private static func combiningClass(_ point: UInt32) -> UInt8 {
    Unicode.Scalar(point)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// Stable order of marks by combining class.
  private static func order(_ points: inout [UInt32]) {
    var i = 1
    while i < points.count {
      let own = combiningClass(points[i])
      var k = i
      while own > 0, k > 0, combiningClass(points[k - 1]) > own {
        points.swapAt(k, k - 1)
        k -= 1
      }
      i += 1
    }
  }

  /// The tables in the form that lookups want, built when the first non-ASCII identifier is met.
  private struct NormalisationTables {
    static let shared = NormalisationTables()

    private struct Pair: Hashable {
      var first: UInt32
      var second: UInt32
    }

    private var decompositions: [UInt32: [UInt32]] = [:]
    private var compositions: [Pair: UInt32] = [:]

    private init() {
      for word in CharacterTables.decompositions.split(whereSeparator: \.isWhitespace) {
        let sides = word.split(separator: ":")
        let (first, count) = BaseText.run(sides[0])
        let target = sides[1].split(separator: ",").map(BaseText.number)
        if count == 1 {
          decompositions[first] = target
        } else {
          for offset in 0..<count { decompositions[first + offset] = [target[0] + offset] }
        }
      }
      for word in CharacterTables.compositions.split(whereSeparator: \.isWhitespace) {
        let sides = word.split(separator: ":")
        let parts = sides[0].split(separator: ",").map(BaseText.number)
        compositions[Pair(first: parts[0], second: parts[1])] = BaseText.number(sides[1])
      }
    }

    func decompose(_ point: UInt32, into points: inout [UInt32]) {
      if point >= 0xAC00, point <= 0xD7A3 {
        let index = point - 0xAC00
        points.append(0x1100 + index / 588)
        points.append(0x1161 + index % 588 / 28)
        if index % 28 > 0 { points.append(0x11A7 + index % 28) }
      } else if let mapping = decompositions[point] {
        points.append(contentsOf: mapping)
      } else {
        points.append(point)
      }
    }

    func compose(_ points: [UInt32]) -> [UInt32] {
      var out: [UInt32] = []
      // Place of the last starter, and the highest class of the marks between it and here.
      var starter: Int?
      var lastClass: UInt8 = 0
      for point in points {
        let own = Identifiers.combiningClass(point)
        if let at = starter {
          let isBlocked = at < out.count - 1 && lastClass >= own
          if !isBlocked, let composed = pair(out[at], point) {
            out[at] = composed
            continue
          }
        }
        if own == 0 {
          starter = out.count
          lastClass = 0
        } else {
          lastClass = own
        }
        out.append(point)
      }
      return out
    }

    private func pair(_ first: UInt32, _ second: UInt32) -> UInt32? {
      if first >= 0x1100, first < 0x1113, second >= 0x1161, second < 0x1176 {
        return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
      }
      if first >= 0xAC00, first <= 0xD7A3, (first - 0xAC00) % 28 == 0, second > 0x11A7, second < 0x11C3 {
        return first + second - 0x11A7
      }
      return compositions[Pair(first: first, second: second)]
    }
  }
}

/// Reads the numbers of CharacterTables.
enum BaseText {
  /// A number in base 36.
  static func number(_ text: Substring) -> UInt32 { UInt32(text, radix: 36) ?? 0 }

  /// "first*count", or "first" alone.
  static func run(_ text: Substring) -> (first: UInt32, count: UInt32) {
    let parts = text.split(separator: "*")
    return (number(parts[0]), parts.count > 1 ? number(parts[1]) : 1)
  }
}
