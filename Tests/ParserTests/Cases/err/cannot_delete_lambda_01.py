del lambda: x
