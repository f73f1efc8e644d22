"""Paths as POSIX systems write them."""

import os

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
altsep = None
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
supports_unicode_filenames = False


def _separator(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    return os.fspath(s)


def isabs(s):
    s = os.fspath(s)
    return s.startswith(_separator(s))


def join(a, *p):
    a = os.fspath(a)
    slash = _separator(a)
    path = a
    for b in map(os.fspath, p):
        if type(b) is not type(a) and not isinstance(b, type(slash)):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = os.fspath(p)
    slash = _separator(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = os.fspath(p)
    slash = _separator(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(slash)
    at = p.rfind(dot)
    if at > start:
        first = start + 1
        while first < at:
            if p[first:first + 1] != dot:
                return p[:at], p[at:]
            first += 1
    return p, p[:0]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def exists(path):
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _has_kind(path, kind, follow=True):
    try:
        return (os.stat(path) if follow else os.lstat(path)).st_mode & 0o170000 == kind
    except (OSError, ValueError):
        return False


def isfile(path):
    return _has_kind(path, 0o100000)


def isdir(s):
    return _has_kind(s, 0o040000)


def islink(path):
    return _has_kind(path, 0o120000, False)


def getsize(filename):
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


def getatime(filename):
    return os.stat(filename).st_atime


def getctime(filename):
    return os.stat(filename).st_ctime


def samefile(f1, f2):
    a, b = os.stat(f1), os.stat(f2)
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def normpath(path):
    path = os.fspath(path)
    slash = _separator(path)
    dot, dots = (b".", b"..") if isinstance(path, bytes) else (".", "..")
    if not path:
        return dot
    roots = 0
    if path.startswith(slash):
        # Two slashes at the beginning have a meaning of their own to POSIX, three are one.
        roots = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not roots and not parts) or (parts and parts[-1] == dots):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * roots + slash.join(parts) or dot


def abspath(path):
    path = os.fspath(path)
    if not isabs(path):
        here = os.getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = os.fspath(filename)
    found = os._realpath(filename)
    if found is not None:
        return found
    if strict:
        os.stat(filename)
    head, tail = split(abspath(filename))
    if not tail:
        return head
    return join(realpath(head), tail)


def relpath(path, start=curdir):
    if not path:
        raise ValueError("no path specified")
    there = [x for x in abspath(path).split(sep) if x]
    here = [x for x in abspath(start).split(sep) if x]
    shared = 0
    while shared < len(there) and shared < len(here) and there[shared] == here[shared]:
        shared += 1
    parts = [pardir] * (len(here) - shared) + there[shared:]
    return join(*parts) if parts else curdir


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [os.fspath(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = {isabs(p) for p in paths}
    if len(absolute) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[x for x in p.split(sep) if x and x != curdir] for p in paths]
    return (sep if absolute.pop() else "") + sep.join(commonprefix(parts) or [])


def expanduser(path):
    path = os.fspath(path)
    if not path.startswith("~"):
        return path
    end = path.find(sep, 1)
    if end < 0:
        end = len(path)
    if end != 1 or "HOME" not in os.environ:
        return path
    return (os.environ["HOME"].rstrip(sep) + path[end:]) or sep


def expandvars(path):
    path = os.fspath(path)
    out = ""
    i = 0
    while i < len(path):
        if path[i] == "$" and i + 1 < len(path):
            if path[i + 1] == "{":
                end = path.find("}", i)
                name, after = (path[i + 2:end], end + 1) if end > 0 else (None, i)
            else:
                after = i + 1
                while after < len(path) and (path[after].isalnum() or path[after] == "_"):
                    after += 1
                name = path[i + 1:after]
            if name and name in os.environ:
                out += os.environ[name]
                i = after
                continue
        out += path[i]
        i += 1
    return out
