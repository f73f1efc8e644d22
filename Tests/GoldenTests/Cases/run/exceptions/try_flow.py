def f(k):
    log = []
    try:
        log.append('try')
        if k == 1: raise ValueError('v')
        if k == 2: raise KeyError('k')
        if k == 3: return log + ['returned']
        if k == 4: {}['missing']
    except ValueError as e:
        log.append(f'value {e}')
    except (KeyError, IndexError) as e:
        log.append(f'lookup {e!r} {e}')
    else:
        log.append('else')
    finally:
        log.append('finally')
    return log
for k in range(5): print(k, f(k))
def finally_wins():
    try: return 'try'
    finally: return 'finally'
def finally_swallows():
    try: raise ValueError
    finally: return 'swallowed'
def nested():
    out = []
    try:
        try: raise ValueError(1)
        finally: out.append('inner finally')
    except ValueError as e: out.append(('outer', e.args))
    return out
def loop():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally: out.append(('f', i))
    return out
def bare():
    try: 1 / 0
    except: return 'bare'
def reraise():
    try:
        try: raise KeyError('orig')
        except KeyError: raise
    except KeyError as e: return e.args
def order():
    try: raise UnicodeError('u')
    except ValueError: return 'ValueError first'
    except UnicodeError: return 'too late'
print(finally_wins(), finally_swallows(), nested(), loop(), bare(), reraise(), order())
try: raise
except RuntimeError as e: print(e)
for bad in ('raise 5', 'raise "s"', 'raise None', 'raise int', 'raise ValueError from 5', 'raise ValueError from int'):
    try: exec(bad)
    except TypeError as e: print(bad, '->', e)
    except ValueError as e: print(bad, 'ValueError', repr(e.__cause__))
