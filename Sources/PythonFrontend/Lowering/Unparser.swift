// The text of an expression, as `from __future__ import annotations` stores it: after CPython's Python/ast_unparse.c, with
// its parentheses, quotes and spaces.

/// Writes expressions as source text.
struct Unparser {
  /// How strongly an expression binds; an operand that binds less gets parentheses.
  private enum Priority: Int, Comparable {
    case tuple, test, or, and, not, comparison, expression, bitXor, bitAnd, shift, arithmetic, term, factor, power,
      awaiting, atom

    static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
    var next: Priority { Priority(rawValue: rawValue + 1) ?? .atom }
    /// The bitwise or's.
    static let bitOr = Priority.expression
  }

  private var out = ""

  /// The text of an expression.
  static func text(of e: Expr) -> String {
    var unparser = Unparser()
    unparser.write(e, .test)
    return unparser.out
  }

  private mutating func put(_ text: String) { out += text }

  private mutating func parenthesized(_ condition: Bool, _ body: (inout Unparser) -> Void) {
    if condition { put("(") }
    body(&self)
    if condition { put(")") }
  }

  private mutating func list<T>(_ items: [T], _ separator: String = ", ", _ one: (inout Unparser, T) -> Void) {
    for (index, item) in items.enumerated() {
      if index > 0 { put(separator) }
      one(&self, item)
    }
  }

  private mutating func write(_ e: Expr, _ level: Priority) {
    switch e.kind {
    case .boolOp(let op, let values):
      let own: Priority = op == .and ? .and : .or
      parenthesized(level > own) { out in
        out.list(values, op == .and ? " and " : " or ") { $0.write($1, own.next) }
      }
    case .namedExpr(let target, let value):
      parenthesized(level > .tuple) { out in
        out.write(target, .atom)
        out.put(" := ")
        out.write(value, .atom)
      }
    case .binOp(let left, let op, let right): binary(left, op, right, level)
    case .unaryOp(let op, let operand): unary(op, operand, level)
    case .lambda(let arguments, let body):
      parenthesized(level > .test) { out in
        // Without positional parameters CPython writes `lambda*a`.
        out.put(arguments.posonly.isEmpty && arguments.args.isEmpty ? "lambda" : "lambda ")
        out.write(arguments)
        out.put(": ")
        out.write(body, .test)
      }
    case .ifExp(let test, let body, let orelse):
      parenthesized(level > .test) { out in
        out.write(body, .test.next)
        out.put(" if ")
        out.write(test, .test.next)
        out.put(" else ")
        out.write(orelse, .test)
      }
    case .dict(let keys, let values): dict(keys, values)
    case .set(let elements):
      put("{")
      list(elements) { $0.write($1, .test) }
      put("}")
    case .listComp(let element, let generators): comprehension("[", "]", element, generators)
    case .setComp(let element, let generators): comprehension("{", "}", element, generators)
    case .generatorExp(let element, let generators): comprehension("(", ")", element, generators)
    case .dictComp(let key, let value, let generators):
      put("{")
      write(key, .test)
      put(": ")
      write(value, .test)
      write(generators)
      put("}")
    case .await(let value):
      parenthesized(level > .awaiting) { out in
        out.put("await ")
        out.write(value, .atom)
      }
    case .yield(let value):
      put("(yield")
      if let value {
        put(" ")
        write(value, .test)
      }
      put(")")
    case .yieldFrom(let value):
      put("(yield from ")
      write(value, .test)
      put(")")
    case .compare(let left, let operators, let operands):
      parenthesized(level > .comparison) { out in
        out.write(left, .comparison.next)
        for (op, operand) in zip(operators, operands) {
          out.put(Self.spelling(op))
          out.write(operand, .comparison.next)
        }
      }
    case .call(let function, let args, let keywords): call(function, args, keywords)
    case .formattedValue, .joinedStr: put(StringText.quoted(fstring(e, isSpec: false), prefix: "f"))
    case .constant(let value): put(Self.text(of: value))
    case .attribute(let object, let name, _):
      write(object, .atom)
      // `1.x` would read as a number with a fraction.
      if case .constant(let value) = object.kind {
        switch value {
        case .int, .bigInt: put(" ")
        default: break
        }
      }
      put(".\(name)")
    case .subscript_(let container, let index, _):
      write(container, .atom)
      put("[")
      write(index, .tuple)
      put("]")
    case .starred(let value, _):
      put("*")
      write(value, .expression)
    case .name(let name, _): put(name)
    case .list(let elements, _):
      put("[")
      list(elements) { $0.write($1, .test) }
      put("]")
    case .tuple(let elements, _):
      if elements.isEmpty {
        put("()")
        return
      }
      parenthesized(level > .tuple) { out in
        out.list(elements) { $0.write($1, .test) }
        if elements.count == 1 { out.put(",") }
      }
    case .slice(let lower, let upper, let step):
      if let lower { write(lower, .test) }
      put(":")
      if let upper { write(upper, .test) }
      if let step {
        put(":")
        write(step, .test)
      }
    }
  }

  // MARK: - Operators

