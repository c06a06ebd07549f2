"""What the cluster did during a call, from dask's own records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Task:
    """One task that ran: where, when (Unix seconds), and the size of its result."""

    key: str
    prefix: str
    worker: str
    start: float
    stop: float
    nbytes: int


@dataclass
class Trace:
    """The tasks that ran during a call, and the values that came to the client."""

    tasks: list[Task] = field(default_factory=list)
    gathered: list[Any] = field(default_factory=list)

    @property
    def workers(self) -> set[str]:
        """The addresses of the workers that ran a task."""
        return {task.worker for task in self.tasks}


def _task(record: dict[str, Any]) -> Task:
    from dask.utils import key_split

    spans = [span for span in record["startstops"] if span["action"] == "compute"]
    return Task(
        key=str(record["key"]),
        prefix=str(key_split(record["key"])),
        worker=str(record["worker"]),
        start=min((span["start"] for span in spans), default=0.0),
        stop=max((span["stop"] for span in spans), default=0.0),
        nbytes=int(record.get("nbytes") or 0),
    )


def _values(futures: Any, values: Any) -> Iterator[Any]:
    """The values of the futures in a structure that was gathered."""
    if isinstance(futures, dict):
        for key, entry in futures.items():
            yield from _values(entry, values[key])
    elif isinstance(futures, list | tuple):
        for entry, value in zip(futures, values, strict=True):
            yield from _values(entry, value)
    elif isinstance(futures, set | frozenset):
        yield from values
    else:
        yield values


@contextmanager
def watching(client: Any) -> Iterator[Trace]:
    """Record what the cluster of ``client`` does inside the block; complete after it."""
    from distributed import Client, get_task_stream

    trace = Trace()
    gather = Client._gather

    async def watched(self: Any, futures: Any, *args: Any, **kwargs: Any) -> Any:
        values = await gather(self, futures, *args, **kwargs)
        trace.gathered.extend(_values(futures, values))
        return values

    stream = get_task_stream(client=client)
    with stream:
        Client._gather = watched
        try:
            yield trace
        finally:
            Client._gather = gather
    trace.tasks.extend(_task(record) for record in stream.data)
