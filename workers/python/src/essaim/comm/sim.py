"""The transport that distributed finds under the scheme ``sim``.

Addresses are ``sim://host:port``; the host is a node's name. A link is opened through the host
object of the interpreter and carries frames as :mod:`essaim.comm.frames` lays them out.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from typing import Any

from distributed.comm.core import BaseListener, Comm, CommClosedError, Connector
from distributed.comm.registry import Backend
from distributed.comm.utils import from_frames, to_frames

from essaim import host
from essaim.comm import traffic
from essaim.comm.frames import Frame, contiguous, pack, unpack

PREFIX = "sim://"
# Workers are told theirs, from 40,000 on.
_listener_ports = itertools.count(30_000)
_dialling_ports = itertools.count(50_000)
_listeners: dict[str, SimListener] = {}


def _take(buffer: Any) -> Frame:
    """A JavaScript buffer's bytes, in memory that Python owns and may write to."""
    if isinstance(buffer, bytes | bytearray | memoryview):
        return buffer
    target = bytearray(buffer.byteLength)
    if target:
        buffer.assign_to(target)
    return target


class SimComm(Comm):  # type: ignore[misc]
    """One end of a link."""

    def __init__(self, link: host.Link, local: str, peer: str, deserialize: bool = True) -> None:
        super().__init__(deserialize=deserialize)
        self._link = link
        # distributed.comm.core sets these two names when it shakes hands.
        self._local_addr, self._peer_addr = local, peer
        self._arrived: deque[Any] = deque()
        self._reader: asyncio.Future[None] | None = None
        self._closed = False
        self.allow_offload = False
        link.start(self._deliver)

    def _deliver(self, buffers: Any) -> None:
        try:
            self._arrived.append(None if buffers is None else [_take(b) for b in buffers])
        except MemoryError as error:
            # It belongs to who reads, as with a socket. The stream is whole: the message is gone.
            self._arrived.append(error)
        self._wake_reader()

    def _wake_reader(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    @property
    def local_address(self) -> str:
        return self._local_addr

    @property
    def peer_address(self) -> str:
        return self._peer_addr

    @property
    def same_host(self) -> bool:
        return False

    async def read(self, deserializers: Any = None) -> Any:
        while not self._arrived:
            if self._closed:
                raise CommClosedError(f"the link to {self._peer_addr} is closed")
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        buffers = self._arrived.popleft()
        if buffers is None:
            self.abort()
            raise CommClosedError(f"{self._peer_addr} closed the link")
        if isinstance(buffers, MemoryError):
            raise buffers
        traffic.received(sum(memoryview(buffer).nbytes for buffer in buffers))
        return await from_frames(
            unpack(buffers),
            deserialize=self.deserialize,
            deserializers=deserializers,
            allow_offload=False,
        )

    async def write(self, msg: Any, serializers: Any = None, on_error: str = "message") -> int:
        if self._closed:
            raise CommClosedError(f"the link to {self._peer_addr} is closed")
        frames = await to_frames(
            msg,
            allow_offload=False,
            serializers=serializers,
            on_error=on_error,
            context={
                "sender": self.local_info,
                "recipient": self.remote_info,
                **self.handshake_options,
            },
        )
        buffers = pack([contiguous(frame) for frame in frames])
        self._link.send(host.current().buffers(buffers))
        return traffic.sent(sum(memoryview(b).nbytes for b in buffers))

    async def close(self) -> None:
        self.abort()

    def abort(self) -> None:
        if not self._closed:
            self._closed = True
            self._link.close()
            self._wake_reader()

    def closed(self) -> bool:
        return self._closed


class SimListener(BaseListener):  # type: ignore[misc]
    prefix = PREFIX

    def __init__(self, location: str, handle_comm: Any, deserialize: bool) -> None:
        super().__init__()
        name, _, port = location.partition(":")
        if port in ("", "0"):
            port = str(next(_listener_ports))
        self.location = f"{name or host.node_name()}:{port}"
        self._handle_comm, self._deserialize = handle_comm, deserialize

    async def start(self) -> None:
        if self.location in _listeners:
            raise OSError(f"address already in use: {self.listen_address}")
        _listeners[self.location] = self

    def stop(self) -> None:
        _listeners.pop(self.location, None)

    @property
    def listen_address(self) -> str:
        return PREFIX + self.location

    @property
    def contact_address(self) -> str:
        return self.listen_address

    async def accept(self, link: host.Link, peer: str) -> None:
        comm = SimComm(link, self.listen_address, PREFIX + peer, self._deserialize)
        try:
            await self.on_connection(comm)
        except CommClosedError:
            return
        await self._handle_comm(comm)


class SimConnector(Connector):  # type: ignore[misc]
    async def connect(self, address: str, deserialize: bool = True, **options: Any) -> SimComm:
        local = f"{host.node_name()}:{next(_dialling_ports)}"
        link = host.current().connect(local, address)
        return SimComm(link, PREFIX + local, PREFIX + address, deserialize)


class SimBackend(Backend):  # type: ignore[misc]
    def get_connector(self) -> SimConnector:
        return SimConnector()

    def get_listener(
        self, loc: str, handle_comm: Any, deserialize: bool, **options: Any
    ) -> SimListener:
        return SimListener(loc, handle_comm, deserialize)

    def get_address_host(self, loc: str) -> str:
        return loc.partition(":")[0]

    def get_address_host_port(self, loc: str) -> tuple[str, int]:
        name, _, port = loc.partition(":")
        return name, int(port or 0)

    def resolve_address(self, loc: str) -> str:
        return loc

    def get_local_address_for(self, loc: str) -> str:
        return f"{host.node_name()}:0"


def accept(local: str, peer: str, link: host.Link) -> None:
    """A link that another node opened to ``local`` (both without scheme).

    Where nobody listens, the link is closed at once, as a refused connection.
    """
    listener = _listeners.get(local)
    if listener is None:
        link.close()
        return
    task = asyncio.ensure_future(listener.accept(link, peer))
    _accepting.add(task)
    task.add_done_callback(_accepting.discard)


_accepting: set[asyncio.Task[None]] = set()
