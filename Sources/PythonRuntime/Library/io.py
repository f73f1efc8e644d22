"""Streams in memory, and the names of the file classes."""

from builtins import open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all streams have."""

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def close(self):
        self.closed = True

    closed = False

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class _Memory:
    """Position and contents of a stream in memory; `_empty` and `_newline` say of what kind."""

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"{self._seek_error} {pos}" if self._empty == "" else f"negative seek value {pos}")
            self._pos = pos
        elif whence == 1:
            if self._empty == "" and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            if self._empty == "" and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._pos = max(0, self._size() + pos)
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos

    _seek_error = "Negative seek position"

    def read(self, size=-1, /):
        self._check()
        value = self._value()
        end = len(value) if size is None or size < 0 else self._pos + size
        data = value[self._pos : end]
        self._pos += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        value = self._value()
        i = value.find(self._newline, self._pos)
        end = len(value) if i < 0 else i + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        data = value[self._pos : end]
        self._pos += len(data)
        return data

    def truncate(self, pos=None, /):
        self._check()
        if pos is None:
            pos = self._pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._replace(self._value()[:pos])
        return pos

    def getvalue(self):
        self._check()
        return self._value()


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    _empty = ""
    _newline = "\n"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._translate = newline
        text = initial_value or ""
        if newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._parts = [text] if text else []
        self._length = len(text)
        self._pos = 0

    def _size(self):
        return self._length

    def _value(self):
        if len(self._parts) != 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def _replace(self, value):
        self._parts = [value]
        self._length = len(value)

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        count = len(s)
        if self._translate is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._translate in ("\r", "\r\n"):
            s = s.replace("\n", self._translate)
        if self._pos == self._length:
            self._parts.append(s)
            self._length += len(s)
        else:
            value = self._value()
            if self._pos > len(value):
                value += "\0" * (self._pos - len(value))
            self._replace(value[: self._pos] + s + value[self._pos + len(s) :])
        self._pos += len(s)
        return count

    @property
    def line_buffering(self):
        return False


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    _empty = b""
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        self._buffer = bytearray(initial_bytes or b"")
        self._pos = 0

    def _size(self):
        return len(self._buffer)

    def _value(self):
        return bytes(self._buffer)

    def _replace(self, value):
        self._buffer = bytearray(value)

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if self._pos > len(self._buffer):
            self._buffer.extend(b"\0" * (self._pos - len(self._buffer)))
        self._buffer[self._pos : self._pos + len(b)] = b
        self._pos += len(b)
        return len(b)

    def readinto(self, target):
        data = self.read(len(target))
        target[: len(data)] = data
        return len(data)

    read1 = _Memory.read

    def getbuffer(self):
        return memoryview(self._buffer)


import sys as _sys

TextIOWrapper = type(_sys.__stdout__)
