# exit: 1
import sys
def eh(t, v, tb): print('excepthook', t.__name__, v, tb.tb_lineno)
sys.excepthook = eh
print(sys.__excepthook__ is not eh)
1 / 0
