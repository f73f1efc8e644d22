"""How futures, tasks, callbacks and coroutines are shown."""

import functools
import reprlib
from types import FunctionType
from _asyncio import Task, _GatheringFuture


def _get_function_source(func):
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, FunctionType):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if isinstance(func, (functools.partial, functools.partialmethod)):
        return _get_function_source(func.func)
    return None


def _format_callback_source(func, args):
    text = _format_callback(func, args, None)
    source = _get_function_source(func)
    if source:
        text += f' at {source[0]}:{source[1]}'
    return text


def _format_args_and_kwargs(args, kwargs):
    items = [reprlib.repr(arg) for arg in args or ()]
    items.extend(f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items())
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, suffix=''):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs) + suffix
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs) + suffix


def _format_waiting(callback):
    # A task that waits stands in the list itself.
    if isinstance(callback, Task):
        return f'{type(callback).__qualname__}.task_wakeup()'
    # So does the outer future of a gather.
    if isinstance(callback, _GatheringFuture):
        from .tasks import gather
        file, line = _get_function_source(gather)
        return f'gather.<locals>._done_callback() at {file}:{line}'
    return _format_callback_source(callback, ())


def _format_callbacks(callbacks):
    size = len(callbacks)
    if size == 1:
        text = _format_waiting(callbacks[0][0])
    elif size == 2:
        text = f'{_format_waiting(callbacks[0][0])}, {_format_waiting(callbacks[1][0])}'
    else:
        text = f'{_format_waiting(callbacks[0][0])}, <{size - 2} more>, {_format_waiting(callbacks[-1][0])}'
    return f'cb=[{text}]'


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    name = f'{name}()' if name else f'<{type(coro).__name__} without __name__>()'
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if not code:
        running = getattr(coro, 'cr_running', None)
        if running is None:
            running = getattr(coro, 'gi_running', False)
        return f'{name} running' if running else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    file = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {file}:{frame.f_lineno}'
    return f'{name} done, defined at {file}:{code.co_firstlineno}'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == 'FINISHED':
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={reprlib.repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    return info


def _task_repr_info(task):
    info = _future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    info.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        info.insert(2, f'wait_for={task._fut_waiter!r}')
    if task._coro:
        info.insert(2, f'coro=<{_format_coroutine(task._coro)}>')
    return info


@reprlib.recursive_repr()
def _future_repr(future):
    info = _task_repr_info(future) if isinstance(future, Task) else _future_repr_info(future)
    return f"<{future.__class__.__name__} {' '.join(info)}>"


def _handle_repr(handle, when):
    info = [handle.__class__.__name__]
    if handle._cancelled:
        info.append('cancelled')
    if when is not None:
        info.append(f'when={when}')
    if handle._callback is not None:
        info.append(_format_callback_source(handle._callback, handle._args))
    return f"<{' '.join(info)}>"


def _task_get_stack(task, limit):
    frames = []
    frame = getattr(task._coro, 'cr_frame', None) or getattr(task._coro, 'gi_frame', None)
    if frame is not None:
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        tb = task._exception.__traceback__
        while tb is not None and (limit is None or len(frames) < limit):
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    import traceback
    stack = [(f.f_code.co_filename, f.f_lineno, f.f_code.co_name, None) for f in task.get_stack(limit=limit)]
    exc = task._exception
    if not stack:
        print(f'No stack for {task!r}', file=file)
    elif exc is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(stack, file=file)
    if exc is not None:
        for line in traceback.format_exception_only(exc.__class__, exc):
            print(line, file=file, end='')
