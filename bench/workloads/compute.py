"""Python that only computes."""

import time

from dask.distributed import Client


def _sum_of_squares(seed: int, steps: int) -> int:
    total = seed
    for x in range(steps):
        total = (total + x * x) % 1_000_003
    return total


def seconds(client: Client, tasks: int, steps: int) -> float:
    """Seconds for equal tasks of pure Python, spread over the workers."""
    client.gather(client.map(_sum_of_squares, range(tasks), steps=1000, pure=False))
    began = time.perf_counter()
    client.gather(client.map(_sum_of_squares, range(tasks), steps=steps, pure=False))
    return time.perf_counter() - began
