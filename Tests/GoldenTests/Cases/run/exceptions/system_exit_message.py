# exit: 1
import sys
print('out')
sys.exit('message for stderr')
