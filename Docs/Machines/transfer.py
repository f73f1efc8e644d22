async def transfer(source, target, amount):
    await source.take(amount)
    try:
        await target.give(amount)
    except ConnectionError:
        await source.give(amount)
        raise
    finally:
        await source.close()
    return amount
