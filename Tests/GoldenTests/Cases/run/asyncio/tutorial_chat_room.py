# a chat room: one queue for each member, a room task that fans messages out, members that come and go
import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Message:
    number: int
    sender: str = field(compare=False)
    text: str = field(compare=False)

    def __str__(self):
        return f"#{self.number:02} {self.sender:>6}: {self.text}"


class Closed(Exception):
    """The room is closed."""


class Room:
    def __init__(self, history=3):
        self.inbox = asyncio.Queue()
        self.members = {}
        self.history = []
        self.limit = history
        self.count = 0
        self.closed = asyncio.Event()

    def join(self, name):
        if self.closed.is_set():
            raise Closed(name)
        box = asyncio.Queue(maxsize=4)
        self.members[name] = box
        for old in self.history[-self.limit:]:
            box.put_nowait(old)
        return box

    def leave(self, name):
        return self.members.pop(name, None) is not None

    async def say(self, sender, text):
        self.count += 1
        await self.inbox.put(Message(self.count, sender, text))

    async def run(self):
        dropped = []
        while True:
            message = await self.inbox.get()
            try:
                if message is None:
                    break
                self.history.append(message)
                for name, box in list(self.members.items()):
                    if name == message.sender:
                        continue
                    try:
                        box.put_nowait(message)
                    except asyncio.QueueFull:
                        dropped.append((name, message.number))
            finally:
                self.inbox.task_done()
        self.closed.set()
        for box in self.members.values():
            while not box.empty():
                box.get_nowait()
            box.put_nowait(None)
        return dropped


async def member(room, name, lines, hears):
    box = room.join(name)
    heard = []

    async def listen():
        while (message := await box.get()) is not None:
            heard.append(str(message))
            if len(heard) == hears:
                return "enough"
        return "room closed"

    ear = asyncio.create_task(listen(), name=f"ear of {name}")
    for line in lines:
        await room.say(name, line)
        await asyncio.sleep(0)
    why = await ear
    left = room.leave(name)
    return name, why, left, heard


async def main():
    room = Room()
    task = asyncio.create_task(room.run(), name="room")
    people = [
        member(room, "ada", ["hello", "is anybody there?", "bye"], 4),
        member(room, "bob", ["hi ada", "me"], 99),
        member(room, "cy", [], 2),
    ]
    tasks = [asyncio.create_task(p) for p in people]
    done, pending = await asyncio.wait(tasks, timeout=0.5)
    print(len(done), "done,", len(pending), "waits")
    late = asyncio.create_task(member(room, "dan", ["am I late?"], 3))
    await late
    await room.inbox.join()
    room.inbox.put_nowait(None)
    print("dropped", await task)
    for name, why, left, heard in sorted([t.result() for t in done] + [await t for t in pending] + [late.result()]):
        print(name, "|", why, "|", left)
        for line in heard:
            print("   ", line)
    try:
        room.join("eve")
    except Closed as error:
        print("closed for", error)
    print(max(room.history), min(room.history).text, sorted(room.members))


asyncio.run(main())
