async def total(urls, load):
    size = 0
    for url in urls:
        page = await load(url)
        size += len(page)
    return size
