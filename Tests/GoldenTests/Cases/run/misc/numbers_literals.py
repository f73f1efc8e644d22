# stderr: ignore
print(0, 00, 0b101, 0B11, 0o17, 0O7, 0xfF, 0XAB, 1_000, 0x_ff, 0b_1, 1.5, .5, 5., 1e3, 1E-2, 1_0.0_1, 1j, 2.5J, 1e400, 10**20, 0.1e-5, 1_0e1_0, 0_0, 00.5, 9.)
print(-0, +5, --5, -0.0, 1.0.is_integer(), 5 .real, (5).real, 1..real, 0xfor 1 if False else 15) if False else print(-0, +5, --5, -0.0, 1.0.is_integer(), 5 .real, (5).real, 1..real)
print('a' 'b' "c", r'\n' '\n' == '\\n\n', b'a' b'b', u'unicode', R'\d', f'{1}' '2' rf'\{3}', 'tab\ttab', '''a
b''', "\N{BULLET}", '\x41\u0042\103', 'con\
tinued', '\\', '\'', "\"", """x"y""z""", '' '', len('\0'), bytes(rb'\x00'), Rb'x' + bR'y', ('paren'
 'thesised'))
print(True, False, None, ..., [], (), {}, {1}, {1: 2}, (1,), [1,], {1,}, lambda: 0 is not None) if False else print(True, False, None, ..., [], (), {}, {1}, {1: 2}, (1,), [1,], {1,})
