class A:
    def f(self):
        if self.x = 1:
            pass
