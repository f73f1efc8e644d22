// Functions of the runtime, and the arguments they get.

/// The body of a native function.
public typealias NativeBody = (Interpreter, Arguments) throws(Raised) -> Value

/// A native function's description: one for every function object made from it.
public final class NativeFunction {
  /// Name in messages and displays.
  public let name: String
  /// Fewest positional arguments that the body gets, a receiver included.
  public let minimum: Int
  /// Most positional arguments; Int.max for any number.
  public let maximum: Int
  /// Whether the body takes keyword arguments itself; else the core refuses them through the dialect.
  public let takesKeywords: Bool
  /// Documentation text.
  public let documentation: String?
  /// Whatever the language wants to remember about it (owner type, signature text).
  public var attachment: AnyObject?
  /// What it does. Counts of arguments are checked by whoever calls it.
  public let body: NativeBody

  /// Makes a description.
  public init(
    name: String,
    minimum: Int = 0,
    maximum: Int = .max,
    takesKeywords: Bool = false,
    documentation: String? = nil,
    attachment: AnyObject? = nil,
    body: @escaping NativeBody
  ) {
    self.name = name
    self.minimum = minimum
    self.maximum = maximum
    self.takesKeywords = takesKeywords
    self.documentation = documentation
    self.attachment = attachment
    self.body = body
  }
}

/// The arguments of a call, borrowed: valid during the call only. Positional ones come first, then the values of keyword
/// arguments, whose names `keywordName` gives.
@safe
public struct Arguments {
  @usableFromInline let base: UnsafeMutablePointer<Value>
  /// Positional arguments.
  public let count: Int
  /// A tuple of strings, or nil.
  @usableFromInline let names: ObjectPointer?

  @inlinable
  init(base: UnsafeMutablePointer<UInt64>, count: Int, names: ObjectPointer?) {
    self.base = UnsafeMutableRawPointer(base).assumingMemoryBound(to: Value.self)
    self.count = count
    self.names = names
  }

  /// Positional argument i.
  @inlinable
  public subscript(i: Int) -> Value {
    unsafeAddress {
      precondition(i >= 0 && i < count, "argument index out of range")
      return UnsafePointer(base + i)
    }
  }
  /// How many keyword arguments there are.
  @inlinable
  public var keywordCount: Int { names.map { $0.as(TupleObject.self).pointee.count } ?? 0 }
  /// Name of keyword argument i.
  public func keywordName(_ i: Int) -> String { keywordNameValue(i).string }
  /// Name of keyword argument i, as the string value.
  public func keywordNameValue(_ i: Int) -> Value {
    precondition(i >= 0 && i < keywordCount)
    let b = valuesOfTuple(names.unsafelyUnwrapped)[i]
    retainBits(b)
    return Value(owning: b)
  }
  /// Value of keyword argument i.
  @inlinable
  public func keywordValue(_ i: Int) -> Value {
    precondition(i >= 0 && i < keywordCount, "keyword argument index out of range")
    return base[count + i].copy()
  }
  /// Positional argument i, or nil when there are fewer.
  @inlinable
  public func optional(_ i: Int) -> Value? { i < count ? base[i].copy() : nil }
  /// The keyword argument of that name, or nil.
  public func keyword(_ name: String) -> Value? {
    for i in 0..<keywordCount where keywordNameValue(i).equalsString(name) { return keywordValue(i) }
    return nil
  }
  /// The positional arguments only.
  @inlinable
  public var withoutKeywords: Arguments {
    Arguments(base: UnsafeMutableRawPointer(base).assumingMemoryBound(to: UInt64.self), count: count, names: nil)
  }
  /// The arguments from the given positional one on (keywords stay).
  @inlinable
  public func dropFirst(_ n: Int = 1) -> Arguments {
    precondition(n <= count)
    return Arguments(
      base: UnsafeMutableRawPointer(base + n).assumingMemoryBound(to: UInt64.self),
      count: count - n,
      names: names
    )
  }
}

/// Arguments that the runtime itself puts together for a call.
public struct ArgumentList: ~Copyable {
  var words: [UInt64] = []
  var names: [UInt64] = []

  /// Makes an empty list.
  public init() {}
  deinit {
    for w in words { releaseBits(w) }
    for w in names { releaseBits(w) }
  }
  /// Adds a positional argument; keywords must come after all of them.
  public mutating func append(_ value: consuming Value) { words.append(value.leak()) }
  /// Adds a keyword argument; the name is a string value.
  public mutating func append(name: consuming Value, _ value: consuming Value) {
    names.append(name.leak())
    words.append(value.leak())
  }
  /// How many positional arguments there are.
  public var count: Int { words.count - names.count }
}

extension Interpreter {
  /// A function object for a native.
  public func makeNative(_ function: NativeFunction) -> Value { makeNative(function, receiver: Value.empty) }
  /// A function object for a native, bound to a receiver, which is passed as the first argument; of a type of its own
  /// where the language has several.
  public func makeNative(_ function: NativeFunction, receiver: consuming Value, of type: TypeInfo? = nil) -> Value {
    let p = state.pointee.heap.allocate(
      .native,
      size: MemoryLayout<NativeObject>.size,
      type: type?.core ?? core[.native]
    )
    let n = p.as(NativeObject.self)
    n.pointee.info = Unmanaged.passRetained(function)
    n.pointee.receiver = receiver.leak()
    return Value(owning: Bits.of(p))
  }
}

extension Value {
  /// The native function's description; only for kind native.
  public var nativeFunction: NativeFunction {
    precondition(isKind(.native))
    return Bits.pointer(bits).as(NativeObject.self).pointee.info._withUnsafeGuaranteedRef { $0 }
  }
  /// What a native is bound to; nil when it is not.
  public var nativeReceiver: Value? {
    precondition(isKind(.native))
    let b = Bits.pointer(bits).as(NativeObject.self).pointee.receiver
    if b == Bits.empty { return nil }
    retainBits(b)
    return Value(owning: b)
  }
}
