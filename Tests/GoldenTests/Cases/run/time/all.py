import time
a = time.perf_counter(); b = time.monotonic(); c = time.time(); time.sleep(0.02); print(0.02 <= time.perf_counter() - a < 2, 0.02 <= time.monotonic() - b < 2, 0.015 <= time.time() - c < 2, type(a).__name__, time.perf_counter_ns() > 0, isinstance(time.time_ns(), int), time.time() > 1.6e9, time.process_time() >= 0)
for bad in (-1, 'a', None):
    try: time.sleep(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
time.sleep(0); t = time.gmtime(0); print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t[0], t.tm_wday, t.tm_yday, time.strftime('%Y-%m-%d %H:%M:%S', t), time.strftime('%X' if False else '%H:%M', time.gmtime(3661)), len(time.strftime('%X')) > 0, len(time.ctime()) == 24, time.asctime(t))
print([f'{x:.1f}' for x in (0.30000000000000004, 2.999)], time.get_clock_info('monotonic').monotonic if hasattr(time, 'get_clock_info') else True)
