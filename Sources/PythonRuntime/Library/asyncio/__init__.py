"""Asynchronous programs: event loops, tasks, and what helps to write them.

The core (futures, tasks, the loop's rounds) is native: module _asyncio. This package is what reads best as Python. Parts
that a program does not use are not loaded: see __getattr__.
"""

import sys

from _asyncio import (
    CancelledError, Future, Handle, InvalidStateError, Task, TimerHandle,
    _get_running_loop, _set_running_loop, current_task, get_running_loop)
from .events import (
    AbstractEventLoop, BaseEventLoop, SelectorEventLoop, get_event_loop, get_event_loop_policy,
    new_event_loop, set_event_loop, set_event_loop_policy)
from .tasks import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, all_tasks, as_completed, create_task, ensure_future, gather,
    iscoroutine, iscoroutinefunction, isfuture, shield, sleep, wait, wait_for)
from .runners import Runner, run
from .exceptions import (
    BrokenBarrierError, IncompleteReadError, LimitOverrunError, QueueEmpty, QueueFull, SendfileNotAvailableError,
    TimeoutError)

_LAZY = {
    'Lock': 'locks', 'Event': 'locks', 'Condition': 'locks', 'Semaphore': 'locks', 'BoundedSemaphore': 'locks',
    'Barrier': 'locks',
    'Queue': 'queues', 'PriorityQueue': 'queues', 'LifoQueue': 'queues',
    'TaskGroup': 'taskgroups',
    'Timeout': 'timeouts', 'timeout': 'timeouts', 'timeout_at': 'timeouts',
    'to_thread': 'threads',
    'wrap_future': 'futures', 'run_coroutine_threadsafe': 'futures',
    'coroutine': 'coroutines',
    'DefaultEventLoopPolicy': 'events', 'AbstractEventLoopPolicy': 'events',
}


def __getattr__(name):
    part = _LAZY.get(name)
    if part is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    __import__('asyncio.' + part)
    value = getattr(sys.modules['asyncio.' + part], name)
    globals()[name] = value
    return value


__all__ = [name for name in list(globals()) + list(_LAZY) if not name.startswith('_') and name != 'sys']
