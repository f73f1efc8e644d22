def f a: pass
