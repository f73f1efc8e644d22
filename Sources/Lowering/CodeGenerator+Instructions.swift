// Selection of instructions: one IR instruction becomes one VM instruction, with literals put into scratch registers
// first where the VM has no form that takes them.
//
// `dying` is what the kill after the instruction releases. An argument that dies is moved instead of copied, a copy of
// something that dies becomes a take, and a register that the result overwrites needs no kill.

import MachineIR
import MachineImage

/// The tables that a unit's instructions refer to, without duplicates.
struct Pools {
  private(set) var constants: [ImageConstant] = []
  private(set) var names: [String] = []
  private(set) var children: [Int] = []
  private var constantIndex: [Constant: Int] = [:]
  /// The first constants: few functions have more, and comparing these is faster than making a dictionary of them.
  private var firstConstants: [Constant] = []
  private var nameIndex: [String: Int] = [:]
  private var childIndex: [Int: Int] = [:]

  mutating func constant(_ value: Constant) -> Int {
    if let index = firstConstants.firstIndex(of: value) { return index }
    if firstConstants.count < 16 {
      firstConstants.append(value)
    } else {
      if let index = constantIndex[value] { return index }
      constantIndex[value] = constants.count
    }
    constants.append(Pools.imageConstant(value))
    return constants.count - 1
  }

  mutating func name(_ name: String) -> Int {
    if let index = nameIndex[name] {
      // Swift's String takes different spellings of one text for equal; names are the same when their bytes are.
      func isSame(_ other: String) -> Bool { other.utf8.elementsEqual(name.utf8) }
      if isSame(names[index]) { return index }
      if let other = names.firstIndex(where: isSame) { return other }
    } else {
      nameIndex[name] = names.count
    }
    names.append(name)
    return names.count - 1
  }

  mutating func child(_ function: FunctionID) -> Int {
    if let index = childIndex[function.index] { return index }
    childIndex[function.index] = children.count
    children.append(function.index)
    return children.count - 1
  }

  private static func imageConstant(_ value: Constant) -> ImageConstant {
    switch value {
    case .none: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .bigInt(let digits): .bigInt(digits)
    case .float(let bits): .float(bits: bits)
    case .complex(let real, let imaginary): .complex(real: real, imaginary: imaginary)
    case .string(let text): .string(text)
    case .codePoints(let points): .codePoints(points)
    case .bytes(let bytes): .bytes(bytes)
    case .tuple(let items): .tuple(items.map(imageConstant))
    case .singleton(let name): .singleton(name)
    }
  }
}

extension UnitGenerator {
  // MARK: - Operands

  /// The register that holds an operand; a literal is loaded into a scratch register.
  mutating func register(of operand: Operand) -> Int {
    switch operand {
    case .temp(let temp): return register(temp)
    case .variable(let variable): return register(variable)
    case .constant(let value):
      let scratch = scratch()
      load(value, into: scratch)
      return scratch
    }
  }

  mutating func load(_ value: Constant, into register: Int) {
    switch value {
    case .none: builder.emit(.loadNone, a: register)
    case .bool(let value): builder.emit(.loadBool, x: value ? 1 : 0, a: register)
    case .int(let value):
      if let small = Int32(exactly: value) {
        builder.emit(.loadInt, a: register, wide: small)
      } else {
        builder.emit(.loadConstant, a: register, wide: Int32(pools.constant(.int(value))))
      }
    default: builder.emit(.loadConstant, a: register, wide: Int32(pools.constant(value)))
    }
  }

  /// An integer that fits an immediate field.
  static func immediate(_ operand: Operand) -> Int? {
    guard case .constant(.int(let value)) = operand, Int16(exactly: value) != nil else { return nil }
    return value
  }

