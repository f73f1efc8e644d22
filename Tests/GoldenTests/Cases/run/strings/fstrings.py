name, n, x = 'Ada', 42, 3.14159
print(f'{name} {n} {x:.2f} {n:>5}|{name:<5}|{name:^7}|{n:05d} {n:x} {n:#b} {name!r} {name!r:>8}', f'{{literal}} {{{n}}}', f'')
print(f'{n + 1} {name.upper()} {[i for i in range(3)]} {({"a": 1})["a"]} {(lambda q: q * 2)(n)} {n if n > 40 else "small"}')
print(f'{n=} {n = } {name=!s} {x=:.1f} {n+1=} {name=}')
w, p = 10, 3
print(f'{x:{w}.{p}f}|{name:{"*"}^{w}}|{name:>{w}}|{n:{w}}', f"{'nested ' + f'{n}'}")
print(f'a{n}' f'b{n}' 'c{n}', rf'\n{n}\t', f'''multi
{n}
line''')
class C:
    def __format__(self, spec): return 'fmt[' + spec + ']'
    def __repr__(self): return 'rep'
print(f'{C()} {C():x y} {C()!r} {C()!r:>6} {C():{n}}')
print(f'{None} {True!s:>6} {[1]!r:<5}| {"é"!a}', f'{n!s:0>6}', f'{1,2}', f'{ {1: 2}[1] }', f'{"a" "b"}', f'{x!r:.4}')
for bad in ('{n:q}', '{name:d}', '{undefined}', '{[]:5}'):
    try:
        print(eval('f' + repr(bad)))
    except (ValueError, NameError, TypeError) as e:
        print(type(e).__name__, e)
print(f'{n:,} {10**9:_} {-n:+} {n: } {n:e} {0.5:%}', f'{"":*^5}', f'{"abc":.2}', f'{"abcdef":8.3}|')
