assert (x, y) z
