# class statements inside machines: bodies with comprehensions, yields around, metaclasses, descriptors, super, names
from drv import drive, tick
async def body(n):
    class K:
        a = n
        b = [a_ for a_ in range(n)]
        for i in range(2): locals()[f'm{i}'] = i
        try: 1 // 0
        except ZeroDivisionError as e: caught = type(e).__name__
        if n > 1:
            def big(self): return 'big', n
        else:
            def small(self): return 'small', n
        class Inner:
            c = n * 2
            def get(self): return __class__.__qualname__
        del i
    await tick(sorted(k for k in vars(K) if not k.startswith('__')))
    return K.__qualname__, K.Inner().get(), K.m1, K.Inner.c
x = 'global'
def scopes():
    x = 'function'
    class A:
        y = x
        x = 'class'
        z = x
        def m(self): return x
    class B:
        global x
        x_before = x
    class C:
        nonlocal x
        x = 'changed by C'
    yield A.y, A.z, A().m(), B.x_before, x
def unassigned_class_names():
    class A:
        try: x_undefined
        except NameError as e: msg = str(e)
        v = x
        x = 'own'
    yield A.msg, A.v, A.x
class Desc:
    def __set_name__(self, o, n): self.n = n; print('set_name', o.__name__, n)
    def __get__(self, i, o): return ('get', self.n, i is None)
    def __set__(self, i, v): i.__dict__['_' + self.n] = v
class WithDesc:
    d = Desc()
    async def use(self):
        self.d = await tick('value for d')
        return self.d, self.__dict__, type(self).d
class Sub:
    def __init_subclass__(cls, **kw): print('init_subclass', cls.__name__, kw); super().__init_subclass__()
    @classmethod
    async def make(cls): await tick(cls.__name__); return cls()
    @staticmethod
    async def st(): return await tick('static') or 'static'
    @property
    def prop(self): return self._p()
    async def _p(self): await tick('prop'); return 'prop value'
async def inherit():
    class D(Sub, key=await tick('key')):
        async def _p(self): return 'D', await super()._p()
        def __aiter__(self): return self.gen()
        async def gen(self):
            yield await super()._p()
            yield [super(D, self).__class__.__name__]
    d = await D.make()
    return type(d).__name__, await d.prop, await D.st(), [v async for v in d]
async def mangled():
    class M:
        __p = 1
        async def get(self):
            __local = await tick(self.__p)
            return self.__p, sorted(locals())
        def __hidden(self): yield self.__p
        def show(self): return list(self.__hidden())
    return await M().get(), M().show(), sorted(k for k in vars(M) if 'p' in k or 'hid' in k)
async def dunder_calls():
    class N:
        def __init__(self, n): self.n = n
        async def __call__(self, k): await tick(k); return self.n + k
        def __await__(self): r = yield ('await', self.n); return r or self.n
        async def __aenter__(self): return self
        async def __aexit__(self, *a): await tick('exit')
        def __aiter__(self): return self
        async def __anext__(self):
            self.n -= 1
            if self.n < 0: raise StopAsyncIteration
            return self.n
    n = N(2)
    async with n as m: pass
    return await n(5), await n, [x async for x in n], m is n
def main():
    print(drive(body(1))); print(drive(body(2))); print(drive(scopes())); print(x); print(drive(unassigned_class_names()))
    for c in (WithDesc().use(), inherit(), mangled(), dunder_calls()): print(c.__name__, drive(c))
main()
