"""Averages and measures of spread, computed exactly where the data allow it."""

from bisect import bisect_left
from collections import Counter
from math import erf, exp, fsum, hypot, log, sqrt, tau
from operator import itemgetter

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
    "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


class _Ratio:
    """An exact sum: a numerator and a denominator."""

    def __init__(self, numerator, denominator=1):
        self.numerator = numerator
        self.denominator = denominator

    def __add__(self, other):
        if self.denominator == other.denominator:
            return _Ratio(self.numerator + other.numerator, self.denominator)
        return _Ratio(self.numerator * other.denominator + other.numerator * self.denominator,
                      self.denominator * other.denominator)

    def __sub__(self, other):
        return self + _Ratio(-other.numerator, other.denominator)

    def __mul__(self, other):
        return _Ratio(self.numerator * other.numerator, self.denominator * other.denominator)

    def over(self, n):
        return _Ratio(self.numerator, self.denominator * n)


def _exact(x):
    """(value, kind) of a number: a ratio, or the float itself when it is infinite or no number."""
    if isinstance(x, (int, float)):
        try:
            return _Ratio(*x.as_integer_ratio())
        except (OverflowError, ValueError):
            return x
    try:
        return _Ratio(*x.as_integer_ratio())
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(T, S):
    """The type of results of two types."""
    if T is S or S is int or S is bool:
        return T
    if T is int or T is bool:
        return S
    if issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, float):
        return T
    if issubclass(S, float):
        return S
    raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")


def _sum(data):
    """(type, exact sum, count)."""
    T = int
    count = 0
    partials = {}
    special = None
    for x in data:
        count += 1
        if type(x) is not T:
            T = _coerce(T, type(x))
        value = _exact(x)
        if isinstance(value, _Ratio):
            partials[value.denominator] = partials.get(value.denominator, 0) + value.numerator
        else:
            special = value if special is None else special + value
    if T is bool:
        T = int
    if special is not None:
        return T, special, count
    total = _Ratio(0)
    for denominator in sorted(partials):
        total += _Ratio(partials[denominator], denominator)
    return T, total, count


def _convert(value, T):
    """An exact value as a number of a type."""
    if not isinstance(value, _Ratio):
        return value
    n, d = value.numerator, value.denominator
    if issubclass(T, int):
        if n % d == 0:
            return n // d
        T = float
    if issubclass(T, float):
        return T(n / d)
    return T(n) / T(d)


def _squares(data, c=None):
    """(type, exact sum of squared deviations, mean, count)."""
    data = list(data)
    T, total, count = _sum(data)
    if c is not None:
        middle = _exact(c)
    else:
        middle = total.over(count) if isinstance(total, _Ratio) and count else total
    if not isinstance(middle, _Ratio):
        return T, float("nan"), middle, count
    ss = _Ratio(0)
    partials = {}
    for x in data:
        d = _exact(x) - middle
        square = d * d
        partials[square.denominator] = partials.get(square.denominator, 0) + square.numerator
    for denominator in partials:
        ss += _Ratio(partials[denominator], denominator)
    return T, ss, middle, count


def _root(value, T):
    """The square root of an exact value, correctly rounded."""
    if not isinstance(value, _Ratio):
        return value
    n, d = value.numerator, value.denominator
    if n <= 0:
        return 0.0
    from math import isqrt

    # 55 or more bits of the root of n / d, the last of which says whether there are more.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        root = isqrt(n // (d << 2 * shift))
        odd = root * root * d << 2 * shift != n
        return float((root | odd) << shift)
    scaled = n << -2 * shift
    root = isqrt(scaled // d)
    odd = root * root * d != scaled
    return (root | odd) / (1 << -shift)


def mean(data):
    """The arithmetic mean."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total.over(n), T) if isinstance(total, _Ratio) else total / n


def fmean(data, weights=None):
    """The arithmetic mean, in floats."""
    data = data if hasattr(data, "__len__") else list(data)
    n = len(data)
    if weights is None:
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / n
    weights = weights if hasattr(weights, "__len__") else list(weights)
    if len(weights) != n:
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    message = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if weights is None:
        weights = [1] * n
        total = n
        if n == 1:
            if data[0] < 0:
                raise StatisticsError(message)
            return data[0]
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        total = _convert(_sum(weights)[1], int)
    if any(x < 0 for x in data) or any(w < 0 for w in weights):
        raise StatisticsError(message)
    if any(x == 0 for x in data):
        return 0
    T, parts, _ = _sum([w / x if w else 0 for w, x in zip(weights, data)])
    if not isinstance(parts, _Ratio):
        return total / parts
    if not parts.numerator:
        raise StatisticsError("Weighted sum must be positive")
    t = _exact(total)
    return _convert(_Ratio(t.numerator * parts.denominator, t.denominator * parts.numerator), T)


def _sorted(data, what="no median for empty data"):
    data = sorted(data)
    if not data:
        raise StatisticsError(what)
    return data


def median(data):
    """The middle value; the mean of the two in the middle."""
    data = _sorted(data)
    n = len(data)
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The middle value; the smaller of the two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value; the greater of the two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of continuous data that are grouped, by interpolation."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    low = x - interval / 2
    before = bisect_left(data, x)
    here = data.count(x)
    return low + interval * (n / 2 - before) / here


def mode(data):
    """The most frequent value; of several, the first."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """The most frequent values."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The points that divide the data into n parts of equal size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    if method == "inclusive":
        m = size - 1
        result = []
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        result = []
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def variance(data, xbar=None):
    """The variance of a sample."""
    T, ss, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(ss.over(n - 1), T) if isinstance(ss, _Ratio) else ss


def pvariance(data, mu=None):
    """The variance of a population."""
    T, ss, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(ss.over(n), T) if isinstance(ss, _Ratio) else ss


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    T, ss, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(ss.over(n - 1), T) if isinstance(ss, _Ratio) else ss


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    T, ss, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(ss.over(n), T) if isinstance(ss, _Ratio) else ss


def _pairs(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return n, fsum(x) / n, fsum(y) / n


def covariance(x, y, /):
    """How two measures vary together."""
    n, xbar, ybar = _pairs(x, y, "covariance")
    return fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    """Pearson's correlation coefficient."""
    n, xbar, ybar = _pairs(x, y, "correlation")
    sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = fsum([(a - xbar) ** 2.0 for a in x])
    syy = fsum([(b - ybar) ** 2.0 for b in y])
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


class LinearRegression(tuple):
    slope = property(itemgetter(0))
    intercept = property(itemgetter(1))

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept of the line that fits best."""
    n, xbar, ybar = _pairs(x, y, "linear regression")
    if proportional:
        sxy = fsum([a * b for a, b in zip(x, y)])
        sxx = fsum([a * a for a in x])
    else:
        sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
        sxx = fsum([(a - xbar) ** 2.0 for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression((slope, 0.0 if proportional else ybar - slope * xbar))


class NormalDist:
    """A normal distribution."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * sqrt(2.0))))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        import random

        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
