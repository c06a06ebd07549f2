"""Where on the cluster an error happened."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Place:
    """``prefix``: the task's kind; ``partition``: its number; ``worker``: the node's name."""

    prefix: str
    partition: int | None
    worker: str | None


def _erred_key(error: BaseException) -> tuple[Any, Any] | None:
    """The client and the key of the task that ended with this very error."""
    distributed = sys.modules.get("distributed.client")
    if distributed is None:
        return None
    for client in list(distributed.Client._instances):
        for key, state in list(client.futures.items()):
            if state.status == "error" and state.exception is error:
                return client, key
    return None


def _names_of_workers(key: Any, dask_scheduler: Any = None) -> list[str]:
    task = dask_scheduler.tasks.get(key)
    addresses = () if task is None else task.erred_on
    return [
        str(dask_scheduler.workers[address].name)
        for address in addresses
        if address in dask_scheduler.workers
    ]


def _worker(client: Any, key: Any) -> str | None:
    """The worker on which it failed, as the scheduler knows it; None where it does not say."""
    if client.asynchronous:
        return None
    try:
        names = client.run_on_scheduler(_names_of_workers, key)
    except Exception:
        # An advice must not fail where its error did: the scheduler may be gone, or not ours.
        return None
    return names[0] if names else None


def place_of(error: BaseException) -> Place | None:
    """Where the task ran that raised ``error``; None for an error that no task raised."""
    found = _erred_key(error)
    if found is None:
        return None
    from dask.utils import key_split

    client, key = found
    last = key[-1] if isinstance(key, tuple) and len(key) == 2 else None
    partition = last if isinstance(last, int) else None
    return Place(str(key_split(key)), partition, _worker(client, key))