  private mutating func binary(_ left: Expr, _ op: BinaryOperator, _ right: Expr, _ level: Priority) {
    let (text, own, isRight): (String, Priority, Bool) =
      switch op {
      case .add: (" + ", .arithmetic, false)
      case .sub: (" - ", .arithmetic, false)
      case .mult: (" * ", .term, false)
      case .matMult: (" @ ", .term, false)
      case .div: (" / ", .term, false)
      case .mod: (" % ", .term, false)
      case .floorDiv: (" // ", .term, false)
      case .lShift: (" << ", .shift, false)
      case .rShift: (" >> ", .shift, false)
      case .bitOr: (" | ", .bitOr, false)
      case .bitXor: (" ^ ", .bitXor, false)
      case .bitAnd: (" & ", .bitAnd, false)
      case .pow: (" ** ", .power, true)
      }
    parenthesized(level > own) { out in
      out.write(left, isRight ? own.next : own)
      out.put(text)
      out.write(right, isRight ? own : own.next)
    }
  }

  private mutating func unary(_ op: UnaryOperator, _ operand: Expr, _ level: Priority) {
    let (text, own): (String, Priority) =
      switch op {
      case .invert: ("~", .factor)
      case .not: ("not ", .not)
      case .uAdd: ("+", .factor)
      case .uSub: ("-", .factor)
      }
    parenthesized(level > own) { out in
      out.put(text)
      out.write(operand, own)
    }
  }

  private static func spelling(_ op: CompareOperator) -> String {
    switch op {
    case .eq: " == "
    case .notEq: " != "
    case .lt: " < "
    case .ltE: " <= "
    case .gt: " > "
    case .gtE: " >= "
    case .is_: " is "
    case .isNot: " is not "
    case .in_: " in "
    case .notIn: " not in "
    }
  }

  // MARK: - Parts

  private mutating func dict(_ keys: [Expr?], _ values: [Expr]) {
    put("{")
    list(Array(zip(keys, values))) { out, pair in
      if let key = pair.0 {
        out.write(key, .test)
        out.put(": ")
        out.write(pair.1, .test)
      } else {
        out.put("**")
        out.write(pair.1, .expression)
      }
    }
    put("}")
  }

  private mutating func comprehension(
    _ open: String,
    _ close: String,
    _ element: Expr,
    _ generators: [Comprehension]
  ) {
    put(open)
    write(element, .test)
    write(generators)
    put(close)
  }

  private mutating func write(_ generators: [Comprehension]) {
    for generator in generators {
      put(generator.isAsync ? " async for " : " for ")
      write(generator.target, .tuple)
      put(" in ")
      write(generator.iter, .test.next)
      for condition in generator.ifs {
        put(" if ")
        write(condition, .test.next)
      }
    }
  }

  private mutating func call(_ function: Expr, _ args: [Expr], _ keywords: [Keyword]) {
    write(function, .atom)
    if args.count == 1, keywords.isEmpty, case .generatorExp = args[0].kind {
      write(args[0], .atom)
      return
    }
    put("(")
    list(args) { $0.write($1, .test) }
    for (index, keyword) in keywords.enumerated() {
      if index > 0 || !args.isEmpty { put(", ") }
      if let name = keyword.name { put("\(name)=") } else { put("**") }
      write(keyword.value, .test)
    }
    put(")")
  }

  private mutating func write(_ arguments: Arguments) {
    var isFirst = true
    func separator(_ out: inout Unparser) {
      if !isFirst { out.put(", ") }
      isFirst = false
    }
    let positional = arguments.posonly + arguments.args
    for (index, parameter) in positional.enumerated() {
      separator(&self)
      write(parameter)
      let position = index - (positional.count - arguments.defaults.count)
      if position >= 0 {
        put("=")
        write(arguments.defaults[position], .test)
      }
      if !arguments.posonly.isEmpty, index + 1 == arguments.posonly.count { put(", /") }
    }
    if arguments.vararg != nil || !arguments.kwonly.isEmpty {
      separator(&self)
      put("*")
      if let rest = arguments.vararg { write(rest) }
    }
    for (parameter, value) in zip(arguments.kwonly, arguments.kwDefaults) {
      separator(&self)
      write(parameter)
      if let value {
        put("=")
        write(value, .test)
      }
    }
    if let rest = arguments.kwarg {
      separator(&self)
      put("**")
      write(rest)
    }
  }

  private mutating func write(_ parameter: Arg) {
    put(parameter.name)
    if let annotation = parameter.annotation {
      put(": ")
      write(annotation, .test)
    }
  }

  // MARK: - f-strings

  /// The text inside an f-string's quotes, before quoting.
  private func fstring(_ e: Expr, isSpec: Bool) -> String {
    switch e.kind {
    case .joinedStr(let parts): return parts.map { fstring($0, isSpec: isSpec) }.joined()
    case .constant(.string(let value, _)):
      return value.text.replacing("{", with: "{{").replacing("}", with: "}}")
    case .formattedValue(let value, let conversion, let spec):
      var inner = Unparser()
      inner.write(value, .test.next)
      // A brace right after the opening one would read as an escaped brace.
      var text = (inner.out.hasPrefix("{") ? "{ " : "{") + inner.out
      if conversion >= 0, let letter = Unicode.Scalar(UInt32(conversion)) { text += "!\(letter)" }
      if let spec { text += ":" + fstring(spec, isSpec: true) }
      return text + "}"
    default: return Unparser.text(of: e)
    }
  }

  // MARK: - Constants

  private static func text(of constant: Constant) -> String {
    switch constant {
    case .none: "None"
    case .true_: "True"
    case .false_: "False"
    case .ellipsis: "..."
    case .int(let value): String(value)
    case .bigInt(let digits): digits
    case .float(let value): StringText.float(value)
    case .complex(let imaginary): StringText.float(imaginary, isImaginary: true) + "j"
    case .string(let value, let isUnicode): (isUnicode ? "u" : "") + StringText.quoted(value)
    case .bytes(let bytes): StringText.quoted(bytes)
    }
  }
}
