"""Dates and times of the proleptic Gregorian calendar, durations, and time zones of fixed offset."""

import time as _time
from _calendar_text import (
    MAXYEAR, MINYEAR, _DAYS, _EPOCH_ORDINAL, _LAST_ORDINAL, _MONTHS, _check_date, _check_time, _day_of_year,
    _first_iso_monday, _format, _from_iso_week, _from_ordinal, _name, _offset_text, _ordinal, _read_clock, _read_date,
    _round_half_even, _time_text,
)
from _duration import timedelta
from operator import index as _index

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset < _DAY:
        raise ValueError(
            "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")


def _read_time(text):
    """[hour, minute, second, microsecond, zone]."""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    zone = None
    if at >= 0:
        tail = text[at + 1:]
        if text[at] == "Z":
            if tail:
                raise ValueError
            zone = timezone.utc
        else:
            hours, minutes, seconds, fraction = _read_clock(tail)
            offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=fraction)
            zone = timezone.utc if not offset else timezone(-offset if text[at] == "-" else offset)
        text = text[:at]
    return [*_read_clock(text), zone]


_DAY = timedelta(1)


class date:
    """date(year, month, day) --> date object"""

    __slots__ = "_year", "_month", "_day", "_hash"

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hash = None
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The local date of a POSIX timestamp."""
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        """The date of a day counted from 0001-01-01, which is day 1."""
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text, /):
        """The date that a text in ISO 8601 format names."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(text) not in (7, 8, 10):
                raise ValueError
            found = _read_date(text)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*found)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of an ISO year, week number and weekday."""
        return cls(*_from_iso_week(year, week, day))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        return f"{_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        """Return string in ISO 8601 format, YYYY-MM-DD."""
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2} 00:00:00 {self._year:04}")

    def strftime(self, format, /):
        """format -> strftime() style string."""
        return _format(self, format, self.timetuple())

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        return _time.struct_time((
            self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            _day_of_year(self._year, self._month, self._day), -1))

    def toordinal(self):
        """The day's number; 0001-01-01 is day 1."""
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        """The day of the week, where Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week, where Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """ISO year, week number and weekday."""
        year = self._year
        today = self.toordinal()
        if today < _first_iso_monday(year):
            year -= 1
        elif today >= _first_iso_monday(year + 1):
            year += 1
        week, day = divmod(today - _first_iso_monday(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def replace(self, year=None, month=None, day=None):
        """Return date with new specified fields."""
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day)

    def _key(self):
        return self._year, self._month, self._day

    def _other(self, other):
        """Can the two be compared?"""
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._other(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._other(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._other(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._other(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._other(other) else NotImplemented

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._key())
        return self._hash

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other.days
            if not 0 < ordinal <= _LAST_ORDINAL:
                raise OverflowError("date value out of range")
            return type(self).fromordinal(ordinal)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


class IsoCalendarDate(tuple):
    """The result of date.isocalendar()."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class tzinfo:
    """Abstract base class for time zone info objects."""

    __slots__ = ()

    def tzname(self, dt, /):
        "datetime -> string name of time zone."
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt, /):
        "datetime -> timedelta showing offset from UTC, negative values indicating West of UTC"
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt, /):
        "datetime -> DST offset as timedelta positive east of UTC."
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt, /):
        "datetime in UTC -> datetime in local time."
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset != saving:
            dt += offset - saving
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        arguments = getattr(self, "__getinitargs__", tuple)()
        return type(self), arguments, getattr(self, "__dict__", None) or None


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object