  /// Argument operands. What dies with the instruction is moved, at its last occurrence; literals always are.
  /// `kept`: registers that the instruction reads otherwise, which must not lose their value.
  private mutating func arguments(_ operands: [Operand], _ dying: inout [Int], kept: [Int] = []) -> [Int] {
    var list: [Int] = []
    var seen: Set<Int> = []
    let move = Int(Word.moveBit)
    for operand in operands.reversed() {
      switch operand {
      case .constant: list.append(-1)
      case .temp, .variable:
        let r = register(of: operand)
        if dying.contains(r), !kept.contains(r), seen.insert(r).inserted {
          dying.removeAll { $0 == r }
          list.append(r | move)
        } else {
          seen.insert(r)
          list.append(r)
        }
      }
    }
    list.reverse()
    for (i, operand) in operands.enumerated() {
      if case .constant = operand { list[i] = register(of: operand) | move }
    }
    return list
  }

  // MARK: - Instructions

  /// Emits an instruction. Returns the registers that are still to be released after it.
  mutating func emit(_ instruction: Instruction, dying places: [Place]) -> [Int] {
    releasing(instruction, dying: places, extra: []) { generator, results, dying in
      generator.emit(instruction.operation, results.first ?? 0, instruction.results, &dying)
    }
  }

  /// Emits a call together with the fetching of the method it calls, which has a place of its own.
  mutating func emit(
    _ call: Instruction,
    fetching fetch: Instruction,
    _ arguments: [Argument],
    dying places: [Place]
  ) -> [Int] {
    guard case .getAttribute(let object, let name) = fetch.operation, let method = fetch.results.first else {
      return []
    }
    // The method never comes to be. If it was to take over the object's register, the object is still there instead.
    let shared = object.place.map(register) == register(method) ? [register(method)] : []
    return releasing(call, dying: places, extra: shared) { generator, results, dying in
      generator.emitMethodCall(object, name, arguments, results.first ?? 0, &dying)
      generator.builder.setHeadSpan(fetch.span)
    }
  }

  /// Emits what moves dying operands, and says which registers are still to be released then: those that were not moved,
  /// and not overwritten by a result; and results that nobody wants.
  private mutating func releasing(
    _ instruction: Instruction,
    dying places: [Place],
    extra: [Int],
    _ emit: (inout UnitGenerator, [Int], inout [Int]) -> Void
  ) -> [Int] {
    let results = instruction.results.map { register($0) }
    let unwanted = places.filter(instruction.results.contains).map { register($0) }
    let operands = places.filter { !instruction.results.contains($0) }.map { register($0) } + extra
    var dying = operands
    // An operand in the register of a result dies too, without a kill.
    instruction.forEachUse { place in
      if !instruction.results.contains(place), results.contains(register(place)) { dying.append(register(place)) }
    }
    // What the handler still needs must not be moved away: the instruction may raise.
    if instruction.operation.mayRaise, !handlerRegisters.isEmpty {
      dying.removeAll { handlerRegisters.contains($0) }
    }
    var left = dying
    emit(&self, results, &left)
    let moved = dying.filter { !left.contains($0) }
    return unwanted + operands.filter { !moved.contains($0) && !results.contains($0) }
  }

