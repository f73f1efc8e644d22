for n in (0, 1, -1, 255, -255, 2**64, -(2**70)):
    print(str(n), repr(n), hex(n), oct(n), bin(n), f'{n:x} {n:X} {n:o} {n:b} {n:#x} {n:#o} {n:#b} {n:,} {n:_} {n:_x}')
for spec in ('5', '<5', '>5', '^5', '05', '+', ' ', '-', '=+6', '*^9', '+,', '#010x', '08.3f', '.2e', '.3g', '%', 'c', 'n', '<08', '>+8d', '_b'):
    print(repr(spec), repr(format(65, spec)), repr(format(-65 if spec != 'c' else 66, spec)))
for spec in ('.3d', 's', 'q', ',x', ',_', '5c%', '+c', '#c'):
    try:
        print(format(65, spec))
    except ValueError as e:
        print(repr(spec), e)
print(f'{10**30:,}', f'{-10**30:_}', f'{10**15:e}', f'{2**80:f}')
try:
    print(format(-1, 'c'))
except OverflowError as e:
    print(e)
