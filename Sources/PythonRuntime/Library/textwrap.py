"""Paragraphs: wrapped, filled, indented, without common indentation."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_before_dash = "!\"'&.,?"


def _is_word(c):
    return c == "_" or c.isalnum()


def _is_letter(c):
    return _is_word(c) and not c.isdigit() or c == "_"


def _dashes_from(text, i):
    """Where the dashes that begin at i end."""
    while i < len(text) and text[i] == "-":
        i += 1
    return i


def _dash_between(text, i):
    """The end of two or more dashes at i that stand between words, or None."""
    if i == 0 or not (_is_word(text[i - 1]) or text[i - 1] in _before_dash):
        return None
    end = _dashes_from(text, i)
    while end - i >= 2:
        if end < len(text) and _is_word(text[end]):
            return end
        end -= 1
    return None


def _hyphen_ends(text, start, i):
    """Whether a word can be broken behind the hyphen at i: letters before it and after it."""
    before = (i >= 2 and _is_letter(text[i - 1]) and _is_letter(text[i - 2])
              or i >= 3 and _is_letter(text[i - 1]) and text[i - 2] == "-" and _is_letter(text[i - 3]))
    if not before:
        return False
    if i + 2 < len(text) and _is_letter(text[i + 1]):
        return _is_letter(text[i + 2]) or text[i + 2] == "-" and i + 3 < len(text) and _is_letter(text[i + 3])
    return False


def _chunks(text, break_on_hyphens):
    """Pieces between which a line may end: words and the spaces between them."""
    chunks = []
    i = 0
    while i < len(text):
        start = i
        if text[i] in _whitespace:
            while i < len(text) and text[i] in _whitespace:
                i += 1
        elif not break_on_hyphens:
            while i < len(text) and text[i] not in _whitespace:
                i += 1
        else:
            end = _dash_between(text, i) if text[i] == "-" else None
            if end is not None:
                i = end
            else:
                while True:
                    i += 1
                    if i == len(text) or text[i] in _whitespace:
                        break
                    if text[i] == "-" and _dash_between(text, i) is not None:
                        break
                    if text[i - 1] == "-" and i - 1 > start and _hyphen_ends(text, start, i - 1):
                        break
        chunks.append(text[start:i])
    return chunks


class TextWrapper:
    """Wraps and fills text."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in "\t\n\x0b\x0c\r":
                text = text.replace(c, " ")
        return text

    def _split(self, text):
        return _chunks(text, self.break_on_hyphens)

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and word[-1:] in tuple(".!?") and word[-2:-1].islower():
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, line, length, width):
        """Takes as much of a word that fits on no line as this one takes."""
        space = 1 if width < 1 else width - length
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = space
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind("-", 0, space)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            first = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of a paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """A paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text with single spaces, cut to a width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that begins all of its lines."""
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            lines[i] = ""
            continue
        space = line[:len(line) - len(body)]
        if margin is None:
            margin = space
        else:
            common = 0
            while common < min(len(margin), len(space)) and margin[common] == space[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before its lines, or those that the predicate takes; by default all that are not blank."""
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
