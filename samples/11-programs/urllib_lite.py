# module
"""Just enough of addresses for crawler.py: `host/path`, and links relative to a page."""


def split(page):
    """The host and the path of a page."""
    host, _, path = page.partition("/")
    return host, path


def join(page, link):
    """The page that a link on another page points to."""
    if link.startswith("http://"):
        return link.removeprefix("http://")
    host, path = split(page)
    if link.startswith("/"):
        return host + link
    folders = path.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            folders.pop()
        else:
            folders.append(part)
    return "/".join([host, *folders])
