f(d, a for b in c)
