// Heap objects: the 16-byte header, the layouts ("kinds") that the core knows, and what a type is to the core.

/// A pointer to a heap object's header.
@usableFromInline typealias ObjectPointer = UnsafeMutablePointer<ObjectHeader>

extension UnsafeMutablePointer where Pointee == ObjectHeader {
  @inlinable @inline(__always) var raw: UnsafeMutableRawPointer { UnsafeMutableRawPointer(self) }
  /// The object's fields, as the layout struct that its kind names.
  @inlinable @inline(__always) func `as`<T>(_: T.Type) -> UnsafeMutablePointer<T> {
    raw.assumingMemoryBound(to: T.self)
  }
}

/// Layouts of heap objects. A language's types choose one of them; only the heap, container and VM files look inside.
public enum Kind: UInt8, CaseIterable, Sendable {
  /// A free cell of the heap; also answers for immediates.
  case free
  case string, bigInt, float, complex, bytes
  case tuple, list, dict, set
  /// A variable that closures share.
  case cell
  case function
  /// A function of the runtime.
  case native
  /// A receiver and a function.
  case boundMethod
  case code
  /// A generator, coroutine or asynchronous generator.
  case machine
  /// An object with attributes only.
  case instance
  case type
  /// A namespace with a name.
  case module
  /// A fixed number of values, and attributes when its type says so.
  case record
  /// A core iterator over a core container or range.
  case iterator
  /// Three integers or bounds.
  case slice, range
  /// A Swift object (a subclass of Payload).
  case box
  /// A frame made visible.
  case frame
  case future, task
}

/// The first 16 bytes of every object.
@frozen @usableFromInline
struct ObjectHeader {
  /// bits 0-7 kind, 8-15 flags, 16-23 size class (0: allocated alone), 24-63 reference count.
  @usableFromInline var word: UInt64
  @usableFromInline var type: UnsafeMutablePointer<TypeCore>

  @inlinable @inline(__always) static var one: UInt64 { 1 << 24 }
  @inlinable @inline(__always) var kind: Kind { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Kind.self) }
  @inlinable @inline(__always) var flags: UInt8 { UInt8(truncatingIfNeeded: word >> 8) }
  @inlinable @inline(__always) var sizeClass: Int { Int(truncatingIfNeeded: word >> 16 & 0xff) }
  @inlinable @inline(__always) var count: Int { Int(truncatingIfNeeded: word >> 24) }
  @inlinable @inline(__always) mutating func set(_ flag: UInt8) { word |= UInt64(flag) << 8 }
  @inlinable @inline(__always) mutating func clear(_ flag: UInt8) { word &= ~(UInt64(flag) << 8) }
  @inlinable @inline(__always) func has(_ flag: UInt8) -> Bool { word & (UInt64(flag) << 8) != 0 }
}

/// Header flags. The lower four are the same for every kind, the upper four are the kind's own.
@usableFromInline
enum Flag {
  /// Attribute storage follows the object's fields.
  @inlinable static var attributes: UInt8 { 1 }
  /// Weak references to it are registered with the heap.
  @inlinable static var weaklyReferenced: UInt8 { 2 }
  /// Its finaliser has run.
  @inlinable static var finalized: UInt8 { 4 }
  /// Scratch mark of the cycle collector.
  @inlinable static var marked: UInt8 { 8 }
  /// string: interned, and all ASCII.
  @inlinable static var interned: UInt8 { 16 }
  @inlinable static var ascii: UInt8 { 32 }
  /// machine: a frame object shows it (`Interpreter.shownFrames`).
  @inlinable static var shown: UInt8 { 16 }
  /// future, task: the attribute storage is kept apart (`Interpreter.storageApart`).
  @inlinable static var storedApart: UInt8 { 16 }
  /// set: frozen (immutable, hashable). tuple: being shown. Any: guard against recursion in display.
  @inlinable static var frozen: UInt8 { 16 }
  @inlinable static var busy: UInt8 { 64 }
}

