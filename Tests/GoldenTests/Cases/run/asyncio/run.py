import asyncio
async def main(x=None): await asyncio.sleep(0); return x
print(asyncio.run(main(5)), asyncio.run(main()))
for bad in (main, 5, None, lambda: 1):
    try: asyncio.run(bad)
    except (ValueError, TypeError) as e: print(type(e).__name__, str(e).split(' at 0x')[0])
async def fail(): raise LookupError('from main')
try: asyncio.run(fail())
except LookupError as e: print(e)
async def nested():
    c = main()
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
asyncio.run(nested())
async def cancels():
    asyncio.create_task(forever()); await asyncio.sleep(0); return 'left a task'
async def forever():
    try: await asyncio.sleep(100)
    except asyncio.CancelledError: print('cancelled by run'); raise
    finally: print('cleanup')
print(asyncio.run(cancels()))
async def ce(): raise asyncio.CancelledError('x')
try: asyncio.run(ce())
except asyncio.CancelledError as e: print('CancelledError')
async def sysexit(): raise SystemExit(4)
try: asyncio.run(sysexit())
except SystemExit as e: print('SystemExit', e.code)
print(asyncio.run(main(1), debug=False))
async def loops(): return asyncio.get_running_loop() is asyncio.get_event_loop(), asyncio.get_running_loop().is_running(), asyncio.current_task().get_name(), len(asyncio.all_tasks())
print(asyncio.run(loops()))
with asyncio.Runner() as r: print(r.run(main('runner')), r.run(main(2)), r.get_loop().is_closed())
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.current_task()
except RuntimeError as e: print(e)
