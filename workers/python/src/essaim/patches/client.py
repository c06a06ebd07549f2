"""The client of distributed, where it counts on a loop that runs while a cell's code does."""

from __future__ import annotations

from typing import Any

from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing

_ROOT = "https://github.com/dask/distributed/blob/2026.8.0/distributed"


@patch(
    kind="needed",
    target="distributed.client.Client._release_key",
    because="tells it a turn later: a loop in a thread has had that turn before the next graph",
    source=f"{_ROOT}/client.py#L1723",
    needed=_threads_are_missing,
)
def releases_come_first() -> None:
    """Tell the scheduler of a release before the graph that the cell's next line asks for.

    Otherwise it still has tasks that are about to be forgotten, and an optimised graph that names
    some of them again and leaves others out fails (``Scheduler._generate_taskstates``): it then
    links what it has to what it was not given.
    """
    from distributed.client import Client

    def release_key(self: Any, key: Any) -> None:
        state = self.futures.pop(key, None)
        if state is not None:
            state.cancel()
        message = {"op": "client-releases-keys", "keys": [key], "client": self.id}
        self._send_to_scheduler_safe(message)

    Client._release_key = release_key
