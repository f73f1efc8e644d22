# oracle: 3.12
def first[T](items: list[T]) -> T: return items[0]
class Box[T]:
    def __init__(self, v: T): self.v = v
    def map[U](self, f) -> 'Box[U]': return Box(f(self.v))
    async def get(self): return self.v
class Pair[A, B](Box[A]): pass
print(first([1, 2]), first.__type_params__, first.__name__, Box(5).map(str).v, Box.__type_params__, Pair.__type_params__, Box[int](3).v, Box[int].__name__ if False else 'ok')
def bounded[T: int, U: (str, bytes), *Ts, **P](a: T, b: U): return [p.__name__ for p in bounded.__type_params__]
print(bounded(1, 'a'), [type(p).__name__ for p in bounded.__type_params__], bounded.__type_params__[0].__bound__, bounded.__type_params__[1].__constraints__)
async def agen[T](x: T):
    yield x
async def main(): return [x async for x in agen(5)], await Box('b').get()
import asyncio
print(asyncio.run(main()))