  private mutating func emit(_ operation: Operation, _ result: Int, _ results: [Place], _ dying: inout [Int]) {
    switch operation {
    case .constant(let value), .copy(.constant(let value)): load(value, into: result)
    case .copy(let value):
      let source = register(of: value)
      if source == result {
        dying.removeAll { $0 == source }
      } else if dying.contains(source) {
        dying.removeAll { $0 == source }
        builder.emit(.take, a: result, b: source)
      } else {
        builder.emit(.move, a: result, b: source)
      }
    case .checkBound(let v): emitCheck(v)
    case .unbind(let v): builder.emit(.unbind, a: register(v))
    case .kill(let places): kill(places.map { register($0) })
    case .keep: break
    case .cellLoad, .cellStore, .cellUnbind, .cellReference, .globalLoad, .globalStore, .globalDelete, .namespaceLoad,
      .namespaceStore, .namespaceDelete:
      emitName(operation, result)
    case .unary(let kind, let value): builder.emit(UnitGenerator.opcode(kind), a: result, b: register(of: value))
    case .binary(let kind, let left, let right): emitBinary(kind, left, right, inPlace: false, result)
    case .inPlace(let kind, let left, let right): emitBinary(kind, left, right, inPlace: true, result)
    case .compare(let kind, let left, let right):
      builder.emit(UnitGenerator.opcode(kind), a: result, b: register(of: left), c: register(of: right))
    case .getAttribute, .setAttribute, .deleteAttribute, .getSpecial, .getItem, .setItem, .deleteItem, .makeSlice:
      emitAccess(operation, result, &dying)
    case .call(let callee, let values): emitCall(callee, values, result, &dying)
    case .callMethod(let receiver, let name, let values): emitMethodCall(receiver, name, values, result, &dying)
    case .intrinsic(let name, let values):
      let list = arguments(values, &dying)
      builder.emit(.intrinsic, x: list.count, a: result, b: pools.name(name), arguments: list)
    case .makeTuple(let values): emitMake(.makeTuple, values, result, &dying)
    case .makeList(let values): emitMake(.makeList, values, result, &dying)
    case .makeSet(let values): emitMake(.makeSet, values, result, &dying)
    case .makeMap(let values): emitMake(.makeMap, values, result, &dying)
    case .joinStrings(let values): emitMake(.joinStrings, values, result, &dying)
    case .format(let value, let conversion, let spec):
      let spec = spec.map { register(of: $0) + 1 } ?? 0
      builder.emit(.format, x: max(0, conversion), a: result, b: register(of: value), c: spec)
    case .makeFunction(let id, let defaults, let keywordDefaults, let closure, let annotations):
      emitMakeFunction(id, defaults, keywordDefaults, closure, annotations, result, &dying)
    case .listAppend(let list, let value): builder.emit(.listAppend, a: register(of: list), b: register(of: value))
    case .listExtend(let list, let value): builder.emit(.listExtend, a: register(of: list), b: register(of: value))
    case .setAdd(let set, let value): builder.emit(.setAdd, a: register(of: set), b: register(of: value))
    case .mapInsert(let map, let key, let value):
      builder.emit(.mapInsert, a: register(of: map), b: register(of: key), c: register(of: value))
    case .unpack(let value):
      builder.emit(.unpack, a: register(of: value), b: results.count, arguments: results.map { register($0) })
    case .unpackStar(let value, let before):
      builder.emit(
        .unpackStar,
        a: register(of: value),
        b: results.count,
        c: before,
        arguments: results.map { register($0) }
      )
    case .iterate(let value): builder.emit(.iterate, a: result, b: register(of: value))
    case .excEnter(let saved, let value):
      if let value {
        builder.emit(.excEnter, a: register(saved), b: register(of: value))
      } else {
        builder.emit(.excEnterNone, a: register(saved))
      }
    case .excLeave(let saved): builder.emit(.excLeave, a: register(saved))
    case .excMatch(let exception, let type):
      builder.emit(.excMatch, a: result, b: register(of: exception), c: register(of: type))
    }
  }

  private mutating func emitCheck(_ variable: VariableID) {
    let name = pools.name(function.variables[variable.index].name)
    switch function.variables[variable.index].storage {
    case .local, .synthetic: builder.emit(.checkBound, a: register(variable), b: name)
    case .cell, .free:
      let scratch = scratch()
      builder.emit(.cellLoad, a: scratch, b: register(variable), c: name)
      kill([scratch])
    }
  }

