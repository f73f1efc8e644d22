import sys, io
import logging
log = logging.getLogger('app.mod'); log2 = logging.getLogger('app'); log3 = logging.getLogger('app.mod.sub.x')
print(log, log2, log3, log.parent, log3.parent, logging.getLogger(), logging.root is logging.getLogger('root'), logging.getLogger('app') is log2)
log.warning('last resort %s', 1); log.info('hidden')
out = io.StringIO()
h = logging.StreamHandler(out); print(repr(h)[:20], h.level, logging.StreamHandler(sys.stdout))
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s|%(threadName)s|%(processName)s|%(message)s')
def f():
    log.debug('d %d %s', 1, 'x'); log.info('i'); log.warning('w %r', [1]); log.error('e'); log.critical('c'); log.log(25, 'custom'); log.log(logging.INFO, '%(a)s', {'a': 5})
    try: 1 / 0
    except ZeroDivisionError: log.exception('boom %s', 'x'); log.error('again', exc_info=True); log.error('none', exc_info=False)
    log.info('stack', stack_info=True)
    log.error('no exc', exc_info=True)
f()
logging.addLevelName(25, 'NOTICE'); log.log(25, 'named'); print(logging.getLevelName(25), logging.getLevelName('NOTICE'), logging.getLevelName(33), logging.getLevelName('x'))
log.setLevel('ERROR'); log.warning('not shown'); log3.warning('inherits, not shown'); log3.error('shown'); print(log3.getEffectiveLevel(), log.isEnabledFor(30), log.isEnabledFor(40))
log.setLevel(logging.NOTSET); log.propagate = False; log.error('to nobody but last resort'); log.propagate = True
h.setFormatter(logging.Formatter('{asctime:.4}~{levelname}~{message}', style='{')); log2.addHandler(h); log.warning('both'); print(out.getvalue()[4:]); log2.removeHandler(h)
h.setFormatter(logging.Formatter('$name-$message-${levelno}', style='$')); log2.addHandler(h); h.setLevel(logging.ERROR); log2.warning('x'); log2.error('y'); print(repr(out.getvalue()[20:])); log2.handlers.clear()
class F(logging.Filter):
    def filter(self, r): r.extra = 'E'; return 'no' not in r.getMessage()
log.addFilter(F()); log.info('yes'); log.info('no'); log.filters.clear(); log.addFilter(lambda r: r.levelno > 20); log.info('a'); log.warning('b'); log.filters.clear()
a = logging.LoggerAdapter(log, {'k': 1}); a.info('adapted'); print(a)
for b in (lambda: logging.basicConfig(level='NOPE', force=True), lambda: logging.Formatter('x'), lambda: logging.Formatter('{x', style='{'), lambda: logging.Formatter('a', style='q'), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: log.info('x', extra={'message': 1}), lambda: logging.basicConfig(force=True, foo=1), lambda: logging.basicConfig(force=True, stream=sys.stdout, filename='x')):
    try: b()
    except Exception as e: print(type(e).__name__, e)
logging.basicConfig(force=True, stream=sys.stdout, format='%(message)s %(nofield)s', level=10)
logging.basicConfig(force=True, stream=sys.stdout, level=10)
logging.info('root info'); logging.warning('root w'); logging.error('e'); logging.getLogger('x.y').debug('dbg')
logging.disable(logging.WARNING); logging.warning('off'); logging.error('on'); logging.disable(logging.NOTSET)
r = logging.makeLogRecord({'msg': 'a %s', 'args': ('b',), 'name': 'n', 'levelname': 'L'}); print(r.getMessage(), logging.Formatter().format(r), logging.Formatter(logging.BASIC_FORMAT).format(r))
r.created = 0.123456; r.msecs = 123; f = logging.Formatter('%(asctime)s %(message)s'); import time; f.converter = time.gmtime; print(f.format(r), logging.Formatter('%(asctime)s', '%Y').formatTime(r, '%H' if 0 else None)[-4:], f.usesTime())
log.info('extra %(x)s', {'x': 1}, extra={'user': 'u'})
print(log.hasHandlers(), logging.getLogger('q').handlers, log.getChild('kid'), log2.getChild('mod') is log, logging.lastResort, logging.NullHandler(), logging.getLevelNamesMapping()['INFO'])
logging.captureWarnings(True); import warnings; warnings.warn('careful'); logging.captureWarnings(False)
logging.getLogger('x').handlers; fh = logging.FileHandler('/dev/null', 'w'); fh.setFormatter(logging.Formatter('%(levelname)s %(message)s')); log.addHandler(fh); log.error('to file'); log.removeHandler(fh); fh.close()
log.info('bad %d', 'x')
log.info('too many', 1, 2)
