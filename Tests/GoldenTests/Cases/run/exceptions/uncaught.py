# exit: 1
print('before')
def a(n):
    if n: return a(n - 1)
    return b(x=1)
def b(x):
    values = [x, 2]
    return values[x] + values[
        x + 5]
a(2)
print('never')
