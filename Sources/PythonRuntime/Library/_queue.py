"""What queue takes from a module of its own: the exception's name says so."""


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."
