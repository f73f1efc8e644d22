a or b or c and d and not e
a < b <= c != d is not e not in f in g is h == i > j >= k
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b; +a; ~a; not not a; --a; a ** b ** c; -1 ** 2; await_ ** 2
a if b else c if d else e
lambda: 0; lambda a, b=1, /, c=2, *d, e, f=3, **g: a; lambda *, a: a; lambda *a: a; lambda **k: k; lambda a, /: a
(a := 1); [b := 2]; f(c := 3); {d := 4}; x[e := 5]; [y for x in z if (y := x)]
(); (a,); (a, b); (a, *b); a,; a, b; *a, b
[]; [a]; [a,]; [*a, b]; {a}; {*a, b}; {}; {a: b}; {a: b, **c}; {**a}; {**a, 'b': c,}
[a for b in c]; {a for b in c if d if e}; {a: b for c, d in e}; (a for b in c for d in b); [a async for b in c]
f(); f(a); f(a,); f(*a, b, *c); f(a=1, b=2); f(**a, b=1); f(a, *b, c=d, *e, **g, **h); f(a for b in c); f((a for b in c), d)
a.b.c; a[b]; a[b, c]; a[:]; a[1:]; a[:2]; a[::3]; a[1:2:3]; a[1:2, ...]; a[*b]; a[*b, c]; a[b,]; a[(b, c)]
(yield); x = yield; x = yield a; x = yield a, b; x = yield from c
((((a)))); (
  a
  + b
)
a.b(c)[d].e(f)(g)[h:i]
x = await a; x = await a.b(c) + await d
match = case = type = _ = 1
match(a); match[a]; match.a; match * a; print(match, case, type, _); match, case = type, _