  private mutating func emitName(_ operation: Operation, _ result: Int) {
    switch operation {
    case .cellLoad(let v):
      builder.emit(.cellLoad, a: result, b: register(v), c: pools.name(function.variables[v.index].name))
    case .cellStore(let v, let value): builder.emit(.cellStore, a: register(v), b: register(of: value))
    case .cellUnbind(let v):
      builder.emit(.cellUnbind, a: register(v), c: pools.name(function.variables[v.index].name))
    case .cellReference(let v): builder.emit(.move, a: result, b: register(v))
    case .globalLoad(let name): builder.emit(.globalLoad, a: result, b: pools.name(name))
    case .globalStore(let name, let value): builder.emit(.globalStore, a: register(of: value), b: pools.name(name))
    case .globalDelete(let name): builder.emit(.globalDelete, b: pools.name(name))
    case .namespaceLoad(let name, let free):
      builder.emit(.namespaceLoad, a: result, b: pools.name(name), c: free.map { register($0) + 1 } ?? 0)
    case .namespaceStore(let name, let value):
      builder.emit(.namespaceStore, a: register(of: value), b: pools.name(name))
    case .namespaceDelete(let name): builder.emit(.namespaceDelete, b: pools.name(name))
    default: break
    }
  }

  private mutating func emitAccess(_ operation: Operation, _ result: Int, _ dying: inout [Int]) {
    switch operation {
    case .getAttribute(let object, let name):
      builder.emit(.getAttribute, a: result, b: register(of: object), c: pools.name(name))
    case .setAttribute(let object, let name, let value):
      builder.emit(.setAttribute, a: register(of: object), b: register(of: value), c: pools.name(name))
    case .deleteAttribute(let object, let name):
      builder.emit(.deleteAttribute, a: register(of: object), c: pools.name(name))
    case .getSpecial(let object, let name, let purpose):
      let purpose = pools.name(purpose)
      builder.emit(
        .getSpecial,
        a: result,
        b: register(of: object),
        c: pools.name(name),
        extra: [UInt64(purpose)]
      )
    case .getItem(let object, let key):
      builder.emit(.getItem, a: result, b: register(of: object), c: register(of: key))
    case .setItem(let object, let key, let value):
      builder.emit(.setItem, a: register(of: object), b: register(of: key), c: register(of: value))
    case .deleteItem(let object, let key):
      builder.emit(.deleteItem, a: register(of: object), b: register(of: key))
    case .makeSlice(let low, let high, let step):
      builder.emit(.makeSlice, x: 3, a: result, arguments: arguments([low, high, step], &dying))
    default: break
    }
  }

  private mutating func emitBinary(
    _ kind: BinaryOperator,
    _ left: Operand,
    _ right: Operand,
    inPlace: Bool,
    _ result: Int
  ) {
    let x = inPlace ? 1 : 0
    if kind == .add || kind == .sub, let number = UnitGenerator.immediate(right) {
      let op: Opcode = kind == .add ? .addImmediate : .subImmediate
      builder.emit(op, x: x, a: result, b: register(of: left), c: number)
      return
    }
    builder.emit(UnitGenerator.opcode(kind), x: x, a: result, b: register(of: left), c: register(of: right))
  }

  /// A jump on a comparison.
  mutating func emitComparison(
    _ kind: CompareOperator,
    _ left: Operand,
    _ right: Operand,
    sense: Bool,
    to label: CodeLabel
  ) {
    let x = sense ? 1 : 0
    if kind == .identical || kind == .notIdentical {
      let x = kind == .identical ? x : 1 - x
      if right == .constant(.none) {
        builder.emit(.jumpNone, x: x, a: register(of: left), to: label)
      } else {
        builder.emit(.jumpIdentical, x: x, a: register(of: left), b: register(of: right), to: label)
      }
      return
    }
    let forms: (Opcode, Opcode)
    switch kind {
    case .equal: forms = (.jumpEqual, .jumpEqualImmediate)
    case .notEqual: forms = (.jumpNotEqual, .jumpNotEqualImmediate)
    case .less: forms = (.jumpLess, .jumpLessImmediate)
    case .lessEqual: forms = (.jumpLessEqual, .jumpLessEqualImmediate)
    case .greater: forms = (.jumpGreater, .jumpGreaterImmediate)
    case .greaterEqual: forms = (.jumpGreaterEqual, .jumpGreaterEqualImmediate)
    case .identical, .notIdentical, .contained, .notContained: return
    }
    if let number = UnitGenerator.immediate(right) {
      builder.emit(forms.1, x: x, a: register(of: left), b: number, to: label)
    } else {
      builder.emit(forms.0, x: x, a: register(of: left), b: register(of: right), to: label)
    }
  }

