import inspect, asyncio, types
def f(): pass
def g(): yield
async def c(): pass
async def ag(): yield
class K:
    def m(self): pass
    async def am(self): pass
    def gm(self): yield
    @classmethod
    def cm(cls): pass
    @staticmethod
    def sm(): pass
    @property
    def p(self): pass
co = c(); gen = g(); agen = ag(); k = K()
@types.coroutine
def tc(): yield
preds = ('isfunction isgeneratorfunction iscoroutinefunction isasyncgenfunction isgenerator iscoroutine isasyncgen isawaitable ismethod isclass isbuiltin ismodule isroutine iscode isframe istraceback isdatadescriptor ismethoddescriptor isabstract').split()
for name, o in (('f', f), ('g', g), ('c', c), ('ag', ag), ('gen', gen), ('co', co), ('agen', agen), ('K', K), ('k', k), ('k.m', k.m), ('K.m', K.m), ('k.am', k.am), ('k.gm', k.gm), ('K.cm', K.cm), ('K.sm', K.sm), ('K.p', K.__dict__['p']), ('len', len), ('[].append', [].append), ('str.upper', str.upper), ('inspect', inspect), ('tc', tc), ('tc()', tc()), ('lambda', lambda: 0), ('5', 5), ('None', None), ('code', f.__code__), ('frame', inspect.currentframe()), ('int', int)):
    print(name, [p for p in preds if getattr(inspect, p)(o)])
co.close()
import functools
print(inspect.iscoroutinefunction(functools.partial(c)), inspect.isgeneratorfunction(functools.partial(g)), asyncio.iscoroutinefunction(k.am), asyncio.iscoroutinefunction(functools.partial(c)))
