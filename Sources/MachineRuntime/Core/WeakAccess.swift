// Looking through weak references by the identity of their target.

extension Interpreter {
  /// The object of that identity, which must have registered weak references; nil otherwise.
  public func weakTarget(identity: UInt) -> Value? {
    guard weakReferences[identity] != nil, let p = ObjectPointer(bitPattern: identity) else { return nil }
    let b = Bits.of(p)
    retainBits(b)
    return Value(owning: b)
  }
  /// How many weak references to an object are registered.
  public func weakReferenceCount(to target: borrowing Value) -> Int { weakReferences[UInt(target.bits)]?.count ?? 0 }
  /// A list of the weak references to an object.
  public func weakReferenceList(to target: borrowing Value) -> Value {
    let list = makeList()
    for b in weakReferences[UInt(target.bits)] ?? [] {
      retainBits(b)
      list.listAppend(Value(owning: b))
    }
    return list
  }
}
