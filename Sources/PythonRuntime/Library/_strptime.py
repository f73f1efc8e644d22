"""datetime.strptime() and time.strptime(): a text is read along a format, one directive after the other."""

from datetime import date as _date, timedelta as _timedelta, timezone as _timezone

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Directives that are digits: the most digits, the smallest and the greatest value.
_NUMBERS = {
    "d": (2, 1, 31), "m": (2, 1, 12), "H": (2, 0, 23), "I": (2, 1, 12), "M": (2, 0, 59), "S": (2, 0, 61),
    "j": (3, 1, 366), "U": (2, 0, 53), "W": (2, 0, 53), "V": (2, 1, 53), "w": (1, 0, 6), "u": (1, 1, 7),
}
_COMPOSITE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


class _Reader:
    """Matches a text against a list of directives and literal characters, with backtracking, as a pattern would."""

    def __init__(self, text):
        self.text = text

    def choices(self, directive, at):
        """The (value, end) pairs that a directive can read at a place, the longest first."""
        text = self.text
        if directive in _NUMBERS:
            most, low, high = _NUMBERS[directive]
            for count in range(most, 0, -1):
                piece = text[at:at + count]
                if len(piece) == count and piece.isdecimal() and low <= int(piece) <= high:
                    yield int(piece), at + count
            if directive == "d" and len(text) > at + 1 and text[at] == " " and text[at + 1] in "123456789":
                yield int(text[at + 1]), at + 2
        elif directive in "YGy":
            count = 2 if directive == "y" else 4
            piece = text[at:at + count]
            if len(piece) == count and piece.isdecimal():
                yield int(piece), at + count
        elif directive == "f":
            for count in range(6, 0, -1):
                piece = text[at:at + count]
                if len(piece) == count and piece.isdecimal():
                    yield int(piece.ljust(6, "0")), at + count
        elif directive in "aAbBpZ":
            for index, name in self.names(directive):
                if text[at:at + len(name)].lower() == name:
                    yield index, at + len(name)
        elif directive == "z":
            yield from self.offsets(at)

    def names(self, directive):
        if directive == "A":
            return sorted(enumerate(_DAYS), key=_by_length)
        if directive == "a":
            return [(i, n[:3]) for i, n in enumerate(_DAYS)]
        if directive == "B":
            return sorted([(i + 1, n) for i, n in enumerate(_MONTHS)], key=_by_length)
        if directive == "b":
            return [(i + 1, n[:3]) for i, n in enumerate(_MONTHS)]
        if directive == "p":
            return [(0, "am"), (1, "pm")]
        import time

        zones = {"utc", "gmt", time.tzname[0].lower(), time.tzname[1].lower()}
        return sorted([(z, z) for z in zones], key=_by_length)

    def offsets(self, at):
        """[+-]HH:?MM[:?SS[.ffffff]], or Z."""
        text = self.text
        if text[at:at + 1] == "Z":
            yield 0, at + 1
            return
        sign = text[at:at + 1]
        if sign not in ("+", "-") or not text[at + 1:at + 3].isdecimal() or len(text) < at + 3:
            return
        seconds = int(text[at + 1:at + 3]) * 3600
        end = at + 3
        colon = text[end:end + 1] == ":"
        micro = 0
        found = []
        for scale in (60, 1):
            start = end + colon
            if colon and text[end:end + 1] != ":":
                break
            piece = text[start:start + 2]
            if len(piece) != 2 or not piece.isdecimal() or int(piece) > 59:
                break
            seconds += int(piece) * scale
            end = start + 2
            found.append(scale)
        if not found:
            return
        if len(found) == 2 and text[end:end + 1] == ".":
            stop = end + 1
            while stop < len(text) and stop < end + 7 and text[stop].isdecimal():
                stop += 1
            if stop > end + 1:
                micro = int(text[end + 1:stop].ljust(6, "0"))
                end = stop
        total = seconds * 1000000 + micro
        yield -total if sign == "-" else total, end

    def match(self, items, k, at, values):
        """Reads items from number k on; where the text stands afterwards, or None."""
        if k == len(items):
            return at
        kind, what = items[k]
        if kind == "space":
            end = at
            while end < len(self.text) and self.text[end].isspace():
                end += 1
            while end > at:
                found = self.match(items, k + 1, end, values)
                if found is not None:
                    return found
                end -= 1
            return None
        if kind == "literal":
            if self.text[at:at + 1].lower() != what.lower():
                return None
            return self.match(items, k + 1, at + 1, values)
        for value, end in self.choices(what, at):
            found = self.match(items, k + 1, end, values)
            if found is not None:
                values[what] = value
                return found
        return None


