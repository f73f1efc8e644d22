# oracle: 3.12
names = ['a', 'b']; d = {'k': 1}; n = 5; w = 8
print(f'{', '.join(names)}', f"{d["k"]}", f'{f'{f'{n}'}'}', f'{'\n'.join(names)!r}', f'{n:>{w}}', f'{n!r:^{w}}|', f'{
    n  # a comment
    + 1
}', f'''{
    d['k']
}''', f'{'x' 'y'}', f'{{}}{n}{{', f'{n=}', f'{ n = }', f'{d['k']=}', f'{n:{'>'}{w}}', f'{lambda_() if (lambda_ := lambda: 'l') else 0}', f'{"'"}', f"{'"'}", rf'\{n}\n', f'{[x for x in names]}', f'{n:\x3e5}' if False else '', f'{'a' if n else 'b'}')
import asyncio
async def v(x): return x
async def main(): return f'{await v('await in f-string')} {[await v(x) for x in names]}'
print(asyncio.run(main()))
