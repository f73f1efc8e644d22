# argparse
import sys, argparse, os
os.environ['COLUMNS'] = '80'
sys.stderr = sys.stdout
def t(p, *argsets):
    for a in argsets:
        try: print(a, '->', p.parse_args(a.split() if isinstance(a, str) else a))
        except SystemExit as e: print(a, 'EXIT', e.code)
        except Exception as e: print(type(e).__name__, e)
p = argparse.ArgumentParser(prog='prog', description='What it does. ' * 8, epilog='The end of %(prog)s.')
p.add_argument('file', help='the file'); p.add_argument('rest', nargs='*', type=int, help='numbers, %(type)s')
p.add_argument('-v', '--verbose', action='store_true', help='say more'); p.add_argument('-n', '--num', type=int, default=5, help='a number (default: %(default)s)', metavar='N'); p.add_argument('--name', choices=['a', 'b'], required=False); p.add_argument('-q', action='count', default=0); p.add_argument('--list', nargs='+', action='append'); p.add_argument('--opt', nargs='?', const='C', default='D'); p.add_argument('--version', action='version', version='%(prog)s 1.0'); p.add_argument('--very-long-option-name-indeed', dest='long', help='a help text that is rather long and must be wrapped somewhere over several lines of help')
print(p.format_usage()); p.print_help()
t(p, 'f', 'f 1 2 3', '-v f', 'f -n 7', 'f --num=8', 'f -n9 -vqq', 'f --name a', 'f --name z', '', 'f x', '-n x f', 'f --list 1 2 --list 3', 'f --opt', 'f --opt X', '--version', '-h', 'f --verb', 'f --ver', 'f --unknown', 'f -x', 'f 1 -v 2', '-- -f 1', 'f -1', 'f --opt=', 'f --num', 'f --very-long 5', 'f --l 1', '--list', 'f --verbose=1', 'f -vn 3', 'f -nv', ['f', 'a b'], 'f --list')
print(p.parse_known_args('f --unk 1 -z'.split()))
p = argparse.ArgumentParser(prog='git', formatter_class=argparse.ArgumentDefaultsHelpFormatter); p.add_argument('--debug', action=argparse.BooleanOptionalAction, default=False, help='debugging')
s = p.add_subparsers(dest='cmd', title='commands', help='sub help', required=True)
c = s.add_parser('clone', help='clone it', aliases=['cl']); c.add_argument('url'); c.add_argument('--depth', type=int, default=1, help='depth'); c.set_defaults(func='CLONE'); d = s.add_parser('pull', description='Pulls.'); g = d.add_mutually_exclusive_group(); g.add_argument('--fast', action='store_true'); g.add_argument('--slow', action='store_const', const=3); 
p.print_help(); c.print_help(); d.print_help(); t(p, 'clone u', 'clone u --depth 3', 'pull --fast', 'pull --slow', 'pull --fast --slow', '', 'nope', '--debug clone x', '--no-debug cl y', 'clone', 'clone a b')
p = argparse.ArgumentParser(prog='p', add_help=False); g = p.add_argument_group('my group', 'group text'); g.add_argument('-a', required=True); m = p.add_mutually_exclusive_group(required=True); m.add_argument('-x', type=float); m.add_argument('-y', nargs=2, metavar=('P', 'Q')); p.add_argument('pos', nargs='?', default='dd', type=str.upper); p.add_argument('--hid', help=argparse.SUPPRESS); p.add_argument('tail', nargs=argparse.REMAINDER)
p.print_help(); t(p, '-a 1 -x 2', '-a 1 -y 1 2', '-a 1', '-x 1', '-a 1 -x 1 -y 2 3', '-a 1 -x q', '-a 1 -y 1', '-a 1 -x 2 p q r -z')
p = argparse.ArgumentParser(prog='two'); p.add_argument('a', nargs='+'); p.add_argument('b'); p.add_argument('c', nargs='?'); t(p, '1', '1 2', '1 2 3', '1 2 3 4'); p.print_usage()
p = argparse.ArgumentParser(prog='e', exit_on_error=False); p.add_argument('--i', type=int); t(p, '--i x'); 
for f in (lambda: p.add_argument('--i'), lambda: p.add_argument('x', required=True), lambda: p.add_argument('--z', action='nope'), lambda: p.add_argument('--k', type='int'), lambda: p.add_argument('--m', nargs=2, metavar='A B C'.split()) and None, lambda: p.add_argument('--w', nargs=0)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def pos(s):
    v = int(s)
    if v < 0: raise argparse.ArgumentTypeError('must be positive')
    return v
p = argparse.ArgumentParser(prog='q', allow_abbrev=False, argument_default=None); p.add_argument('--cnt', type=pos); p.add_argument('-s', action='store_false'); p.add_argument('--ac', action='append_const', const=1); p.add_argument('--ex', action='extend', nargs='*', type=int); t(p, '--cnt 5', '--cnt -5', '--cn 5', '-s --ac --ac --ex 1 2 --ex 3', '--cnt=-1'); print(p, argparse.Namespace(a=1, **{'b c': 2}), argparse.Namespace(a=1) == argparse.Namespace(a=1), 'a' in argparse.Namespace(a=1)); p.set_defaults(cnt=9, zz=1); t(p, ''); print(p.get_default('cnt'), vars(p.parse_args([])))
par = argparse.ArgumentParser(add_help=False); par.add_argument('--shared', type=int); p = argparse.ArgumentParser(prog='child', parents=[par], formatter_class=argparse.RawDescriptionHelpFormatter, description='raw\n  text'); p.add_argument('--own'); t(p, '--shared 3 --own x'); p.print_help()
