// The class statement: metaclass and namespace, the new type itself (`type.__new__`), its linearisation (C3), slots, and
// the hooks of bases and attributes. CPython's type_new, in its order.

import MachineImage
import MachineRuntime

extension PythonDialect {
  /// `__build_class__(function, name, *bases, metaclass=…, **keywords)`.
  func buildClass(_ vm: Interpreter, _ arguments: Arguments) throws(Raised) -> Value {
    if arguments.count < 2 { throw vm.typeError("__build_class__: not enough arguments") }
    guard arguments[0].isKind(.function) else { throw vm.typeError("__build_class__: func must be a function") }
    guard arguments[1].isKind(.string) else { throw vm.typeError("__build_class__: name is not a string") }
    let original = vm.makeList()
    for i in 2..<max(arguments.count, 2) { original.listAppend(arguments[i].copy()) }
    let bases = try resolveBases(vm, original)
    var metaclass = Value.empty
    let keywords = vm.makeDict()
    for i in 0..<arguments.keywordCount {
      let key = arguments.keywordNameValue(i)
      if key.equalsString("metaclass") {
        metaclass = arguments.keywordValue(i)
      } else {
        let value = arguments.keywordValue(i)
        keywords.dictSet(string: key, value)
      }
    }
    if metaclass.isEmpty {
      metaclass = bases.listCount == 0 ? types.type.object : vm.pyType(bases.listItem(0)).object
    }
    if let meta = metaclass.pyTypeOrNil { metaclass = try winningMetaclass(vm, meta, bases).object }
    let basesTuple = vm.makeTuple(list: bases)
    let namespace = try prepareNamespace(vm, metaclass, arguments[1], basesTuple, keywords)
    let cell = try vm.run(function: arguments[0], namespace: namespace)
    if !sameItems(bases, original) {
      let tuple = vm.makeTuple(list: original)
      try vm.setItemInNamespace(namespace, names.__orig_bases__, tuple)
    }
    var list = ArgumentList()
    list.append(arguments[1].copy())
    list.append(basesTuple.copy())
    list.append(namespace.copy())
    var i = 0
    while let e = keywords.nextEntry(&i) { list.append(name: e.key.copy(), e.value.copy()) }
    let result = try vm.call(metaclass, arguments: list)
    if cell.isKind(.cell), result.isKind(.type) {
      let content = cell.cellContent
      if content.isEmpty {
        cell.setCellContent(result.copy())
      } else if !content.isIdentical(to: result) {
        let shown = try vm.reprString(content)
        let wanted = try vm.reprString(result)
        throw vm.typeError("__class__ set to \(shown) defining '\(arguments[1].string)' as \(wanted)")
      }
    }
    return result
  }

  private func sameItems(_ a: borrowing Value, _ b: borrowing Value) -> Bool {
    if a.listCount != b.listCount { return false }
    for i in 0..<a.listCount where !a.listItem(i).isIdentical(to: b.listItem(i)) { return false }
    return true
  }

  private func resolveBases(_ vm: Interpreter, _ original: borrowing Value) throws(Raised) -> Value {
    let result = vm.makeList()
    for i in 0..<original.listCount {
      let base = original.listItem(i)
      if base.isKind(.type) {
        result.listAppend(base)
        continue
      }
      guard let entries = try vm.attributeOrNil(base, names.__mro_entries__) else {
        result.listAppend(base)
        continue
      }
      let tuple = vm.makeTuple(list: original)
      let new = try vm.call(entries, tuple)
      guard new.isKind(.tuple) else { throw vm.typeError("__mro_entries__ must return a tuple") }
      for k in 0..<new.tupleCount { result.listAppend(new.tupleItem(k)) }
    }
    return result
  }

  /// The most derived of the metaclass and those of the bases (a list or tuple).
  private func winningMetaclass(_ vm: Interpreter, _ start: PyType, _ bases: borrowing Value) throws(Raised) -> PyType {
    var winner = start
    let n = bases.isKind(.list) ? bases.listCount : bases.tupleCount
    for i in 0..<n {
      let base = bases.isKind(.list) ? bases.listItem(i) : bases.tupleItem(i)
      let meta = vm.pyType(base)
      if winner.isSubtype(of: meta) { continue }
      if meta.isSubtype(of: winner) {
        winner = meta
        continue
      }
      throw vm.typeError(
        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
          + "all its bases"
      )
    }
    return winner
  }

