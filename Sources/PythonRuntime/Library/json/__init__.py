"""JSON: reading and writing."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """Text that is no JSON: where, and why."""

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos


_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quote(text, ascii_only):
    out = ['"']
    for c in text:
        if c in _escapes:
            out.append(_escapes[c])
        elif c < " " or ascii_only and c > "~":
            n = ord(c)
            if n > 0xFFFF:
                n -= 0x10000
                out.append(f"\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}")
            else:
                out.append(f"\\u{n:04x}")
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False
):
    """An object as JSON text."""
    if isinstance(indent, int) and not isinstance(indent, bool):
        indent = " " * indent
    item_gap, key_gap = separators or ((",", ": ") if indent is not None else (", ", ": "))
    running = set()
    out = []
    write = out.append

    def number(value):
        if value != value:
            text = "NaN"
        elif value in (float("inf"), float("-inf")):
            text = "Infinity" if value > 0 else "-Infinity"
        else:
            return float.__repr__(value)
        if not allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
        return text

    def scalar(value):
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, str):
            return _quote(value, ensure_ascii)
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return number(value)
        return None

    def emit(value, level):
        text = scalar(value)
        if text is not None:
            write(text)
            return
        key = id(value)
        if key in running:
            raise ValueError("Circular reference detected")
        running.add(key)
        inner = "" if indent is None else "\n" + indent * (level + 1)
        outer = "" if indent is None else "\n" + indent * level
        if isinstance(value, (list, tuple)):
            if not value:
                write("[]")
            else:
                write("[")
                first = True
                for item in value:
                    write(inner if first else item_gap + inner)
                    first = False
                    emit(item, level + 1)
                write(outer + "]")
        elif isinstance(value, dict):
            first = True
            items = sorted(value.items()) if sort_keys else value.items()
            for k, item in items:
                if isinstance(k, str):
                    name = k
                elif k is None or isinstance(k, (int, float)):
                    name = scalar(k)
                elif skipkeys:
                    continue
                else:
                    raise TypeError(
                        f"keys must be str, int, float, bool or None, not {k.__class__.__name__}"
                    )
                write("{" + inner if first else item_gap + inner)
                first = False
                write(_quote(name, ensure_ascii) + key_gap)
                emit(item, level + 1)
            write("{}" if first else outer + "}")
        elif default is not None:
            emit(default(value), level)
        else:
            raise TypeError(f"Object of type {value.__class__.__name__} is not JSON serializable")
        running.discard(key)

    emit(obj, 0)
    return "".join(out)


def dump(obj, fp, **kw):
    """Write an object as JSON text to a file."""
    fp.write(dumps(obj, **kw))


_back = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_digits = "0123456789"


class _Reader:
    def __init__(self, text, object_hook, parse_float, parse_int, object_pairs_hook):
        self.text = text
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int

    def skip(self, i):
        text = self.text
        while i < len(text) and text[i] in " \t\n\r":
            i += 1
        return i

    def value(self, i):
        text = self.text
        c = text[i : i + 1]
        if c == '"':
            return self.string(i + 1)
        if c == "{":
            return self.object(i + 1)
        if c == "[":
            return self.array(i + 1)
        for word, value in (("null", None), ("true", True), ("false", False), ("NaN", float("nan")),
                            ("Infinity", float("inf")), ("-Infinity", float("-inf"))):
            if text.startswith(word, i):
                return value, i + len(word)
        return self.number(i)

    def number(self, i):
        text = self.text
        start = i
        if text[i : i + 1] == "-":
            i += 1
        if text[i : i + 1] == "0":
            i += 1
        elif text[i : i + 1] and text[i] in _digits:
            while i < len(text) and text[i] in _digits:
                i += 1
        else:
            raise JSONDecodeError("Expecting value", text, start)
        whole = True
        if text[i : i + 1] == "." and text[i + 1 : i + 2] and text[i + 1] in _digits:
            whole = False
            i += 1
            while i < len(text) and text[i] in _digits:
                i += 1
        if text[i : i + 1] and text[i] in "eE":
            j = i + 1
            if text[j : j + 1] and text[j] in "+-":
                j += 1
            if text[j : j + 1] and text[j] in _digits:
                whole = False
                while j < len(text) and text[j] in _digits:
                    j += 1
                i = j
        return (self.parse_int if whole else self.parse_float)(text[start:i]), i

    def string(self, i):
        text = self.text
        begin = i - 1
        out = []
        while True:
            start = i
            while i < len(text) and text[i] not in '"\\' and text[i] >= " ":
                i += 1
            out.append(text[start:i])
            if i >= len(text):
                raise JSONDecodeError("Unterminated string starting at", text, begin)
            c = text[i]
            if c == '"':
                return "".join(out), i + 1
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", text, i)
            c = text[i + 1 : i + 2]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", text, begin)
            if c != "u":
                if c not in _back:
                    raise JSONDecodeError("Invalid \\escape", text, i)
                out.append(_back[c])
                i += 2
                continue
            n = self.unit(i + 2)
            i += 6
            if 0xD800 <= n <= 0xDBFF and text.startswith("\\u", i):
                low = self.unit(i + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    n = 0x10000 + ((n - 0xD800) << 10 | low - 0xDC00)
                    i += 6
            out.append(chr(n))

    def unit(self, i):
        digits = self.text[i : i + 4]
        if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", self.text, i - 1)

    def array(self, i):
        items = []
        i = self.skip(i)
        if self.text[i : i + 1] == "]":
            return items, i + 1
        while True:
            value, i = self.value(i)
            items.append(value)
            i = self.skip(i)
            c = self.text[i : i + 1]
            if c == "]":
                return items, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", self.text, i)
            i = self.skip(i + 1)

    def object(self, i):
        pairs = []
        i = self.skip(i)
        if self.text[i : i + 1] != "}":
            while True:
                if self.text[i : i + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", self.text, i)
                name, i = self.string(i + 1)
                i = self.skip(i)
                if self.text[i : i + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", self.text, i)
                value, i = self.value(self.skip(i + 1))
                pairs.append((name, value))
                i = self.skip(i)
                c = self.text[i : i + 1]
                if c == "}":
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", self.text, i)
                i = self.skip(i + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, i + 1


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None):
    """The object that JSON text stands for."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    reader = _Reader(s, object_hook, parse_float, parse_int, object_pairs_hook)
    value, i = reader.value(reader.skip(0))
    i = reader.skip(i)
    if i != len(s):
        raise JSONDecodeError("Extra data", s, i)
    return value


def load(fp, **kw):
    """The object that the JSON text in a file stands for."""
    return loads(fp.read(), **kw)
