# exit: 1
# encoders, decoders, errors
import json, io
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
data = {'a': [1, 2.5, None, True, False, 'x"\n\u1234\U0001f600'], 'b': {}, 'c': [], 'd': {'e': (1, 2)}, 5: 1, None: 2, True: 3, 1.5: 4}
for kw in ({}, {'indent': 2}, {'indent': '\t'}, {'separators': (',', ':')}, {'ensure_ascii': False}, {'indent': 0}, {'indent': 2, 'separators': (', ', ' = ')}): t(json.dumps, data, **kw)
t(json.dumps, {'b': 1, 'a': 2}, sort_keys=True); t(json.dumps, {(1,): 2}); t(json.dumps, {(1,): 2}, skipkeys=True); t(json.dumps, float('nan')); t(json.dumps, float('inf'), allow_nan=False); t(json.dumps, object); t(json.dumps, {1, 2}, default=list); l = []; l.append(l); t(json.dumps, l); t(json.dumps, 10**30); t(json.dumps, 'a/b')
class E(json.JSONEncoder):
    def default(self, o): return {'set': sorted(o)} if isinstance(o, set) else super().default(o)
t(json.dumps, {'x': {3, 1}}, cls=E); t(json.dumps, object(), cls=E); t(E(indent=1).encode, [{2}]); t(list, json.JSONEncoder().iterencode([1])) if 0 else None
f = io.StringIO(); json.dump([1, {'a': 'b'}], f, indent=1); print(f.getvalue()); f.seek(0); t(json.load, f)
for s in ('', ' ', '{', '[', '[1,', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', "{'a':1}", '"abc', '"\\q"', '"\\u12"', 'nul', '01', '-', '1.', '1e', '[1]x', '\ufeff1', '"\t"', '{"a":1 "b"}', '[,]', '"\\ud83d\\ude00"', '"\\ud83d"', ' [1, 2.0, -3e5, "x", null, true, false, NaN, Infinity, -Infinity, {"k": []}] ', '1 2', 'tru', '{1:2}', b'{"a": 1}', bytearray(b'[]'), '\u00e9', '-0', '1E400', '123456789012345678901234567890'): t(json.loads, s)
t(json.loads, 5); t(json.loads, '{"a": 1, "b": 2}', object_pairs_hook=list); t(json.loads, '{"a": {"b": 2}}', object_hook=lambda d: tuple(d.items())); t(json.loads, '[1.5, 2]', parse_float=str, parse_int=lambda s: s + '!'); t(json.loads, '[NaN]', parse_constant=lambda c: c); t(json.JSONDecoder().raw_decode, '[1] rest'); t(json.JSONDecoder(strict=False).decode, '"a\tb"')
try: json.loads('{"a": 1,\n "b" 2}')
except json.JSONDecodeError as e: print(e.msg, e.lineno, e.colno, e.pos, e.doc[:5], isinstance(e, ValueError))
json.loads('[1, 2')
