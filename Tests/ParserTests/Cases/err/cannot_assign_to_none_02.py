x = None = 2
