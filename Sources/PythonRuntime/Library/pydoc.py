"""Documentation of objects as text: what help() shows."""

import builtins
import inspect
import sys
import types

__all__ = ["help", "render_doc", "doc", "getdoc", "plain"]


def plain(text):
    """The text without overstriking: it has none."""
    return text


def getdoc(object):
    """The documentation of an object."""
    try:
        return (inspect.getdoc(object) or "").rstrip()
    except Exception:
        return ""


def _indented(text, prefix="    "):
    return "\n".join([prefix + line for line in text.split("\n")]) if text else ""


def _class_name(cls, module):
    return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__name__}"


def _describe(thing):
    """What something is, in a word or two."""
    if isinstance(thing, types.ModuleType):
        kind = "package " if hasattr(thing, "__path__") else "module "
        return ("built-in " if kind == "module " and thing.__name__ in sys.builtin_module_names else "") \
            + kind + thing.__name__
    if isinstance(thing, type):
        return "class " + thing.__name__
    if isinstance(thing, types.FunctionType):
        return "function " + thing.__name__
    if isinstance(thing, types.MethodType):
        return "method " + thing.__name__
    if isinstance(thing, types.BuiltinFunctionType):
        return ("built-in function " if isinstance(thing.__self__, (types.ModuleType, type(None)))
                else "built-in method ") + thing.__name__
    if isinstance(thing, (types.MethodDescriptorType, types.WrapperDescriptorType)):
        return "method_descriptor " + thing.__name__ if isinstance(thing, types.MethodDescriptorType) \
            else "wrapper_descriptor " + thing.__name__
    return type(thing).__name__


def _signature(object):
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return "(...)"


def _routine(object, name=None, cls=None):
    """The lines of a function or method."""
    name = name or object.__name__
    shown = object.__name__
    title = shown if name == shown else f"{name} = {shown}"
    note = ""
    if isinstance(object, types.MethodType):
        kind = type(object.__self__)
        owner = f"{kind.__module__}.{kind.__name__}"
        note = f" method of {owner} instance" if cls is None else f" from {owner}"
    prefix = "async " if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object) else ""
    head = prefix + title + _signature(object) + note
    text = getdoc(object)
    return head + "\n" + (_indented(text) + "\n" if text else "")


def _visible(name, is_class=True):
    if name in ("__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__",
                "__file__", "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__",
                "__slots__", "__spec__", "__version__", "__annotations__", "__static_attributes__",
                "__firstlineno__", "__type_params__", "__abstractmethods__", "_abc_impl", "_abc_registry",
                "_abc_cache"):
        return False
    if name.startswith("__") and name.endswith("__"):
        return is_class
    return not name.startswith("_")


def _bars(text):
    return "\n".join([" |  " + line if line else " |  " for line in text.rstrip("\n").split("\n")]) + "\n"


def _class(cls, name=None):
    """The lines of a class."""
    module = cls.__module__
    bases = [_class_name(b, module) for b in cls.__bases__]
    title = f"class {cls.__name__}" + (f"({', '.join(bases)})" if bases else "")
    out = []
    signature = _signature(cls) if not cls.__module__ == "builtins" else None
    if signature and signature not in ("()", "(...)"):
        out.append(cls.__name__ + signature + "\n\n")
    text = getdoc(cls) if cls.__dict__.get("__doc__") else ""
    if text:
        out.append(text + "\n\n")
    order = [c for c in cls.__mro__]
    if len(order) > 2:
        out.append("Method resolution order:\n" + "".join([f"    {_class_name(c, module)}\n" for c in order]) + "\n")
    seen = set()
    first = True
    for owner in order:
        if owner is object and cls is not object:
            break
        methods, class_methods, static_methods, readonly, data, others = [], [], [], [], [], []
        for key, value in owner.__dict__.items():
            if key in seen or not _visible(key):
                continue
            seen.add(key)
            if isinstance(value, classmethod):
                class_methods.append((key, getattr(cls, key)))
            elif isinstance(value, staticmethod):
                static_methods.append((key, value.__func__))
            elif isinstance(value, property):
                (readonly if value.fset is None else data).append((key, value))
            elif inspect.isroutine(value):
                methods.append((key, value))
            elif inspect.isdatadescriptor(value):
                data.append((key, value))
            else:
                others.append((key, value))
        if owner.__flags__ & 512 and "__slots__" not in owner.__dict__ and owner.__base__.__flags__ & 512 == 0:
            # Where CPython has descriptors, Fermata's classes have none.
            for key, text in (("__dict__", "dictionary for instance variables"),
                              ("__weakref__", "list of weak references to the object")):
                if key not in owner.__dict__:
                    data.append((key, property(doc=text)))
        tag = "defined here" if owner is cls else f"inherited from {_class_name(owner, module)}"
        sections = []
        for heading, items in ((f"Methods {tag}:", methods), (f"Class methods {tag}:", class_methods),
                               (f"Static methods {tag}:", static_methods)):
            if items:
                lines = [_routine(value, key, cls) for key, value in sorted(items)]
                sections.append(heading + "\n\n" + "\n".join(lines))
        for heading, items in ((f"Readonly properties {tag}:", readonly), (f"Data descriptors {tag}:", data)):
            if items:
                lines = [key + "\n" + (_indented(getdoc(value)) + "\n" if getdoc(value) else "")
                         for key, value in sorted(items, key=lambda pair: pair[0])]
                sections.append(heading + "\n\n" + "\n".join(lines))
        if others:
            lines = [f"{key} = {value!r}\n" for key, value in sorted(others, key=lambda pair: pair[0])]
            sections.append(f"Data and other attributes {tag}:\n\n" + "\n".join(lines))
        for section in sections:
            if not first:
                out.append("-" * 70 + "\n")
            first = False
            out.append(section + "\n")
    body = "".join(out).rstrip("\n")
    return title + "\n" + (_bars(body) if body else "")


