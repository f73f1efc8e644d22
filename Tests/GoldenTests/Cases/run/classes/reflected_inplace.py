class A:
    def __add__(s, o): print('A.add'); return NotImplemented
    def __eq__(s, o): print('A.eq'); return NotImplemented
    def __lt__(s, o): print('A.lt'); return NotImplemented
    def __hash__(s): return 1
class B:
    def __radd__(s, o): print('B.radd'); return 'radd'
    def __eq__(s, o): print('B.eq'); return 'beq'
    def __gt__(s, o): print('B.gt'); return 'bgt'
    __hash__ = None
class Sub(A):
    def __radd__(s, o): print('Sub.radd'); return 'sub radd'
    def __add__(s, o): print('Sub.add'); return 'sub add'
    def __gt__(s, o): print('Sub.gt'); return 'sub gt'
    def __eq__(s, o): print('Sub.eq'); return 'sub eq'
    __hash__ = A.__hash__
print(A() + B()); print(A() + Sub()); print(Sub() + A()); print(A() == B()); print(A() == A()); print(A() < B()); print(A() < Sub()); print(A() == Sub(), A() != Sub())
for f in (lambda: A() + A(), lambda: A() + 1, lambda: A() < A(), lambda: B() + 1, lambda: 1 + A()):
    try: f()
    except TypeError as e: print(e)
class I:
    def __init__(s): s.log = []
    def __iadd__(s, o): s.log.append(('iadd', o)); return s
    def __isub__(s, o): return 'replaced'
    def __imul__(s, o): return NotImplemented
    def __mul__(s, o): return 'mul'
    def __getitem__(s, k): s.log.append(('get', k)); return I()
    def __setitem__(s, k, v): s.log.append(('set', k))
i = j = I(); i += 1; print(i is j, i.log); i[2] += 3; print(j.log); i -= 1; print(i); j *= 2; print(j)
try:
    k = I(); k @= 1
except TypeError as e: print(e)
try:
    n = 5; n += 'a'
except TypeError as e: print(e)
l = m = [1]; l += [2]; print(m); l = l + [3]; print(m, l); t = u = (1,); t += (2,); print(u, t); s = {1}; r = s; s |= {2}; print(r == {1, 2}); d = {'a': 1}; d |= {'b': 2}; print(d)
x = 10; x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 100; x <<= 2; x >>= 1; x |= 1; x &= 255; x ^= 5; print(x); y = 7; y /= 2; print(y); z = 'a'; z += 'b'; z *= 2; z %= (); print(z)
class C: n = 5
c = C(); c.n += 1; print(c.n, C.n); q = [[1], 2]; q[0] += [3]; q[-1] **= 3; print(q); dd = {'k': 1}; dd['k'] += 1; print(dd)
try: dd['zz'] += 1
except KeyError as e: print('KeyError', e)
