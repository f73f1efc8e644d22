print(1 == 1.0, 1 == True, 0 == False, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 == float('inf'), 10**400 > 1e308, -10**400 < float('-inf'))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 != 1.0)
print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(10**30), hash(-(10**30)))
d = {1: 'int', 1.0: 'float', True: 'bool', 2: 'two'}
print(d, {1, 1.0, True}, [1, 2].index(1.0), 3 in [3.0])
for f in (lambda: 1 < 'a', lambda: None < 1, lambda: [] >= 0, lambda: 1j < 2):
    try:
        f()
    except TypeError as e:
        print(e)
print(max(3, 2**70, 1.5), min(-(2**70), 1), sorted([2**65, 1, -(2**65), 0.5]))
print((2**100 < 2**101, 2**100 <= 2**100, -(2**100) < 2**100, 2**100 != 2**100 + 1))
print((1,) == (1.0,), 0.1 + 0.2 == 0.3, 7 // 2.0, 7 % 2.5, -7 // 2.0, divmod(7, -2.0))
