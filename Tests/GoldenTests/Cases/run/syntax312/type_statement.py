# oracle: 3.12
type Int = int
type Pair[T] = tuple[T, T]
type Rec = list[Rec] | None
type Later = undefined_until_later
print(Int, Int.__value__, Int.__name__, type(Int).__name__, Pair, Pair.__type_params__, Pair.__value__, Rec.__value__)
try: Later.__value__
except NameError as e: print(e)
undefined_until_later = 'now'
print(Later.__value__)
def f():
    type Local = str
    return Local.__value__
class C:
    type Inner = dict[str, int]
print(f(), C.Inner.__value__, C.Inner.__name__)
type = 5; print(type); type.__class__
match = type; case = 1; print(match, case)
