@deco
@other(1)
class C(Base, metaclass=Meta, **kw):
    """Text."""
    attr: int = 1
    __private = 2
    nums = [attr for _ in range(3)]
    def method(self, a: int = attr, /, b=2, *args: str, c, d=3, **kw) -> None:
        """Doc."""
        self.__private += super().method(a)
class D(*bases): pass
