"""Constants of characters, templates, and a formatter."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize every word."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """Text with $-names to be replaced."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _parts(self):
        text = self.template
        i = 0
        while i < len(text):
            j = text.find(self.delimiter, i)
            if j < 0:
                yield text[i:], None, None
                return
            if j > i:
                yield text[i:j], None, None
            k = j + 1
            if text[k : k + 1] == self.delimiter:
                yield self.delimiter, None, None
                i = k + 1
                continue
            brace = text[k : k + 1] == "{"
            start = k + 1 if brace else k
            end = start
            while end < len(text) and (text[end] == "_" or text[end].isascii() and text[end].isalnum()):
                end += 1
            name = text[start:end]
            if not name or name[0].isdigit() or brace and text[end : end + 1] != "}":
                yield text[j], None, j
                i = j + 1
                continue
            stop = end + 1 if brace else end
            yield text[j:stop], name, None
            i = stop

    def _fill(self, mapping, safe):
        out = []
        for text, name, bad in self._parts():
            if bad is not None and not safe:
                line = self.template.count("\n", 0, bad) + 1
                column = bad - (self.template.rfind("\n", 0, bad) + 1) + 1
                raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
            if name is None:
                out.append(text)
            elif safe:
                out.append(str(mapping[name]) if name in mapping else text)
            else:
                out.append(str(mapping[name]))
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        """Replace every name; KeyError for one that is missing."""
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """Replace the names that are known."""
        return self._fill({**mapping, **kws}, True)


class Formatter:
    """str.format as an object, whose steps derived classes can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            if field == "":
                if number is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = str(number)
                number += 1
            elif field.isdigit():
                if number:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                number = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            result.append(self.format_field(value, spec))
        return "".join(result), number

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in ("s", "r", "a"):
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """(literal text, field name, format specification, conversion) of each piece; the last three may be None."""
        literal = []
        i = 0
        n = len(format_string)
        while i < n:
            c = format_string[i]
            i += 1
            if c not in "{}":
                literal.append(c)
                continue
            if format_string[i:i + 1] == c:
                # CPython ends the piece at a doubled brace.
                yield "".join(literal) + c, None, None, None
                literal = []
                i += 1
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if i == n:
                raise ValueError("Single '{' encountered in format string")
            depth = 1
            start = i
            bracket = False
            while i < n and depth:
                c = format_string[i]
                if c == "[" and depth == 1:
                    bracket = True
                elif c == "]":
                    bracket = False
                elif c == "{" and not bracket:
                    depth += 1
                elif c == "}" and not bracket:
                    depth -= 1
                i += 1
            if depth:
                raise ValueError("expected '}' before end of string")
            field, spec, conversion = self._split(format_string[start:i - 1])
            yield "".join(literal), field, spec, conversion
            literal = []
        if literal:
            yield "".join(literal), None, None, None

    def _split(self, text):
        """(name, specification, conversion) of a field."""
        i = 0
        bracket = False
        while i < len(text) and (bracket or text[i] not in ":!"):
            bracket = text[i] == "[" or bracket and text[i] != "]"
            i += 1
        name, rest = text[:i], text[i:]
        conversion = None
        if rest[:1] == "!":
            if len(rest) < 2:
                raise ValueError("unmatched '{' in format spec")
            conversion = rest[1]
            rest = rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        return name, rest[1:], conversion

    def get_field(self, field_name, args, kwargs):
        """(value, first key) of a field's name with its attributes and items."""
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first, rest = field_name[:end], field_name[end:]
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = 1
                while end < len(rest) and rest[end] not in ".[":
                    end += 1
                value = getattr(value, rest[1:end])
            else:
                end = rest.find("]")
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                item = rest[1:end]
                value = value[int(item) if item.isdigit() else item]
                end += 1
            rest = rest[end:]
        return value, key
