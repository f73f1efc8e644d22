// Attributes of instances: shapes (hidden classes, as in Self and V8) give every name a slot; instances that got their
// attributes in the same order share a shape, and inline caches compare one number.

/// All shapes of an interpreter. Shape 0 means "no attributes storage", shape 1 "the slots hold dicts".
final class Shapes {
  struct Shape {
    var parent: UInt32
    var count: UInt32
    /// Name added last (an interned string, retained for ever).
    var name: UInt64
    // Keys are of a type that other dictionaries have too: the first dictionary of a key type costs much at start-up.
    var next: [Int: Int]
    /// Slot of every name.
    var index: [Int: Int]
  }
  var all: [Shape]
  static let dictionary: UInt32 = 1
  /// Objects with more attributes than this keep them in a dict.
  static let maxSlots = 128

  init() {
    let none = Shape(parent: 0, count: 0, name: Bits.empty, next: [:], index: [:])
    all = [none, none]
  }

  /// A fresh shape without names: the root of a type's shapes.
  func root() -> UInt32 {
    all.append(Shape(parent: 0, count: 0, name: Bits.empty, next: [:], index: [:]))
    return UInt32(all.count - 1)
  }
  /// Slot of an interned name, or -1.
  func slot(_ shape: UInt32, _ name: UInt64) -> Int {
    if let i = all[Int(shape)].index[Int(bitPattern: UInt(name))] { return i }
    return -1
  }
  /// The shape after adding a name.
  func adding(_ shape: UInt32, _ name: UInt64) -> UInt32 {
    let key = Int(bitPattern: UInt(name))
    if let next = all[Int(shape)].next[key] { return UInt32(next) }
    var index = all[Int(shape)].index
    let count = all[Int(shape)].count
    index[key] = Int(count)
    retainBits(name)
    all.append(Shape(parent: shape, count: count + 1, name: name, next: [:], index: index))
    let new = all.count - 1
    all[Int(shape)].next[key] = new
    return UInt32(new)
  }
  /// The names in slot order.
  func names(_ shape: UInt32) -> [UInt64] {
    var result: [UInt64] = []
    var s = shape
    while all[Int(s)].count > 0 {
      result.append(all[Int(s)].name)
      s = all[Int(s)].parent
    }
    return result.reversed()
  }
}

/// Where the attribute storage of an object with Flag.attributes is.
@usableFromInline
func attributeStorage(_ p: ObjectPointer) -> UnsafeMutablePointer<AttributeStorage> {
  let offset: Int
  switch p.pointee.kind {
  case .instance: offset = 16
  case .record, .tuple: offset = TupleObject.payload + 8 * p.as(TupleObject.self).pointee.count
  case .string:
    let s = p.as(StringObject.self).pointee
    offset = (StringObject.payload + s.count * s.width + 7) & ~7
  case .bytes: offset = (BytesObject.payload + p.as(BytesObject.self).pointee.count + 7) & ~7
  case .bigInt: offset = BigIntObject.payload + 8 * abs(p.as(BigIntObject.self).pointee.signedCount)
  case .list: offset = MemoryLayout<ListObject>.size
  case .dict: offset = MemoryLayout<DictObject>.size
  case .set: offset = MemoryLayout<SetObject>.size
  case .float: offset = MemoryLayout<FloatObject>.size
  case .complex: offset = MemoryLayout<ComplexObject>.size
  case .module: offset = MemoryLayout<ModuleObject>.size
  case .box: offset = MemoryLayout<BoxObject>.size
  case .future, .task:
    if p.pointee.has(Flag.storedApart) { return interpreter(of: p).storageApart[p].unsafelyUnwrapped }
    offset = p.pointee.kind == .future ? FutureObject.futureBytes : FutureObject.taskBytes
  case .type: offset = MemoryLayout<TypeObject>.size
  default: preconditionFailure("objects of this kind have no attributes")
  }
  return (p.raw + offset).assumingMemoryBound(to: AttributeStorage.self)
}

/// Bytes to add to an object's size for attribute storage.
@inlinable var attributeBytes: Int { 16 }

