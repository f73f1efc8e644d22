print("a" + b "c")
