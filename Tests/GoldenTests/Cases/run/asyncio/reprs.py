import asyncio
async def job(): await asyncio.sleep(.01)
async def main():
    t = asyncio.create_task(job(), name='N'); print(str(t).split(' coro=')[0], 'coro=<job() running at' in repr(t)); await asyncio.sleep(0); print('wait_for=<Future pending cb=' in repr(t)); await t; print(repr(t).split(' coro=')[0], repr(t).endswith('result=None>'))
    async def err(): raise ValueError('v')
    e = asyncio.create_task(err(), name='E'); await asyncio.wait([e]); print(repr(e).split(' coro=')[0], repr(e).split('exception=')[1]); c = asyncio.create_task(job(), name='C'); c.cancel(); await asyncio.wait([c]); print(repr(c).split(' coro=')[0])
    f = asyncio.get_running_loop().create_future(); print(f); f.add_done_callback(print); print(f); f.add_done_callback(len); print(f); f.remove_done_callback(print); f.remove_done_callback(len); f.set_result('x' * 5); print(f); g = asyncio.Future(); g.set_exception(KeyError('k')); print(g); g.exception(); h = asyncio.Future(); h.cancel(); print(h)
    for o in (asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(3), asyncio.Condition(), asyncio.Queue(2), asyncio.PriorityQueue(), asyncio.Barrier(2) if hasattr(asyncio, 'Barrier') else ''): print(repr(o).replace('object at ', '').split('0x')[0], repr(o).split(' ')[-1].strip('>') if '[' in repr(o) or 'maxsize' in repr(o) else '')
    print(repr(asyncio.TaskGroup()), repr(asyncio.timeout(None)), asyncio.CancelledError('m'), repr(asyncio.QueueEmpty()), repr(asyncio.InvalidStateError('s')), repr(asyncio.get_running_loop()))
asyncio.run(main())
