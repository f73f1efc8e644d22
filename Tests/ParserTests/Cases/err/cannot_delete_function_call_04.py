del (a, b), c()
