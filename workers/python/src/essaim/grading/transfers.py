"""What went from worker to worker, from the workers' own logs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Transfer:
    """Results that one worker fetched from another, in one message."""

    source: str
    target: str
    keys: tuple[str, ...]
    nbytes: int


def _log(since: float, dask_worker: Any) -> list[tuple[str, tuple[str, ...], int]]:
    return [
        (entry["who"], tuple(str(key) for key in entry["keys"]), int(entry["total"]))
        for entry in dask_worker.transfer_incoming_log
        if entry["stop"] >= since
    ]


def transfers_since(client: Any, since: float) -> list[Transfer]:
    """The transfers that ended after ``since`` (Unix seconds), asked of each worker.

    distributed keeps the last 100,000 (``Worker.transfer_incoming_log``). A worker that is gone
    tells nothing, and one that does not answer is left out.
    """
    logs = client.run(_log, since, on_error="ignore")
    return [
        Transfer(source, target, keys, nbytes)
        for target, log in logs.items()
        for source, keys, nbytes in log
    ]
