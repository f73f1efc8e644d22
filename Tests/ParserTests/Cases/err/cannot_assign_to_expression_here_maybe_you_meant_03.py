a ** b = c
