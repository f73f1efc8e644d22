# module
"""A module of coroutines, used by main_guard.py."""
import asyncio

STOCK = {"bread": 3, "salt": 1}


async def price(item: str) -> int:
    await asyncio.sleep(0.01)
    return STOCK[item]


if __name__ == "__main__":
    print("not printed on import")
