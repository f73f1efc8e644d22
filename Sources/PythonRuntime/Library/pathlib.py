"""Paths as objects."""

import os
import posixpath
from types import GenericAlias

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


def _matches(name, pattern):
    """Whether a name fits a pattern with *, ? and [...]."""
    i = j = 0
    star = mark = -1
    while i < len(name):
        c = pattern[j:j + 1]
        if c == "*":
            star, mark = j, i
            j += 1
            continue
        if c == "[":
            end = pattern.find("]", j + 2 if pattern[j + 1:j + 2] != "!" else j + 3)
            if end > 0:
                inside = pattern[j + 1:end]
                negate = inside[:1] == "!"
                inside = inside[negate:]
                found = False
                k = 0
                while k < len(inside):
                    if inside[k + 1:k + 2] == "-" and k + 2 < len(inside):
                        found = found or inside[k] <= name[i] <= inside[k + 2]
                        k += 3
                    else:
                        found = found or inside[k] == name[i]
                        k += 1
                if found != negate:
                    i += 1
                    j = end + 1
                    continue
            elif name[i] == "[":
                i += 1
                j += 1
                continue
        elif c == "?" or c and c == name[i]:
            i += 1
            j += 1
            continue
        if star < 0:
            return False
        mark += 1
        i, j = mark, star + 1
    return not pattern[j:].strip("*")


class _Parents:
    """The paths above a path."""

    def __init__(self, path):
        self._paths = []
        while True:
            above = path.parent
            if above == path:
                break
            self._paths.append(above)
            path = above
        self._name = type(path).__name__

    def __len__(self):
        return len(self._paths)

    def __getitem__(self, index):
        if not isinstance(index, slice) and not -len(self._paths) <= index < len(self._paths):
            raise IndexError(index)
        found = self._paths[index]
        return tuple(found) if isinstance(index, slice) else found

    def __repr__(self):
        return f"<{self._name}.parents>"


class PurePath:
    """A path that is only looked at."""

    __slots__ = ("_root", "_parts", "_text")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        self._parse(args)
        return self

    def _parse(self, args):
        pieces = []
        root = ""
        for a in args:
            if isinstance(a, PurePath):
                text = str(a)
            else:
                text = os.fspath(a)
                if not isinstance(text, str):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, not "
                                    f"{type(text)}")
            if text.startswith("/"):
                # Two slashes mean something of their own, three do not.
                root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                pieces = []
            pieces += [p for p in text.split("/") if p and p != "."]
        self._root = root
        self._parts = pieces
        self._text = None

    @classmethod
    def _make(cls, root, parts):
        self = object.__new__(cls)
        self._root = root
        self._parts = parts
        self._text = None
        return self

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._parts) or "."
        return self._text

    __fspath__ = __str__

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def as_uri(self):
        """The path as a file URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join([chr(b) if b in safe else f"%{b:02X}" for b in bytes(self)])

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def _key(self):
        return [self._root] + self._parts

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    drive = property(lambda self: "")
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def parts(self):
        return tuple([self._root] + self._parts if self._root else self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        """The path with another name at its end."""
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another suffix."""
        if "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        old = self.suffix
        name = self.name
        return self._make(self._root, self._parts[:-1] + [(name[:-len(old)] if old else name) + suffix])

    def relative_to(self, *other):
        """The path as seen from another one."""
        if not other:
            raise TypeError("need at least one argument")
        base = self.__class__(*other)
        n = len(base._parts)
        if self._root != base._root or self._parts[:n] != base._parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the "
                             "other is absolute.")
        return self._make("", self._parts[n:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        """The path followed by others."""
        return self.__class__(self, *args)

    def __truediv__(self, key):
        try:
            return self.__class__(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.__class__(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        if not self._parts:
            return self
        return self._make(self._root, self._parts[:-1])

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        """Whether the end of the path fits a pattern."""
        pattern = PurePosixPath(path_pattern)
        wanted = list(pattern.parts)
        if not wanted:
            raise ValueError("empty pattern")
        mine = list(self.parts)
        if pattern._root:
            if len(mine) != len(wanted):
                return False
        elif len(wanted) > len(mine):
            return False
        return all(_matches(a, b) for a, b in zip(reversed(mine), reversed(wanted)))

    __class_getitem__ = classmethod(GenericAlias)


class PurePosixPath(PurePath):
    """A path of a POSIX system that is only looked at."""

    __slots__ = ()


class Path(PurePath):
    """A path of this system."""

    __slots__ = ()

    @classmethod
    def cwd(cls):
        """The working directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's directory."""
        return cls("~").expanduser()

    def samefile(self, other_path):
        return posixpath.samefile(self, other_path)

    def absolute(self):
        """The path from the root; nothing is resolved."""
        return self if self._root else self.__class__(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root, without links."""
        return self.__class__(posixpath.realpath(self, strict=strict))

    def expanduser(self):
        """The path with ~ replaced."""
        if not self._root and self._parts and self._parts[0][:1] == "~":
            home = posixpath.expanduser(self._parts[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.__class__(home, *self._parts[1:])
        return self

    # Asking.

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self):
        return posixpath.exists(self)

    def is_dir(self):
        return posixpath.isdir(self)

    def is_file(self):
        return posixpath.isfile(self)

    def is_symlink(self):
        return posixpath.islink(self)

    def iterdir(self):
        """The paths in a directory."""
        for name in os.listdir(self):
            yield self._make(self._root, self._parts + [name])

    def glob(self, pattern):
        """The paths below this one that fit a pattern."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        wanted = PurePosixPath(pattern)
        if wanted._root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self._select(wanted._parts, pattern.endswith("/"))

    def rglob(self, pattern):
        """The paths anywhere below this one that fit a pattern."""
        wanted = PurePosixPath(pattern)
        if wanted._root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from self._select(["**"] + wanted._parts, pattern.endswith("/"))

    def _select(self, parts, directories):
        seen = set()
        for path in self._walk_pattern(parts):
            if path not in seen and (not directories or path.is_dir()):
                seen.add(path)
                yield path

    def _walk_pattern(self, parts):
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        try:
            names = os.listdir(self) if self.is_dir() else []
        except PermissionError:
            return
        if first == "**":
            yield from self._walk_pattern(rest)
            for name in names:
                below = self._make(self._root, self._parts + [name])
                if below.is_dir() and not below.is_symlink():
                    yield from below._walk_pattern(parts)
        elif "*" in first or "?" in first or "[" in first:
            if "**" in first:
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
            for name in names:
                if _matches(name, first):
                    below = self._make(self._root, self._parts + [name])
                    if not rest or below.is_dir():
                        yield from below._walk_pattern(rest)
        else:
            below = self._make(self._root, self._parts + [first])
            if below.exists():
                yield from below._walk_pattern(rest)

    # Reading and writing.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {data.__class__.__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(memoryview(data))

    # Changing.

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file, if there is none."""
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(str(self), flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the directory."""
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def rename(self, target):
        os.rename(str(self), os.fspath(target))
        return self.__class__(target)

    def replace(self, target):
        os.replace(str(self), os.fspath(target))
        return self.__class__(target)

    def readlink(self):
        return self.__class__(os.readlink(str(self)))

    def __enter__(self):
        import warnings

        warnings.warn("pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; "
                      "Path objects as a context manager is a no-op", DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, *exc_info):
        pass


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()
