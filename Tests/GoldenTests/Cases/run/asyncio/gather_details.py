# What gather does round by round, with children of every kind, and when it is cancelled.
import asyncio
import gc

log = []


async def value(name, rounds, result):
    for i in range(rounds):
        log.append(f'{name}{i}')
        await asyncio.sleep(0)
    return result


async def fail(name, rounds, error):
    await value(name, rounds, None)
    raise error


async def stubborn(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append(f'{name} cancelled {e.args}')
        await asyncio.sleep(0)
        log.append(f'{name} stays')
        return name


async def ticker(n):
    for i in range(n):
        log.append(f'tick{i}')
        await asyncio.sleep(0)


def show(title):
    print(title, ' '.join(log))
    log.clear()


async def main():
    loop = asyncio.get_running_loop()

    # In which round the outer future is done.
    ticks = asyncio.create_task(ticker(6))
    print(await asyncio.gather(value('a', 1, 1), value('b', 3, 2), value('c', 0, 3)))
    log.append('gathered')
    await ticks
    show('rounds:')

    # Without awaiting: the callback of the outer future comes a round after the last child's.
    outer = asyncio.gather(value('a', 1, 1), value('b', 0, 2))
    print(type(outer).__name__, type(outer).__mro__[1].__name__, outer.done(), isinstance(outer, asyncio.Future))
    outer.add_done_callback(lambda f: log.append(f'outer {f.result()}'))
    await ticker(5)
    show('callbacks:')

    # Children that are done already, the same child twice, the same coroutine twice, a future, an awaitable.
    done = loop.create_future()
    done.set_result('done')
    later = loop.create_future()
    loop.call_soon(later.set_result, 'later')
    coro = value('x', 1, 'coro')

    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return 'awaitable'

    task = asyncio.create_task(value('t', 1, 'task'))
    print(await asyncio.gather(done, later, coro, done, coro, task, Awaitable(), task))
    print(await asyncio.gather(done))
    show('kinds:')

    # Equal awaitables are one child.
    class Equal:
        def __init__(self, name):
            self.name = name

        def __hash__(self):
            return 7

        def __eq__(self, other):
            return isinstance(other, Equal)

        def __await__(self):
            log.append('awaited ' + self.name)
            yield from asyncio.sleep(0).__await__()
            return self.name

    print(await asyncio.gather(Equal('one'), Equal('two')))
    show('equal:')

    # The first exception; the others go on and are never reported.
    task = asyncio.create_task(value('slow', 4, 'slow'))
    try:
        await asyncio.gather(value('a', 1, 1), fail('b', 2, ValueError('b')), fail('c', 3, KeyError('c')), task)
    except ValueError as e:
        print('raised', repr(e), task.done())
    await ticker(4)
    print(task.done())
    show('exception:')
    print(await asyncio.gather(value('a', 1, 1), fail('b', 2, ValueError('b')), fail('c', 0, KeyError('c')),
                               return_exceptions=True))
    log.clear()

    # A child that is cancelled.
    async def cancel_child(child, message):
        await asyncio.sleep(0)
        child.cancel(message)

    for message in (None, 'why'):
        child = asyncio.create_task(asyncio.sleep(10))
        try:
            await asyncio.gather(child, cancel_child(child, message))
        except asyncio.CancelledError as e:
            print('child cancelled', e.args)
        child = asyncio.create_task(asyncio.sleep(10))
        results = await asyncio.gather(child, cancel_child(child, message), return_exceptions=True)
        print(results, results[0].args)
        child = loop.create_future()
        results = await asyncio.gather(child, cancel_child(child, message), return_exceptions=True)
        print(results, results[0].args)

    # The outer future is cancelled: the children are, and it waits for them.
    for flag in (False, True):
        outer = asyncio.gather(stubborn('s'), stubborn('t'), value('v', 1, 1), return_exceptions=flag)
        await asyncio.sleep(0)
        print(outer.cancel('enough'), outer.cancel('again'), outer.cancelled(), outer.done())
        try:
            await outer
        except asyncio.CancelledError as e:
            log.append(f'outer {e.args}')
        print(outer.cancel(), outer.cancelled(), outer.done())
        show('cancelled:')

    # Its task is cancelled, gathers inside gathers.
    async def nested():
        return await asyncio.gather(asyncio.gather(stubborn('in'), asyncio.sleep(5)), stubborn('out'))

    task = asyncio.create_task(nested())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('stop')
    try:
        await task
    except asyncio.CancelledError as e:
        log.append(f'task {e.args}')
    await ticker(3)
    show('nested:')

    # Everything done: nothing to cancel.
    outer = asyncio.gather(done)
    print(outer.cancel())
    await outer

    # A bad argument after good ones: those run to their end.
    try:
        asyncio.gather(value('good', 1, 1), fail('bad', 1, ValueError()), 5)
    except TypeError as e:
        print(e)
    await ticker(4)
    show('bad argument:')

    # A future of another loop.
    other = asyncio.new_event_loop()
    stranger = other.create_future()
    coro = value('never', 0, 0)
    try:
        asyncio.gather(done, stranger, coro)
    except ValueError as e:
        print(e)
    coro.close()
    other.close()

    # A task factory makes the tasks.
    def factory(loop, coro):
        log.append('made')
        return asyncio.Task(coro, loop=loop)

    loop.set_task_factory(factory)
    print(await asyncio.gather(value('a', 0, 1), value('b', 0, 2)))
    loop.set_task_factory(None)
    show('factory:')

    # A class of one's own that counts.
    class Counted(asyncio.Future):
        def cancel(self, msg=None):
            log.append('cancel asked')
            return super().cancel(msg=msg)

    counted = Counted()
    outer = asyncio.gather(counted, asyncio.sleep(1))
    await asyncio.sleep(0)
    print(outer.cancel())
    try:
        await outer
    except asyncio.CancelledError:
        print('cancelled', counted.cancelled())
    show('own class:')

    # An exception of the outer future that nobody asks for is reported; those of the children are not.
    reports = []
    loop.set_exception_handler(lambda loop, context: reports.append((context['message'], repr(context['exception']))))
    outer = asyncio.gather(fail('a', 0, ValueError('lost')), fail('b', 1, KeyError('lost too')))
    await ticker(4)
    del outer
    gc.collect()
    await ticker(2)
    print(reports)


asyncio.run(main())


class Loop(asyncio.SelectorEventLoop):
    def create_task(self, coro, **kwargs):
        print('create_task', coro.__name__)
        return super().create_task(coro, **kwargs)


loop = Loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(asyncio.gather(value('a', 0, 1), value('b', 0, 2))))
print(loop.run_until_complete(asyncio.gather()))
loop.close()
