import collections.abc as abc
class It:
    def __iter__(self): return iter(())
class Aw:
    def __await__(self): yield
class AI:
    def __aiter__(self): return self
    async def __anext__(self): raise StopAsyncIteration
class Call:
    def __call__(self): pass
async def co(): pass
async def ag(): yield
def g(): yield
c = co()
objs = dict(lst=[], tup=(), st='', dct={}, st_=set(), fs=frozenset(), rng=range(1), gen=g(), it=iter([]), It=It(), Aw=Aw(), AI=AI(), Call=Call(), co=c, ag=ag(), num=5, byt=b'', fn=len, none=None, keys={}.keys(), vals={}.values(), items={}.items())
for name in ('Iterable', 'Iterator', 'Reversible', 'Sized', 'Container', 'Collection', 'Callable', 'Hashable', 'Sequence', 'MutableSequence', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Generator', 'Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator', 'AsyncGenerator', 'KeysView', 'ValuesView', 'ItemsView'):
    print(name, [k for k, o in objs.items() if isinstance(o, getattr(abc, name))])
c.close()
class MySeq(abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
m = MySeq(); print(list(m), m.index(20), m.count(10), 10 in m, list(reversed(m)))
class MyMap(abc.Mapping):
    def __len__(self): return 1
    def __iter__(self): return iter('k')
    def __getitem__(self, k): return {'k': 'v'}[k]
mm = MyMap(); print(dict(mm), mm.get('z', 'd'), list(mm.items()), list(mm.values()), 'k' in mm, mm == {'k': 'v'})
try: abc.Sequence()
except TypeError as e: print(e)
class Half(abc.Iterator): pass
try: Half()
except TypeError as e: print(e)
class MyCo(abc.Coroutine):
    def send(self, v): raise StopIteration('sent')
    def throw(self, *a): raise a[0]
    def close(self): pass
    def __await__(self): return iter([])
print(isinstance(MyCo(), abc.Awaitable))
import asyncio
async def use(): return await MyCo(), await asyncio.create_task(MyCo())
print(asyncio.run(use()))