  private func prepareNamespace(
    _ vm: Interpreter,
    _ metaclass: borrowing Value,
    _ name: borrowing Value,
    _ bases: borrowing Value,
    _ keywords: borrowing Value
  ) throws(Raised) -> Value {
    if let meta = metaclass.pyTypeOrNil {
      if let f = meta.lookup(names.__prepare__), f.isIdentical(to: typePrepareFunction) { return vm.makeDict() }
    }
    guard let prepare = try vm.attributeOrNil(metaclass, names.__prepare__) else { return vm.makeDict() }
    var list = ArgumentList()
    list.append(name.copy())
    list.append(bases.copy())
    var i = 0
    while let e = keywords.nextEntry(&i) { list.append(name: e.key.copy(), e.value.copy()) }
    let result = try vm.call(prepare, arguments: list)
    if result.isKind(.dict) { return result }
    if vm.pyType(result).lookup(names.__getitem__).isNothing {
      let metaName = metaclass.pyTypeOrNil?.name ?? "<metaclass>"
      throw vm.typeError("\(metaName).__prepare__() must return a mapping, not \(vm.pyType(result).name)")
    }
    return result
  }

  // MARK: - type.__new__

  /// `type.__new__(metaclass, name, bases, namespace, **keywords)`.
  func newType(_ vm: Interpreter, _ arguments: Arguments) throws(Raised) -> Value {
    guard let requested = arguments[0].pyTypeOrNil else {
      throw vm.typeError("type.__new__(X): X is not a type object (\(vm.pyType(arguments[0]).name))")
    }
    if arguments.count == 2, requested === types.type { return vm.pyType(arguments[1]).object }
    if arguments.count != 4 {
      if requested === types.type { throw vm.typeError("type() takes 1 or 3 arguments") }
      throw vm.typeError("type.__new__() takes exactly 3 arguments (\(arguments.count - 1) given)")
    }
    guard arguments[1].isKind(.string) else {
      throw vm.typeError("type.__new__() argument 1 must be str, not \(vm.pyType(arguments[1]).name)")
    }
    guard arguments[2].isKind(.tuple) else {
      throw vm.typeError("type.__new__() argument 2 must be tuple, not \(vm.pyType(arguments[2]).name)")
    }
    guard arguments[3].isKind(.dict) else {
      throw vm.typeError("type.__new__() argument 3 must be dict, not \(vm.pyType(arguments[3]).name)")
    }
    for i in 0..<arguments[2].tupleCount {
      let base = arguments[2].tupleItem(i)
      if base.isKind(.type) { continue }
      if let _ = try vm.attributeOrNil(base, names.__mro_entries__) {
        throw vm.typeError("type() doesn't support MRO entry resolution; use types.new_class()")
      }
    }
    for i in 0..<arguments[2].tupleCount where !arguments[2].tupleItem(i).isKind(.type) {
      throw vm.typeError("bases must be types")
    }
    let metaclass = try winningMetaclass(vm, requested, arguments[2])
    if metaclass !== requested {
      // The bases' metaclass makes the class.
      if let new = metaclass.lookup(names.__new__), !new.isIdentical(to: typeNewFunction) {
        let object = metaclass.object
        let inner = describe(vm, new) == .staticMethod ? new.slot(0) : new.copy()
        return try vm.call(inner, prepending: object, forwarding: arguments.dropFirst())
      }
    }
    let keywords = vm.makeDict()
    for i in 0..<arguments.keywordCount {
      let key = arguments.keywordNameValue(i)
      let value = arguments.keywordValue(i)
      keywords.dictSet(string: key, value)
    }
    return try makeClass(vm, metaclass, arguments[1], arguments[2], arguments[3], keywords)
  }

