"""Futures of other threads as futures of a loop, and the other way round."""

import concurrent.futures
from _asyncio import CancelledError, InvalidStateError
from . import events
from .tasks import ensure_future, iscoroutine, isfuture


def _convert(exc):
    """An exception of concurrent.futures as asyncio has it."""
    kind = type(exc)
    if kind is concurrent.futures.CancelledError:
        return CancelledError(*exc.args)
    if kind is concurrent.futures.InvalidStateError:
        return InvalidStateError(*exc.args)
    return exc


def _copy_to_asyncio(source, dest):
    if dest.cancelled() or dest.done():
        return
    if source.cancelled():
        dest.cancel()
        return
    exception = source.exception()
    if exception is not None:
        dest.set_exception(_convert(exception))
    else:
        dest.set_result(source.result())


def _copy_to_concurrent(source, dest):
    if source.cancelled():
        dest.cancel()
    if not dest.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        dest.set_exception(_convert(exception))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """Settles the destination as the source is, and cancels the source when the destination is cancelled."""
    source_loop = source.get_loop() if isfuture(source) else None
    dest_loop = destination.get_loop() if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_to_asyncio(other, future)
        else:
            _copy_to_concurrent(other, future)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        else:
            if dest_loop.is_closed():
                return
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """A future of the loop for one of concurrent.futures."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    _chain_future(future, new_future)
    return new_future


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine on a loop of another thread; a future of concurrent.futures for its result."""
    if not iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future