func releaseAttributes(_ p: ObjectPointer, _ state: UnsafeMutablePointer<VMState>) {
  let storage = attributeStorage(p)
  guard let slots = storage.pointee.slots else { return }
  let shape = storage.pointee.shape
  let inline = p.pointee.kind == .instance && slots == inlineSlots(p)
  let shapes = state.pointee.interpreter.takeUnretainedValue().shapes
  let count = shape == Shapes.dictionary ? Int(storage.pointee.capacity) : Int(shapes.all[Int(shape)].count)
  storage.pointee.slots = nil
  for i in 0..<count { releaseBits(slots[i]) }
  if !inline { slots.deallocate() }
}

@usableFromInline
func inlineSlots(_ p: ObjectPointer) -> UnsafeMutablePointer<UInt64> {
  (p.raw + 32).assumingMemoryBound(to: UInt64.self)
}

extension Interpreter {
  /// A fresh instance without attributes.
  public func makeInstance(of type: TypeInfo) -> Value {
    Value(owning: Bits.of(allocateInstance(type.core)))
  }

  @usableFromInline
  func allocateInstance(_ core: UnsafeMutablePointer<TypeCore>) -> ObjectPointer {
    let room = Int(core.pointee.inlineAttributes)
    let p = state.pointee.heap.allocate(.instance, size: 32 + 8 * room, type: core)
    p.pointee.set(Flag.attributes)
    let i = p.as(InstanceObject.self)
    i.pointee.attributes = AttributeStorage(
      shape: core.pointee.rootShape,
      capacity: UInt32(room),
      slots: room > 0 ? inlineSlots(p) : nil
    )
    return p
  }

  /// Prepares the attribute storage of an object just made with room for it.
  @usableFromInline
  func initializeAttributes(_ p: ObjectPointer) {
    p.pointee.set(Flag.attributes)
    attributeStorage(p).pointee = AttributeStorage(
      shape: p.pointee.type.pointee.rootShape,
      capacity: 0,
      slots: nil
    )
  }

  /// Gives a future or task, made without, attribute storage apart from it.
  private func storeApart(_ p: ObjectPointer) {
    guard !p.pointee.has(Flag.attributes), p.pointee.kind == .future || p.pointee.kind == .task else { return }
    let storage = UnsafeMutablePointer<AttributeStorage>.allocate(capacity: 1)
    storage.initialize(to: AttributeStorage(shape: p.pointee.type.pointee.rootShape, capacity: 0, slots: nil))
    storageApart[p] = storage
    p.pointee.set(Flag.attributes | Flag.storedApart)
  }

  /// The object's own attribute of an interned name, or nil. Objects without attribute storage have none.
  public func ownAttribute(_ object: borrowing Value, _ name: borrowing Value) -> Value? {
    guard object.isObject else { return nil }
    let p = Bits.pointer(object.bits)
    guard p.pointee.has(Flag.attributes) else { return nil }
    let storage = attributeStorage(p)
    let shape = storage.pointee.shape
    if shape == Shapes.dictionary {
      guard let dict = dictionary(p, storage, of: name.bits) else { return nil }
      return dictGetString(dict, name.bits)
    }
    let slot = shapes.slot(shape, name.bits)
    if slot < 0 { return nil }
    let b = storage.pointee.slots.unsafelyUnwrapped[slot]
    retainBits(b)
    return Value(owning: b)
  }

  /// The dict that holds a name, for an object whose attributes are in dicts.
  private func dictionary(
    _ p: ObjectPointer,
    _ storage: UnsafeMutablePointer<AttributeStorage>,
    of name: UInt64
  ) -> ObjectPointer? {
    guard let slots = storage.pointee.slots else { return nil }
    if storage.pointee.capacity == 2 {
      let isFixed = p.pointee.type.pointee.info._withUnsafeGuaranteedRef {
        $0.fixedAttributes.contains(UInt(truncatingIfNeeded: name))
      }
      if isFixed { return Bits.pointer(slots[1]) }
    }
    return Bits.pointer(slots[0])
  }

  /// Whether the object can have attributes of its own at all.
  public func hasOwnAttributes(_ object: borrowing Value) -> Bool {
    object.isObject && (Bits.pointer(object.bits).pointee.has(Flag.attributes) || object.isFuture)
  }

