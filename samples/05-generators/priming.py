# A decorator that primes: the caller can send at once.
import functools


def primed(function):
    @functools.wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@primed
def printer(prefix):
    print(prefix, "ready")
    try:
        while True:
            text = yield
            print(prefix, text)
    except GeneratorExit:
        print(prefix, "closed")
        raise
    finally:
        print(prefix, "cleaned up")


p = printer(">>")
p.send("one")
p.send("two")
p.close()
print("the name survived:", printer.__name__)

q = printer("--")
try:
    q.throw(KeyError("thrown in"))
except KeyError as error:
    print("it came back out:", repr(error))