/// What the core needs of a type, in raw memory: read at every attribute access and every destruction.
@frozen @usableFromInline
struct TypeCore {
  /// Changes whenever the type's or a base's attributes change; inline caches compare it.
  @usableFromInline var version: UInt32
  @usableFromInline var flags: UInt32
  /// Shape of a fresh instance.
  @usableFromInline var rootShape: UInt32
  /// How many attributes a fresh instance has room for inline; learned from those that lived.
  @usableFromInline var inlineAttributes: UInt32
  /// The interpreter it belongs to.
  @usableFromInline var state: UnsafeMutablePointer<VMState>
  /// The heap object of kind type that programs see. Not owned: that object owns this.
  @usableFromInline var object: ObjectPointer?
  /// The language's part.
  @usableFromInline var info: Unmanaged<TypeInfo>
  /// Function that a constructing call enters with the new object, when calling the type is plain: see TypeInfo.
  @usableFromInline var initializer: UInt64

  /// Instances hold a reference to the type object (types that a program makes).
  @inlinable static var dynamic: UInt32 { 1 }
  /// The dialect wants to be told before an instance dies.
  @inlinable static var finalizer: UInt32 { 2 }
  /// Calling the type allocates an `instance` and enters `initializer` (or nothing): no other hook.
  @inlinable static var plainConstruct: UInt32 { 4 }
  /// Instances' attributes are read by shape without asking the dialect (no hook overrides attribute access).
  @inlinable static var plainAttributes: UInt32 { 8 }
}

/// The language's part of a type. A dialect subclasses it to hold its method tables.
open class TypeInfo {
  /// The name in messages.
  public final var name: String
  /// Layout of its instances.
  public final let layout: Kind
  /// For records: how many values.
  public final let recordSlots: Int
  /// Whether instances have attributes of their own.
  public final let hasAttributes: Bool
  /// Identities of the names (interned strings) that do not show in the attribute dictionary of an instance. They must
  /// be set before the first instance is made, and live as long as the type.
  public final var fixedAttributes: Set<UInt> = []
  @usableFromInline final let core: UnsafeMutablePointer<TypeCore>
  /// The interpreter it belongs to.
  public final var interpreter: Interpreter { owner }
  private final unowned(unsafe) let owner: Interpreter
  /// The type may outlive the interpreter in Swift code; the values that it holds need their pages.
  private final var memory: InterpreterMemory

  /// Makes a type of one interpreter.
  public init(
    _ interpreter: Interpreter,
    name: String,
    layout: Kind,
    recordSlots: Int = 0,
    hasAttributes: Bool = false
  ) {
    self.name = name
    self.layout = layout
    self.recordSlots = recordSlots
    self.hasAttributes = hasAttributes
    owner = interpreter
    memory = interpreter.memory
    core = .allocate(capacity: 1)
    core.initialize(
      to: TypeCore(
        version: interpreter.state.pointee.nextVersion(),
        flags: TypeCore.plainAttributes,
        rootShape: 0,
        inlineAttributes: 4,
        state: interpreter.state,
        object: nil,
        info: Unmanaged.passUnretained(self),
        initializer: Bits.none
      )
    )
    core.pointee.rootShape = interpreter.shapes.root()
    core.pointee.info = Unmanaged.passUnretained(self)
  }

  deinit {
    releaseBits(core.pointee.initializer)
    core.deallocate()
    if isKnownUniquelyReferenced(&memory) { InterpreterMemory.leaveBehind(memory) }
  }

  /// Tells the core that attributes of this type changed: every cache that relied on it misses from now on. The
  /// dialect calls it for subclasses too.
  public final func invalidate() { core.pointee.version = interpreter.state.pointee.nextVersion() }

  /// A number that changes whenever attributes of the type or of a base change; never used for two types.
  public final var version: UInt32 { core.pointee.version }