  private func makeClass(
    _ vm: Interpreter,
    _ metaclass: PyType,
    _ name: borrowing Value,
    _ baseTuple: borrowing Value,
    _ original: borrowing Value,
    _ keywords: borrowing Value
  ) throws(Raised) -> Value {
    let bases = baseTuple.tupleCount == 0 ? vm.makeTuple(types.object.object) : baseTuple.copy()
    var baseTypes: [PyType] = []
    for i in 0..<bases.tupleCount {
      if let t = bases.tupleItem(i).pyTypeOrNil { baseTypes.append(t) }
    }
    let base = try bestBase(vm, baseTypes)
    let namespace = vm.dictCopy(original)
    let className = name.string
    if className.utf8.contains(0) { throw vm.valueError("type name must not contain null characters") }
    let type = PyType(
      vm,
      cache: methodCache,
      name: className,
      module: "",
      layout: base.layout,
      recordSlots: base.recordSlots,
      hasAttributes: base.layout != .type
    )
    type.isHeapType = true
    type.namespace = namespace.copy()
    type.metaclass = metaclass
    type.base = base
    type.bases = bases.copy()
    type.isDynamic = true
    type.hasDictionary = true
    type.pattern = baseTypes.first { $0.pattern != .none }?.pattern ?? .none
    type.ancestors = try linearize(vm, className, baseTypes)
    try addSlots(vm, type, baseTypes)
    if let qualified = namespace.dictGet(string: names.__qualname__) {
      guard qualified.isKind(.string) else {
        throw vm.typeError("type __qualname__ must be a str, not \(vm.pyType(qualified).name)")
      }
      type.qualifiedName = qualified.string
      _ = namespace.dictRemove(string: names.__qualname__)
    }
    if namespace.dictGet(string: names.__module__).isNothing {
      if let frame = vm.frame(level: 0) {
        let globals = frame.function.functionPart(.globals)
        if let module = globals.dictGet(string: names.__name__) { namespace.dictSet(string: names.__module__, module) }
      }
    }
    if namespace.dictGet(string: names.__doc__).isNothing { namespace.dictSet(string: names.__doc__, Value.none) }
    wrapImplicitly(vm, namespace, names.__new__, types.staticMethod)
    wrapImplicitly(vm, namespace, names.__init_subclass__, types.classMethod)
    wrapImplicitly(vm, namespace, names.__class_getitem__, types.classMethod)
    if !namespace.dictGet(string: names.__eq__).isNothing, namespace.dictGet(string: names.__hash__).isNothing {
      namespace.dictSet(string: names.__hash__, Value.none)
    }
    let cell = namespace.dictGet(string: names.__classcell__)
    let object = vm.makeTypeObject(type, meta: metaclass)
    if let cell {
      guard cell.isKind(.cell) else {
        throw vm.typeError("__classcell__ must be a nonlocal cell, not <class '\(vm.pyType(cell).name)'>")
      }
      cell.setCellContent(object.copy())
      _ = namespace.dictRemove(string: names.__classcell__)
    }
    for b in baseTypes { b.addSubclass(type) }
    type.changed()
    inheritAbstract(vm, type)
    type.afterChange(self)
    try callSetName(vm, object, namespace)
    try callInitSubclass(vm, type, object, keywords)
    type.afterChange(self)
    return object
  }

  /// `__new__` is a static method and `__init_subclass__` a class method without saying so.
  private func wrapImplicitly(
    _ vm: Interpreter,
    _ namespace: borrowing Value,
    _ name: borrowing Value,
    _ wrapper: PyType
  ) {
    guard let f = namespace.dictGet(string: name), f.isKind(.function) else { return }
    let wrapped = vm.makeRecord(of: wrapper)
    wrapped.setSlot(0, f)
    namespace.dictSet(string: name, wrapped)
  }

  private func inheritAbstract(_ vm: Interpreter, _ type: PyType) {
    // A subclass of an abstract class is abstract until ABCMeta says otherwise.
    if type.defines(names.__abstractmethods__) { return }
    type.isAbstract = false
  }

  private func callSetName(_ vm: Interpreter, _ object: borrowing Value, _ namespace: borrowing Value) throws(Raised) {
    let snapshot = vm.dictCopy(namespace)
    var i = 0
    while let e = snapshot.nextEntry(&i) {
      switch e.value.kind {
      case .instance, .record, .box: break
      default: continue
      }
      guard let f = vm.pyType(e.value).lookup(names.__set_name__) else { continue }
      do throws(Raised) {
        _ = try callSpecial(vm, f, e.value, object, e.key)
      } catch {
        let cause = vm.takeRaised()
        let key = try vm.reprString(e.key)
        let error = vm.makeException(
          exceptions.runtimeError,
          "Error calling __set_name__ on '\(vm.pyType(e.value).name)' instance \(key) in '\(object.typeInfo.name)'"
        )
        error.setSlot(ExceptionSlot.cause, cause.copy())
        error.setSlot(ExceptionSlot.context, cause)
        error.setSlot(ExceptionSlot.suppress, Value.true)
        throw vm.reraise(error)
      }
    }
  }

