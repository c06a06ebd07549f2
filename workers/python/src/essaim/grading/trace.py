"""What the cluster did during a call, from dask's own records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from essaim.grading.transfers import Transfer, Transfers


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
    """What happened on the cluster during a call.

    ``tasks`` ran; ``gathered`` are the values that came to the client; ``transfers`` went from
    worker to worker; ``submitted`` counts the graphs that the client sent to the scheduler: one
    for each ``compute``, ``persist``, ``submit`` or ``map``.
    """

    tasks: list[Task] = field(default_factory=list)
    gathered: list[Any] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    submitted: int = 0
    # Of values that stayed in another process.
    gathered_bytes: int = 0

    @property
    def workers(self) -> set[str]:
        """The addresses of the workers that ran a task."""
        return {task.worker for task in self.tasks}

    @property
    def to_client(self) -> int:
        """Bytes of the values that came to the client, as dask measures them."""
        from dask.sizeof import sizeof

        return self.gathered_bytes + sum(int(sizeof(value)) for value in self.gathered)

    @property
    def moved(self) -> int:
        """Bytes that went from worker to worker."""
        return sum(transfer.nbytes for transfer in self.transfers)

    @property
    def concurrency(self) -> int:
        """The most tasks that ran at the same time."""
        edges = [(task.start, 1) for task in self.tasks]
        edges += [(task.stop, -1) for task in self.tasks]
        most = now = 0
        for _, step in sorted(edges):
            now += step
            most = max(most, now)
        return most


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
def _counting(trace: Trace) -> Iterator[None]:
    """Count what any client gathers and submits inside the block."""
    from distributed import Client

    gather, send = Client._gather, Client._graph_to_futures

    async def watched(self: Any, futures: Any, *args: Any, **kwargs: Any) -> Any:
        values = await gather(self, futures, *args, **kwargs)
        trace.gathered.extend(_values(futures, values))
        return values

    def sent(self: Any, *args: Any, **kwargs: Any) -> Any:
        trace.submitted += 1
        return send(self, *args, **kwargs)

    Client._gather, Client._graph_to_futures = watched, sent
    try:
        yield
    finally:
        Client._gather, Client._graph_to_futures = gather, send


@contextmanager
def watching(client: Any) -> Iterator[Trace]:
    """Record what the cluster of ``client`` does inside the block; complete after it."""
    from distributed import get_task_stream

    trace = Trace()
    transfers = Transfers(client)
    stream = get_task_stream(client=client)
    with stream, _counting(trace):
        yield trace
    trace.tasks.extend(_task(record) for record in stream.data)
    trace.transfers.extend(transfers.ended())