  /// Whether instances keep the type object alive (types that the program makes and may lose).
  public final var isDynamic: Bool {
    get { core.pointee.flags & TypeCore.dynamic != 0 }
    set { setFlag(TypeCore.dynamic, newValue) }
  }
  /// Whether `Dialect.finalize` is called before an instance dies.
  public final var hasFinalizer: Bool {
    get { core.pointee.flags & TypeCore.finalizer != 0 }
    set { setFlag(TypeCore.finalizer, newValue) }
  }
  /// Whether the core may read instance attributes by shape and cache class attributes.
  public final var hasPlainAttributes: Bool {
    get { core.pointee.flags & TypeCore.plainAttributes != 0 }
    set { setFlag(TypeCore.plainAttributes, newValue) }
  }
  /// Says that calling the type allocates an instance and calls `initializer` with it (none: takes no arguments and
  /// calls nothing); `nil` takes that back.
  public final func setPlainConstruct(_ initializer: consuming Value?) {
    releaseBits(core.pointee.initializer)
    if let initializer {
      core.pointee.initializer = initializer.leak()
      setFlag(TypeCore.plainConstruct, true)
    } else {
      core.pointee.initializer = Bits.none
      setFlag(TypeCore.plainConstruct, false)
    }
  }
  private final func setFlag(_ flag: UInt32, _ on: Bool) {
    if on { core.pointee.flags |= flag } else { core.pointee.flags &= ~flag }
  }

  /// The heap object that programs see as the type.
  public final var object: Value {
    let p = core.pointee.object.unsafelyUnwrapped
    retainBits(Bits.of(p))
    return Value(owning: Bits.of(p))
  }

  /// Calls `visit` for every value that this type holds, for the cycle collector.
  open func visit(_ visitor: Visitor) {
    visitor.visit(bits: core.pointee.initializer)
  }
  /// The type object is gone: nothing can find the type any more.
  open func died() {}
  /// Drops values that may be part of a cycle; called by the collector on a type that nothing refers to any more.
  open func clear() { setPlainConstruct(nil) }
}

/// A Swift object inside a heap object of kind box. Subclasses hold what the runtime needs; values that they own must
/// be shown to the collector.
open class Payload {
  /// Makes an empty payload.
  public init() {}
  /// Shows every owned value to the cycle collector.
  open func visit(_ visitor: Visitor) {}
  /// Drops every owned value that may be part of a cycle. Called by the collector on garbage, and on every payload when
  /// its interpreter is released; whoever still holds the payload then must not use it for more than that.
  open func clear() {}
  /// Whether something happens when it goes that is seen outside the process.
  open var endIsNoticed: Bool { false }
}

/// What the cycle collector calls with each value that an object holds.
public final class Visitor {
  @usableFromInline var each: (ObjectPointer) -> Void
  @usableFromInline init(_ each: @escaping (ObjectPointer) -> Void) { self.each = each }
  /// Shows a value.
  public func visit(_ value: borrowing Value) { visit(bits: value.bits) }
  @usableFromInline func visit(bits: UInt64) { if Bits.isHeap(bits) { each(Bits.pointer(bits)) } }
}

// MARK: - Layouts. Each struct starts with the header; sizes are what allocate() gets, plus the payload that follows.

