# ISO 8601, strptime, errors, classes derived from those of the module
import datetime as D, random
from datetime import *
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r), str(r))
    except Exception as e: print(type(e).__name__, e)
r = random
tz = timezone(timedelta(hours=5, minutes=30)); tn = timezone(-timedelta(hours=3), 'NAME')
for s in ['2020-01-01', '20200101', '2020-W01-1', '2020W011', '2020-W53-7', '2020-13-01', 'abc', '2020-1-1', '2020-W01', '2020W01', '2021-W54-1', '0001-01-01', '10000-01-01']:
    t(date.fromisoformat, s)
for s in ['2020-01-01', '2020-01-01T10', '2020-01-01 10:20', '2020-01-01T10:20:30', '2020-01-01T10:20:30.5', '2020-01-01T10:20:30,123456789', '20200101T102030Z', '2020-01-01T10:20:30+02:00', '2020-01-01T10:20:30-0530', '2020-01-01T10:20:30+00:00', '2020-01-01T1020:30', '2020-01-01T25:00', '2020-01-01T', '2020-W01-1T10:00', '2020-W01T10:00', '2020W01T10', '2020W011T10', '2020-01-01T10:20:30+02:00:30.5', '2020-01-01T24:00', '', '2020-01-01T10:20:30z']:
    t(datetime.fromisoformat, s)
for s in ['10', '10:20', 'T10:20:30', '10:20:30.123', '102030', '10:20+01:00', '', 'x', '10:60', '10:20Z']:
    t(time.fromisoformat, s)
for ts in [0, 1, 1e9, 1234567890.123456, -1.5, 0.0000005, 1.9999995, 1e18, float('nan'), 1700000000.5, 86399.9999999]:
    t(datetime.utcfromtimestamp, ts); t(datetime.fromtimestamp, ts, timezone.utc); t(datetime.fromtimestamp, ts, tz);
for f in [lambda: date(2020, 13, 1), lambda: date(2020, 2, 30), lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: datetime(2020, 1, 1, 24), lambda: datetime(2020, 1, 1, 0, 60), lambda: datetime(2020, 1, 1, 0, 0, 60), lambda: datetime(2020, 1, 1, 0, 0, 0, 10**6), lambda: time(25), lambda: time(1, tzinfo=5), lambda: datetime(2020, 1, 1, tzinfo=5), lambda: timedelta(days=10**9), lambda: date('a', 1, 1), lambda: date(1.5, 1, 1), lambda: timedelta('a'), lambda: timezone(5), lambda: timezone(timedelta(days=1)), lambda: timezone(timedelta(1), 5), lambda: date.max + timedelta(1), lambda: datetime.max + timedelta(1), lambda: date(2020, 1, 1) < datetime(2020, 1, 1), lambda: datetime(2020, 1, 1) < date(2020, 1, 1), lambda: datetime(2020, 1, 1) == date(2020, 1, 1), lambda: datetime.now() - datetime.now(timezone.utc), lambda: datetime.now() < datetime.now(timezone.utc), lambda: time(1) < time(1, tzinfo=timezone.utc), lambda: timedelta(1) / 0, lambda: timedelta(1) // 0, lambda: timedelta(1) % timedelta(0), lambda: date.fromisoformat(5), lambda: datetime.fromisoformat(5), lambda: date.fromordinal(0), lambda: date.fromordinal(10**7), lambda: datetime.combine(1, 2), lambda: datetime(2020, 1, 1).isoformat(timespec='x'), lambda: datetime(2020, 1, 1).isoformat('ab'), lambda: date(2020,1,1).strftime(5), lambda: tzinfo().utcoffset(None), lambda: timezone.utc.utcoffset(5), lambda: date.fromisocalendar(2020, 54, 1), lambda: date.fromisocalendar(2020, 1, 8), lambda: date.fromisocalendar(0, 1, 1), lambda: format(date(2020,1,1), 5), lambda: date(2020,1,1).replace(month=13), lambda: datetime(2020,1,1,fold=2)]:
    t(f)
for v in [date.min, date.max, date.resolution, datetime.min, datetime.max, datetime.resolution, time.min, time.max, timedelta.min, timedelta.max, timedelta.resolution, timezone.utc, timezone.min, timezone.max, tz, tn, time(1, 2), time(1, 2, 3), time(1, 2, 3, 4, tz), time(1, fold=1), datetime(2020, 1, 1, fold=1), date(2020,5,17).isocalendar(), D.UTC, timezone(timedelta(0)), timezone(timedelta(0), 'X'), timedelta(), timedelta(1), timedelta(-1), timedelta(2, 3), timedelta(seconds=-1)]:
    t(lambda: v); print(hash(v) == hash(v), type(v).__name__, type(v).__module__)
class MyD(date): pass
class MyDT(datetime): pass
class MyTD(timedelta): pass
t(lambda: (MyD(2020,1,1), MyD(2020,1,1) + timedelta(1), MyDT(2020,1,1) + timedelta(1), MyTD(1), MyTD(1) + MyTD(1), MyD(2020,1,1).replace(day=2)))
t(lambda: (datetime.combine(date(2020,1,2), time(3,4)), datetime.combine(date(2020,1,2), time(3,4), timezone.utc), datetime(2020,1,1).replace(hour=5, tzinfo=tz), sorted([date(2020,1,2), date(2020,1,1)]), {date(2020,1,1): 1}[date(2020,1,1)], datetime(2020,1,1,tzinfo=timezone.utc) == datetime(2020,1,1,5,30,tzinfo=tz), hash(datetime(2020,1,1,tzinfo=timezone.utc)) == hash(datetime(2020,1,1,5,30,tzinfo=tz)), sum([timedelta(1), timedelta(2)], timedelta())))
for s, f in [('2020-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), ('2020-01-02', '%Y-%m-%d'), ('02/01/20', '%d/%m/%y'), ('Jan 5 2021', '%b %d %Y'), ('January 5, 2021 3 PM', '%B %d, %Y %I %p'), ('Mon', '%a'), ('12:30:15.123', '%H:%M:%S.%f'), ('2020-01-02T03:04:05+0200', '%Y-%m-%dT%H:%M:%S%z'), ('2020-01-02T03:04:05Z', '%Y-%m-%dT%H:%M:%S%z'), ('x', '%Y'), ('2020 extra', '%Y'), ('2020-02-30', '%Y-%m-%d'), ('60', '%j'), ('2020 60', '%Y %j'), ('2020 10 1', '%Y %W %w'), ('2020 10 1', '%G %V %u'), ('%5', '%%%d'), ('99', '%y'), ('a', '%Q'), ('a', '%'), ('12 UTC', '%H %Z'), ('  5', ' %d'), ('Tue Jan  5 10:11:12 2021', '%c'), ('01/02/21', '%x'), ('10:11:12', '%X'), ('2020-1-2', '%Y-%m-%d'), ('2020-01-02 +05:30:10', '%Y-%m-%d %z')]:
    t(datetime.strptime, s, f)
