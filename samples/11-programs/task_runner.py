"""A build tool in small: tasks with dependencies, run as early and as concurrently as a limit allows, with a failure
policy, a dry run and a report; and a graph that is checked for cycles before anything starts.
"""
import asyncio
import enum
import time
from typing import Awaitable, Callable, Iterator


class State(enum.Enum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


class CycleError(ValueError):
    pass


class Task:
    def __init__(self, name: str, action: Callable[[dict], Awaitable], needs: tuple[str, ...]):
        self.name, self.action, self.needs = name, action, needs
        self.state = State.WAITING
        self.result = None
        self.error: Exception | None = None
        self.finished = asyncio.Event()

    def __repr__(self) -> str:
        return f"Task({self.name!r}, {self.state.name})"


class Graph:
    def __init__(self) -> None:
        self.tasks: dict[str, Task] = {}
        self._definitions: list = []

    def task(self, *needs: str, name: str | None = None):
        """A decorator which adds a coroutine function as a task."""

        def add(function):
            self._definitions.append((name or function.__name__, function, needs))
            return function

        return add

    def fresh(self) -> dict[str, Task]:
        """New tasks for one run."""
        return {name: Task(name, action, needs) for name, action, needs in self._definitions}

    def order(self) -> Iterator[str]:
        """Names in an order in which every task comes after what it needs."""
        needs = {name: needs for name, _, needs in self._definitions}
        done: set[str] = set()

        def visit(name: str, path: tuple[str, ...]) -> Iterator[str]:
            if name in path:
                raise CycleError(" -> ".join(path[path.index(name):] + (name,)))
            if name not in needs:
                raise KeyError(f"{path[-1]} needs {name}, which is not there")
            if name not in done:
                for need in needs[name]:
                    yield from visit(need, path + (name,))
                done.add(name)
                yield name

        for name in needs:
            yield from visit(name, ())


class Runner:
    def __init__(self, graph: Graph, limit: int = 2, keep_going: bool = True):
        self.graph, self.keep_going = graph, keep_going
        self.slots = asyncio.Semaphore(limit)
        self.running = self.most = 0
        self.trace: list[str] = []

    async def _run_one(self, task: Task, tasks: dict[str, Task]) -> None:
        try:
            for need in task.needs:
                await tasks[need].finished.wait()
            if any(tasks[need].state is not State.DONE for need in task.needs):
                task.state = State.SKIPPED
                return
            async with self.slots:
                self.running += 1
                self.most = max(self.most, self.running)
                task.state = State.RUNNING
                self.trace.append(f"+{task.name}")
                try:
                    task.result = await task.action({need: tasks[need].result for need in task.needs})
                    task.state = State.DONE
                except Exception as error:
                    task.state, task.error = State.FAILED, error
                    if not self.keep_going:
                        raise
                finally:
                    self.running -= 1
                    self.trace.append(f"-{task.name}")
        finally:
            if task.state in (State.WAITING, State.RUNNING):
                task.state = State.SKIPPED
            task.finished.set()

    async def run(self) -> dict[str, Task]:
        order = list(self.graph.order())
        tasks = self.graph.fresh()
        try:
            async with asyncio.TaskGroup() as group:
                for name in order:
                    group.create_task(self._run_one(tasks[name], tasks), name=name)
        except* RuntimeError as failures:
            print("stopped by:", ", ".join(str(e) for e in failures.exceptions))
        return tasks


graph = Graph()


@graph.task()
async def fetch(inputs):
    await asyncio.sleep(0.01)
    return ["b.c", "a.c", "main.c"]


@graph.task()
async def configure(inputs):
    await asyncio.sleep(0)
    return {"optimise": True}


@graph.task("fetch", "configure", name="compile")
async def compile_all(inputs):
    objects = await asyncio.gather(*(compile_one(source) for source in sorted(inputs["fetch"])))
    return dict(objects)


async def compile_one(source):
    await asyncio.sleep(0.001)
    return source, source.replace(".c", ".o")


@graph.task("compile")
async def link(inputs):
    return f"program from {' '.join(inputs['compile'].values())}"


@graph.task("compile")
async def lint(inputs):
    await asyncio.sleep(0.002)
    raise RuntimeError(f"lint found {len(inputs['compile'])} problems")


@graph.task("link", "lint")
async def publish(inputs):
    return "published"


@graph.task("link")
async def check(inputs):
    async with asyncio.timeout(0.01):
        await asyncio.sleep(5)


def report(tasks):
    for task in tasks.values():
        extra = task.result if task.state is State.DONE else repr(task.error) if task.error else ""
        print(f"  {task.name:<10}{task.state.value:<9}{extra}")


async def main():
    print("order:", " ".join(graph.order()))
    start = time.monotonic()
    runner = Runner(graph)
    report(await runner.run())
    print("never more than two at once:", runner.most <= 2, "| quick:", time.monotonic() - start < 2)
    began = [entry[1:] for entry in runner.trace if entry[0] == "+"]
    print("each began once:", len(began) == len(set(began)), "| publish did not begin:", "publish" not in began)
    print("first failure stops all:")
    tasks = await Runner(graph, keep_going=False).run()
    print("  done:", sorted(name for name, task in tasks.items() if task.state is State.DONE))
    for needs in ((("a", ("c",)), ("b", ("a",)), ("c", ("b",))), (("a", ("nowhere",)),), (("self", ("self",)),)):
        broken = Graph()
        for name, need in needs:
            broken.task(*need, name=name)(fetch)
        try:
            await Runner(broken).run()
        except (CycleError, KeyError) as error:
            print(f"{type(error).__name__}: {error.args[0]}")


if __name__ == "__main__":
    asyncio.run(main())