def _module(module):
    """The lines of a module."""
    parts = []
    text = getdoc(module)
    summary, _, rest = text.partition("\n")
    parts.append("NAME\n" + _indented(module.__name__ + (f" - {summary}" if summary else "")) + "\n")
    if rest.strip():
        parts.append("DESCRIPTION\n" + _indented(rest.strip("\n")) + "\n")
    names = getattr(module, "__all__", None)
    classes, functions, data = [], [], []
    for name, value in vars(module).items():
        if names is not None and name not in names or names is None and not _visible(name, False):
            continue
        if isinstance(value, type):
            if names is not None or value.__module__ == module.__name__:
                classes.append(_class(value))
        elif inspect.isroutine(value):
            if names is not None or getattr(value, "__module__", module.__name__) == module.__name__:
                functions.append(_routine(value, name))
        elif not isinstance(value, types.ModuleType):
            data.append(f"{name} = {value!r}\n")
    for heading, items in (("CLASSES", classes), ("FUNCTIONS", functions), ("DATA", data)):
        if items:
            parts.append(heading + "\n" + _indented("\n".join(items).rstrip("\n")) + "\n")
    parts.append("FILE\n" + _indented(getattr(module, "__file__", None) or "(built-in)") + "\n")
    return "\n".join(parts)


def _locate(name):
    """What a dotted name stands for."""
    if hasattr(builtins, name):
        return getattr(builtins, name)
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        try:
            found = __import__(".".join(parts[:count]), fromlist=["*"])
        except ImportError:
            continue
        for part in parts[count:]:
            found = getattr(found, part)
        return found
    return None


def document(object, name=None):
    """The text about an object."""
    if isinstance(object, types.ModuleType):
        return _module(object)
    if isinstance(object, type):
        return _class(object, name)
    if inspect.isroutine(object):
        return _routine(object, name)
    text = getdoc(object)
    return (name or "") + "\n" + (_indented(text) + "\n" if text else "")


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """The page about an object or a name."""
    name = None
    object = thing
    if isinstance(thing, str):
        object = _locate(thing)
        if object is None:
            raise ImportError(f"No Python documentation found for {thing!r}.\nUse help() to get the interactive help "
                              "utility.\nUse help(str) for help on the str class.")
        name = thing.rpartition(".")[2]
    description = _describe(object)
    module = inspect.getmodule(object)
    if name is None:
        name = getattr(object, "__name__", None)
    if isinstance(thing, str) and "." in thing:
        description += " in " + thing.rpartition(".")[0]
    elif module is not None and module is not object:
        description += " in module " + module.__name__
    if not (isinstance(object, (types.ModuleType, type, property)) or inspect.isroutine(object)
            or inspect.isdatadescriptor(object)):
        # Of an instance its class tells more.
        description += " object"
        object = type(object)
    return title % description + "\n\n" + document(object, name)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None):
    """Shows the page about an object or a name."""
    try:
        text = render_doc(thing, title)
    except ImportError as error:
        print(error)
        return
    (output or sys.stdout).write(text + "\n")


def _interact():
    print("Type the name of any module, keyword or object to get help on it; to leave, type \"quit\".\n")
    while True:
        try:
            request = input("help> ").strip().strip("\"'")
        except (EOFError, KeyboardInterrupt):
            print()
            break
        if request.lower() in ("q", "quit", ""):
            break
        doc(request, "Help on %s:")
    print("\nYou are now leaving help and returning to the interpreter.")


def help(*args):
    """Shows the documentation of an object; without one, asks for names."""
    if not args:
        _interact()
    else:
        doc(args[0], "Help on %s:")
