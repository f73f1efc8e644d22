// The built-in classes that the core or several files need, made before anything else: first the bare types, then (when
// strings, tuples and dicts can be made) their namespaces, bases and type objects. Methods are added by each class's file.

import MachineImage
import MachineRuntime

/// The built-in classes.
public final class BuiltinTypes {
  /// `object`.
  public let object: PyType
  /// `type`.
  public let type: PyType
  /// `NoneType`.
  public let none: PyType
  /// `int`.
  public let int: PyType
  /// `bool`.
  public let bool: PyType
  /// `float`.
  public let float: PyType
  /// `complex`.
  public let complex: PyType
  /// `str`.
  public let str: PyType
  /// `bytes`.
  public let bytes: PyType
  /// `tuple`.
  public let tuple: PyType
  /// `list`.
  public let list: PyType
  /// `dict`.
  public let dict: PyType
  /// `set`.
  public let set: PyType
  /// `frozenset`.
  public let frozenSet: PyType
  /// `range`.
  public let range: PyType
  /// `slice`.
  public let slice: PyType
  /// `function`.
  public let function: PyType
  /// `builtin_function_or_method`.
  public let native: PyType
  /// `method_descriptor`: a method read off its built-in class.
  public let methodDescriptor: PyType
  /// `wrapper_descriptor`: the same, of a special method that the language itself calls.
  public let wrapperDescriptor: PyType
  /// `method-wrapper`: such a special method, bound.
  public let methodWrapper: PyType
  /// `method`.
  public let method: PyType
  /// `module`.
  public let module: PyType
  /// `code`.
  public let code: PyType
  /// `frame`.
  public let frame: PyType
  /// `cell`.
  public let cell: PyType
  /// `traceback`.
  public let traceback: PyType
  /// `generator`.
  public let generator: PyType
  /// `coroutine`.
  public let coroutine: PyType
  /// `async_generator`.
  public let asyncGenerator: PyType
  /// `NotImplementedType`.
  public let notImplemented: PyType
  /// `ellipsis`.
  public let ellipsis: PyType
  /// `marker`.
  public let marker: PyType
  /// `mappingproxy`.
  public let mappingProxy: PyType
  /// `property`.
  public let property: PyType
  /// `classmethod`.
  public let classMethod: PyType
  /// `staticmethod`.
  public let staticMethod: PyType
  /// `super`.
  public let superType: PyType
  /// `getset_descriptor`.
  public let getSetDescriptor: PyType
  /// `member_descriptor`.
  public let memberDescriptor: PyType
  /// `range_iterator`.
  public let rangeIterator: PyType
  /// `list_iterator`.
  public let listIterator: PyType
  /// `tuple_iterator`.
  public let tupleIterator: PyType
  /// `str_ascii_iterator`.
  public let stringIterator: PyType
  /// `str_iterator`: over strings that hold more than ASCII.
  public let wideStringIterator: PyType
  /// `bytes_iterator`.
  public let bytesIterator: PyType
  /// `dict_keyiterator`.
  public let dictKeyIterator: PyType
  /// `dict_valueiterator`.
  public let dictValueIterator: PyType
  /// `dict_itemiterator`.
  public let dictItemIterator: PyType
  /// `set_iterator`.
  public let setIterator: PyType
  /// `list_reverseiterator`.
  public let listReverseIterator: PyType
  /// `dict_reversekeyiterator`.
  public let dictReverseKeyIterator: PyType
  /// `dict_reversevalueiterator`.
  public let dictReverseValueIterator: PyType
  /// `dict_reverseitemiterator`.
  public let dictReverseItemIterator: PyType

