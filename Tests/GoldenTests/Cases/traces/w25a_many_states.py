# a thousand suspension points in one function, in straight lines, loops and branches
import sys
from drv import drive
def make(n):
    lines = ['def g(x):', '    t = 0']
    for i in range(n):
        k = i % 5
        if k == 0: lines.append(f'    t += yield {i}')
        elif k == 1: lines.append(f'    if t % 2: t -= yield {i}')
        elif k == 2: lines += ['    try:', f'        t += (yield {i}) or 1', '    finally:', f'        t += 1']
        elif k == 3: lines.append(f'    for j in range(2): t += (yield {i}) + j')
        else: lines.append(f'    t = (yield {i}) + (yield -{i}) * 2 - t')
    lines.append('    return t')
    ns = {}
    exec('\n'.join(lines), ns)
    return ns['g']
def run(g):
    it = g(0); total = 0; n = 0
    try:
        y = it.send(None)
        while True:
            n += 1; total = (total * 31 + y) % 1000003
            y = it.send(n % 7)
    except StopIteration as e: return n, total, e.value
def main():
    for n in (10, 100, 1000): print(n, run(make(n)))
main()
