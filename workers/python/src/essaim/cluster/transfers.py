"""What a worker received and sent, told to the scheduler with its heartbeats.

distributed keeps a log of both on each worker. Heartbeats carry what a worker's extensions say to
the scheduler's extension of the same name; this is how its own shuffle reports, too.
"""

from __future__ import annotations

from collections import deque
from typing import Any

EXTENSION = "essaim-transfers"

# Whether it was sent; the other's address, None for who is no worker; bytes; keys; from when to
# when, in seconds as the scheduler's clock has them.
Moved = tuple[bool, str | None, int, int, float, float]


class TransferLog:
    """A worker's extension; reads distributed's own logs."""

    def __init__(self, worker: Any) -> None:
        self._incoming = _Unread(worker.transfer_incoming_log)
        self._outgoing = _Unread(worker.transfer_outgoing_log)

    def heartbeat(self) -> list[Moved]:
        """What was moved since the last heartbeat, one item for each other side."""
        sent = [entry for entry in self._outgoing.take() if entry["who"] is None]
        return [*_summed(False, self._incoming.take()), *_summed(True, sent)]


class _Unread:
    """The entries of a log that were added since the last look."""

    def __init__(self, log: deque[dict[str, Any]]) -> None:
        self._log = log
        self._last: dict[str, Any] | None = None

    def take(self) -> list[dict[str, Any]]:
        unread: list[dict[str, Any]] = []
        for entry in reversed(self._log):
            if entry is self._last:
                break
            unread.append(entry)
        if unread:
            self._last = unread[0]
        return unread[::-1]


def _summed(sent: bool, entries: list[dict[str, Any]]) -> list[Moved]:
    """One item for each other side."""
    by_peer: dict[str | None, list[dict[str, Any]]] = {}
    for entry in entries:
        by_peer.setdefault(entry["who"], []).append(entry)
    return [
        (
            sent,
            peer,
            sum(int(entry["total"]) for entry in of_peer),
            sum(len(entry["keys"]) for entry in of_peer),
            min(float(entry["start"]) for entry in of_peer),
            max(float(entry["stop"]) for entry in of_peer),
        )
        for peer, of_peer in by_peer.items()
    ]
