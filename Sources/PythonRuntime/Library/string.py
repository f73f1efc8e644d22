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
    """str.format as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
