"""Work for other threads."""

import contextvars
import functools
from _asyncio import get_running_loop


async def to_thread(func, /, *args, **kwargs):
    """The result of calling the function in another thread, in a copy of the current context."""
    loop = get_running_loop()
    ctx = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(ctx.run, func, *args, **kwargs))
