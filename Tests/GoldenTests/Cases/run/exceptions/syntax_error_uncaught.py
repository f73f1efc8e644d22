# exit: 1
print('never printed')
def f(:
    pass