  private func callInitSubclass(
    _ vm: Interpreter,
    _ type: PyType,
    _ object: borrowing Value,
    _ keywords: borrowing Value
  ) throws(Raised) {
    guard let found = type.lookup(names.__init_subclass__, after: type) else { return }
    if found.owner === types.object {
      if keywords.dictCount > 0 {
        throw vm.typeError("\(type.qualifiedName).__init_subclass__() takes no keyword arguments")
      }
      return
    }
    let bound = try bind(vm, found.value, describe(vm, found.value), Value.empty, type)
    var list = ArgumentList()
    var i = 0
    while let e = keywords.nextEntry(&i) { list.append(name: e.key.copy(), e.value.copy()) }
    _ = try vm.call(bound, arguments: list)
  }

  // MARK: - Layout

  /// The base that decides what instances are in memory.
  private func bestBase(_ vm: Interpreter, _ bases: [PyType]) throws(Raised) -> PyType {
    var winner = bases[0]
    for b in bases {
      if b.isFinal { throw vm.typeError("type '\(b.name)' is not an acceptable base type") }
      let a = solid(winner)
      let c = solid(b)
      if a.isSubtype(of: c) { continue }
      if c.isSubtype(of: a) {
        winner = b
        continue
      }
      throw vm.typeError("multiple bases have instance lay-out conflict")
    }
    return winner
  }

  /// The ancestor that first has the class's layout, which slots are part of.
  private func solid(_ type: PyType) -> PyType {
    var t = type
    while let base = t.base, t.slotNames.isEmpty,
      t.isHeapType || (base.layout == t.layout && base.recordSlots == t.recordSlots)
    {
      t = base
    }
    return t
  }

  // MARK: - Other bases

  /// `cls.__bases__ = bases`.
  func setBases(_ vm: Interpreter, _ type: PyType, _ value: borrowing Value) throws(Raised) {
    guard type.isHeapType else {
      throw vm.typeError("cannot set '__bases__' attribute of immutable type '\(type.name)'")
    }
    if value.isEmpty { throw vm.typeError("cannot delete '__bases__' attribute of immutable type '\(type.name)'") }
    guard value.isKind(.tuple) else {
      throw vm.typeError("can only assign tuple to \(type.name).__bases__, not \(vm.pyType(value).name)")
    }
    if value.tupleCount == 0 {
      throw vm.typeError("can only assign non-empty tuple to \(type.name).__bases__, not ()")
    }
    var baseTypes: [PyType] = []
    for i in 0..<value.tupleCount {
      let item = value.tupleItem(i)
      guard let base = item.pyTypeOrNil else {
        throw vm.typeError("\(type.name).__bases__ must be tuple of classes, not '\(vm.pyType(item).name)'")
      }
      if base.isSubtype(of: type) { throw vm.typeError("a __bases__ item causes an inheritance cycle") }
      baseTypes.append(base)
    }
    let base = try bestBase(vm, baseTypes)
    if let old = type.base, old.isHeapType != base.isHeapType {
      throw vm.typeError("__bases__ assignment: '\(base.name)' deallocator differs from '\(old.name)'")
    }
    if let old = type.base, solid(old) !== solid(base) || old.hasDictionary != base.hasDictionary {
      throw vm.typeError(
        "__bases__ assignment: '\(base.name)' object layout differs from '\(old.name)'"
      )
    }
    // Nothing changes unless every order of classes can be found.
    var orders: [(PyType, [PyType])] = []
    try reorder(vm, type, baseTypes, &orders)
    for t in baseTypesOf(type) { t.removeSubclass(type) }
    type.bases = value.copy()
    type.base = base
    for (t, order) in orders { t.ancestors = order }
    for t in baseTypes { t.addSubclass(type) }
    type.changed()
    type.afterChange(self)
  }

  private func baseTypesOf(_ type: PyType) -> [PyType] {
    var result: [PyType] = []
    for i in 0..<type.bases.tupleCount { if let t = type.bases.tupleItem(i).pyTypeOrNil { result.append(t) } }
    return result
  }

  /// The orders of a class with new bases and of all that derive from it, in an order in which bases come first.
  private func reorder(
    _ vm: Interpreter,
    _ type: PyType,
    _ bases: [PyType],
    _ orders: inout [(PyType, [PyType])]
  ) throws(Raised) {
    let order = try linearize(vm, type.name, bases) { base in
      orders.last { $0.0 === base }?.1 ?? base.ancestors
    }
    orders.append((type, order))
    for s in type.subclasses { try reorder(vm, s.type, baseTypesOf(s.type), &orders) }
  }