  init(_ vm: Interpreter, _ cache: LookupCache) {
    func make(
      _ name: String,
      _ layout: Kind,
      slots: Int = 0,
      attributes: Bool = false,
      final: Bool = false
    ) -> PyType {
      let type = PyType(
        vm,
        cache: cache,
        name: name,
        module: "builtins",
        layout: layout,
        recordSlots: slots,
        hasAttributes: attributes
      )
      type.isFinal = final
      return type
    }
    object = make("object", .instance)
    type = make("type", .type)
    none = make("NoneType", .free, final: true)
    int = make("int", .bigInt)
    bool = make("bool", .bigInt, final: true)
    float = make("float", .float)
    complex = make("complex", .complex)
    str = make("str", .string)
    bytes = make("bytes", .bytes)
    tuple = make("tuple", .tuple)
    list = make("list", .list)
    dict = make("dict", .dict)
    set = make("set", .set)
    frozenSet = make("frozenset", .set)
    range = make("range", .range, final: true)
    slice = make("slice", .slice, final: true)
    function = make("function", .function, final: true)
    native = make("builtin_function_or_method", .native, final: true)
    methodDescriptor = make("method_descriptor", .native, final: true)
    wrapperDescriptor = make("wrapper_descriptor", .native, final: true)
    methodWrapper = make("method-wrapper", .native, final: true)
    method = make("method", .boundMethod, final: true)
    module = make("module", .module)
    code = make("code", .code, final: true)
    frame = make("frame", .frame, final: true)
    cell = make("cell", .cell, final: true)
    traceback = make("traceback", .record, slots: 5, final: true)
    generator = make("generator", .machine, final: true)
    coroutine = make("coroutine", .machine, final: true)
    asyncGenerator = make("async_generator", .machine, final: true)
    notImplemented = make("NotImplementedType", .free, final: true)
    ellipsis = make("ellipsis", .free, final: true)
    marker = make("marker", .free, final: true)
    mappingProxy = make("mappingproxy", .record, slots: 1, final: true)
    property = make("property", .record, slots: 6, attributes: true)
    classMethod = make("classmethod", .record, slots: 1, attributes: true)
    staticMethod = make("staticmethod", .record, slots: 1, attributes: true)
    superType = make("super", .record, slots: 3)
    getSetDescriptor = make("getset_descriptor", .box, final: true)
    memberDescriptor = make("member_descriptor", .box, final: true)
    rangeIterator = make("range_iterator", .iterator, final: true)
    listIterator = make("list_iterator", .iterator, final: true)
    tupleIterator = make("tuple_iterator", .iterator, final: true)
    stringIterator = make("str_ascii_iterator", .iterator, final: true)
    wideStringIterator = make("str_iterator", .iterator, final: true)
    bytesIterator = make("bytes_iterator", .iterator, final: true)
    dictKeyIterator = make("dict_keyiterator", .iterator, final: true)
    dictValueIterator = make("dict_valueiterator", .iterator, final: true)
    dictItemIterator = make("dict_itemiterator", .iterator, final: true)
    setIterator = make("set_iterator", .iterator, final: true)
    listReverseIterator = make("list_reverseiterator", .iterator, final: true)
    dictReverseKeyIterator = make("dict_reversekeyiterator", .iterator, final: true)
    dictReverseValueIterator = make("dict_reversevalueiterator", .iterator, final: true)
    dictReverseItemIterator = make("dict_reverseitemiterator", .iterator, final: true)
  }

  /// Tells the core which types its own objects have.
  func install(_ core: CoreTypes) {
    let kinds: [(Kind, PyType)] = [
      (.string, str), (.bigInt, int), (.float, float), (.complex, complex), (.bytes, bytes), (.tuple, tuple),
      (.list, list), (.dict, dict), (.set, set), (.cell, cell), (.function, function), (.native, native),
      (.boundMethod, method), (.code, code), (.module, module), (.slice, slice), (.range, range), (.frame, frame),
      (.instance, object), (.type, type),
    ]
    for (kind, type) in kinds { core.set(kind, type) }
    let iterators: [(IteratorVariety, PyType)] = [
      (.range, rangeIterator), (.list, listIterator), (.tuple, tupleIterator), (.string, stringIterator),
      (.bytes, bytesIterator), (.dictKeys, dictKeyIterator), (.dictValues, dictValueIterator),
      (.dictItems, dictItemIterator), (.set, setIterator), (.listReversed, listReverseIterator),
      (.dictKeysReversed, dictReverseKeyIterator), (.dictValuesReversed, dictReverseValueIterator),
      (.dictItemsReversed, dictReverseItemIterator),
    ]
    for (variety, type) in iterators { core.set(variety, type) }
    core.setWideStringIterator(wideStringIterator)
    core.set(UnitKind.plain, function)
    core.set(UnitKind.generator, generator)
    core.set(UnitKind.coroutine, coroutine)
    core.set(UnitKind.asyncGenerator, asyncGenerator)
    core.setFrozenSet(frozenSet)
    core.setImmediate(none: none, bool: bool, singletons: [notImplemented, ellipsis, marker])
  }

  /// All of them with their bases, in an order in which bases come first.
  var all: [(PyType, PyType?)] {
    let simple: [PyType] = [
      type, none, int, float, complex, str, bytes, tuple, list, dict, set, frozenSet, range, slice, function, native,
      methodDescriptor, wrapperDescriptor, methodWrapper, method, module, code, frame, cell, traceback, generator,
      coroutine, asyncGenerator, notImplemented, ellipsis,
      marker, mappingProxy, property, classMethod, staticMethod, superType, getSetDescriptor, memberDescriptor,
      rangeIterator, listIterator, tupleIterator, stringIterator, wideStringIterator,
      bytesIterator, dictKeyIterator, dictValueIterator,
      dictItemIterator, setIterator, listReverseIterator, dictReverseKeyIterator, dictReverseValueIterator,
      dictReverseItemIterator,
    ]
    var result: [(PyType, PyType?)] = [(object, nil)]
    for t in simple { result.append((t, object)) }
    result.append((bool, int))
    return result
  }
}
