# delegates that are no generators: attributes looked up late, missing, failing, lying
from drv import drive
class Base:
    def __init__(self, n=3): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration(('value', self.n))
        return self.n
class Send(Base):
    def send(self, v): print('send', v); return ('sent', v)
class SendStops(Base):
    def send(self, v): raise StopIteration(('stopped by', v))
class ThrowReturns(Base):
    def throw(self, *a): raise StopIteration('throw ended it')
class ThrowOther(Base):
    def throw(self, *a): raise KeyError('instead')
class CloseFails(Base):
    def close(self): raise OSError('close failed')
class BadIter:
    def __iter__(self): raise LookupError('no iter')
class Dyn(Base):
    def __getattr__(self, name):
        print('getattr', name)
        raise AttributeError(name)
class DynFail(Base):
    def __getattr__(self, name):
        raise RuntimeError('getattr ' + name)
def g(d):
    try:
        r = yield from d
        print('result', r)
    except BaseException as e:
        print('seen', type(e).__name__, e)
        raise
    finally:
        print('fin')
    return r
def main():
    S = ('send', None)
    print(drive(g(Send()), S, ('send', 5), S))
    print(drive(g(SendStops()), S, ('send', 5)))
    print(drive(g(ThrowReturns()), S, ('throw', ValueError('v'))))
    print(drive(g(ThrowOther()), S, ('throw', ValueError('v'))))
    print(drive(g(CloseFails()), S, ('close',)))
    print(drive(g(CloseFails()), S, ('throw', GeneratorExit())))
    print(drive(g(BadIter())))
    print(drive(g(Dyn()), S, ('send', 1)))
    print(drive(g(Dyn()), S, ('throw', ValueError('v'))))
    print(drive(g(Dyn()), S, ('close',)))
    print(drive(g(DynFail()), S, ('throw', ValueError('v'))))
    print(drive(g(DynFail()), S, ('close',)))
    print(drive(g(iter('ab')), S, ('send', 1)))
    print(drive(g(range(2))))
    print(drive(g({'k': 1})))
    print(drive(g(5)))
    print(drive(g(None)))
main()
