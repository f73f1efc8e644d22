# module
print('a starts')
import circle_b
x = 'ax'
def get(): return circle_b.y
print('a ends')
