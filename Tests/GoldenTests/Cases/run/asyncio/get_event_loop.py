# stderr: ignore
import asyncio
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop); print(asyncio.get_event_loop() is loop)
async def f(): return asyncio.get_event_loop() is loop, asyncio.get_running_loop() is loop
print(loop.run_until_complete(f()), asyncio.get_event_loop().run_until_complete(asyncio.sleep(0, 'slept')))
fut = asyncio.Future(); print(fut.get_loop() is loop); t = loop.create_task(f()); print(loop.run_until_complete(t)); g = asyncio.gather(t, loop.create_task(f())); print(loop.run_until_complete(g))
loop.close(); asyncio.set_event_loop(None)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
try: asyncio.set_event_loop(5)
except (TypeError, AssertionError) as e: print(type(e).__name__)
asyncio.run(asyncio.sleep(0))
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
p = asyncio.get_event_loop_policy(); l2 = p.new_event_loop(); p.set_event_loop(l2); print(p.get_event_loop() is l2); l2.close()
