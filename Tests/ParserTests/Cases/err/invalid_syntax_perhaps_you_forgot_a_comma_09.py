print(a=b c)
