"""A host whose nodes all live in one interpreter: links are a call on the loop away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

from essaim import host
from essaim.comm import sim


class JsBuffer:
    """As much of a ``Uint8Array`` as :class:`essaim.host.Buffer` asks for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.byteLength = len(data)

    def to_bytes(self) -> bytes:
        return self._data

    def assign_to(self, target: bytearray | memoryview) -> None:
        target[:] = self._data


class InProcessLink:
    def __init__(self, peer_host: str) -> None:
        self.peer_host = peer_host
        self.other: InProcessLink
        self._deliver: Callable[[Any], None] | None = None
        self._early: list[Any] = []
        self.open = True

    def start(self, on_frames: Callable[[Any], None]) -> None:
        self._deliver = on_frames
        for message in self._early:
            self._hand_over(message)

    def send(self, buffers: Any) -> None:
        if self.open:
            self.other.hear(buffers)

    def hear(self, message: Any) -> None:
        asyncio.get_running_loop().call_soon(self._hand_over, message)

    def _hand_over(self, message: Any) -> None:
        if not self.open:
            return
        if self._deliver is None:
            self._early.append(message)
            return
        if message is None:
            self.open = False
        self._deliver(message)

    def close(self) -> None:
        if self.open:
            self.open = False
            self.other.hear(None)


class InProcessHost:
    """Carries the nodes of one test; what belongs to a tab's loop is left to ``carrier``."""

    def __init__(self, carrier: host.Host | None = None) -> None:
        self._carrier = carrier
        self.emitted: list[tuple[str, str]] = []
        self.links: list[InProcessLink] = []
        self.in_use = 48_000_000
        self.limit: int | None = None

    def connect(self, local: str, remote: str) -> InProcessLink:
        near = InProcessLink(remote.partition(":")[0])
        far = InProcessLink(local.partition(":")[0])
        near.other, far.other = far, near
        self.links += [near, far]
        asyncio.get_running_loop().call_soon(sim.accept, remote, local, far)
        return near

    def lose(self, name: str) -> None:
        """A node's worker is gone: its links end at both ends, its listeners with it."""
        for location in [at for at in sim._listeners if at.partition(":")[0] == name]:
            sim._listeners[location].stop()
        for link in self.links:
            if link.peer_host == name:
                link.hear(None)
                link.other.hear(None)

    def buffers(self, parts: Sequence[Any]) -> list[JsBuffer]:
        return [JsBuffer(bytes(part)) for part in parts]

    def heap_bytes(self) -> int:
        return 64 * 2**20

    def memory_in_use(self) -> int:
        return self.in_use

    def limit_memory(self, limit: int | None) -> None:
        self.limit = limit

    def emit(self, channel: str, payload: str) -> None:
        self.emitted.append((channel, payload))

    def events(self) -> list[dict[str, Any]]:
        """All events that were sent to the page's cluster, in order."""
        batches = [json.loads(text) for channel, text in self.emitted if channel == "cluster"]
        return [event for batch in batches for event in batch]

    def __getattr__(self, name: str) -> Any:
        if self._carrier is None:
            raise NotImplementedError(f"this test's host has no {name}")
        return getattr(self._carrier, name)
