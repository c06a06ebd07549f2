"""A cluster from nothing to all of its workers."""

import os
import time

from dask.distributed import Client


def start(workers: int) -> tuple[Client, float]:
    """A client with a cluster of its own, and the seconds until all workers were there."""
    began = time.perf_counter()
    client = Client(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0")
    client.wait_for_workers(workers)
    return client, time.perf_counter() - began


def _process() -> int:
    return os.getpid()


def processes(client: Client) -> list[int]:
    """The workers' process numbers, which mean something natively only."""
    return sorted(client.run(_process).values())


def _heap() -> int:
    from essaim import host

    return host.current().heap_bytes()


def heap_megabytes(client: Client) -> float:
    """The WebAssembly memory of a worker in a tab, the mean of all."""
    heaps: list[int] = list(client.run(_heap).values())
    return sum(heaps) / len(heaps) / 1e6
