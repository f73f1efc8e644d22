import builtins
import sys
import types
from _types import is_awaitable_code as _is_awaitable_code

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 64, 128, 256, 512

def ismodule(object):
    return isinstance(object, types.ModuleType)
def isclass(object):
    return isinstance(object, type)
def ismethod(object):
    return isinstance(object, types.MethodType)
def isfunction(object):
    return isinstance(object, types.FunctionType)
def isbuiltin(object):
    # Methods of built-in classes are of the same class here; as attributes of their class they are bound to nothing.
    return isinstance(object, types.BuiltinFunctionType) and hasattr(object, '__self__')
def iscode(object):
    return isinstance(object, types.CodeType)
def isframe(object):
    return isinstance(object, types.FrameType)
def istraceback(object):
    return isinstance(object, types.TracebackType)
def isgenerator(object):
    return isinstance(object, types.GeneratorType)
def iscoroutine(object):
    return isinstance(object, types.CoroutineType)
def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)
def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if isinstance(object, types.BuiltinFunctionType):
        return not hasattr(object, '__self__')
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__")
def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")
def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)
def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)
def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))

def _unwrap_partial(func):
    while hasattr(func, 'func') and hasattr(func, 'keywords') and hasattr(func, 'args'):
        func = func.func
    return func

def _has_code_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    while ismethod(f):
        f = f.__func__
    return isfunction(f) and bool(f.__code__.co_flags & flag)

def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)
def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE)
def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)
def isawaitable(object):
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and _is_awaitable_code(object)
            or hasattr(type(object), '__await__'))

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED')

def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED
def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    if coroutine.cr_frame is None:
        return CORO_CLOSED
    return CORO_CREATED
def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    if agen.ag_frame is None:
        return AGEN_CLOSED
    return AGEN_CREATED
def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}
def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return frame.f_locals if frame is not None else {}

def getmembers(object, predicate=None):
    results = []
    for key in dir(object):
        try:
            value = getattr(object, key)
        except AttributeError:
            continue
        if not predicate or predicate(value):
            results.append((key, value))
    results.sort(key=lambda pair: pair[0])
    return results

def getmro(cls):
    return cls.__mro__
def _owner(function):
    """The class whose body defines a function, found by its qualified name; None for others."""
    found = sys.modules.get(function.__module__)
    for name in function.__qualname__.split('.')[:-1]:
        found = getattr(found, name, None)
    return found if isclass(found) else None

def _inherited_doc(object):
    """The documentation of what a class, method or property overrides; None when there is none."""
    if isclass(object):
        for base in object.__mro__:
            if base is not builtins.object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(object):
        name = object.__func__.__name__
        receiver = object.__self__
        owner = receiver if isclass(receiver) else receiver.__class__
    elif isfunction(object):
        name, owner = object.__name__, _owner(object)
    elif isinstance(object, property) and object.fget is not None:
        name, owner = object.fget.__name__, _owner(object.fget)
    else:
        return None
    for base in owner.__mro__ if owner is not None else ():
        if hasattr(base, name):
            doc = getattr(base, name).__doc__
            if doc is not None:
                return doc
    return None

def getdoc(object):
    try:
        doc = object.__doc__
        if doc is None:
            doc = _inherited_doc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None
def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin is not None:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)

def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))
def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'.format(
        type(object).__name__))
getsourcefile = getfile

def _source_lines(object):
    with open(getfile(object)) as f:
        return f.readlines()
def getsourcelines(object):
    try:
        lines = _source_lines(object)
    except OSError:
        raise OSError('could not get source code') from None
    if ismethod(object):
        object = object.__func__
    start = 0
    if isclass(object):
        for i, line in enumerate(lines):
            words = line.split()
            if len(words) > 1 and words[0] == 'class' and words[1].split('(')[0].split(':')[0] == object.__name__:
                start = i
                break
        else:
            raise OSError('could not find class definition')
    else:
        start = object.__code__.co_firstlineno - 1
    first = lines[start]
    indent = len(first) - len(first.lstrip())
    end = start + 1
    header = first.lstrip().startswith('@')
    while end < len(lines):
        line = lines[end]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            if header and line.lstrip().startswith(('@', 'def ', 'async def ', 'class ')):
                header = line.lstrip().startswith('@')
                end += 1
                continue
            if not line.lstrip().startswith((')', ']')):
                break
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return lines[start:end], start + 1
def getsource(object):
    return ''.join(getsourcelines(object)[0])

