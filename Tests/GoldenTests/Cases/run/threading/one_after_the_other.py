# threads that do not wait for each other, their locks, queues and executors
import threading, queue, time, sys
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future, CancelledError
def w(n, k=0): print('work', n, k, threading.current_thread().name, threading.current_thread() is threading.main_thread())
t = threading.Thread(target=w, args=(1,), kwargs={'k': 5}); print(t.name, t.is_alive(), t.daemon, t.ident); t.start(); t.join(); print(t.is_alive(), repr(t).split(',')[0])
class T(threading.Thread):
    def run(self): print('run', self.name); self.r = 5
x = T(name='mine', daemon=True); x.start(); x.join(); print(x.r, x.daemon, x.name)
for f in (lambda: t.start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: threading.Lock().release(), lambda: threading.RLock().release(), lambda: threading.Semaphore(-1), lambda: setattr(threading.main_thread(), 'daemon', True), lambda: threading.Thread(group=1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
l = threading.Lock(); print(l.acquire(), l.locked(), l.acquire(blocking=False), l.acquire(timeout=0.01)); l.release()
with l: print(l.locked())
r = threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
e = threading.Event(); print(e.is_set(), e.wait(0.01)); e.set(); print(e.wait(), e.is_set()); e.clear()
s = threading.BoundedSemaphore(2); s.acquire(); s.release()
try: s.release()
except ValueError as ex: print(ex)
c = threading.Condition()
with c: print(c.wait(0.01)); c.notify_all()
try: c.notify()
except RuntimeError as ex: print(ex)
d = threading.local(); d.x = 1
def loc(): print(hasattr(d, 'x')); d.x = 2
t2 = threading.Thread(target=loc); t2.start(); t2.join(); print(d.x, d.__dict__)
def bad(): raise ValueError('in thread')
t3 = threading.Thread(target=bad, name='B'); t3.start(); t3.join()
print(threading.active_count(), [t.name for t in threading.enumerate()], threading.current_thread().name)
tm = threading.Timer(0.01, print, ['timer']); tm.start(); tm.join()
q = queue.Queue(2); q.put(1); q.put(2); print(q.full(), q.qsize(), q.get(), q.get(), q.empty())
try: q.get_nowait()
except queue.Empty as ex: print(type(ex))
try: q.get(timeout=0.01)
except queue.Empty as ex: print('empty')
p = queue.PriorityQueue(); [p.put(i) for i in (3, 1, 2)]; print([p.get() for _ in range(3)]); lq = queue.LifoQueue(); lq.put(1); lq.put(2); print(lq.get())
q.put(5); q.get(); q.task_done(); q.task_done(); q.task_done(); q.join()
with ThreadPoolExecutor(2) as ex:
    fs = [ex.submit(pow, i, 2) for i in range(4)]; print([f.result() for f in fs], list(ex.map(lambda a, b: a + b, [1, 2], [3, 4])), sorted(f.result() for f in as_completed(fs)))
    f = ex.submit(lambda: 1 / 0)
    try: f.result()
    except ZeroDivisionError as z: print('zde', f.exception(), f.done(), f.cancelled())
    done, nd = wait(fs); print(len(done), nd)
try: ex.submit(print)
except RuntimeError as z: print(z)
f = Future(); print(str(f).split(' at ')[0], f.cancel(), f.cancelled()); f2 = Future(); f2.add_done_callback(lambda f: print('cb', f.result())); f2.set_result(9); print(f2.result())
try: f.result()
except CancelledError as z: print(type(z).__module__, type(z).__name__)
try: Future().result(timeout=0.01)
except TimeoutError: print('to')
