0; 1_000; 0xff; 0o17; 0b101; 9223372036854775807; 9223372036854775808; 0xffffffffffffffffffffffff
1.0; .5; 1.; 1e10; 1e16; 1e15; 123456789012345680.0; 1e-4; 0.00001; 1e400; 1_0.0_1e-1_0; 5e-324; 1.7976931348623157e308
1j; 1.5j; 0j; 1e20j; 1e-7J
'a' "b" '''c''' """d"""; 'it\'s'; "say \"hi\""; '\'"'; '\n\t\r\\\x00\x7f\xa0\xad'; '\u200b\ud800\U0001F600\N{BULLET}é'
b'a' b"b"; rb'\n'; b'\xff\'"'; Rb"x"; u'x' 'y'; 'y' u'x'
r'\d'; '\
continued'; '''two
lines'''
f''; f'a' 'b'; u'a' f'{b}'; f'{a}' f'{b}' 'c'; rf'\d{x}'; f'{{}}{x}}}'; f'{x!s}{y!r:>10}{z:{w}.{p}}'; f'{x = }'; f'{x=!s:^5}'
f'{a["b"]}{ {1: 2}[1] }{(lambda: 1)()}{x,}{*a, b}{yield_}'; f'{a!=b}{a==b}{a<=b}{a>b}'; f'\N{BULLET}{x}'
True; False; None; ...
ªº; ﬁx; ﬀ.ﬁ(ﬂ=1)
