# uuid, secrets, errno, keyword, timeit
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
import uuid
u = uuid.UUID('12345678-1234-4678-9234-567812345678'); print(u, repr(u), u.hex, u.int, u.version, u.variant, u.fields, u.bytes, u.bytes_le, u.urn, u.time, u.clock_seq, u == uuid.UUID(int=u.int), hash(u) == hash(uuid.UUID(u.hex)), uuid.uuid4().version, len(str(uuid.uuid4())), uuid.uuid4() != uuid.uuid4(), uuid.uuid1().version, uuid.NAMESPACE_DNS)
t(uuid.UUID, 'abc'); t(uuid.UUID); t(lambda: setattr(u, 'int', 5)); t(uuid.UUID, int=-1); t(lambda: sorted([u, uuid.UUID(int=5)]))
import secrets; print(len(secrets.token_hex(4)), len(secrets.token_urlsafe(16)), len(secrets.token_bytes()), secrets.choice([1]), 0 <= secrets.randbelow(5) < 5, secrets.compare_digest('a', 'a'))
import errno, keyword; print(errno.ENOENT, errno.errorcode[2], errno.EAGAIN, errno.errorcode[11], len(errno.errorcode), keyword.iskeyword('if'), keyword.kwlist, keyword.issoftkeyword('match'))
import timeit; print(timeit.timeit('x = 1', number=10) > 0, len(timeit.repeat(lambda: 1, number=5, repeat=2)), timeit.timeit('y + 1', 'y = 2', number=3) > 0)