@frozen @usableFromInline struct StringObject {
  @usableFromInline var header: ObjectHeader
  /// Code points.
  @usableFromInline var count: Int
  /// Hash, 0 when not computed yet; never 0 once computed.
  @usableFromInline var hash: Int
  /// Bytes a code unit takes: 1, 2 or 4, the least that holds the largest code point.
  @usableFromInline var width: Int
  // code units follow at offset 40
  @inlinable static var payload: Int { 40 }
}
@frozen @usableFromInline struct BytesObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var count: Int
  @usableFromInline var hash: Int
  // bytes follow at offset 32
  @inlinable static var payload: Int { 32 }
}
@frozen @usableFromInline struct BigIntObject {
  @usableFromInline var header: ObjectHeader
  /// Limbs; negative for a negative number.
  @usableFromInline var signedCount: Int
  // 64-bit limbs follow at offset 24, least significant first
  @inlinable static var payload: Int { 24 }
}
@frozen @usableFromInline struct FloatObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var value: Double
}
@frozen @usableFromInline struct ComplexObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var real: Double
  @usableFromInline var imaginary: Double
}
/// tuple and record: a count and that many values.
@frozen @usableFromInline struct TupleObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var count: Int
  // values follow at offset 24
  @inlinable static var payload: Int { 24 }
}
@frozen @usableFromInline struct ListObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var items: UnsafeMutablePointer<UInt64>?
  @usableFromInline var count: Int
  @usableFromInline var capacity: Int
}
@frozen @usableFromInline struct CellObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var value: UInt64
}
@frozen @usableFromInline struct BoundMethodObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var function: UInt64
  @usableFromInline var receiver: UInt64
}
@frozen @usableFromInline struct InstanceObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var attributes: AttributeStorage
  // inline slots may follow at offset 32
}
/// Where an object's own attributes are: a shape that says which name has which slot, and the slots. Under
/// `Shapes.dictionary` the first slot holds the dict that programs see, and the second, when there is room for two, a
/// dict of the type's fixed attributes; the capacity then is the number of slots.
@frozen @usableFromInline struct AttributeStorage {
  @usableFromInline var shape: UInt32
  @usableFromInline var capacity: UInt32
  @usableFromInline var slots: UnsafeMutablePointer<UInt64>?
}
@frozen @usableFromInline struct ModuleObject {
  @usableFromInline var header: ObjectHeader
  /// The dict that holds its globals.
  @usableFromInline var globals: UInt64
  @usableFromInline var name: UInt64
}
@frozen @usableFromInline struct TypeObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var core: UnsafeMutablePointer<TypeCore>
  /// Retained.
  @usableFromInline var info: Unmanaged<TypeInfo>
}
@frozen @usableFromInline struct BoxObject {
  @usableFromInline var header: ObjectHeader
  /// Retained.
  @usableFromInline var payload: Unmanaged<Payload>
}
@frozen @usableFromInline struct NativeObject {
  @usableFromInline var header: ObjectHeader
  /// Retained.
  @usableFromInline var info: Unmanaged<NativeFunction>
  /// The value it is bound to, or empty.
  @usableFromInline var receiver: UInt64
}
@frozen @usableFromInline struct FunctionObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var code: UnsafeMutablePointer<CodeCore>
  /// The heap object that owns `code`.
  @usableFromInline var codeObject: UInt64
  /// dict
  @usableFromInline var globals: UInt64
  /// tuple of cells, or none
  @usableFromInline var closure: UInt64
  /// tuple or none
  @usableFromInline var defaults: UInt64
  /// dict or none
  @usableFromInline var keywordDefaults: UInt64
  @usableFromInline var name: UInt64
  @usableFromInline var qualifiedName: UInt64
  /// The language's other attributes (documentation, annotations, module …): a dict, or empty until one is set.
  @usableFromInline var attributes: UInt64
}
@frozen @usableFromInline struct SliceObject {
  @usableFromInline var header: ObjectHeader
  @usableFromInline var start: UInt64
  @usableFromInline var stop: UInt64
  @usableFromInline var step: UInt64
}
/// A core iterator. What `index`, `stop` and `step` mean is the iterator kind's.
@frozen @usableFromInline struct IteratorObject {
  @usableFromInline var header: ObjectHeader
  /// The container; empty for ranges, and once exhausted.
  @usableFromInline var source: UInt64
  @usableFromInline var index: Int
  @usableFromInline var stop: Int
  @usableFromInline var step: Int
  @usableFromInline var variety: IteratorVariety
}
/// What a core iterator goes over.
public enum IteratorVariety: UInt8, Sendable {
  case range, list, tuple, string, bytes, dictKeys, dictValues, dictItems, set
  /// A list backwards.
  case listReversed
  /// Dict views backwards.
  case dictKeysReversed, dictValuesReversed, dictItemsReversed
}
