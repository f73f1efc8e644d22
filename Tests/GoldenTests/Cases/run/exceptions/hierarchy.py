import builtins
names = [n for n in dir(builtins) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException)]
for n in sorted(names):
    if n in ('EncodingWarning', 'IOError', 'EnvironmentError'): continue
    print(n, [c.__name__ for c in getattr(builtins, n).__mro__[1:-1]])
print(IOError is OSError, EnvironmentError is OSError, issubclass(TimeoutError, OSError), issubclass(KeyboardInterrupt, Exception), issubclass(GeneratorExit, Exception), issubclass(StopIteration, Exception))