def unwrap(func, *, stop=None):
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(func))
        seen.add(id(func))
    return func

def currentframe():
    return sys._getframe(1)

class FrameInfo(tuple):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))
        self.positions = positions
        return self
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

def _frame_infos(frame, context):
    infos = []
    while frame:
        code = frame.f_code
        lines = None
        try:
            with open(code.co_filename) as f:
                lines = [f.readlines()[frame.f_lineno - 1]]
        except (OSError, IndexError):
            pass
        infos.append(FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name, lines, 0 if lines else None))
        frame = frame.f_back
    return infos
def stack(context=1):
    return _frame_infos(sys._getframe(1), context)
def getouterframes(frame, context=1):
    return _frame_infos(frame, context)

class _empty:
    pass

class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.description = description
        return self
    def __str__(self):
        return self.description
    def __repr__(self):
        return '<_ParameterKind.%s: %d>' % (self.name, int(self))

_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')

def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type) and type(annotation).__name__ != 'GenericAlias':
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation).replace('typing.', '')

class Parameter:
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty
    __slots__ = ('name', 'kind', 'default', 'annotation')
    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = annotation
    def replace(self, **changes):
        values = dict(name=self.name, kind=self.kind, default=self.default, annotation=self.annotation)
        values.update(changes)
        return Parameter(values['name'], values['kind'], default=values['default'], annotation=values['annotation'])
    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(self.annotation))
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        if self.kind == _VAR_POSITIONAL:
            text = '*' + text
        elif self.kind == _VAR_KEYWORD:
            text = '**' + text
        return text
    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)
    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name == other.name and self.kind == other.kind and self.default == other.default
                and self.annotation == other.annotation)
    def __hash__(self):
        return hash((self.name, int(self.kind)))

class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature
    @property
    def signature(self):
        return self._signature
    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            arg = self.arguments[name]
            if param.kind == _VAR_POSITIONAL:
                args.extend(arg)
            else:
                args.append(arg)
        return tuple(args)
    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            arg = self.arguments[name]
            if param.kind == _VAR_KEYWORD:
                kwargs.update(arg)
            else:
                kwargs[name] = arg
        return kwargs
    def apply_defaults(self):
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments
    def __repr__(self):
        return '<BoundArguments ({})>'.format(', '.join('{}={!r}'.format(k, v) for k, v in self.arguments.items()))

class Signature:
    empty = _empty
    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = {p.name: p for p in (parameters or ())}
        self._return_annotation = return_annotation
    @property
    def parameters(self):
        return types.MappingProxyType(self._parameters)
    @property
    def return_annotation(self):
        return self._return_annotation
    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return signature(obj, follow_wrapped=follow_wrapped)
    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self._parameters.values() if parameters is None else parameters,
                         return_annotation=self._return_annotation if return_annotation is None else return_annotation)
    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)
    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)
    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        kwargs = dict(kwargs)
        rest = list(args)
        for param in self._parameters.values():
            if param.kind == _VAR_POSITIONAL:
                if rest:
                    arguments[param.name] = tuple(rest)
                    rest = []
            elif param.kind == _VAR_KEYWORD:
                continue
            elif rest and param.kind != _KEYWORD_ONLY:
                if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                    raise TypeError('multiple values for argument {!r}'.format(param.name))
                arguments[param.name] = rest.pop(0)
            elif param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                arguments[param.name] = kwargs.pop(param.name)
            elif param.default is _empty and not partial:
                raise TypeError('missing a required argument: {!r}'.format(param.name))
        if rest:
            raise TypeError('too many positional arguments')
        for param in self._parameters.values():
            if param.kind == _VAR_KEYWORD and kwargs:
                arguments[param.name] = kwargs
                kwargs = {}
        if kwargs:
            raise TypeError('got an unexpected keyword argument {!r}'.format(next(iter(kwargs))))
        return BoundArguments(self, arguments)
    def __str__(self):
        result = []
        slash = False
        star = True
        for param in self._parameters.values():
            if param.kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                result.append('/')
                slash = False
            if param.kind == _VAR_POSITIONAL:
                star = False
            elif param.kind == _KEYWORD_ONLY and star:
                result.append('*')
                star = False
            result.append(str(param))
        if slash:
            result.append('/')
        text = '({})'.format(', '.join(result))
        if self._return_annotation is not _empty:
            text += ' -> ' + formatannotation(self._return_annotation)
        return text
    def __repr__(self):
        return '<Signature {}>'.format(self)
    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self._parameters.values()) == list(other._parameters.values())
                and self._return_annotation == other._return_annotation)

