# Annotations change nothing about how a program runs; they are kept on the function.
import asyncio
from typing import Awaitable, Callable, Optional


async def roll(sides: int = 6) -> int:
    """Roll a die (a fair one, chosen by a fair roll)."""
    await asyncio.sleep(0)
    return 4 if sides >= 4 else sides


async def repeat(times: int, action: Callable[[], Awaitable[int]], label: Optional[str] = None) -> list[int]:
    results: list[int] = []
    total: int  # an annotation alone does not assign
    for _ in range(times):
        results.append(await action())
    total = sum(results)
    print(label or "total", total)
    return results


async def main() -> None:
    print(await repeat(3, roll))
    print(await repeat(2, lambda: roll(2), label="coins"))
    print(roll.__doc__)
    print(roll.__annotations__)
    print(roll.__defaults__, repeat.__annotations__["times"], main.__annotations__)


if __name__ == "__main__":
    asyncio.run(main())
