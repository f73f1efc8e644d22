"""Signals: handlers run between two steps of the program."""

import _signal
from _signal import alarm, default_int_handler, pause, strsignal, NSIG
from enum import IntEnum

Signals = IntEnum("Signals", [(name, value) for name, value in vars(_signal).items()
                              if name.startswith("SIG") and not name.startswith("SIG_")])
Handlers = IntEnum("Handlers", [("SIG_DFL", 0), ("SIG_IGN", 1)])

globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def _to_enum(value, kind):
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def signal(signalnum, handler):
    """Sets what happens when the signal comes; returns what happened before."""
    return _to_enum(_signal.signal(int(signalnum), int(handler) if isinstance(handler, int) else handler), Handlers)


def getsignal(signalnum):
    """What happens when the signal comes."""
    return _to_enum(_signal.getsignal(int(signalnum)), Handlers)


def raise_signal(signalnum):
    """Sends the signal to this process."""
    _signal.raise_signal(int(signalnum))


def valid_signals():
    """The signals that can be handled."""
    return {_to_enum(n, Signals) for n in range(1, NSIG)}
