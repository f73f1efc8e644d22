class Dog:
    """A dog."""
    count = 0
    def __init__(self, name):
        self.name = name
        Dog.count += 1
    def bark(self, times=1): return f'{self.name}: ' + 'woof ' * times
    def __repr__(self): return f'Dog({self.name!r})'
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def bark(self, times=1): return super().bark(times).replace('woof', 'yip')
d, p = Dog('Rex'), Puppy('Tiny', 1)
print(d, p, d.bark(), p.bark(2), Dog.count, p.__dict__, Dog.__doc__, Puppy.__doc__, Dog.bark(p), isinstance(p, Dog), isinstance(d, Puppy), issubclass(Puppy, Dog), type(p).__name__)
print(Puppy.__bases__, Puppy.__mro__, Puppy.__name__, Dog.__module__, Puppy.__qualname__, str(Dog), Dog.__class__, p.__class__, hasattr(p, 'age'), getattr(p, 'zzz', 'default'), Dog.__subclasses__())
d.trick = 'roll'; print(d.trick, d.__dict__); del d.trick; d.count = 100; print(d.count, Dog.count); del d.count; print(d.count); setattr(d, 'x y', 1); print(getattr(d, 'x y'), vars(d)); d.__dict__['z'] = 26; print(d.z)
for f in (lambda: d.nothing, lambda: Dog.nothing, lambda: Dog(), lambda: d(), lambda: delattr(d, 'nothing'), lambda: d[0], lambda: len(d), lambda: d + 1, lambda: iter(d), lambda: d < d, lambda: -d, lambda: int(d), lambda: d.bark.x, lambda: d.__class__.zip):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class E: pass
e = E(); print(repr(e).startswith('<__main__.E object at 0x'), e == e, e != E(), bool(e), hash(e) == hash(e), e in [e], {e: 1}[e], str(e) == repr(e), format(e) == str(e))
e.__class__ = Dog; e.name = 'turned'; print(e.bark()); Dog.__str__ = lambda s: 'STR'; print(e, [e]); Dog.added = lambda self: 'added'; print(p.added())
class Empty: x: int; y: str = 'v'
print(Empty.__annotations__, Empty.y, hasattr(Empty, 'x'))
