"""Regular expressions: from a pattern to a tree. The notation and the words of the errors are CPython's."""

IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 2, 4, 8, 16, 32, 64, 128, 256
_LETTERS = {"i": IGNORECASE, "L": LOCALE, "m": MULTILINE, "s": DOTALL, "x": VERBOSE, "a": ASCII, "u": UNICODE}
_TYPES = ASCII | LOCALE | UNICODE
_GLOBAL = DEBUG
MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
_DIGITS = frozenset("0123456789")
_OCTAL = frozenset("01234567")
_HEX = frozenset("0123456789abcdefABCDEF")
_ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_WHITESPACE = frozenset(" \t\n\r\v\f")
_SIMPLE_ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_CATEGORIES = frozenset("dDsSwW")
# Kinds of assertions.
START, LINE_START, END, LINE_END, STRING_END, WORD, NOT_WORD, ASCII_WORD, ASCII_NOT_WORD = range(9)


class error(Exception):
    """Exception raised for invalid regular expressions."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


class _Verbose(Exception):
    pass


class Parser:
    """Reads one pattern."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.is_bytes = not isinstance(pattern, str)
        self.text = str(pattern, "latin-1") if self.is_bytes else pattern
        self.flags = flags
        self.groups = 1
        self.names = {}
        self.open = set()
        self.lookbehind = None
        self.at = 0
        # Widths of closed groups, for look-behinds that refer to them.
        self.widths = {}
        self.conditionals = []

    # The text.

    def error(self, message, offset=0):
        return error(message, self.pattern, self.at - offset)

    def peek(self):
        """The next character, with the one behind it if it is a backslash; "" at the end."""
        c = self.text[self.at:self.at + 1]
        if c == "\\":
            c = self.text[self.at:self.at + 2]
            if len(c) == 1:
                raise error("bad escape (end of pattern)", self.pattern, len(self.text) - 1)
        return c

    def get(self):
        c = self.peek()
        self.at += len(c)
        return c

    def match(self, c):
        if self.peek() == c:
            self.at += len(c)
            return True
        return False

    def get_while(self, most, allowed):
        start = self.at
        while self.at - start < most and self.text[self.at:self.at + 1] in allowed and self.at < len(self.text):
            self.at += 1
        return self.text[start:self.at]

    def get_until(self, end, what):
        stop = self.text.find(end, self.at)
        if stop < 0:
            rest = self.text[self.at:]
            if not rest:
                raise self.error("missing " + what)
            raise error(f"missing {end}, unterminated name", self.pattern, self.at)
        found = self.text[self.at:stop]
        if not found:
            raise error("missing " + what, self.pattern, self.at)
        self.at = stop + 1
        return found

    # Alternatives, sequences, items.

    def parse(self):
        """The tree of the whole pattern."""
        try:
            tree = self.alternatives(self.flags & VERBOSE, 0)
        except _Verbose:
            again = Parser(self.pattern, self.flags | VERBOSE)
            tree = again.parse()
            self.__dict__ = again.__dict__
            return tree
        if self.is_bytes:
            if self.flags & UNICODE:
                raise ValueError("cannot use UNICODE flag with a bytes pattern")
            if self.flags & LOCALE and self.flags & ASCII:
                raise ValueError("ASCII and LOCALE flags are incompatible")
        else:
            if self.flags & LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if self.flags & ASCII and self.flags & UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
            if not self.flags & ASCII:
                self.flags |= UNICODE
        if self.at < len(self.text):
            raise self.error("unbalanced parenthesis")
        for group in self.conditionals:
            if group[0] >= self.groups:
                raise error(f"invalid group reference {group[0]}", self.pattern, group[1])
        return tree

    def alternatives(self, verbose, nested):
        items = []
        while True:
            items.append(self.sequence(verbose, nested + 1, not nested and not items))
            if not self.match("|"):
                break
            if not nested:
                verbose = self.flags & VERBOSE
        return items[0] if len(items) == 1 else ("alt", items)

    def sequence(self, verbose, nested, first):
        items = []
        while True:
            c = self.peek()
            if c == "" or c in "|)":
                break
            self.at += len(c)
            if verbose:
                if c in _WHITESPACE:
                    continue
                if c == "#":
                    while True:
                        c = self.get()
                        if c == "" or c == "\n":
                            break
                    continue
            if c[0] == "\\":
                items.append(self.escape(c))
            elif c == "[":
                items.append(self.character_set())
            elif c in "*+?{":
                self.repeat(c, items)
            elif c == ".":
                items.append(("any", bool(self.flags & DOTALL)))
            elif c == "(":
                item = self.group(verbose, nested, first and not items)
                if item is not None:
                    items.append(item)
            elif c == "^":
                items.append(("assert", LINE_START if self.flags & MULTILINE else START))
            elif c == "$":
                items.append(("assert", LINE_END if self.flags & MULTILINE else END))
            else:
                items.append(self.char(ord(c)))
        return ("cat", items)

    def char(self, code):
        return ("char", code, bool(self.flags & IGNORECASE), self.is_ascii())

    def is_ascii(self):
        return self.is_bytes or bool(self.flags & ASCII)

    def repeat(self, c, items):
        here = self.at
        if c == "?":
            low, high = 0, 1
        elif c == "*":
            low, high = 0, MAXREPEAT
        elif c == "+":
            low, high = 1, MAXREPEAT
        else:
            if self.peek() == "}":
                items.append(self.char(ord(c)))
                return
            low, high = 0, MAXREPEAT
            lo = self.get_while(len(self.text), _DIGITS)
            hi = self.get_while(len(self.text), _DIGITS) if self.match(",") else lo
            if not self.match("}"):
                items.append(self.char(ord(c)))
                self.at = here
                return
            if lo:
                low = int(lo)
                if low >= MAXREPEAT:
                    raise OverflowError("the repetition number is too large")
            if hi:
                high = int(hi)
                if high >= MAXREPEAT:
                    raise OverflowError("the repetition number is too large")
                if high < low:
                    raise self.error("min repeat greater than max repeat", self.at - here)
        item = items[-1] if items else None
        if item is None or item[0] == "assert":
            raise self.error("nothing to repeat", self.at - here + len(c))
        if item[0] == "repeat":
            raise self.error("multiple repeat", self.at - here + len(c))
        if item[0] == "group" and item[1] is None:
            item = item[2]
        if self.match("?"):
            kind = "lazy"
        elif self.match("+"):
            kind = "possessive"
        else:
            kind = "greedy"
        items[-1] = ("repeat", low, high, kind, item)

    # Escapes.

    def number_escape(self, escape, c):
        """The code of \\x, \\u, \\U, \\N and octal escapes, or None."""
        if c == "x":
            escape += self.get_while(2, _HEX)
            if len(escape) != 4:
                raise self.error(f"incomplete escape {escape}", len(escape))
            return int(escape[2:], 16)
        if c in "uU" and not self.is_bytes:
            count = 4 if c == "u" else 8
            escape += self.get_while(count, _HEX)
            if len(escape) != count + 2:
                raise self.error(f"incomplete escape {escape}", len(escape))
            code = int(escape[2:], 16)
            if code > 0x10FFFF:
                raise self.error(f"bad escape {escape}", len(escape))
            return code
        if c == "N" and not self.is_bytes:
            if not self.match("{"):
                raise self.error("missing {")
            name = self.get_until("}", "character name")
            try:
                return ord(eval(f'"\\N{{{name}}}"'))
            except SyntaxError:
                raise self.error(f"undefined character name {name!r}", len(name) + len(r"\N{}")) from None
        return None

    def set_escape(self, escape):
        """What an escape within a set stands for: ("code", n) or ("category", letter)."""
        c = escape[1]
        if c in _CATEGORIES:
            return "category", c
        if c in _SIMPLE_ESCAPES:
            return "code", _SIMPLE_ESCAPES[c]
        code = self.number_escape(escape, c)
        if code is not None:
            return "code", code
        if c in _OCTAL:
            escape += self.get_while(2, _OCTAL)
            code = int(escape[1:], 8)
            if code > 0o377:
                raise self.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
            return "code", code
        if c in _DIGITS or c in _ASCII_LETTERS:
            raise self.error(f"bad escape {escape}", len(escape))
        return "code", ord(c)

    def escape(self, escape):
        c = escape[1]
        if c == "A":
            return "assert", START
        if c == "Z":
            return "assert", STRING_END
        if c == "b":
            return "assert", ASCII_WORD if self.is_ascii() else WORD
        if c == "B":
            return "assert", ASCII_NOT_WORD if self.is_ascii() else NOT_WORD
        if c in _CATEGORIES:
            return self.make_set(False, [("category", c)])
        code = self.number_escape(escape, c)
        if code is not None:
            return self.char(code)
        if c == "0":
            escape += self.get_while(2, _OCTAL)
            return self.char(int(escape[1:], 8))
        if c in _DIGITS:
            if self.text[self.at:self.at + 1] in _DIGITS and self.at < len(self.text):
                escape += self.get()
                if escape[1] in _OCTAL and escape[2] in _OCTAL and self.text[self.at:self.at + 1] in _OCTAL \
                        and self.at < len(self.text):
                    escape += self.get()
                    code = int(escape[1:], 8)
                    if code > 0o377:
                        raise self.error(f"octal escape value {escape} outside of range 0-0o377", len(escape))
                    return self.char(code)
            group = int(escape[1:])
            if group < self.groups:
                self.check_reference(group, len(escape))
                return self.reference(group)
            raise self.error(f"invalid group reference {group}", len(escape) - 1)
        if c in _SIMPLE_ESCAPES:
            return self.char(_SIMPLE_ESCAPES[c])
        if c in _ASCII_LETTERS:
            raise self.error(f"bad escape {escape}", len(escape))
        return self.char(ord(c))

    def reference(self, group):
        return "reference", group, bool(self.flags & IGNORECASE), self.is_ascii()

    def check_reference(self, group, offset):
        if group in self.open:
            raise self.error("cannot refer to an open group", offset)
        if self.lookbehind is not None and group >= self.lookbehind:
            raise self.error("cannot refer to group defined in the same lookbehind subpattern")

    # Sets.

    def make_set(self, negate, items):
        return "set", negate, tuple(items), bool(self.flags & IGNORECASE), self.is_ascii()

    def character_set(self):
        here = self.at - 1
        items = []
        negate = self.match("^")
        first = True
        while True:
            c = self.get()
            if c == "":
                raise error("unterminated character set", self.pattern, here)
            if c == "]" and not first:
                break
            first = False
            if c[0] == "\\":
                low = self.set_escape(c)
            else:
                if not items and c == "[" or c in ("-", "&", "~", "|") and self.text[self.at:self.at + 1] == c:
                    self.warn_of_set(c, bool(items), here)
                low = ("code", ord(c))
            if self.match("-"):
                start = self.at - 1 - len(c)
                d = self.get()
                if d == "":
                    raise error("unterminated character set", self.pattern, here)
                if d == "]":
                    items.append(low)
                    items.append(("code", 45))
                    break
                if d[0] == "\\":
                    high = self.set_escape(d)
                else:
                    if d == "-":
                        self.warn_of_set("--", True, here)
                    high = ("code", ord(d))
                text = self.text[start if low[0] == "code" else start:self.at]
                if low[0] != "code" or high[0] != "code" or high[1] < low[1]:
                    shown = f"{c}-{d}"
                    raise self.error(f"bad character range {shown}", len(shown))
                items.append(("range", low[1], high[1]))
            else:
                items.append(low)
        if len(items) == 1 and items[0][0] == "code" and not negate:
            return self.char(items[0][1])
        return self.make_set(negate, items)

    def warn_of_set(self, c, inside, here):
        import warnings

        what = {"[": "nested set", "-": "set difference", "--": "set difference", "&": "set intersection",
                "~": "set symmetric difference", "|": "set union"}[c]
        if c == "-" and not inside:
            return
        offset = self.at - 1 if c != "--" else self.at - 2
        warnings.warn(f"Possible {what} at position {offset}", FutureWarning, stacklevel=8)

    # Groups.

    def group(self, verbose, nested, first):
        start = self.at - 1
        capture = True
        atomic = False
        name = None
        add_flags = del_flags = 0
        if self.match("?"):
            c = self.get()
            if c == "":
                raise self.error("unexpected end of pattern")
            if c == "P":
                if self.match("<"):
                    name = self.get_until(">", "group name")
                    self.check_name(name, 1)
                elif self.match("="):
                    name = self.get_until(")", "group name")
                    self.check_name(name, 1)
                    if name not in self.names:
                        raise self.error(f"unknown group name {name!r}", len(name) + 1)
                    group = self.names[name]
                    self.check_reference(group, len(name) + 1)
                    return self.reference(group)
                else:
                    c = self.get()
                    if c == "":
                        raise self.error("unexpected end of pattern")
                    raise self.error("unknown extension ?P" + c, len(c) + 2)
            elif c == ":":
                capture = False
            elif c == "#":
                while True:
                    if self.at == len(self.text):
                        raise self.error("missing ), unterminated comment", self.at - start)
                    if self.get() == ")":
                        return None
            elif c in "=!<":
                return self.look(c, verbose, nested, start)
            elif c == "(":
                return self.conditional(verbose, nested, start)
            elif c == ">":
                capture = False
                atomic = True
            elif c in _LETTERS or c == "-":
                flags = self.flags_of_group(c)
                if flags is None:
                    if not first or nested > 1:
                        raise error("global flags not at the start of the expression", self.pattern, start)
                    if self.flags & VERBOSE and not verbose:
                        raise _Verbose
                    return None
                add_flags, del_flags = flags
                capture = False
            else:
                raise self.error("unknown extension ?" + c, len(c) + 1)
        group = None
        if capture:
            group = self.groups
            self.groups += 1
            if self.groups > MAXGROUPS:
                raise self.error("too many groups", self.at - start)
            if name is not None:
                known = self.names.get(name)
                if known is not None:
                    raise error(f"redefinition of group name {name!r} as group {group}; was group {known}",
                                self.pattern, self.at - len(name) - 1)
                self.names[name] = group
            self.open.add(group)
        before = self.flags
        self.flags = (before | add_flags) & ~del_flags
        if add_flags & _TYPES:
            self.flags &= ~(_TYPES & ~add_flags)
        inner_verbose = (verbose or add_flags & VERBOSE) and not del_flags & VERBOSE
        tree = self.alternatives(inner_verbose, nested + 1)
        self.flags = before
        if not self.match(")"):
            raise error("missing ), unterminated subpattern", self.pattern, start)
        if group is not None:
            self.open.discard(group)
            self.widths[group] = width(tree, self.widths)
        if atomic:
            return "atomic", tree
        return "group", group, tree

    def check_name(self, name, offset):
        if self.is_bytes and not name.isascii():
            raise self.error(f"bad character in group name {name.encode('latin-1')!r}", len(name) + offset)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + offset)

    def look(self, c, verbose, nested, start):
        behind = False
        saved = self.lookbehind
        if c == "<":
            c = self.get()
            if c == "":
                raise self.error("unexpected end of pattern")
            if c not in "=!":
                raise self.error("unknown extension ?<" + c, len(c) + 2)
            behind = True
            if self.lookbehind is None:
                self.lookbehind = self.groups
        tree = self.alternatives(verbose, nested + 1)
        if behind and saved is None:
            self.lookbehind = None
        if not self.match(")"):
            raise error("missing ), unterminated subpattern", self.pattern, start)
        size = 0
        if behind:
            low, high = width(tree, self.widths)
            if low != high:
                raise error("look-behind requires fixed-width pattern")
            size = low
        return "look", behind, size, c == "!", tree

    def conditional(self, verbose, nested, start):
        name = self.get_until(")", "group name")
        if name.isidentifier():
            self.check_name(name, 1)
            if name not in self.names:
                raise self.error(f"unknown group name {name!r}", len(name) + 1)
            group = self.names[name]
        else:
            try:
                group = int(name)
                if group < 0 or not (name.isascii() and name.isdigit()):
                    raise ValueError
            except ValueError:
                raise self.error(f"bad character in group name {name!r}", len(name) + 1) from None
            if not group:
                raise self.error("bad group number", len(name) + 1)
            if group >= MAXGROUPS:
                raise self.error(f"invalid group reference {group}", len(name) + 1)
            self.conditionals.append((group, self.at - len(name) - 1))
        self.check_reference(group, len(name) + 1)
        yes = self.sequence(verbose, nested + 1, False)
        no = ("cat", [])
        if self.match("|"):
            no = self.sequence(verbose, nested + 1, False)
            if self.peek() == "|":
                raise self.error("conditional backref with more than two branches")
        if not self.match(")"):
            raise error("missing ), unterminated subpattern", self.pattern, start)
        return "conditional", group, yes, no

    def flags_of_group(self, c):
        """(flags to set, flags to clear) of (?i-s:…); None when the flags are for the whole pattern, and set."""
        add = remove = 0
        if c != "-":
            while True:
                flag = _LETTERS[c]
                if self.is_bytes and c == "u":
                    raise self.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
                if not self.is_bytes and c == "L":
                    raise self.error("bad inline flags: cannot use 'L' flag with a str pattern")
                add |= flag
                if flag & _TYPES and add & _TYPES != flag:
                    raise self.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                c = self.get()
                if c == "":
                    raise self.error("missing -, : or )")
                if c in ")-:":
                    break
                if c not in _LETTERS:
                    raise self.error("unknown flag" if c.isalpha() else "missing -, : or )", len(c))
        if c == ")":
            self.flags |= add
            return None
        if add & _GLOBAL:
            raise self.error("bad inline flags: cannot turn on global flag", 1)
        if c == "-":
            c = self.get()
            if c == "":
                raise self.error("missing flag")
            if c not in _LETTERS:
                raise self.error("unknown flag" if c.isalpha() else "missing flag", len(c))
            while True:
                flag = _LETTERS[c]
                if flag & _TYPES:
                    raise self.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                remove |= flag
                c = self.get()
                if c == "":
                    raise self.error("missing :")
                if c == ":":
                    break
                if c not in _LETTERS:
                    raise self.error("unknown flag" if c.isalpha() else "missing :", len(c))
        if remove & _GLOBAL:
            raise self.error("bad inline flags: cannot turn off global flag", 1)
        if add & remove:
            raise self.error("bad inline flags: flag turned on and off", 1)
        return add, remove


def width(tree, widths):
    """(least, most) number of characters that a tree can match."""
    kind = tree[0]
    if kind in ("char", "set", "any"):
        return 1, 1
    if kind == "cat":
        parts = [width(t, widths) for t in tree[1]]
        return sum(p[0] for p in parts), min(sum(p[1] for p in parts), MAXREPEAT)
    if kind == "alt":
        parts = [width(t, widths) for t in tree[1]]
        return min(p[0] for p in parts), max(p[1] for p in parts)
    if kind == "repeat":
        low, high = width(tree[4], widths)
        return low * tree[1], min(high * tree[2], MAXREPEAT)
    if kind == "group":
        return width(tree[2], widths)
    if kind == "atomic":
        return width(tree[1], widths)
    if kind == "reference":
        return widths.get(tree[1], (0, 0))
    if kind == "conditional":
        yes, no = width(tree[2], widths), width(tree[3], widths)
        return min(yes[0], no[0]), max(yes[1], no[1])
    return 0, 0
