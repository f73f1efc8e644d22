"""The sources that the conformance checks go over."""
import os

# What was installed beside a standard library is not the library.
LEFT_OUT = {"site-packages", "dist-packages", "__pycache__"}


def files(roots):
    """Every .py file of files and trees, in one order everywhere."""
    for root in roots:
        if os.path.isfile(root):
            yield root
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.join(folder, name)
