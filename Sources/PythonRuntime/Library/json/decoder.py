"""JSON: reading."""

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """Text that is no JSON: where, and why."""

    def __init__(self, msg, doc, pos):
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos


_back = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_digits = "0123456789"
_words = ("null", None), ("true", True), ("false", False)
_constants = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class _Reader:
    def __init__(self, text, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict):
        self.text = text
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict

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
        for word, value in _words:
            if text.startswith(word, i):
                return value, i + len(word)
        for word in _constants:
            if text.startswith(word, i):
                return self.parse_constant(word), i + len(word)
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
            while i < len(text) and text[i] not in '"\\' and (text[i] >= " " or not self.strict):
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


class JSONDecoder:
    """Reads JSON texts."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _reader(self, text):
        return _Reader(text, self.object_hook, self.parse_float, self.parse_int, self.parse_constant,
                       self.object_pairs_hook, self.strict)

    def decode(self, s):
        """The object that a JSON text stands for."""
        reader = self._reader(s)
        value, end = reader.value(reader.skip(0))
        end = reader.skip(end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The object that begins at an index, and where it ends."""
        return self._reader(s).value(idx)
