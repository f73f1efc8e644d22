g = 1
def f():
    global g, made
    g += 1; made = 'm'; del g; g = 'again'
f(); print(g, made)
def h():
    x = 1
    def i():
        nonlocal x
        del x
        try: x
        except NameError as e: print(e)
        x = 2
    i(); print(x)
h()
def j():
    try: del nothing
    except UnboundLocalError as e: print(e)
    nothing = 1; del nothing
    try: nothing
    except UnboundLocalError as e: print(e)
j()
try: del undefined
except NameError as e: print(e)
class K:
    a = 1; b = 2
    del a
    try: del zz
    except NameError as e: msg = str(e)
print(hasattr(K, 'a'), K.b, K.msg); k = K(); k.x = 1; del k.x
try: del k.x
except AttributeError as e: print(e)
try: del K.nope
except AttributeError as e: print(e)
l = [1, 2, 3]; del l[0], l[-1]; d = {1: 2}; del d[1]; print(l, d)
try: del d[5]
except KeyError as e: print('KeyError', e)
try: del l[9]
except IndexError as e: print(e)
def shadow(len=5):
    def inner():
        global len
        return len([1])
    return inner(), len
print(shadow())
def gen():
    x = 1; yield x; del x
    try: yield x
    except UnboundLocalError as e: yield str(e)
print(list(gen())); exec('global zzz\nzzz = 5'); print(zzz); for_target = [i for i in range(2)]; print('i' in globals())
for i in range(2): pass
print(i); del i; print('i' in globals())
