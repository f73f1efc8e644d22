"""How long small pieces of code take."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


def _indented(text, level):
    return text.replace("\n", "\n" + " " * level)


class Timer:
    """Measures a statement, given as text or as something to call."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        space = {}
        arguments = ""
        if isinstance(setup, str):
            compile(setup, dummy_src_name, "exec")
            prefix = setup + "\n"
            prepare = _indented(setup, 4)
        elif callable(setup):
            space["_setup"] = setup
            arguments += ", _setup=_setup"
            prefix = ""
            prepare = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(prefix + stmt, dummy_src_name, "exec")
            body = _indented(stmt, 8)
        elif callable(stmt):
            space["_stmt"] = stmt
            arguments += ", _stmt=_stmt"
            body = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = (
            f"def inner(_it, _timer{arguments}):\n    {prepare}\n    _t0 = _timer()\n    for _i in _it:\n        {body}\n"
            "        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"
        )
        names = dict(_globals() if globals is None else globals)
        names.update(space)
        exec(compile(self.src, dummy_src_name, "exec"), names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """Shows what the statement raised."""
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds that the statement takes, run so often."""
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """The results of timeit(), measured several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds): how often the statement must run to take a fifth of a second."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds that a statement takes, run so often."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """The results of timeit(), measured several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
