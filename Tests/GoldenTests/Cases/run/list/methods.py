# stderr: ignore
a = [3, 1, 2]
a.append(5); a.extend([4, 4]); a.insert(1, 9); a.insert(-1, 8); a.insert(100, 7); a.insert(-100, 0)
print(a, a.pop(), a.pop(0), a.pop(-2), a.index(9), a.index(4, 3), a.count(4), len(a))
a.remove(9); a.reverse(); print(a, a.copy(), a.copy() is a, a.sort(), a); a.sort(reverse=True); print(a); a.clear(); print(a)
b = [1, 2] * 2 + [3]; b += (4, 5); b *= 2; print(b, [1] == [1], [1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [[]] * 2, 2 * [0], [1] * -1, [1, 2] != [2, 1])
l = [[]] * 3; l[0].append(1); print(l, list('abc'), list(range(3)), list({'a': 1}), list(), [*'ab', *[1]])
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].index(2), lambda: [1].remove(2), lambda: [1][1], lambda: [1]['a'], lambda: [1] + (2,), lambda: [1] * [2], lambda: [1] < 1, lambda: hash([]), lambda: [].append(), lambda: list(5), lambda: [1, 'a'].sort(), lambda: [3, None].sort(), lambda: [].insert('a', 1), lambda: [1].sort(5), lambda: list(1, 2)):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