def _from_function(func):
    code = func.__code__
    count = code.co_argcount
    only = code.co_posonlyargcount
    names = code.co_varnames
    defaults = func.__defaults__ or ()
    annotations = func.__annotations__
    kwdefaults = func.__kwdefaults__ or {}
    params = []
    for i in range(count):
        default = defaults[i - count] if i >= count - len(defaults) else _empty
        params.append(Parameter(names[i], _POSITIONAL_ONLY if i < only else _POSITIONAL_OR_KEYWORD, default=default,
                                annotation=annotations.get(names[i], _empty)))
    kwonly = code.co_kwonlyargcount
    index = count + kwonly
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[index], _VAR_POSITIONAL, annotation=annotations.get(names[index], _empty)))
        index += 1
    for name in names[count:count + kwonly]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(Parameter(names[index], _VAR_KEYWORD, annotation=annotations.get(names[index], _empty)))
    return Signature(params, return_annotation=annotations.get('return', _empty))

def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind != _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)

def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
        if ismethod(obj):
            return signature(obj)
    sig = getattr(obj, '__signature__', None)
    if sig is not None:
        return sig
    if isfunction(obj):
        return _from_function(obj)
    if hasattr(obj, 'func') and hasattr(obj, 'args') and hasattr(obj, 'keywords'):
        sig = signature(obj.func)
        params = []
        skip = len(obj.args)
        for p in sig.parameters.values():
            if skip and p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                skip -= 1
                continue
            if p.name in obj.keywords:
                p = p.replace(default=obj.keywords[p.name], kind=_KEYWORD_ONLY)
            params.append(p)
        return sig.replace(parameters=params)
    if isinstance(obj, type):
        for name in ('__new__', '__init__'):
            for cls in obj.__mro__[:-1]:
                f = cls.__dict__.get(name)
                if isinstance(f, staticmethod):
                    f = f.__func__
                if isfunction(f):
                    return _without_first(_from_function(f))
        return Signature()
    text = getattr(obj, '__text_signature__', None)
    if text:
        return _from_text(obj, text)
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_from_function(call))
    raise ValueError('no signature found for builtin {!r}'.format(obj))

def _from_text(obj, text):
    # The text is a parameter list as a definition has it, with $ before a receiver that a bound method leaves out.
    bound = getattr(obj, '__self__', None) is not None
    parts = text[1:-1].split(', ') if text != '()' else []
    if bound and parts and parts[0].startswith('$'):
        del parts[0]
        if parts and parts[0] == '/':
            del parts[0]
    source = 'lambda ' + ', '.join(parts).replace('$', '') + ': 0'
    return _from_function(eval(source, {}))

class FullArgSpec(tuple):
    args = property(lambda self: self[0])
    varargs = property(lambda self: self[1])
    varkw = property(lambda self: self[2])
    defaults = property(lambda self: self[3])
    kwonlyargs = property(lambda self: self[4])
    kwonlydefaults = property(lambda self: self[5])
    annotations = property(lambda self: self[6])

def getfullargspec(func):
    args, varargs, varkw, kwonly, defaults, kwdefaults = [], None, None, [], (), {}
    for p in signature(func, follow_wrapped=False).parameters.values():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(p.name)
            if p.default is not _empty:
                defaults += (p.default,)
        elif p.kind == _VAR_POSITIONAL:
            varargs = p.name
        elif p.kind == _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not _empty:
                kwdefaults[p.name] = p.default
        else:
            varkw = p.name
    return FullArgSpec((args, varargs, varkw, defaults or None, kwonly, kwdefaults or None,
                        getattr(func, '__annotations__', {})))

def getcallargs(func, /, *positional, **named):
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments

def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    return dict(getattr(obj, '__annotations__', None) or {})
