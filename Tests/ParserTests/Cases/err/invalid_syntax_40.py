@x y
