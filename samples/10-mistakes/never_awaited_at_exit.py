# The same mistake at the top of the program: the object lives until the interpreter ends, and so the warning
# comes then, with `sys:1:` for its place.
async def hello():
    print("never printed")


forgotten = hello()
print("the program ends here")
