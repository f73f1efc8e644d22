# Threads: order of starts and ends, locks, conditions, events, semaphores, barriers, timers, locals, exceptions
import sys
import threading
import time
import queue

log = []


def worker(name, pause, n=2):
    for i in range(n):
        log.append((name, i))
        time.sleep(pause)
    log.append((name, "end"))


threads = [threading.Thread(target=worker, args=("slow", 0.09), name="slow"),
           threading.Thread(target=worker, args=("fast", 0.02), kwargs={"n": 3})]
for t in threads:
    t.start()
print([t.name for t in threads], [t.is_alive() for t in threads], threading.active_count())
for t in threads:
    t.join()
print(log[:2], log[-2:], len(log), [t.is_alive() for t in threads])

count = 0
lock = threading.Lock()


def add(n):
    global count
    for _ in range(n):
        with lock:
            count += 1


threads = [threading.Thread(target=add, args=(500,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(count, lock.locked(), lock.acquire(False), lock.acquire(False), lock.acquire(timeout=0.01), lock.release())
for bad in (lock.release, lambda: lock.acquire(False, 1), lambda: threads[0].start(), lambda: threading.Thread().join(),
            lambda: threading.current_thread().join(), lambda: threading.RLock().release()):
    try:
        bad()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__, e)

q = queue.Queue(maxsize=2)
results = []


def producer():
    for i in range(6):
        q.put(i)
    q.put(None)


def consumer():
    while (item := q.get()) is not None:
        results.append(item * item)
        q.task_done()
    q.task_done()


pair = [threading.Thread(target=f) for f in (consumer, producer)]
for t in pair:
    t.start()
q.join()
for t in pair:
    t.join()
print(results, q.empty(), q.qsize())
for call in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: [q.put_nowait(i) for i in range(3)]):
    try:
        call()
    except (queue.Empty, queue.Full) as e:
        print(repr(e))

cond = threading.Condition()
items = []


def waiter(n):
    with cond:
        cond.wait_for(lambda: items)
        results.append((n, items.pop()))


results.clear()
waiters = [threading.Thread(target=waiter, args=(i,)) for i in range(3)]
for t in waiters:
    t.start()
with cond:
    items.extend("abc")
    cond.notify_all()
for t in waiters:
    t.join()
print(sorted(r[0] for r in results), sorted(r[1] for r in results))

event = threading.Event()
print(event.wait(0.01), event.is_set())
timer = threading.Timer(0.01, event.set)
timer.start()
print(event.wait(5), event.is_set())
cancelled = threading.Timer(50, print, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()

sem = threading.Semaphore(2)
inside = peak = 0


def limited():
    global inside, peak
    with sem:
        inside += 1
        peak = max(peak, inside)
        time.sleep(0.005)
        inside -= 1


many = [threading.Thread(target=limited) for _ in range(6)]
for t in many:
    t.start()
for t in many:
    t.join()
print("peak", peak)

barrier = threading.Barrier(3, action=lambda: results.append("action"))
results.clear()
parties = [threading.Thread(target=lambda: results.append(barrier.wait())) for _ in range(3)]
for t in parties:
    t.start()
for t in parties:
    t.join()
print(results[0], sorted(results[1:]), barrier.broken)

data = threading.local()
data.x = "main"


def sees():
    results.append(hasattr(data, "x"))
    data.x = "thread"
    results.append(data.x)


results.clear()
t = threading.Thread(target=sees)
t.start()
t.join()
print(results, data.x)


class Mine(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"mine-{n}", daemon=True)
        self.n = n

    def run(self):
        self.result = (self.n, threading.current_thread() is self, threading.current_thread().name)


m = Mine(7)
print(m, m.daemon, m.is_alive())
m.start()
m.join()
print(m.result, str(m).split(" ")[1])
main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.ident == threading.get_ident())


def fails():
    raise ValueError("in a thread")


threading.excepthook = lambda args: print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)
t = threading.Thread(target=fails, name="failing")
t.start()
t.join()

flag = []


def spin():
    n = 0
    while not flag:
        n += 1


t = threading.Thread(target=spin)
t.start()
flag.append(1)
t.join()
print("preempted")
rlock = threading.RLock()
with rlock:
    with rlock:
        print("twice", rlock.acquire(blocking=False))
        rlock.release()


def at_end():
    time.sleep(0.02)
    print("a thread outlives the main module")


threading.Thread(target=at_end).start()
print("main module over")
