from __future__ import annotations
x: List[int, 'a'] = 1
def f(a: lambda q: q + 1, *b: (c, d), **k: -1) -> f"{x!r:>{3}}": pass
