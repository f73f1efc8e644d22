# Async generators chain too: numbers flow through the stages one at a time, nothing is collected in between.
import asyncio


async def numbers(limit):
    for n in range(limit):
        await asyncio.sleep(0)
        yield n


async def odd(source):
    async for n in source:
        if n % 2:
            yield n


async def doubled(source):
    async for n in source:
        yield n * 2


async def main():
    async for n in doubled(odd(numbers(10))):
        print("out comes", n)
    print("as a list:", [n async for n in doubled(numbers(4))])


asyncio.run(main())
