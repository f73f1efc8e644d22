async def locked(lock, stream):
    async with lock:
        async for line in stream:
            print(line)
