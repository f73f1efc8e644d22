"""What the program runs on."""

import os
import sys


def python_implementation():
    return "Fermata"


def python_version():
    return "{}.{}.{}".format(*sys.version_info[:3])


def python_version_tuple():
    return tuple(python_version().split("."))


def system():
    return os.uname().sysname


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def processor():
    return ""


def platform(aliased=False, terse=False):
    return "-".join((system(), release(), machine()))
