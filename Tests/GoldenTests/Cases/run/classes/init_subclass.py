class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[name or cls.__name__.lower()] = cls
        print('init_subclass', cls.__name__, name, kw)
class A(Plugin): pass
class B(Plugin, name='bee'): x = 1
class C(B): pass
print(sorted(Plugin.registry), Plugin.registry['bee'].x)
try:
    class D(Plugin, bad=1): pass
except TypeError as e: print(e)
class Base:
    def __init_subclass__(cls): raise ValueError('no subclasses of Base')
try:
    class E(Base): pass
except ValueError as e: print(e)
class Field:
    def __set_name__(self, owner, name): self.owner = owner.__name__; self.name = name
    def __repr__(self): return f'Field({self.owner}.{self.name})'
class Model:
    def __init_subclass__(cls):
        cls.fields = [v for v in vars(cls).values() if isinstance(v, Field)]
    def __init__(self, **kw):
        for f in self.fields: setattr(self, f.name, kw.pop(f.name, None))
        if kw: raise TypeError(f'unknown: {sorted(kw)}')
class User(Model):
    name = Field(); age = Field()
print(User.fields, vars(User(name='a')))
try: User(x=1)
except TypeError as e: print(e)
f = Field(); User.late = f; print(hasattr(f, 'name'))
class Gen:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k if isinstance(k, str) else k.__name__ if isinstance(k, type) else k}]'
class Sub(Gen): pass
print(Gen[int], Sub['x'], Sub[1, 2]); print(list[int], dict[str, int], tuple[int, ...], type[int], list[int].__origin__, dict[str, int].__args__, int | str, int | None, isinstance(5, int | str), list[int]([1, 2]))
