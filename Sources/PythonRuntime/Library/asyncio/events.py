"""Event loops and which one is current."""

import sys
import _asyncio
import _thread
from _asyncio import Task, _get_running_loop, get_running_loop


class AbstractEventLoop:
    """What every event loop can be asked to do."""


class BaseEventLoop(_asyncio.Loop):
    """The event loop. Scheduling and the rounds are native; here is what surrounds them."""

    def __init__(self):
        self._exception_handler = None
        self._task_factory = None
        self._debug = False
        self._asyncgens = set()
        self._asyncgens_shutdown_called = False
        self._signal_handlers = set()
        self._default_executor = None
        self._executor_shutdown_called = False
        self.slow_callback_duration = 0.1
        logging = sys.modules.get('logging')
        if logging is not None:
            logging.getLogger('asyncio').debug('Using selector: %s', 'EpollSelector')

    def __repr__(self):
        return (f'<{self.__class__.__name__} running={self.is_running()} '
                f'closed={self.is_closed()} debug={self.get_debug()}>')

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is None:
            return self._create_task(coro, name, context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # Running

    def run_forever(self):
        self._check_closed()
        old = sys.get_asyncgen_hooks()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_first, finalizer=self._asyncgen_final)
        try:
            self._run()
        finally:
            sys.set_asyncgen_hooks(*old)

    def run_until_complete(self, future):
        self._check_closed()
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        from .tasks import ensure_future, isfuture
        new_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new_task:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                # The coroutine raised a BaseException: take it, so that nothing is said about it at the end.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        for sig in list(self._signal_handlers):
            self.remove_signal_handler(sig)
        self._close()
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    # Asynchronous generators

    def _asyncgen_first(self, agen):
        self._asyncgens.add(_WeakGen(agen, self))

    def _asyncgen_final(self, agen):
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        closing = [agen for agen in (weak() for weak in list(self._asyncgens)) if agen is not None]
        self._asyncgens.clear()
        if not closing:
            return
        from .tasks import gather
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result,
                    'asyncgen': agen
                })

    async def shutdown_default_executor(self):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        import threading
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as ex:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, ex)

    # Exceptions that nobody catches

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        message = context.get('message')
        if not message:
            message = 'Unhandled exception in event loop'
        lines = [message]
        for key in sorted(context):
            if key in {'message', 'exception'}:
                continue
            lines.append(f'{key}: {context[key]!r}')
        text = '\n'.join(lines) + '\n'
        exception = context.get('exception')
        logging = sys.modules.get('logging')
        if logging is not None:
            logging.getLogger('asyncio').error('\n'.join(lines), exc_info=exception)
            return
        # Nobody can have configured logging: what its last resort would write is written without it.
        if exception is not None:
            import traceback
            text += ''.join(traceback.format_exception(type(exception), exception, exception.__traceback__))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                sys.stderr.write('Exception in default exception handler\n')
        else:
            try:
                self._exception_handler(self, context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self.default_exception_handler({
                    'message': 'Unhandled error in exception handler',
                    'exception': exc,
                    'context': context,
                })

    # Descriptors, threads, signals

    def add_reader(self, fd, callback, *args):
        self._check_closed()
        self._watch(_fileno(fd), 1, _asyncio_handle(self, callback, args))

    def remove_reader(self, fd):
        return self._watch(_fileno(fd), 1, None)

    def add_writer(self, fd, callback, *args):
        self._check_closed()
        self._watch(_fileno(fd), 2, _asyncio_handle(self, callback, args))

    def remove_writer(self, fd):
        return self._watch(_fileno(fd), 2, None)

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor
                executor = self._default_executor = ThreadPoolExecutor(thread_name_prefix='asyncio')
        from .futures import wrap_future
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    def add_signal_handler(self, sig, callback, *args):
        import signal
        from .tasks import iscoroutine, iscoroutinefunction
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        try:
            signal.signal(sig, lambda *_: self.call_soon_threadsafe(callback, *args))
        except OSError as exc:
            raise RuntimeError(f'sig {sig} cannot be caught') from exc
        self._signal_handlers.add(int(sig))

    def remove_signal_handler(self, sig):
        import signal
        self._check_signal(sig)
        if int(sig) not in self._signal_handlers:
            return False
        self._signal_handlers.discard(int(sig))
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')


class _UnixSelectorEventLoop(BaseEventLoop):
    """The loop that programs get."""


SelectorEventLoop = _UnixSelectorEventLoop


class _WeakGen:
    """A weak reference to an asynchronous generator that removes itself from its loop's set."""

    def __init__(self, agen, loop):
        import weakref
        self._ref = weakref.ref(agen, lambda _: loop._asyncgens.discard(self))

    def __call__(self):
        return self._ref()


def _asyncio_handle(loop, callback, args):
    handle = loop.call_soon(callback, *args)
    repeat = _Repeating(callback, args)
    handle.cancel()
    again = loop.call_later(1e9, repeat)
    return again


class _Repeating:
    def __init__(self, callback, args):
        self.callback = callback
        self.args = args

    def __call__(self):
        self.callback(*self.args)


def _fileno(fd):
    return fd if isinstance(fd, int) else fd.fileno()


def _run_until_complete_cb(future):
    if not future.cancelled():
        exc = future.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            # The loop has been left by the exception itself.
            return
    future.get_loop().stop()


# Which loop is current

def _is_main_thread():
    return _thread.get_ident() == _thread._main_ident()


class AbstractEventLoopPolicy:
    """Decides which loop is current."""


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def __init__(self):
        self._loop = None
        self._set_called = False
        # The loops of other threads than the main one.
        self._others = {}

    def get_event_loop(self):
        if not _is_main_thread():
            loop = self._others.get(_thread.get_ident())
            if loop is None:
                import threading
                name = threading.current_thread().name
                raise RuntimeError(f'There is no current event loop in thread {name!r}.')
            return loop
        if self._loop is None and not self._set_called:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, (_asyncio.Loop, AbstractEventLoop)):
            raise TypeError(
                f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        if not _is_main_thread():
            self._others[_thread.get_ident()] = loop
            return
        self._set_called = True
        self._loop = loop

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy


def _policy_loop():
    return get_event_loop_policy().get_event_loop()


_asyncio._set_policy(_policy_loop)


def get_event_loop():
    """The running loop, else the current one, which is made when there is none yet."""
    loop = _get_running_loop()
    if loop is not None:
        return loop
    policy = get_event_loop_policy()
    if isinstance(policy, DefaultEventLoopPolicy) and policy._loop is None and not policy._set_called:
        import warnings
        if sys.version_info >= (3, 12):
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=2)
    return policy.get_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
