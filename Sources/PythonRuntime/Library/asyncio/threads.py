"""Work for other threads. Fermata has one thread: the work runs on the loop, which waits for it."""

import contextvars
import functools
from _asyncio import get_running_loop


async def to_thread(func, /, *args, **kwargs):
    """The result of calling the function; other tasks run before it, not during it."""
    loop = get_running_loop()
    ctx = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(ctx.run, func, *args, **kwargs))
