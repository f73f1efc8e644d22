import textwrap, random
random.seed(3)
words = ['hello', 'a', 'well-known', 'state-of-the-art', '--', 'foo--bar', 'end.', 'Dr.', 'x-1', '1-2', 'a-b', 'super', 'supercalifragilistic', '-option', '--long-option', "it's", 'wow!', '"q"', 'e-mail', 'café', 'a--b', 'x---y', 'foo-', 'very-long-hyphenated-word-here', 'path/to/file', '\t', '\n', '  ', 'i.e.--that', 'A-b-c-d', 'ab-cd-ef']
for i in range(120):
    t = ' '.join(random.choice(words) for _ in range(random.randint(0, 25)))
    kw = dict(width=random.choice([1, 5, 10, 20, 40, 70]))
    for k, v in dict(initial_indent='* ', subsequent_indent='  ', fix_sentence_endings=True, break_long_words=False, break_on_hyphens=False, drop_whitespace=False, replace_whitespace=False, max_lines=2, placeholder='...').items():
        if random.random() < .2: kw[k] = v
    try: print(textwrap.wrap(t, **kw))
    except ValueError as e: print(e)
    try: print(repr(textwrap.shorten(t, kw['width'] + 6)))
    except ValueError as e: print(e)
print(repr(textwrap.dedent('''
    a
      b
   
    c
''')), repr(textwrap.dedent('\ta\n\t b\n  c')), repr(textwrap.dedent('  a\n  b')), repr(textwrap.indent('a\n\n b\nc', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda l: True)), textwrap.fill('a b c d', 3))
