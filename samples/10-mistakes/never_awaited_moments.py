# When exactly is a forgotten coroutine noticed? At the moment when the last name for it goes away.
import sys


async def job():
    pass


def say(*words):
    print(*words, flush=True)
    print(*words, file=sys.stderr, flush=True)


say("1: thrown away at once")
job()
say("2: bound to a name, then rebound")
coroutine = job()
say("   still there")
coroutine = None
say("3: deleted")
coroutine = job()
del coroutine


def forget():
    local = job()
    say("   inside the function")


say("4: a local variable, gone at return")
forget()
say("5: closed, so no warning")
closed = job()
closed.close()
del closed
say("end")
