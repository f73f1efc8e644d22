"""Regular expressions: from a tree to the program that the module _regex runs.

A program is a list of numbers: operations with their operands, and places are indices into it.

    MATCH                        the end
    CHAR c, CHAR_FOLDED c, ANY, ANY_BUT_NEWLINE, SET n
                                 one character; a folded one is compared in lower case
    SPLIT a b                    goes on at a, or if that fails at b
    JUMP a
    SAVE n                       the position into slot n
    ASSERT kind
    REFERENCE group folded
    LOOK behind width negate a   the program that follows, up to its MATCH, must (not) match here; goes on at a
    ATOMIC a                     the program that follows, up to its MATCH, once; goes on at a
    REPEAT kind low high a       the one-character operation that follows, again and again; goes on at a
    MARK n                       the position into slot n, for PROGRESS
    PROGRESS n a                 goes on at a if nothing was matched since MARK n
    CONDITION group a            goes on at a if the group has not matched
"""

from re._parser import MAXREPEAT

(MATCH, CHAR, CHAR_FOLDED, ANY, ANY_BUT_NEWLINE, SET, SPLIT, JUMP, SAVE, ASSERT, REFERENCE, LOOK, ATOMIC, REPEAT, MARK,
 PROGRESS, CONDITION) = range(17)
_KINDS = {"greedy": 0, "lazy": 1, "possessive": 2}
# A program larger than this comes from counted repetitions of counted repetitions.
_MOST = 500_000


class Compiler:
    """Writes one program."""

    def __init__(self, groups):
        self.code = []
        self.sets = []
        self.slots = 2 * groups

    def compile(self, tree):
        self.emit(tree)
        self.code.append(MATCH)

    def emit(self, tree):
        getattr(self, "emit_" + tree[0])(*tree[1:])
        if len(self.code) > _MOST:
            raise OverflowError("regular expression is too large")

    def emit_char(self, c, fold, is_ascii):
        if fold:
            folded = _fold(c, is_ascii)
            if len(folded) > 1:
                self.emit_set(False, tuple([("code", f) for f in folded]), False, is_ascii)
                return
        self.code += [CHAR, c]

    def emit_any(self, dot_all):
        self.code.append(ANY if dot_all else ANY_BUT_NEWLINE)

    def emit_set(self, negate, items, fold, is_ascii):
        entry = []
        for item in items:
            if item[0] == "category":
                entry.append("dDsSwW".index(item[1]))
            elif item[0] == "code":
                entry.append((item[1], item[1]))
            else:
                entry.append((item[1], item[2]))
        self.code += [SET, len(self.sets)]
        self.sets.append((bool(negate), bool(fold), bool(is_ascii), tuple(entry)))

    def emit_cat(self, items):
        for item in items:
            self.emit(item)

    def emit_alt(self, items):
        ends = []
        for item in items[:-1]:
            split = len(self.code)
            self.code += [SPLIT, split + 3, 0]
            self.emit(item)
            self.code += [JUMP, 0]
            ends.append(len(self.code) - 1)
            self.code[split + 2] = len(self.code)
        self.emit(items[-1])
        for end in ends:
            self.code[end] = len(self.code)

    def emit_group(self, group, tree):
        if group is None:
            self.emit(tree)
            return
        self.code += [SAVE, 2 * group]
        self.emit(tree)
        self.code += [SAVE, 2 * group + 1]

    def emit_assert(self, kind):
        self.code += [ASSERT, kind]

    def emit_reference(self, group, fold, is_ascii):
        self.code += [REFERENCE, group, int(fold)]

    def emit_look(self, behind, width, negate, tree):
        start = len(self.code)
        self.code += [LOOK, int(behind), width, int(negate), 0]
        self.emit(tree)
        self.code.append(MATCH)
        self.code[start + 4] = len(self.code)

    def emit_atomic(self, tree):
        start = len(self.code)
        self.code += [ATOMIC, 0]
        self.emit(tree)
        self.code.append(MATCH)
        self.code[start + 1] = len(self.code)

    def emit_conditional(self, group, yes, no):
        start = len(self.code)
        self.code += [CONDITION, group, 0]
        self.emit(yes)
        if no[1]:
            self.code += [JUMP, 0]
            end = len(self.code) - 1
            self.code[start + 2] = len(self.code)
            self.emit(no)
            self.code[end] = len(self.code)
        else:
            self.code[start + 2] = len(self.code)

    def emit_repeat(self, low, high, kind, tree):
        if tree[0] == "cat" and len(tree[1]) == 1:
            tree = tree[1][0]
        if tree[0] in ("char", "any", "set"):
            start = len(self.code)
            self.code += [REPEAT, _KINDS[kind], low, -1 if high == MAXREPEAT else high, 0]
            self.emit(tree)
            self.code[start + 4] = len(self.code)
        elif kind == "possessive":
            self.emit_atomic(("repeat", low, high, "greedy", tree))
        else:
            self.emit_loop(low, high, kind == "lazy", tree)

    def emit_loop(self, low, high, lazy, tree):
        for _ in range(low):
            self.emit(tree)
        if high == MAXREPEAT:
            slot = self.slots
            self.slots += 1
            start = len(self.code)
            self.split(lazy)
            self.code += [MARK, slot]
            self.emit(tree)
            self.code += [PROGRESS, slot, len(self.code) + 5, JUMP, start]
            self.target(start, lazy)
            return
        starts = []
        for _ in range(high - low):
            starts.append(len(self.code))
            self.split(lazy)
            self.emit(tree)
        for start in starts:
            self.target(start, lazy)

    def split(self, lazy):
        here = len(self.code)
        self.code += [SPLIT, 0, here + 3] if lazy else [SPLIT, here + 3, 0]

    def target(self, split, lazy):
        """The way past what follows a split is here."""
        self.code[split + (1 if lazy else 2)] = len(self.code)


def _fold(c, is_ascii):
    """The characters that count as one when case is ignored."""
    text = chr(c)
    if is_ascii and c > 127:
        return [c]
    found = [c]
    for other in (text.lower(), text.upper(), text.upper().lower(), text.lower().upper()):
        if len(other) == 1 and ord(other) not in found and not (is_ascii and ord(other) > 127):
            found.append(ord(other))
    return found
