a = 3 if b
