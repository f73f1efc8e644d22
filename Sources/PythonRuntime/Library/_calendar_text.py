"""What the module datetime computes with: the calendar, and dates, times and offsets as text."""

import time as _time
from operator import index as _index

MINYEAR = 1
MAXYEAR = 9999

_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LAST_ORDINAL = 3652059
_EPOCH_ORDINAL = 719163


# The calendar: an ordinal counts days, with 1 for 0001-01-01.

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _day_of_year(year, month, day):
    return _DAYS_BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day


def _ordinal(year, month, day):
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + _day_of_year(year, month, day)


def _from_ordinal(n):
    """(year, month, day) of a day."""
    # A first guess of the year from its mean length is at most one too low or too high.
    year = (n - 1) * 400 // 146097 + 1
    if _ordinal(year, 1, 1) > n:
        year -= 1
    elif n >= _ordinal(year + 1, 1, 1):
        year += 1
    rest = n - _ordinal(year, 1, 1)
    month = min(rest // 29 + 1, 12)
    while _day_of_year(year, month, 1) - 1 > rest:
        month -= 1
    return year, month, rest - _day_of_year(year, month, 1) + 2


def _first_iso_monday(year):
    """The ordinal of the Monday that begins the first ISO week of a year."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _offset_text(offset, colon=":"):
    """An offset from UTC as "+HH:MM", with seconds and microseconds when it has them; "" for None."""
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02}"
        if offset.microseconds:
            text += f".{offset.microseconds:06}"
    return text


def _time_text(hour, minute, second, microsecond, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond:06}"
    raise ValueError("Unknown timespec value")


def _format(moment, text, fields):
    """strftime: what the C library does not know is filled in here."""
    if not isinstance(text, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(text).__name__}")
    parts = []
    i = 0
    while i < len(text):
        c = text[i]
        i += 1
        if c != "%" or i == len(text):
            parts.append(c)
            continue
        c = text[i]
        i += 1
        if c == "f":
            parts.append(f"{getattr(moment, 'microsecond', 0):06}")
        elif c == "z":
            parts.append(_offset_text(moment.utcoffset(), "") if hasattr(moment, "utcoffset") else "")
        elif c == "Z":
            name = moment.tzname() if hasattr(moment, "tzname") else None
            parts.append((name or "").replace("%", "%%"))
        else:
            parts.append("%" + c)
    return _time.strftime("".join(parts), fields)


# Reading ISO 8601.

def _digits(text, start, count):
    piece = text[start:start + count]
    if len(piece) != count or not (piece.isascii() and piece.isdigit()):
        raise ValueError
    return int(piece)


def _read_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]."""
    year = _digits(text, 0, 4)
    dash = text[4:5] == "-"
    at = 5 if dash else 4
    if text[at:at + 1] == "W":
        week = _digits(text, at + 1, 2)
        at += 3
        day = 1
        if at < len(text):
            if dash:
                if text[at] != "-":
                    raise ValueError
                at += 1
            day = _digits(text, at, 1)
            at += 1
        if at != len(text):
            raise ValueError
        return _from_iso_week(year, week, day)
    month = _digits(text, at, 2)
    at += 2
    if dash:
        if text[at:at + 1] != "-":
            raise ValueError
        at += 1
    day = _digits(text, at, 2)
    if at + 2 != len(text):
        raise ValueError
    return year, month, day


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    weeks = (_first_iso_monday(year + 1) - _first_iso_monday(year)) // 7
    if not 0 < week <= weeks:
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _from_ordinal(_first_iso_monday(year) + (week - 1) * 7 + day - 1)


def _read_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.f…]]], with or without colons."""
    found = [0, 0, 0, 0]
    found[0] = _digits(text, 0, 2)
    at = 2
    colon = text[at:at + 1] == ":"
    for k in (1, 2):
        if at == len(text):
            return found
        if colon:
            if text[at] != ":":
                raise ValueError
            at += 1
        elif text[at] in ".,":
            break
        found[k] = _digits(text, at, 2)
        at += 2
    if at < len(text):
        if text[at] not in ".,":
            raise ValueError
        fraction = text[at + 1:]
        if not (fraction.isascii() and fraction.isdigit()):
            raise ValueError
        found[3] = int((fraction + "00000")[:6])
    return found


def _round_half_even(numerator, denominator):
    """The integer next to a quotient; of two as near, the even one."""
    quotient, rest = divmod(numerator, denominator)
    twice = 2 * rest
    if denominator > 0:
        up = twice > denominator or twice == denominator and quotient % 2
    else:
        up = twice < denominator or twice == denominator and quotient % 2
    return quotient + 1 if up else quotient


def _name(value):
    """How a class of this module, or one derived from it, is named in a repr."""
    cls = type(value)
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__
