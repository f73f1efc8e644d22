# The guard: the program runs when the file is the program, and does nothing when the file is imported.
import asyncio

import shop


async def main() -> int:
    print("this module is", __name__, "and the other is", shop.__name__)
    prices = await asyncio.gather(shop.price("bread"), shop.price("salt"), shop.price("gold"), return_exceptions=True)
    for price in prices:
        print(repr(price))
    return sum(price for price in prices if isinstance(price, int))


if __name__ == "__main__":
    print("total:", asyncio.run(main()))
