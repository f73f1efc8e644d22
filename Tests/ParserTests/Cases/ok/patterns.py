match a, b:
    case 1 | -1 | 1.5 | -2j | 3 + 4j | -5 - 6j | 'x' 'y' | b'z' | None | True | False: pass
    case a.b.c | d: pass
    case _: pass
    case [] | () | [a] | (a,) | [a, *b] | (*_, c): pass
    case a, *b if c: pass
    case *a, b: pass
    case a,: pass
    case (a): pass
    case (a | b) as c: pass
    case {}: pass
    case {'a': b, c.d: e, -1: f, None: g, **h}: pass
    case {**a}: pass
    case {'a': 1,}: pass
    case A(): pass
    case A(b, c.d, e=f, g=1,): pass
    case a.B(c=_): pass
match *a, b:
    case c: pass
match (a):
  case b: pass
match a,:
  case b if (c := d): pass