  /// Sets an own attribute; the object must have attribute storage, the name be interned.
  public func setOwnAttribute(_ object: borrowing Value, _ name: borrowing Value, _ value: borrowing Value) {
    precondition(hasOwnAttributes(object))
    let p = Bits.pointer(object.bits)
    storeApart(p)
    let storage = attributeStorage(p)
    let shape = storage.pointee.shape
    if shape == Shapes.dictionary {
      dictSetString(dictionary(p, storage, of: name.bits).unsafelyUnwrapped, name.bits, value.bits)
      return
    }
    let slot = shapes.slot(shape, name.bits)
    retainBits(value.bits)
    if slot >= 0 {
      let slots = storage.pointee.slots.unsafelyUnwrapped
      let old = slots[slot]
      slots[slot] = value.bits
      releaseBits(old)
      return
    }
    let count = Int(shapes.all[Int(shape)].count)
    if count >= Shapes.maxSlots {
      turnIntoDictionary(p)
      dictSetString(dictionary(p, storage, of: name.bits).unsafelyUnwrapped, name.bits, value.bits)
      releaseBits(value.bits)
      return
    }
    if count >= Int(storage.pointee.capacity) { growSlots(p, storage, count) }
    storage.pointee.slots.unsafelyUnwrapped[count] = value.bits
    storage.pointee.shape = shapes.adding(shape, name.bits)
  }

  private func growSlots(_ p: ObjectPointer, _ storage: UnsafeMutablePointer<AttributeStorage>, _ count: Int) {
    let capacity = max(4, count * 2)
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    if let old = storage.pointee.slots {
      slots.update(from: old, count: count)
      if !(p.pointee.kind == .instance && old == inlineSlots(p)) { old.deallocate() }
    }
    storage.pointee.slots = slots
    storage.pointee.capacity = UInt32(capacity)
    if p.pointee.kind == .instance {
      // The next instances get room at once.
      let core = p.pointee.type
      core.pointee.inlineAttributes = UInt32(min(32, max(Int(core.pointee.inlineAttributes), count + 2)))
    }
  }

  /// Deletes an own attribute; false when there is none.
  public func deleteOwnAttribute(_ object: borrowing Value, _ name: borrowing Value) -> Bool {
    guard hasOwnAttributes(object) else { return false }
    let p = Bits.pointer(object.bits)
    if !p.pointee.has(Flag.attributes) { return false }
    let storage = attributeStorage(p)
    if storage.pointee.shape != Shapes.dictionary {
      if shapes.slot(storage.pointee.shape, name.bits) < 0 { return false }
      turnIntoDictionary(p)
    }
    return dictDeleteString(dictionary(p, storage, of: name.bits).unsafelyUnwrapped, name.bits)
  }

  /// The dict that holds the object's attributes from now on (what a program sees as the attribute dictionary).
  public func attributeDictionary(_ object: borrowing Value) -> Value {
    precondition(hasOwnAttributes(object))
    let p = Bits.pointer(object.bits)
    storeApart(p)
    let storage = attributeStorage(p)
    if storage.pointee.shape != Shapes.dictionary { turnIntoDictionary(p) }
    let b = storage.pointee.slots.unsafelyUnwrapped[0]
    retainBits(b)
    return Value(owning: b)
  }

  /// Replaces the attribute dictionary.
  public func setAttributeDictionary(_ object: borrowing Value, _ dict: borrowing Value) {
    precondition(dict.isKind(.dict) && hasOwnAttributes(object))
    let p = Bits.pointer(object.bits)
    storeApart(p)
    let storage = attributeStorage(p)
    if storage.pointee.shape != Shapes.dictionary { turnIntoDictionary(p) }
    let slots = storage.pointee.slots.unsafelyUnwrapped
    let old = slots[0]
    retainBits(dict.bits)
    slots[0] = dict.bits
    releaseBits(old)
  }