def _by_length(pair):
    return -len(pair[1])


def _items(format):
    """The format as (kind, what) pairs."""
    items = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            if not items or items[-1][0] != "space":
                items.append(("space", None))
        elif c != "%":
            items.append(("literal", c))
        else:
            if i == len(format):
                raise ValueError(f"stray % in format '{format}'")
            d = format[i]
            i += 1
            if d == "%":
                items.append(("literal", "%"))
            elif d in _COMPOSITE:
                items += _items(_COMPOSITE[d])
            elif d in _NUMBERS or d in "YGyfaAbBpZz":
                items.append(("directive", d))
            else:
                raise ValueError(f"'{d}' is a bad directive in format '{format}'")
    return items


def _week_start(year, week, weekday, monday_first):
    """Day of the year of a weekday (Monday is 0) in a week counted from the year's first Monday or Sunday."""
    first = _date(year, 1, 1).weekday()
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    to_week_one = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + to_week_one + 7 * (week - 1) + weekday


def parse(cls, text, format):
    """A `cls` (datetime or a class derived from it) from a text and its format."""
    for i, argument in enumerate((text, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {i + 1} must be str, not {type(argument).__name__}")
    items = _items(format)
    values = {}
    end = _Reader(text).match(items, 0, 0, values)
    if end is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")

    year = values.get("Y")
    if "y" in values:
        year = values["y"] + (2000 if values["y"] <= 68 else 1900)
    month, day = values.get("m", values.get("B", values.get("b"))), values.get("d")
    hour = values.get("H", 0)
    if "I" in values:
        hour = values["I"] % 12 + (12 if values.get("p") == 1 else 0)
    weekday = values.get("A", values.get("a"))
    if "w" in values:
        weekday = (values["w"] - 1) % 7
    if "u" in values:
        weekday = values["u"] - 1
    if "G" in values:
        if "V" not in values or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        if "j" in values:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
    elif "V" in values:
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead." if year is not None and weekday is not None else
                         "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                         "directive ('%A', '%a', '%w', or '%u').")
    leap_fix = False
    if year is None and month == 2 and day == 29:
        year = 1904
        leap_fix = True
    elif year is None:
        year = 1900
    ordinal = values.get("j")
    if ordinal is None and weekday is not None:
        if "U" in values or "W" in values:
            ordinal = _week_start(year, values.get("W", values.get("U")), weekday, "W" in values)
        elif "G" in values:
            found = _date.fromisocalendar(values["G"], values["V"], weekday + 1)
            year, month, day = found.year, found.month, found.day
    if ordinal is not None and month is None and day is None:
        found = _date.fromordinal(ordinal - 1 + _date(year, 1, 1).toordinal())
        year, month, day = found.year, found.month, found.day
    if leap_fix:
        year = 1900
    zone = None
    if "z" in values:
        offset = _timedelta(microseconds=values["z"])
        zone = _timezone.utc if not offset else _timezone(offset)
        if "Z" in values and not offset:
            zone = _timezone(offset, values["Z"].upper())
    return cls(year, month or 1, day or 1, hour, values.get("M", 0), values.get("S", 0), values.get("f", 0), zone)


def parse_time(string, format="%a %b %d %H:%M:%S %Y", /):
    """time.strptime()."""
    from datetime import datetime

    return parse(datetime, string, format).timetuple()