  private mutating func emitMake(_ op: Opcode, _ values: [Operand], _ result: Int, _ dying: inout [Int]) {
    let list = arguments(values, &dying)
    builder.emit(op, a: result, b: list.count, arguments: list)
  }

  // MARK: - Calls

  private static let mostArguments = 255

  /// Whether the plain forms can express these arguments: positional ones, then keywords.
  static func isPlain(_ values: [Argument]) -> Bool {
    guard values.count <= mostArguments else { return false }
    var keywords = false
    for value in values {
      switch value {
      case .positional: if keywords { return false }
      case .keyword: keywords = true
      case .spread, .spreadKeywords: return false
      }
    }
    return true
  }

  /// Gives the names of an instruction's keywords a low index among the constants.
  mutating func noteKeywords(_ operation: Operation) {
    switch operation {
    case .call(_, let values), .callMethod(_, _, let values):
      if UnitGenerator.isPlain(values) { _ = keywordNames(values) }
    default: break
    }
  }

  /// The constant, plus one, that names the keyword arguments; 0 when there are none.
  private mutating func keywordNames(_ values: [Argument]) -> Int {
    var names: [Constant] = []
    for case .keyword(let name, _) in values { names.append(.string(name)) }
    return names.isEmpty ? 0 : pools.constant(.tuple(names)) + 1
  }

  private mutating func emitCall(_ callee: Operand, _ values: [Argument], _ result: Int, _ dying: inout [Int]) {
    let function = register(of: callee)
    guard UnitGenerator.isPlain(values) else {
      emitSpreadCall(function, values, result)
      return
    }
    let names = keywordNames(values)
    let list = arguments(values.map(\.operand), &dying, kept: [function])
    builder.emit(.call, x: list.count, a: result, b: function, c: names, arguments: list)
  }

  private mutating func emitMethodCall(
    _ receiver: Operand,
    _ name: String,
    _ values: [Argument],
    _ result: Int,
    _ dying: inout [Int]
  ) {
    let object = register(of: receiver)
    guard UnitGenerator.isPlain(values) else {
      let method = scratch()
      builder.emit(.getAttribute, a: method, b: object, c: pools.name(name))
      emitSpreadCall(method, values, result)
      kill([method])
      return
    }
    let names = keywordNames(values)
    let list = arguments(values.map(\.operand), &dying, kept: [object])
    if names == 0 {
      builder.emit(.callMethod, x: list.count, a: result, b: object, c: pools.name(name), arguments: list)
    } else {
      builder.emit(
        .callMethodKeywords,
        x: list.count,
        a: result,
        b: object,
        c: pools.name(name),
        extra: [UInt64(names)],
        arguments: list
      )
    }
  }

  /// A call whose arguments are gathered in a list and a map first. A lone `*x` and `**y` go as they are.
  private mutating func emitSpreadCall(_ callee: Int, _ values: [Argument], _ result: Int) {
    var made: [Int] = []
    var positional: [Argument] = []
    var keyword: [Argument] = []
    for value in values {
      switch value {
      case .positional, .spread: positional.append(value)
      case .keyword, .spreadKeywords: keyword.append(value)
      }
    }
    let list: Int
    if positional.count == 1, case .spread(let only) = positional[0] {
      list = register(of: only)
    } else {
      list = scratch()
      made.append(list)
      gather(positional, into: list)
    }
    var map = 0
    if keyword.count == 1, case .spreadKeywords(let only) = keyword[0] {
      map = register(of: only) + 1
    } else if !keyword.isEmpty {
      let register = scratch()
      made.append(register)
      gather(keyword, into: register, for: callee)
      map = register + 1
    }
    builder.emit(.callSpread, a: result, b: callee, c: list, extra: [UInt64(map)])
    kill(made)
  }