All arguments are optional. tzinfo may be None, or an instance of
a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_hash"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text, /):
        """The time that a text in ISO 8601 format names."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            found = _read_time(text.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*found)

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_name(self)}({', '.join(parts)})"

    def isoformat(self, timespec="auto"):
        """The time in ISO 8601 format, to the precision that timespec names."""
        return (_time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    def strftime(self, format, /):
        """format -> strftime() style string."""
        return _format(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    __format__ = date.__format__

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_offset("utcoffset", offset)
        return offset

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        _check_offset("dst", offset)
        return offset

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """Return time with new specified fields."""
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    def _key(self):
        """Microseconds since midnight UTC, or local midnight."""
        count = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return count if offset is None else count - offset._total()

    def _compare(self, other, equality):
        """The two keys, or None where an answer is not possible."""
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(), other._key()

    def __eq__(self, other):
        keys = self._compare(other, True)
        return keys if keys is NotImplemented else keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] >= keys[1]

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._key())
        return self._hash

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_tzinfo_class = tzinfo


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

The year, month and day arguments are required. tzinfo may be None, or an
instance of a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(
            hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # Making one.

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment of a POSIX timestamp, in local time or in a zone."""
        _check_zone(tz)
        return cls._from_timestamp(timestamp, tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        """The moment of a POSIX timestamp in UTC, without a zone."""
        return cls._from_timestamp(timestamp, None, utc=True)

    @classmethod
    def _from_timestamp(cls, timestamp, zone, utc=False):
        if isinstance(timestamp, float):
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            numerator, denominator = timestamp.as_integer_ratio()
            seconds, fraction = divmod(_round_half_even(numerator * 1000000, denominator), 1000000)
        else:
            seconds, fraction = _index(timestamp), 0
        convert = _time.localtime if zone is None and not utc else _time.gmtime
        fields = convert(seconds)
        if not MINYEAR <= fields[0] <= MAXYEAR:
            raise ValueError(f"year {fields[0]} is out of range")
        fold = 0
        if convert is _time.localtime:
            # Of two moments with one local time (clocks were set back), the second has fold 1.
            offset = fields.tm_gmtoff
            for before in (seconds - 86400,):
                shift = _time.localtime(before).tm_gmtoff - offset
                if shift > 0 and _time.localtime(seconds - shift)[:6] == fields[:6]:
                    fold = 1
        result = cls(*fields[:5], min(fields[5], 59), fraction, zone, fold=fold)
        return result if zone is None else zone.fromutc(result)

    @classmethod
    def now(cls, tz=None):
        """The current time, local or in a zone."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The current time in UTC, without a zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time of day, put together."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text, /):
        """The moment that a text in ISO 8601 format names."""
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(text) < 7:
                raise ValueError
            end = cls._end_of_date(text)
            day = _read_date(text[:end])
            rest = text[end + 1:]
            if end < len(text) and not rest:
                raise ValueError
            moment = _read_time(rest) if rest else [0, 0, 0, 0, None]
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*day, *moment)

    @staticmethod
    def _end_of_date(text):
        """Where the date ends: it is the longest prefix that has the form of one."""
        if text[4] == "-":
            if text[5] == "W":
                return 10 if text[8:9] == "-" and text[9:10].isdigit() else 8
            return 10
        if text[4] == "W":
            at = 7
            while at < len(text) and text[at].isdigit():
                at += 1
            if at < 9:
                return at
            # Separated by a digit: the day is there when what follows has an even length.
            return 7 if at % 2 == 0 else 8
        return 8

    @classmethod
    def strptime(cls, date_string, format, /):
        """The moment that a text names, read by a format as strftime() writes it."""
        from _strptime import parse
        return parse(cls, date_string, format)

    # Its parts.

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        saving = self.dst()
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            _day_of_year(self._year, self._month, self._day), -1 if saving is None else int(bool(saving))))

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        moment = self.replace(tzinfo=None) - offset if offset else self
        return _time.struct_time((
            moment._year, moment._month, moment._day, moment._hour, moment._minute, moment._second,
            moment.weekday(), _day_of_year(moment._year, moment._month, moment._day), 0))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold)

    # Zones.

    def utcoffset(self):
        """Return self.tzinfo.utcoffset(self)."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_offset("utcoffset", offset)
        return offset

    def dst(self):
        """Return self.tzinfo.dst(self)."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_offset("dst", offset)
        return offset

    def tzname(self):
        """Return self.tzinfo.tzname(self)."""
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def _wall_seconds(self):
        """Seconds of the clock's reading since 1970-01-01T00:00."""
        days = self.toordinal() - _EPOCH_ORDINAL
        return ((days * 24 + self._hour) * 60 + self._minute) * 60 + self._second

    def _local_timestamp(self):
        """The timestamp of a reading of the local clock."""
        return int(_time.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                 0, 0, 0 if self._is_standard() else -1)))

    def _is_standard(self):
        # fold 1 asks for the later of two moments, which is the one without daylight saving.
        return self._fold == 1 and _time.daylight

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        if offset is None:
            return self._local_timestamp() + self._microsecond / 1000000
        total = self._wall_seconds() * 1000000 + self._microsecond - offset._total()
        return total / 1000000

    def astimezone(self, tz=None):
        """The same moment in another zone; without one, in the local zone."""
        _check_zone(tz)
        own = self._tzinfo
        offset = None if own is None else self.utcoffset()
        if offset is None:
            fields = _time.localtime(self._local_timestamp())
            own = timezone(timedelta(seconds=fields.tm_gmtoff), fields.tm_zone)
            offset = own._offset
        if tz is None:
            utc = self.replace(tzinfo=None) - offset
            fields = _time.localtime(utc._wall_seconds())
            tz = timezone(timedelta(seconds=fields.tm_gmtoff), fields.tm_zone)
        if tz is own and self._tzinfo is not None:
            return self
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    # Texts.

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_name(self)}({text})"

    def isoformat(self, sep="T", timespec="auto"):
        """The moment in ISO 8601 format, to the precision that timespec names."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not "
                            + (type(sep).__name__ if not isinstance(sep, str) else "str"))
        return (f"{self._year:04}-{self._month:02}-{self._day:02}{sep}"
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=" ")

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2} "
                f"{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}")

    # Comparison and arithmetic.

    def _key(self):
        return (self.toordinal() * 86400 + (self._hour * 60 + self._minute) * 60 + self._second) * 1000000 \
            + self._microsecond

    def _compare(self, other, equality):
        """The two keys, brought to one zone."""
        if not isinstance(other, datetime):
            if isinstance(other, date) and not equality:
                raise TypeError(f"can't compare {_full_name(self)} to {_full_name(other)}")
            return NotImplemented
        mine, others = self._key(), other._key()
        if self._tzinfo is other._tzinfo:
            return mine, others
        own, their = self.utcoffset(), other.utcoffset()
        if (own is None) != (their is None):
            if equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if own is not None:
            mine -= own._total()
            others -= their._total()
        return mine, others

    def __eq__(self, other):
        keys = self._compare(other, True)
        return keys if keys is NotImplemented else keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._compare(other, False)
        return keys if keys is NotImplemented else keys[0] >= keys[1]

    def __hash__(self):
        if self._hash is None:
            moment = self.replace(fold=0) if self._fold else self
            offset = moment.utcoffset()
            self._hash = hash(moment._key() if offset is None else moment._key() - offset._total())
        return self._hash

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds, microsecond = divmod(self._key() + other._total(), 1000000)
        ordinal, second = divmod(seconds, 86400)
        if not 0 < ordinal <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(ordinal), second // 3600, second // 60 % 60, second % 60, microsecond,
                          self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._key() - other._key()
        if self._tzinfo is not other._tzinfo:
            own, their = self.utcoffset(), other.utcoffset()
            if (own is None) != (their is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if own is not None:
                difference += their._total() - own._total()
        return timedelta._make(difference)

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second,
                            self._microsecond, self._tzinfo)


def _full_name(value):
    cls = type(value)
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__


_date_class = date
_time_class = time
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None:
            if not offset and "utc" in cls.__dict__:
                return cls.utc
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -_DAY < offset < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls, /, **kwargs):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt, /):
        """Return fixed offset."""
        self._check(dt, "utcoffset")
        return self._offset

    def dst(self, dt, /):
        """Return None."""
        self._check(dt, "dst")
        return None

    def tzname(self, dt, /):
        """The name that the time zone was given, or its offset as 'UTC(+|-)HH:MM'."""
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def fromutc(self, dt, /):
        """datetime in UTC -> datetime in local time."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
