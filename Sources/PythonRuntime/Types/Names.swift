// The names that the object model itself looks up, interned once for each interpreter.

import MachineRuntime

/// One interned name, for tables.
public final class Name {
  /// The interned string.
  public let value: Value
  init(_ vm: Interpreter, _ text: String) { value = vm.intern(text) }
}

/// The interned names.
public final class Names {
  /// `__doc__`.
  public let __doc__: Value
  /// `__name__`.
  public let __name__: Value
  /// `__qualname__`.
  public let __qualname__: Value
  /// `__module__`.
  public let __module__: Value
  /// `__dict__`.
  public let __dict__: Value
  /// `__class__`.
  public let __class__: Value
  /// `__bases__`.
  public let __bases__: Value
  /// `__mro__`.
  public let __mro__: Value
  /// `__slots__`.
  public let __slots__: Value
  /// `__init__`.
  public let __init__: Value
  /// `__new__`.
  public let __new__: Value
  /// `__call__`.
  public let __call__: Value
  /// `__getattribute__`.
  public let __getattribute__: Value
  /// `__getattr__`.
  public let __getattr__: Value
  /// `__setattr__`.
  public let __setattr__: Value
  /// `__delattr__`.
  public let __delattr__: Value
  /// `__get__`.
  public let __get__: Value
  /// `__set__`.
  public let __set__: Value
  /// `__delete__`.
  public let __delete__: Value
  /// `__set_name__`.
  public let __set_name__: Value
  /// `__init_subclass__`.
  public let __init_subclass__: Value
  /// `__class_getitem__`.
  public let __class_getitem__: Value
  /// `__prepare__`.
  public let __prepare__: Value
  /// `__mro_entries__`.
  public let __mro_entries__: Value
  /// `__classcell__`.
  public let __classcell__: Value
  /// `__instancecheck__`.
  public let __instancecheck__: Value
  /// `__subclasscheck__`.
  public let __subclasscheck__: Value
  /// `__repr__`.
  public let __repr__: Value
  /// `__str__`.
  public let __str__: Value
  /// `__format__`.
  public let __format__: Value
  /// `__bytes__`.
  public let __bytes__: Value
  /// `__hash__`.
  public let __hash__: Value
  /// `__eq__`.
  public let __eq__: Value
  /// `__ne__`.
  public let __ne__: Value
  /// `__lt__`.
  public let __lt__: Value
  /// `__le__`.
  public let __le__: Value
  /// `__gt__`.
  public let __gt__: Value
  /// `__ge__`.
  public let __ge__: Value
  /// `__bool__`.
  public let __bool__: Value
  /// `__len__`.
  public let __len__: Value
  /// `__length_hint__`.
  public let __length_hint__: Value
  /// `__contains__`.
  public let __contains__: Value
  /// `__iter__`.
  public let __iter__: Value
  /// `__next__`.
  public let __next__: Value
  /// `__reversed__`.
  public let __reversed__: Value
  /// `__getitem__`.
  public let __getitem__: Value
  /// `__setitem__`.
  public let __setitem__: Value
  /// `__delitem__`.
  public let __delitem__: Value
  /// `__missing__`.
  public let __missing__: Value
  /// `__index__`.
  public let __index__: Value
  /// `__int__`.
  public let __int__: Value
  /// `__float__`.
  public let __float__: Value
  /// `__complex__`.
  public let __complex__: Value
  /// `__neg__`.
  public let __neg__: Value
  /// `__pos__`.
  public let __pos__: Value
  /// `__invert__`.
  public let __invert__: Value
  /// `__abs__`.
  public let __abs__: Value
  /// `__round__`.
  public let __round__: Value
  /// `__enter__`.
  public let __enter__: Value
  /// `__exit__`.
  public let __exit__: Value
  /// `__aenter__`.
  public let __aenter__: Value
  /// `__aexit__`.
  public let __aexit__: Value
  /// `__aiter__`.
  public let __aiter__: Value
  /// `__anext__`.
  public let __anext__: Value
  /// `__await__`.
  public let __await__: Value
  /// `__del__`.
  public let __del__: Value
  /// `__dir__`.
  public let __dir__: Value
  /// `__annotations__`.
  public let __annotations__: Value
  /// `__defaults__`.
  public let __defaults__: Value
  /// `__kwdefaults__`.
  public let __kwdefaults__: Value
  /// `__code__`.
  public let __code__: Value
  /// `__globals__`.
  public let __globals__: Value
  /// `__closure__`.
  public let __closure__: Value
  /// `__wrapped__`.
  public let __wrapped__: Value
  /// `__weakref__`.
  public let __weakref__: Value
  /// `__abstractmethods__`.
  public let __abstractmethods__: Value
  /// `__isabstractmethod__`.
  public let __isabstractmethod__: Value
  /// `__all__`.
  public let __all__: Value
  /// `__file__`.
  public let __file__: Value
  /// `__path__`.
  public let __path__: Value
  /// `__package__`.
  public let __package__: Value
  /// `__spec__`.
  public let __spec__: Value
  /// `__loader__`.
  public let __loader__: Value
  /// `__builtins__`.
  public let __builtins__: Value
  /// `__main__`.
  public let __main__: Value
  /// `__cause__`.
  public let __cause__: Value
  /// `__context__`.
  public let __context__: Value
  /// `__traceback__`.
  public let __traceback__: Value
  /// `__suppress_context__`.
  public let __suppress_context__: Value
  /// `__notes__`.
  public let __notes__: Value
  /// `__self__`.
  public let __self__: Value
  /// `__func__`.
  public let __func__: Value
  /// `__text_signature__`.
  public let __text_signature__: Value
  /// `__match_args__`.
  public let __match_args__: Value
  /// `__objclass__`.
  public let __objclass__: Value
  /// `__subclasshook__`.
  public let __subclasshook__: Value
  /// `__subclasses__`.
  public let __subclasses__: Value
  /// `__cached__`.
  public let __cached__: Value
  /// `__import__`.
  public let __import__: Value
  /// `__class_cell__`.
  public let __class_cell__: Value
  /// `__orig_bases__`.
  public let __orig_bases__: Value
  /// `__origin__`.
  public let __origin__: Value
  /// `__args__`.
  public let __args__: Value
  /// `__parameters__`.
  public let __parameters__: Value
  /// `__type_params__`.
  public let __type_params__: Value
  /// `send`.
  public let send: Value
  /// `throw`.
  public let `throw`: Value
  /// `close`.
  public let close: Value
  /// `args`.
  public let args: Value
  /// `message`.
  public let message: Value
  /// `value`.
  public let value: Value
  /// `code`.
  public let code: Value
  /// `errno`.
  public let errno: Value
  /// `strerror`.
  public let strerror: Value
  /// `filename`.
  public let filename: Value
  /// `filename2`.
  public let filename2: Value
  /// `name`.
  public let name: Value
  /// `path`.
  public let path: Value
  /// `obj`.
  public let obj: Value
  /// `msg`.
  public let msg: Value
  /// `lineno`.
  public let lineno: Value
  /// `offset`.
  public let offset: Value
  /// `text`.
  public let text: Value
  /// `end_lineno`.
  public let end_lineno: Value
  /// `end_offset`.
  public let end_offset: Value
  /// `print_file_and_line`.
  public let print_file_and_line: Value
  /// `encoding`.
  public let encoding: Value
  /// `object`.
  public let object: Value
  /// `start`.
  public let start: Value
  /// `end`.
  public let end: Value
  /// `reason`.
  public let reason: Value
  /// `exceptions`.
  public let exceptions: Value
  /// `keys`.
  public let keys: Value
  /// `items`.
  public let items: Value
  /// `stdout`.
  public let stdout: Value
  /// `stderr`.
  public let stderr: Value
  /// `stdin`.
  public let stdin: Value
  /// `excepthook`.
  public let excepthook: Value
  /// `unraisablehook`.
  public let unraisablehook: Value
  /// `displayhook`.
  public let displayhook: Value
  /// `argv`.
  public let argv: Value
  /// `modules`.
  public let modules: Value
  /// `meta_path`.
  public let meta_path: Value
  /// `last_type`.
  public let last_type: Value
  /// `last_value`.
  public let last_value: Value
  /// `last_traceback`.
  public let last_traceback: Value
  /// `fget`.
  public let fget: Value
  /// `fset`.
  public let fset: Value
  /// `fdel`.
  public let fdel: Value
  /// `write`.
  public let write: Value
  /// `flush`.
  public let flush: Value
  /// `mro`.
  public let mro: Value
  /// Binary operators in the order of BinaryOperation: plain, reflected and in-place.
  let binary: [Name]
  let reflected: [Name]
  let inPlace: [Name]
  /// Comparisons in the order of CompareOperation.
  let compare: [Name]

