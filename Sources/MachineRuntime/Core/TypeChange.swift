// Giving an object another type after it was made.

extension Interpreter {
  /// Changes the type of an object; both types must have the same layout.
  public func changeType(of value: borrowing Value, to type: TypeInfo) {
    precondition(value.isObject)
    let p = Bits.pointer(value.bits)
    let old = p.pointee.type
    precondition(old.pointee.info._withUnsafeGuaranteedRef { $0.layout } == type.layout)
    if type.core.pointee.flags & TypeCore.dynamic != 0, let object = type.core.pointee.object {
      retainBits(Bits.of(object))
    }
    p.pointee.type = type.core
    if old.pointee.flags & TypeCore.dynamic != 0, let object = old.pointee.object { releaseBits(Bits.of(object)) }
  }
}

extension AttributeCache {
  /// A cache that nobody reads, for look-ups outside code.
  public static func unused(_ vm: Interpreter) -> AttributeCache { AttributeCache() }
}
