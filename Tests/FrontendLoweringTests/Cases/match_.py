def f(s):
    match s:
        case 1 | 'a' | None: return 1
        case [a, [b, *_, c], *rest] if a: return b
        case (x, _): return x
        case {'k': v, K.name: 2, **others}: return others
        case (Point(x, y=0) as p) | Line(start=p, x=x): return p
        case str() | True: return 3
        case []: return 4
        case other: return other
