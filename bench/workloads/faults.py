"""How soon a cluster sees that a worker is gone."""

import os
import signal
import statistics
import sys
import time

from dask.distributed import Client
from distributed.diagnostics.plugin import SchedulerPlugin

IN_A_TAB = sys.platform == "emscripten"


class _Notice(SchedulerPlugin):
    name = "notice"

    def __init__(self) -> None:
        self.at = 0.0

    def remove_worker(self, scheduler: object, worker: str, **details: object) -> None:
        self.at = time.time()


def _noticed(dask_scheduler: object) -> float:
    """When a worker was removed, seconds; 0 when none was since the last time."""
    plugin = dask_scheduler.plugins["notice"]
    at, plugin.at = plugin.at, 0.0
    return at


def _workers(dask_scheduler: object) -> dict[str, str]:
    return {address: str(state.name) for address, state in dask_scheduler.workers.items()}


def _process() -> int:
    return os.getpid()


def _kill(client: Client, address: str, name: str) -> float:
    """End a worker without a goodbye, its thread or its process; when, in seconds."""
    if IN_A_TAB:
        from essaim import faults

        began = time.time()
        faults.kill(name)
    else:
        process = client.run(_process, workers=[address])[address]
        began = time.time()
        os.kill(process, signal.SIGKILL)
    return began


def _mend(client: Client, name: str, workers: int) -> None:
    """A nanny starts a process again; a node that was killed is started by who killed it."""
    if IN_A_TAB:
        from essaim import faults

        faults.restart(name)
    client.wait_for_workers(workers)


def ms_until_noticed(client: Client, times: int) -> float:
    """Milliseconds from a kill until the scheduler has removed the worker; the median."""
    client.register_plugin(_Notice())
    took = []
    for _ in range(times):
        workers = client.run_on_scheduler(_workers)
        address = min(workers)
        began = _kill(client, address, workers[address])
        while not (at := client.run_on_scheduler(_noticed)):
            time.sleep(0.02)
        took.append((at - began) * 1000)
        _mend(client, workers[address], len(workers))
        time.sleep(1)
    return statistics.median(took)
