"""Random numbers and texts that nobody can foresee."""

import os
import random

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe",
           "compare_digest"]

DEFAULT_ENTROPY = 32
SystemRandom = random.SystemRandom
_system = SystemRandom()
randbits = _system.getrandbits
choice = _system.choice


def compare_digest(a, b, /):
    """Whether two texts are equal; the time it takes does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    different = len(a) ^ len(b)
    for x, y in zip(a, b):
        different |= x ^ y
    return not different


def randbelow(exclusive_upper_bound):
    """A random number from 0 to below the bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _system._randbelow(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Random bytes."""
    return os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Random bytes as hexadecimal digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Random bytes as letters and digits that may stand in an URL."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    data = token_bytes(nbytes)
    bits = int.from_bytes(data, "big") << -len(data) * 8 % 6
    count = (len(data) * 8 + 5) // 6
    return "".join([alphabet[bits >> 6 * (count - 1 - i) & 63] for i in range(count)])
