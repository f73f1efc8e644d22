"""JSON: writing."""

__all__ = ["JSONEncoder"]

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


class JSONEncoder:
    """Writes JSON texts."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write for an object that JSON does not know; derived classes say."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """An object as JSON text."""
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """An object as JSON text, piece by piece."""
        out = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        self._emit(o, 0, indent, set() if self.check_circular else None, out.append)
        return iter(out)

    def _number(self, value):
        if value != value:
            text = "NaN"
        elif value in (float("inf"), float("-inf")):
            text = "Infinity" if value > 0 else "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            # CPython's encoder for texts without line breaks is another one, which says less.
            shown = "" if self.indent is None else f": {value!r}"
            raise ValueError("Out of range float values are not JSON compliant" + shown)
        return text

    def _scalar(self, value):
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, str):
            return _quote(value, self.ensure_ascii)
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self._number(value)
        return None

    def _emit(self, value, level, indent, running, write):
        text = self._scalar(value)
        if text is not None:
            write(text)
            return
        key = id(value)
        if running is not None:
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
                gap = inner
                for item in value:
                    write(gap)
                    gap = self.item_separator + inner
                    self._emit(item, level + 1, indent, running, write)
                write(outer + "]")
        elif isinstance(value, dict):
            gap = "{" + inner
            for k, item in sorted(value.items()) if self.sort_keys else value.items():
                if isinstance(k, str):
                    name = k
                elif k is None or isinstance(k, (int, float)):
                    name = self._scalar(k)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f"keys must be str, int, float, bool or None, not {k.__class__.__name__}")
                write(gap)
                gap = self.item_separator + inner
                write(_quote(name, self.ensure_ascii) + self.key_separator)
                self._emit(item, level + 1, indent, running, write)
            write("{}" if gap[0] == "{" else outer + "}")
        else:
            self._emit(self.default(value), level, indent, running, write)
        if running is not None:
            running.discard(key)
