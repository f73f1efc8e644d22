# exit: 1
# `await` belongs inside `async def`: this is an error of syntax, found before the first line runs.
import asyncio

print("never printed")


def main():
    await asyncio.sleep(1)


main()