  private mutating func gather(_ values: [Argument], into list: Int) {
    var leading: [Int] = []
    for value in values {
      guard case .positional(let operand) = value, leading.count < UnitGenerator.mostArguments else { break }
      if case .constant = operand { break }
      leading.append(register(of: operand))
    }
    builder.emit(.makeList, a: list, b: leading.count, arguments: leading)
    let item = scratch()
    for value in values.dropFirst(leading.count) {
      var register = item
      switch value.operand {
      case .constant(let constant): load(constant, into: item)
      case .temp(let temp): register = self.register(temp)
      case .variable(let variable): register = self.register(variable)
      }
      if case .spread = value {
        builder.emit(.listExtend, a: list, b: register)
      } else {
        builder.emit(.listAppend, a: list, b: register)
      }
    }
  }

  /// Gathers keyword arguments. Merging a mapping is the language's (what a mapping is, what a duplicate says), so it
  /// goes through the intrinsic `keywords_merge` (callee for the error's words, map, mapping).
  private mutating func gather(_ values: [Argument], into map: Int, for callee: Int) {
    builder.emit(.makeMap, a: map, b: 0)
    let key = scratch()
    let item = scratch()
    for value in values {
      var register = item
      switch value.operand {
      case .constant(let constant): load(constant, into: item)
      case .temp(let temp): register = self.register(temp)
      case .variable(let variable): register = self.register(variable)
      }
      if case .keyword(let name, _) = value {
        load(.string(name), into: key)
        builder.emit(.mapInsert, a: map, b: key, c: register)
      } else {
        builder.emit(
          .intrinsic,
          x: 3,
          a: key,
          b: pools.name("keywords_merge"),
          arguments: [callee, map, register]
        )
      }
    }
  }

  private mutating func emitMakeFunction(
    _ id: FunctionID,
    _ defaults: [Operand],
    _ keywordDefaults: [KeywordDefault],
    _ closure: [VariableID],
    _ annotations: Operand?,
    _ result: Int,
    _ dying: inout [Int]
  ) {
    let annotation = annotations.map { register(of: $0) }
    var list = arguments(defaults + keywordDefaults.map(\.value), &dying, kept: annotation.map { [$0] } ?? [])
    list.append(contentsOf: closure.map { register($0) })
    let counts =
      UInt64(UInt16(truncatingIfNeeded: defaults.count)) | UInt64(UInt16(truncatingIfNeeded: keywordDefaults.count))
      << 16
      | UInt64(UInt16(truncatingIfNeeded: closure.count)) << 32
      | UInt64(UInt16(truncatingIfNeeded: annotation.map { $0 + 1 } ?? 0)) << 48
    let names =
      keywordDefaults.isEmpty ? 0 : pools.constant(.tuple(keywordDefaults.map { .string($0.name) })) + 1
    builder.emit(
      .makeFunction,
      a: result,
      b: pools.child(id),
      extra: [counts, UInt64(names)],
      arguments: list
    )
  }

  // MARK: - Operators

  private static func opcode(_ kind: UnaryOperator) -> Opcode {
    switch kind {
    case .negate: .negate
    case .plus: .plus
    case .invert: .invert
    case .not: .not
    case .truth: .truth
    }
  }

  private static func opcode(_ kind: BinaryOperator) -> Opcode {
    switch kind {
    case .add: .add
    case .sub: .sub
    case .mul: .mul
    case .matMul: .matMul
    case .div: .div
    case .floorDiv: .floorDiv
    case .mod: .mod
    case .pow: .pow
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    case .and: .and
    case .or: .or
    case .xor: .xor
    }
  }

  private static func opcode(_ kind: CompareOperator) -> Opcode {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessEqual: .lessEqual
    case .greater: .greater
    case .greaterEqual: .greaterEqual
    case .identical: .identical
    case .notIdentical: .notIdentical
    case .contained: .contained
    case .notContained: .notContained
    }
  }
}
