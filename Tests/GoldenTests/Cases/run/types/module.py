import types
def f(): pass
def g(): yield
async def c(): pass
async def a(): yield
co = c()
print(isinstance(f, types.FunctionType), types.FunctionType is types.LambdaType, isinstance(g(), types.GeneratorType), isinstance(co, types.CoroutineType), isinstance(a(), types.AsyncGeneratorType), isinstance(len, types.BuiltinFunctionType), isinstance([].append, types.BuiltinMethodType), isinstance(types, types.ModuleType), isinstance(f.__code__, types.CodeType), isinstance(type('X', (), {'m': f})().m, types.MethodType), types.NoneType is type(None), types.EllipsisType is type(...), types.NotImplementedType)
co.close()
n = types.SimpleNamespace(x=1, y=[2]); n.z = 'z'; print(n, n.x, n == types.SimpleNamespace(x=1, y=[2], z='z'), n != 5, vars(n))
m = types.MethodType(lambda self, v: (self, v), 'bound'); print(m(5), m.__self__)
mod = types.ModuleType('made', 'doc'); mod.v = 1; print(mod, mod.__name__, mod.__doc__, mod.v)
p = types.MappingProxyType({'a': 1}); print(p, p['a'], 'a' in p, list(p), len(p), p.get('z', 0))
try: p['b'] = 2
except TypeError as e: print(e)
K = types.new_class('K', (), {}, lambda ns: ns.update(x=5)); print(K.x, K.__name__)
@types.coroutine
def old(): r = yield 'out'; return r
async def new(): return await old()
c2 = new(); print(c2.send(None))
try: c2.send('in')
except StopIteration as e: print(e.value)
h = types.FunctionType(f.__code__, {}, 'renamed'); print(h.__name__, h()); d = types.DynamicClassAttribute if hasattr(types, 'DynamicClassAttribute') else None; print(type(types.TracebackType).__name__, types.FrameType.__name__, types.GenericAlias(list, (int,)), types.UnionType.__name__, types.CellType(5).cell_contents)
try: types.coroutine(5)
except TypeError as e: print(e)
