def f[: pass
