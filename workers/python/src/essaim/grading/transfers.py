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


def _logged(dask_worker: Any) -> int:
    return len(dask_worker.transfer_incoming_log)


def _log(seen: dict[str, int], dask_worker: Any) -> list[tuple[str, tuple[str, ...], int]]:
    log = list(dask_worker.transfer_incoming_log)[seen.get(dask_worker.address, 0) :]
    return [
        (entry["who"], tuple(str(key) for key in entry["keys"]), int(entry["total"]))
        for entry in log
    ]


class Transfers:
    """The transfers that end after this is made.

    They are counted, since the workers' clocks differ. distributed keeps the last 100,000
    (``Worker.transfer_incoming_log``). A worker that does not answer is left out.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._seen: dict[str, int] = client.run(_logged, on_error="ignore")

    def ended(self) -> list[Transfer]:
        """Those that ended until now, asked of each worker."""
        logs = self._client.run(_log, self._seen, on_error="ignore")
        return [
            Transfer(source, target, keys, nbytes)
            for target, log in logs.items()
            for source, keys, nbytes in log
        ]
