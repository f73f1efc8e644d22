# random dates, durations and moments, from one seed
import random
import datetime as D
from datetime import *
random.seed(5)
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r), str(r))
    except Exception as e: print(type(e).__name__, e)
r = random
for i in range(25):
    y, mo, d = r.randint(1, 9999), r.randint(1, 12), r.randint(1, 28)
    x = date(y, mo, d)
    t(lambda: (x, x.toordinal(), x.weekday(), x.isoweekday(), tuple(x.isocalendar()), x.timetuple(), date.fromordinal(x.toordinal()), x.ctime(), date.fromisocalendar(*x.isocalendar()), hash(x) == hash(date(y, mo, d))))
    t(lambda: x + timedelta(r.randint(-10**6, 10**6)))
for i in range(25):
    kw = {n: r.choice([r.randint(-10**4, 10**4), r.uniform(-1000, 1000), 0.5, 1.5, 0, 1e-7, 0.0000015, 2.5e-6]) for n in r.sample(['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'], 3)}
    x = timedelta(**kw); z = timedelta(seconds=r.uniform(-1e5, 1e5))
    t(lambda: (x, str(x), x.total_seconds(), -x, abs(x), bool(x), x + z, x - z, x * 3, x * 0.3, x / 7, x / 0.7, x // 3, x // z, x % z, divmod(x, z), x / z, x < z, x == z))
tz = timezone(timedelta(hours=5, minutes=30)); tn = timezone(-timedelta(hours=3), 'NAME')
for i in range(15):
    a = datetime(r.randint(2, 9998), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59), r.randint(0, 59), r.choice([0, r.randint(0, 999999)]), r.choice([None, tz, tn, timezone.utc]))
    b = datetime(r.randint(2, 9998), r.randint(1, 12), r.randint(1, 28), tzinfo=r.choice([None, tz, timezone.utc]))
    t(lambda: (a, str(a), a.isoformat(timespec=r.choice(['auto', 'hours', 'minutes', 'seconds', 'milliseconds', 'microseconds'])), a.ctime(), a.timetuple(), a.utctimetuple(), a.date(), a.time(), a.timetz(), a.utcoffset(), a.tzname(), a.dst(), a == b))
    t(lambda: a - b); t(lambda: a < b); t(lambda: a - timedelta(r.uniform(-1000, 1000)))
    t(lambda: (a.replace(tzinfo=timezone.utc).timestamp(), a.replace(tzinfo=tz).astimezone(tn), a.replace(tzinfo=tn).astimezone(timezone.utc)))
    t(lambda: a.strftime('%Y-%m-%d %H:%M:%S.%f %z|%Z|%j %a %A %b %B %p %I %y %U %W %w %u %V %G %% %c %x %X %D %T %e %F'))
    t(lambda: f'{a:%H:%M} {a} {b.date():%d/%m}')
