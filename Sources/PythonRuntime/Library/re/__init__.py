"""Regular expressions."""

import enum
from _regex import Program, run
from re._compiler import Compiler
from re._parser import Parser, error
from types import GenericAlias

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """Flags of compile() and the other functions."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128

    def __repr__(self):
        return _flags_text(self._value_) or "re.NOFLAG"

    __str__ = object.__str__
    __format__ = int.__format__
    _numeric_repr_ = hex


globals().update(RegexFlag.__members__)

_SEARCH, _MATCH, _FULL = 0, 1, 2
_FLAG_NAMES = ("TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII")


def _flags_text(value):
    names = [f"re.{name}" for i, name in enumerate(_FLAG_NAMES) if value & 1 << i]
    rest = value & ~0x1FF
    if rest:
        names.append(hex(rest))
    return "|".join(names)


class Pattern:
    """A compiled regular expression."""

    __module__ = "re"
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_program", "_names", "_is_bytes", "__weakref__")

    def __repr__(self):
        flags = self.flags
        if not self._is_bytes and flags & 0x124 == 32:
            flags &= ~32
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        return f"re.compile({shown}, {_flags_text(flags)})" if flags else f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.flags, self.pattern, self._is_bytes) == (other.flags, other.pattern, other._is_bytes)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def _run(self, string, pos, end, mode, advance=False):
        if isinstance(string, str):
            if self._is_bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
        elif not isinstance(string, (bytes, bytearray, memoryview)):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        elif not self._is_bytes:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return run(self._program, string, pos, end, mode, advance)

    def _find(self, string, pos, endpos, mode):
        length = len(string) if hasattr(string, "__len__") else 0
        pos = min(max(pos, 0), length)
        end = length if endpos is None else min(max(endpos, 0), length)
        found = self._run(string, pos, end, mode)
        return None if found is None else _make_match(self, string, pos, end, found)

    def match(self, string, pos=0, endpos=None):
        """Matches at the start of the string."""
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=None):
        """Matches the whole string."""
        return self._find(string, pos, endpos, _FULL)

    def search(self, string, pos=0, endpos=None):
        """Looks for the first place that matches."""
        return self._find(string, pos, endpos, _SEARCH)

    def _scan(self, string, pos=0, endpos=None):
        """The positions of all matches, one after the other."""
        length = len(string) if hasattr(string, "__len__") else 0
        pos = min(max(pos, 0), length)
        end = length if endpos is None else min(max(endpos, 0), length)
        advance = False
        while True:
            found = self._run(string, pos, end, _SEARCH, advance)
            if found is None:
                return
            yield found
            pos = found[1]
            advance = found[0] == found[1]

    def finditer(self, string, pos=0, endpos=None):
        """An iterator over all matches."""
        length = len(string)
        end = length if endpos is None else min(max(endpos, 0), length)
        for found in self._scan(string, pos, endpos):
            yield _make_match(self, string, min(max(pos, 0), length), end, found)

    def findall(self, string, pos=0, endpos=None):
        """The texts of all matches, or of their groups."""
        result = []
        empty = string[:0]
        groups = self.groups
        for found in self._scan(string, pos, endpos):
            if groups == 0:
                result.append(string[found[0]:found[1]])
            elif groups == 1:
                result.append(string[found[2]:found[3]] if found[3] >= 0 else empty)
            else:
                result.append(tuple([
                    string[found[i]:found[i + 1]] if found[i + 1] >= 0 else empty
                    for i in range(2, 2 * groups + 2, 2)]))
        return result

    def split(self, string, maxsplit=0):
        """The pieces between the matches, with the groups of the matches."""
        result = []
        last = 0
        count = 0
        for found in self._scan(string) if maxsplit >= 0 else ():
            if maxsplit and count >= maxsplit:
                break
            result.append(string[last:found[0]])
            for i in range(2, 2 * self.groups + 2, 2):
                result.append(string[found[i]:found[i + 1]] if found[i + 1] >= 0 else None)
            last = found[1]
            count += 1
        result.append(string[last:])
        return result

    def subn(self, repl, string, count=0):
        """The string with matches replaced, and how many were."""
        if callable(repl):
            expand = repl
        else:
            template = _template(self, repl)
            if template is None:
                expand = None
            else:
                def expand(match):
                    return _expand(template, match)
        pieces = []
        last = 0
        done = 0
        end = len(string) if hasattr(string, "__len__") else 0
        for found in self._scan(string) if count >= 0 else ():
            if count and done >= count:
                break
            pieces.append(string[last:found[0]])
            if expand is None:
                pieces.append(repl)
            else:
                text = expand(_make_match(self, string, 0, end, found))
                if text is not None:
                    pieces.append(text)
            last = found[1]
            done += 1
        pieces.append(string[last:])
        return string[:0].join(pieces), done

    def sub(self, repl, string, count=0):
        """The string with matches replaced."""
        return self.subn(repl, string, count)[0]

    def scanner(self, string, pos=0, endpos=None):
        """An object that matches one piece after the other."""
        return _Scanner(self, string, pos, endpos)

    __class_getitem__ = classmethod(GenericAlias)


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        self._pos = pos
        self._end = len(string) if endpos is None else endpos
        self._advance = False

    def _next(self, mode):
        if self._pos > self._end:
            return None
        found = self.pattern._run(self._string, self._pos, self._end, mode, self._advance)
        if found is None:
            self._pos = self._end + 1
            return None
        start, self._pos = self._pos, found[1]
        self._advance = found[0] == found[1]
        return _make_match(self.pattern, self._string, start, self._end, found)

    def match(self):
        return self._next(_MATCH)

    def search(self):
        return self._next(_SEARCH)


def _make_match(pattern, string, pos, end, found):
    match = object.__new__(Match)
    match.re = pattern
    match.string = string
    match.pos = pos
    match.endpos = end
    match._found = found
    return match


class Match:
    """What a pattern matched."""

    __module__ = "re"
    __slots__ = ("re", "string", "pos", "endpos", "_found")

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def _index(self, group):
        if not isinstance(group, int) and not hasattr(group, "__index__"):
            group = self.re.groupindex.get(group, -1)
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return 2 * group

    def _text(self, i, default=None):
        found = self._found
        return self.string[found[i]:found[i + 1]] if found[i + 1] >= 0 else default

    def group(self, *groups):
        """The text of a group, or of several."""
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(g)) for g in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple([self._text(i, default) for i in range(2, 2 * self.re.groups + 2, 2)])

    def groupdict(self, default=None):
        """The texts of all groups with names."""
        return {name: self._text(2 * group, default) for name, group in self.re.groupindex.items()}

    def start(self, group=0):
        """Where a group begins; -1 when it has matched nothing."""
        return self.span(group)[0]

    def end(self, group=0):
        """Where a group ends; -1 when it has matched nothing."""
        return self.span(group)[1]

    def span(self, group=0):
        """Where a group begins and ends."""
        i = self._index(group)
        return (self._found[i], self._found[i + 1]) if self._found[i + 1] >= 0 else (-1, -1)

    @property
    def regs(self):
        return tuple([self.span(g) for g in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        last = self._found[-1]
        return last if last > 0 else None

    @property
    def lastgroup(self):
        last = self._found[-1]
        return self.re._names.get(last) if last > 0 else None

    def expand(self, template):
        """The template with groups put in."""
        parsed = _template(self.re, template)
        return template if parsed is None else _expand(parsed, self)

    __class_getitem__ = classmethod(GenericAlias)


# Templates of replacements: a list of texts and numbers of groups; None for one without groups and escapes.

_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_templates = {}


def _template(pattern, template):
    key = pattern, type(template), template
    try:
        if key in _templates:
            return _templates[key]
    except TypeError:
        key = None
    parsed = _parse_template(pattern, template)
    if key is not None:
        if len(_templates) >= 512:
            _templates.clear()
        _templates[key] = parsed
    return parsed


def _parse_template(pattern, template):
    is_bytes = not isinstance(template, str)
    text = str(template, "latin-1") if is_bytes else template
    if "\\" not in text:
        return None
    parts = []
    literal = []

    def bad(message, at):
        return error(message, template, at)

    def add_group(group, at):
        if group > pattern.groups:
            raise bad(f"invalid group reference {group}", at)
        if literal:
            parts.append("".join(literal))
            literal.clear()
        parts.append(group)

    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c != "\\":
            literal.append(c)
            continue
        if i == len(text):
            raise bad("bad escape (end of pattern)", i - 1)
        start = i - 1
        c = text[i]
        i += 1
        if c == "g":
            if text[i:i + 1] != "<":
                raise bad("missing <", i)
            end = text.find(">", i)
            name = text[i + 1:end if end >= 0 else None]
            if not name and (end >= 0 or i + 1 == len(text)):
                raise bad("missing group name", i + 1)
            if end < 0:
                raise bad("missing >, unterminated name", i + 1)
            if name.isidentifier():
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                group = pattern.groupindex[name]
            elif name.isascii() and name.isdigit():
                group = int(name)
            else:
                raise bad(f"bad character in group name {name!r}", i + 1)
            add_group(group, i + 1)
            i = end + 1
        elif c == "0":
            end = i
            while end < i + 2 and text[end:end + 1] in tuple("01234567"):
                end += 1
            literal.append(chr(int(text[start + 1:end], 8) & 255))
            i = end
        elif c in "123456789":
            if text[i:i + 1].isdigit() and text[i:i + 1].isascii():
                if all(d in "01234567" for d in text[start + 1:i + 2]) and len(text[start + 1:i + 2]) == 3:
                    code = int(text[start + 1:i + 2], 8)
                    if code > 0o377:
                        raise bad(f"octal escape value {text[start:i + 2]} outside of range 0-0o377", start)
                    literal.append(chr(code))
                    i += 2
                    continue
                i += 1
            add_group(int(text[start + 1:i]), start + 1)
        elif c in _SIMPLE:
            literal.append(_SIMPLE[c])
        elif c.isascii() and c.isalpha():
            raise bad(f"bad escape \\{c}", start)
        else:
            literal.append("\\" + c)
    if literal:
        parts.append("".join(literal))
    if is_bytes:
        parts = [p.encode("latin-1") if isinstance(p, str) else p for p in parts]
    return parts


def _expand(parts, match):
    empty = match.string[:0]
    return empty.join([(match[p] or empty) if isinstance(p, int) else p for p in parts])


# The functions.

_cache = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    try:
        found = _cache.get(key)
        if found is not None:
            return found
    except TypeError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    parser = Parser(pattern, flags)
    tree = parser.parse()
    compiler = Compiler(parser.groups)
    compiler.compile(tree)
    made = object.__new__(Pattern)
    made.pattern = pattern
    made.flags = parser.flags
    made.groups = parser.groups - 1
    from types import MappingProxyType

    made.groupindex = MappingProxyType(parser.names)
    made._names = {group: name for name, group in parser.names.items()}
    made._is_bytes = parser.is_bytes
    made._program = Program(compiler.code, compiler.sets, parser.groups, compiler.slots)
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    """A compiled regular expression."""
    return _compile(pattern, flags)


def template(pattern, flags=0):
    """A compiled regular expression."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Matches at the start of the string."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Matches the whole string."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Looks for the first place that matches."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The string with matches replaced."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """The string with matches replaced, and how many were."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The pieces between the matches."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """The texts of all matches, or of their groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forgets compiled expressions."""
    _cache.clear()
    _templates.clear()


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The text with everything special in it escaped."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")
