"""A chat room without a network: clients send lines through queues, a server of one coroutine per client understands
commands and passes messages on, slow readers lose messages instead of holding up the room, and a bot answers.
"""
import asyncio
import functools

COMMANDS = {}


def command(name, help):
    """Register a method of the server as a command of the chat."""

    def register(function):
        @functools.wraps(function)
        async def checked(server, user, *args):
            try:
                return await function(server, user, *args)
            except TypeError:
                user.tell(f"! usage: /{name} {help}")

        COMMANDS[name] = checked
        return checked

    return register


class User:
    def __init__(self, name, capacity=50):
        self.name = name
        self.inbox = asyncio.Queue(maxsize=capacity)
        self.lines = asyncio.Queue()
        self.rooms = set()
        self.lost = 0

    def tell(self, text):
        try:
            self.inbox.put_nowait(text)
        except asyncio.QueueFull:
            self.lost += 1

    def __repr__(self):
        return f"<{self.name}>"


class Server:
    def __init__(self):
        self.users = {}
        self.rooms = {"lobby": {}}
        self.closing = asyncio.Event()
        self.log = []

    def publish(self, room, text, sender=None):
        for user in self.rooms[room].values():
            if user is not sender:
                user.tell(f"[{room}] {text}")

    def join(self, user, room):
        members = self.rooms.setdefault(room, {})
        members[user.name] = user
        user.rooms.add(room)
        self.publish(room, f"{user.name} joined", sender=user)

    def leave(self, user, room):
        del self.rooms[room][user.name]
        user.rooms.discard(room)
        self.publish(room, f"{user.name} left")
        if not self.rooms[room] and room != "lobby":
            del self.rooms[room]

    async def serve(self, user):
        """Read the lines of one user until there are no more, or the server closes."""
        self.users[user.name] = user
        self.join(user, "lobby")
        closing = asyncio.create_task(self.closing.wait())
        try:
            while not self.closing.is_set():
                line = asyncio.create_task(user.lines.get())
                done, _ = await asyncio.wait({line, closing}, return_when=asyncio.FIRST_COMPLETED)
                if line not in done:
                    line.cancel()
                    break
                match line.result().split():
                    case []:
                        continue
                    case ["/quit"]:
                        break
                    case [word, *args] if word.startswith("/"):
                        if action := COMMANDS.get(word[1:]):
                            await action(self, user, *args)
                        else:
                            user.tell(f"! unknown command {word}")
                    case words:
                        for room in sorted(user.rooms):
                            self.publish(room, f"{user.name}: {' '.join(words)}", sender=user)
        finally:
            closing.cancel()
            for room in sorted(user.rooms):
                self.leave(user, room)
            del self.users[user.name]
            self.log.append(f"{user.name} is gone")

    @command("join", "ROOM")
    async def cmd_join(self, user, room):
        self.join(user, room)

    @command("leave", "ROOM")
    async def cmd_leave(self, user, room):
        if room in user.rooms:
            self.leave(user, room)
        else:
            user.tell(f"! you are not in {room}")

    @command("who", "")
    async def cmd_who(self, user):
        await asyncio.sleep(0)
        user.tell("* " + ", ".join(f"{name}({len(self.users[name].rooms)})" for name in sorted(self.users)))

    @command("to", "NAME WORDS…")
    async def cmd_to(self, user, name, *words):
        if target := self.users.get(name):
            target.tell(f"{user.name} whispers: {' '.join(words)}")
        else:
            user.tell(f"! nobody is called {name}")


class Client:
    """Types a script line by line; `None` means: wait until the room is quiet."""

    def __init__(self, server, name, capacity=50):
        self.user = User(name, capacity)
        self.session = asyncio.create_task(server.serve(self.user), name=name)

    async def type(self, *lines):
        for line in lines:
            await self.user.lines.put(line)
        await settle()

    def read(self):
        heard = []
        while not self.user.inbox.empty():
            heard.append(self.user.inbox.get_nowait())
        return heard


async def settle():
    """Let every task run until it waits."""
    for _ in range(20):
        await asyncio.sleep(0)


async def bot(server):
    """A user that is a program: counts the words it hears and answers questions."""
    me = Client(server, "bot")
    words = 0
    try:
        while True:
            text = await me.user.inbox.get()
            words += len(text.split())
            if text.endswith("?"):
                await me.type(f"I have heard {words} words")
    except asyncio.CancelledError:
        await me.type("goodbye", "/quit")
        await me.session
        raise


async def main():
    server = Server()
    helper = asyncio.create_task(bot(server), name="helper")
    await settle()
    ada, bob = Client(server, "ada"), Client(server, "bob")
    await settle()
    slow = Client(server, "slow", capacity=2)
    await settle()
    await ada.type("hello everybody", "/who", "/who too many", "/dance", "")
    await bob.type("/join games", "shall we play?", "/to ada psst, over here", "/to nobody hm", "/leave attic")
    await ada.type("/join games", "what did the bot hear?", "/leave lobby", "only games now")
    print("ada heard:", *ada.read(), sep="\n  ")
    print("bob heard:", *bob.read(), sep="\n  ")
    print(f"slow heard {slow.read()} and lost {slow.user.lost}")
    await bob.type("/quit")
    print("bob's session is done:", bob.session.done(), "| rooms:", {r: sorted(m) for r, m in server.rooms.items()})
    helper.cancel()
    print("bot:", await asyncio.gather(helper, return_exceptions=True))
    server.closing.set()
    await asyncio.gather(ada.session, slow.session)
    print(server.log, "| users left:", server.users, "| rooms:", server.rooms)
    print("ada heard at the end:", ada.read())


if __name__ == "__main__":
    asyncio.run(main())