  init(_ vm: Interpreter) {
    __doc__ = vm.intern("__doc__")
    __name__ = vm.intern("__name__")
    __qualname__ = vm.intern("__qualname__")
    __module__ = vm.intern("__module__")
    __dict__ = vm.intern("__dict__")
    __class__ = vm.intern("__class__")
    __bases__ = vm.intern("__bases__")
    __mro__ = vm.intern("__mro__")
    __slots__ = vm.intern("__slots__")
    __init__ = vm.intern("__init__")
    __new__ = vm.intern("__new__")
    __call__ = vm.intern("__call__")
    __getattribute__ = vm.intern("__getattribute__")
    __getattr__ = vm.intern("__getattr__")
    __setattr__ = vm.intern("__setattr__")
    __delattr__ = vm.intern("__delattr__")
    __get__ = vm.intern("__get__")
    __set__ = vm.intern("__set__")
    __delete__ = vm.intern("__delete__")
    __set_name__ = vm.intern("__set_name__")
    __init_subclass__ = vm.intern("__init_subclass__")
    __class_getitem__ = vm.intern("__class_getitem__")
    __prepare__ = vm.intern("__prepare__")
    __mro_entries__ = vm.intern("__mro_entries__")
    __classcell__ = vm.intern("__classcell__")
    __instancecheck__ = vm.intern("__instancecheck__")
    __subclasscheck__ = vm.intern("__subclasscheck__")
    __repr__ = vm.intern("__repr__")
    __str__ = vm.intern("__str__")
    __format__ = vm.intern("__format__")
    __bytes__ = vm.intern("__bytes__")
    __hash__ = vm.intern("__hash__")
    __eq__ = vm.intern("__eq__")
    __ne__ = vm.intern("__ne__")
    __lt__ = vm.intern("__lt__")
    __le__ = vm.intern("__le__")
    __gt__ = vm.intern("__gt__")
    __ge__ = vm.intern("__ge__")
    __bool__ = vm.intern("__bool__")
    __len__ = vm.intern("__len__")
    __length_hint__ = vm.intern("__length_hint__")
    __contains__ = vm.intern("__contains__")
    __iter__ = vm.intern("__iter__")
    __next__ = vm.intern("__next__")
    __reversed__ = vm.intern("__reversed__")
    __getitem__ = vm.intern("__getitem__")
    __setitem__ = vm.intern("__setitem__")
    __delitem__ = vm.intern("__delitem__")
    __missing__ = vm.intern("__missing__")
    __index__ = vm.intern("__index__")
    __int__ = vm.intern("__int__")
    __float__ = vm.intern("__float__")
    __complex__ = vm.intern("__complex__")
    __neg__ = vm.intern("__neg__")
    __pos__ = vm.intern("__pos__")
    __invert__ = vm.intern("__invert__")
    __abs__ = vm.intern("__abs__")
    __round__ = vm.intern("__round__")
    __enter__ = vm.intern("__enter__")
    __exit__ = vm.intern("__exit__")
    __aenter__ = vm.intern("__aenter__")
    __aexit__ = vm.intern("__aexit__")
    __aiter__ = vm.intern("__aiter__")
    __anext__ = vm.intern("__anext__")
    __await__ = vm.intern("__await__")
    __del__ = vm.intern("__del__")
    __dir__ = vm.intern("__dir__")
    __annotations__ = vm.intern("__annotations__")
    __defaults__ = vm.intern("__defaults__")
    __kwdefaults__ = vm.intern("__kwdefaults__")
    __code__ = vm.intern("__code__")
    __globals__ = vm.intern("__globals__")
    __closure__ = vm.intern("__closure__")
    __wrapped__ = vm.intern("__wrapped__")
    __weakref__ = vm.intern("__weakref__")
    __abstractmethods__ = vm.intern("__abstractmethods__")
    __isabstractmethod__ = vm.intern("__isabstractmethod__")
    __all__ = vm.intern("__all__")
    __file__ = vm.intern("__file__")
    __path__ = vm.intern("__path__")
    __package__ = vm.intern("__package__")
    __spec__ = vm.intern("__spec__")
    __loader__ = vm.intern("__loader__")
    __builtins__ = vm.intern("__builtins__")
    __main__ = vm.intern("__main__")
    __cause__ = vm.intern("__cause__")
    __context__ = vm.intern("__context__")
    __traceback__ = vm.intern("__traceback__")
    __suppress_context__ = vm.intern("__suppress_context__")
    __notes__ = vm.intern("__notes__")
    __self__ = vm.intern("__self__")
    __func__ = vm.intern("__func__")
    __text_signature__ = vm.intern("__text_signature__")
    __match_args__ = vm.intern("__match_args__")
    __objclass__ = vm.intern("__objclass__")
    __subclasshook__ = vm.intern("__subclasshook__")
    __subclasses__ = vm.intern("__subclasses__")
    __cached__ = vm.intern("__cached__")
    __import__ = vm.intern("__import__")
    __class_cell__ = vm.intern("__class_cell__")
    __orig_bases__ = vm.intern("__orig_bases__")
    __origin__ = vm.intern("__origin__")
    __args__ = vm.intern("__args__")
    __parameters__ = vm.intern("__parameters__")
    __type_params__ = vm.intern("__type_params__")
    send = vm.intern("send")
    self.throw = vm.intern("throw")
    close = vm.intern("close")
    args = vm.intern("args")
    message = vm.intern("message")
    value = vm.intern("value")
    code = vm.intern("code")
    errno = vm.intern("errno")
    strerror = vm.intern("strerror")
    filename = vm.intern("filename")
    filename2 = vm.intern("filename2")
    name = vm.intern("name")
    path = vm.intern("path")
    obj = vm.intern("obj")
    msg = vm.intern("msg")
    lineno = vm.intern("lineno")
    offset = vm.intern("offset")
    text = vm.intern("text")
    end_lineno = vm.intern("end_lineno")
    end_offset = vm.intern("end_offset")
    print_file_and_line = vm.intern("print_file_and_line")
    encoding = vm.intern("encoding")
    object = vm.intern("object")
    start = vm.intern("start")
    end = vm.intern("end")
    reason = vm.intern("reason")
    exceptions = vm.intern("exceptions")
    keys = vm.intern("keys")
    items = vm.intern("items")
    stdout = vm.intern("stdout")
    stderr = vm.intern("stderr")
    stdin = vm.intern("stdin")
    excepthook = vm.intern("excepthook")
    unraisablehook = vm.intern("unraisablehook")
    displayhook = vm.intern("displayhook")
    argv = vm.intern("argv")
    modules = vm.intern("modules")
    meta_path = vm.intern("meta_path")
    last_type = vm.intern("last_type")
    last_value = vm.intern("last_value")
    last_traceback = vm.intern("last_traceback")
    fget = vm.intern("fget")
    fset = vm.intern("fset")
    fdel = vm.intern("fdel")
    write = vm.intern("write")
    flush = vm.intern("flush")
    mro = vm.intern("mro")
    let operators: [String] = [
      "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow",
      "lshift", "rshift", "and", "or", "xor",
    ]
    binary = operators.map { Name(vm, "__\($0)__") }
    reflected = operators.map { Name(vm, "__r\($0)__") }
    inPlace = operators.map { Name(vm, "__i\($0)__") }
    compare = ["eq", "ne", "lt", "le", "gt", "ge"].map { Name(vm, "__\($0)__") }
  }
}
