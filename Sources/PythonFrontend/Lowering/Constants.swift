// Literals and operators of the syntax tree as the IR has them.

import MachineIR

/// A literal as a constant of the IR.
func lowered(_ constant: Constant) -> MachineIR.Constant {
  switch constant {
  case .none: .none
  case .true_: .bool(true)
  case .false_: .bool(false)
  case .ellipsis: .singleton("Ellipsis")
  case .int(let value): .int(value)
  case .bigInt(let digits): .bigInt(digits)
  case .float(let value): .double(value)
  case .complex(let imaginary): .complex(real: Double(0).bitPattern, imaginary: imaginary.bitPattern)
  case .string(.text(let text), _): .string(text)
  case .string(.codePoints(let points), _): .codePoints(points)
  case .bytes(let bytes): .bytes(bytes)
  }
}

extension MachineIR.Constant {
  /// The negated number; nil for what is none.
  var negated: MachineIR.Constant? {
    switch self {
    case .int(Int.min), .bool: nil
    case .int(let value): .int(-value)
    // -(2⁶³) fits in 64 bits where 2⁶³ does not.
    case .bigInt(let digits):
      if digits == "9223372036854775808" {
        .int(Int.min)
      } else if digits.hasPrefix("-") {
        nil
      } else {
        .bigInt("-" + digits)
      }
    case .float(let bits): .double(-Double(bitPattern: bits))
    case .complex(let real, let imaginary):
      .complex(real: (-Double(bitPattern: real)).bitPattern, imaginary: (-Double(bitPattern: imaginary)).bitPattern)
    default: nil
    }
  }

  /// Python's truth of the constant.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .bigInt, .singleton: true
    case .float(let bits): Double(bitPattern: bits) != 0
    case .complex(let real, let imaginary): Double(bitPattern: real) != 0 || Double(bitPattern: imaginary) != 0
    case .string(let text): !text.isEmpty
    case .codePoints(let points): !points.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .tuple(let items): !items.isEmpty
    }
  }
}

extension PythonString {
  /// The text; lone surrogates become U+FFFD.
  var text: String {
    switch self {
    case .text(let text): return text
    case .codePoints(let points):
      var scalars = String.UnicodeScalarView()
      for point in points { scalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
      return String(scalars)
    }
  }
}

/// A binary operator.
func lowered(_ op: BinaryOperator) -> MachineIR.BinaryOperator {
  switch op {
  case .add: .add
  case .sub: .sub
  case .mult: .mul
  case .matMult: .matMul
  case .div: .div
  case .mod: .mod
  case .pow: .pow
  case .lShift: .shiftLeft
  case .rShift: .shiftRight
  case .bitOr: .or
  case .bitXor: .xor
  case .bitAnd: .and
  case .floorDiv: .floorDiv
  }
}

/// A comparison.
func lowered(_ op: CompareOperator) -> MachineIR.CompareOperator {
  switch op {
  case .eq: .equal
  case .notEq: .notEqual
  case .lt: .less
  case .ltE: .lessEqual
  case .gt: .greater
  case .gtE: .greaterEqual
  case .is_: .identical
  case .isNot: .notIdentical
  case .in_: .contained
  case .notIn: .notContained
  }
}