  /// `__slots__`: a descriptor for each name; without "__dict__" instances take no other attributes.
  private func addSlots(_ vm: Interpreter, _ type: PyType, _ bases: [PyType]) throws(Raised) {
    for base in bases { type.fixedAttributes.formUnion(base.fixedAttributes) }
    guard let slots = type.namespace.dictGet(string: names.__slots__) else { return }
    let list = vm.makeList()
    if slots.isKind(.string) {
      list.listAppend(slots.copy())
    } else {
      let iterator = try vm.iterate(slots)
      while let item = try vm.next(iterator) { list.listAppend(item) }
    }
    var keepsDictionary = bases.contains { $0.hasDictionary }
    type.takesWeakReferences = bases.contains { $0.isHeapType && $0.takesWeakReferences }
    for i in 0..<list.listCount {
      let item = list.listItem(i)
      guard item.isKind(.string) else {
        throw vm.typeError("__slots__ items must be strings, not '\(vm.pyType(item).name)'")
      }
      let text = item.string
      if !isIdentifier(text) { throw vm.typeError("__slots__ must be identifiers") }
      if text == "__dict__" {
        if keepsDictionary { throw vm.typeError("__dict__ slot disallowed: we already got one") }
        keepsDictionary = true
        continue
      }
      if text == "__weakref__" {
        if type.takesWeakReferences {
          throw vm.typeError("__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
        }
        type.takesWeakReferences = true
        continue
      }
      let name = vm.intern(mangle(text, type.name))
      if !type.namespace.dictGet(string: name).isNothing, !name.isIdentical(to: names.__qualname__) {
        throw vm.valueError("'\(text)' in __slots__ conflicts with class variable")
      }
      type.slotNames.append(text)
      type.fixedAttributes.insert(name.identity)
      let descriptor = vm.makeBox(SlotPayload(name: name.copy(), owner: type), of: types.memberDescriptor)
      type.namespace.dictSet(string: name, descriptor)
    }
    type.hasDictionary = keepsDictionary
  }

  private func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if !(first == "_" || first.properties.isXIDStart) { return false }
    return text.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isXIDContinue }
  }

  private func mangle(_ name: String, _ type: String) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    let stripped = type.drop { $0 == "_" }
    return stripped.isEmpty ? name : "_" + stripped + name
  }

  // MARK: - Linearisation

  /// C3: merges the bases' orders and the list of bases.
  func linearize(
    _ vm: Interpreter,
    _ name: String,
    _ bases: [PyType],
    ancestors: (PyType) -> [PyType] = { $0.ancestors }
  ) throws(Raised) -> [PyType] {
    for (i, b) in bases.enumerated() {
      for c in bases[(i + 1)...] where b === c { throw vm.typeError("duplicate base class \(b.name)") }
    }
    if bases.count == 1 { return [bases[0]] + ancestors(bases[0]) }
    var sequences: [[PyType]] = bases.map { [$0] + ancestors($0) }
    sequences.append(bases)
    var result: [PyType] = []
    while true {
      sequences.removeAll { $0.isEmpty }
      if sequences.isEmpty { return result }
      var chosen: PyType?
      for s in sequences {
        let candidate = s[0]
        let blocked = sequences.contains { other in other.dropFirst().contains { $0 === candidate } }
        if !blocked {
          chosen = candidate
          break
        }
      }
      guard let chosen else {
        var heads: [String] = []
        for s in sequences where !heads.contains(s[0].name) { heads.append(s[0].name) }
        throw vm.typeError(
          "Cannot create a consistent method resolution\norder (MRO) for bases \(heads.joined(separator: ", "))"
        )
      }
      result.append(chosen)
      for i in sequences.indices where sequences[i][0] === chosen { sequences[i].removeFirst() }
    }
  }
}

extension Interpreter {
  /// An attribute, or nil when there is none (AttributeError is swallowed, as `getattr` with a default does).
  public func attributeOrNil(_ object: borrowing Value, _ name: borrowing Value) throws(Raised) -> Value? {
    do throws(Raised) {
      return try getAttribute(object, name)
    } catch {
      let e = takeRaised()
      if pyType(e).isSubtype(of: exceptions.attributeError) { return nil }
      throw reraise(e)
    }
  }
  func setItemInNamespace(
    _ namespace: borrowing Value,
    _ name: borrowing Value,
    _ value: borrowing Value
  )
    throws(Raised)
  {
    if namespace.isKind(.dict) {
      namespace.dictSet(string: name, value)
    } else {
      try python.setItem(self, namespace, name, value)
    }
  }
}
