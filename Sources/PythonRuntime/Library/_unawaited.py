"""The warning about a coroutine that was never awaited, when a filter makes it an error: CPython raises it from a Python
function of this name, which shows in the traceback."""


def _warn_unawaited_coroutine(warning):
    raise warning
