"""The class timedelta of the module datetime."""

from _calendar_text import _name, _round_half_even


class timedelta:
    """Difference between two datetime values.

timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)

All arguments are optional and default to 0.
Arguments may be integers or floats, and may be positive or negative."""

    __module__ = "datetime"
    __slots__ = "_days", "_seconds", "_microseconds", "_hash"

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        left = 0.0
        for name, value, scale in (
            ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000), ("seconds", seconds, 1000000),
            ("minutes", minutes, 60000000), ("hours", hours, 3600000000), ("days", days, 86400000000),
            ("weeks", weeks, 604800000000),
        ):
            if isinstance(value, int):
                total += value * scale
            elif isinstance(value, float):
                whole = int(value)
                total += whole * scale
                # The fraction of a unit, exactly for its whole part, the rest is gathered and rounded once.
                part = (value - whole) * scale
                whole = int(part)
                total += whole
                left += part - whole
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if left:
            whole = round(left)
            if abs(whole - left) == 0.5:
                # Half way: the sum, not the fraction, becomes even.
                whole = 2 * round((left + total % 2) * 0.5) - total % 2
            total += int(whole)
        return cls._make(total)

    @classmethod
    def _make(cls, total):
        """The duration of a number of microseconds."""
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        self._hash = None
        return self

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    days = property(lambda self: self._days, doc="Number of days.")
    seconds = property(lambda self: self._seconds,
                       doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds,
                            doc="Number of microseconds (>= 0 and less than 1 second).")

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 1000000

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._make(-self._total())

    def __pos__(self):
        return timedelta._make(self._total())

    def __abs__(self):
        return timedelta._make(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._total() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._make(_round_half_even(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._make(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._make(_round_half_even(self._total(), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._make(_round_half_even(denominator * self._total(), numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._make(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        if self._hash is None:
            self._hash = hash((self._days, self._seconds, self._microseconds))
        return self._hash

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
