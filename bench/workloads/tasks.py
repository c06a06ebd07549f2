"""What a task costs when it does nothing."""

import time

from dask.distributed import Client


def _increment(x: int) -> int:
    return x + 1


def ms_per_task(client: Client, tasks: int) -> float:
    """Milliseconds a task, from ``client.map`` to the last gathered result."""
    client.gather(client.map(_increment, range(200), pure=False))
    time.sleep(0.5)
    began = time.perf_counter()
    results = client.gather(client.map(_increment, range(tasks), pure=False))
    took = time.perf_counter() - began
    assert sum(results) == tasks * (tasks + 1) // 2
    return took * 1000 / tasks


def ms_per_round_trip(client: Client, trips: int) -> float:
    """Milliseconds from ``submit`` to the end of ``result``, one after the other."""
    for x in range(trips // 2):
        client.submit(_increment, x, pure=False).result()
    time.sleep(1)
    began = time.perf_counter()
    for x in range(trips):
        client.submit(_increment, x, pure=False).result()
    return (time.perf_counter() - began) * 1000 / trips
