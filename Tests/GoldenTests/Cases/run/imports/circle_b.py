# module
print('b starts')
import circle_a
print('b sees x in a:', hasattr(circle_a, 'x'))
try:
    from circle_a import x
except ImportError as e: print(str(e).split(' (/')[0])
y = 'by'
print('b ends')