  /// Names of the own attributes in order of setting, without making a dictionary.
  public func ownAttributeNames(_ object: borrowing Value) -> [String] {
    guard object.isObject, Bits.pointer(object.bits).pointee.has(Flag.attributes) else { return [] }
    let storage = attributeStorage(Bits.pointer(object.bits))
    if storage.pointee.shape == Shapes.dictionary {
      let d = attributeDictionary(object)
      var names: [String] = []
      var i = 0
      while let entry = d.nextEntry(&i) { if entry.key.isKind(.string) { names.append(entry.key.string) } }
      return names
    }
    return shapes.names(storage.pointee.shape).map { stringOf($0) }
  }

  private func turnIntoDictionary(_ p: ObjectPointer) {
    let storage = attributeStorage(p)
    let names = shapes.names(storage.pointee.shape)
    let fixed = p.pointee.type.pointee.info._withUnsafeGuaranteedRef { $0.fixedAttributes }
    let dict = makeDict()
    let hidden = fixed.isEmpty ? Value.empty : makeDict()
    for (i, name) in names.enumerated() {
      let isFixed = fixed.contains(UInt(truncatingIfNeeded: name))
      let target = Bits.pointer(isFixed ? hidden.bits : dict.bits)
      dictSetString(target, name, storage.pointee.slots.unsafelyUnwrapped[i])
    }
    releaseAttributes(p, state)
    let count = fixed.isEmpty ? 1 : 2
    if count == 1, p.pointee.kind == .instance, p.pointee.sizeClass >= 3 {
      storage.pointee.slots = inlineSlots(p)
    } else {
      storage.pointee.slots = .allocate(capacity: count)
    }
    storage.pointee.capacity = UInt32(count)
    storage.pointee.slots.unsafelyUnwrapped[0] = dict.leak()
    if count == 2 { storage.pointee.slots.unsafelyUnwrapped[1] = hidden.leak() }
    storage.pointee.shape = Shapes.dictionary
  }
}

/// An inline cache entry, as a dialect fills it: after a look-up on a value whose type has plain attributes, say what was
/// found; the VM then answers the same look-up itself until the type's version or the object's shape changes.
public struct AttributeCache {
  @usableFromInline var key: UInt64 = 0
  @usableFromInline var payload: UInt64 = 0

  @usableFromInline init() {}

  // Payload tags.
  @inlinable static var slotTag: UInt64 { 1 }
  @inlinable static var valueTag: UInt64 { 0 }
  @inlinable static var methodTag: UInt64 { 2 }
  @inlinable static var addTag: UInt64 { 3 }

  /// The value is the object's own attribute `name`.
  public mutating func foundOwn(_ vm: Interpreter, _ object: borrowing Value, _ name: borrowing Value) {
    guard let (key, shape) = Self.key(object), shape > Shapes.dictionary else { return }
    let slot = vm.shapes.slot(shape, name.bits)
    if slot < 0 { return }
    self.key = key
    payload = UInt64(slot) << 3 | Self.slotTag
  }
  /// The value was found on the type, is a heap object that the type keeps alive, and needs no binding.
  public mutating func foundOnType(_ object: borrowing Value, _ value: borrowing Value) {
    fill(object, value, Self.valueTag)
  }
  /// As foundOnType, but it is a function to be bound to the object.
  public mutating func foundMethod(_ object: borrowing Value, _ function: borrowing Value) {
    fill(object, function, Self.methodTag)
  }
  private mutating func fill(_ object: borrowing Value, _ value: borrowing Value, _ tag: UInt64) {
    // An object whose attributes are in a dict may shadow the type's at any time.
    guard value.isObject, let (key, shape) = Self.key(object), shape != Shapes.dictionary else { return }
    self.key = key
    payload = value.bits | tag
  }
  /// What an entry for the object is found by: its type's version and its shape (0: no attribute storage); and the shape.
  static func key(_ object: borrowing Value) -> (UInt64, UInt32)? {
    guard object.isObject else { return nil }
    let p = Bits.pointer(object.bits)
    let shape: UInt32 = p.pointee.has(Flag.attributes) ? attributeStorage(p).pointee.shape : 0
    return (UInt64(p.pointee.type.pointee.version) << 32 | UInt64(shape), shape)
  }
}
