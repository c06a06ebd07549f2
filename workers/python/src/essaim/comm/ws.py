"""The transports ``ws`` and ``wss``: a browser's WebSocket to a real scheduler.

The framing is distributed's own (``distributed/comm/ws.py``): a message with the number of frames
as 64 bits, then a message for each frame. A tab only connects; it cannot listen.
"""

from __future__ import annotations

import asyncio
import struct
import sys
from collections import deque
from typing import Any

import dask.utils
from distributed.comm.core import Comm, CommClosedError, Connector
from distributed.comm.registry import Backend
from distributed.comm.utils import from_frames, to_frames

from essaim import host
from essaim.comm.frames import contiguous
from essaim.comm.outside import OutsideError

# More than this is not given to the browser before some of it has left, in bytes.
MOST_WAITING = 32 * 2**20
# How long a full buffer is left alone, in seconds.
_PAUSE_S = 0.01
_COUNT = struct.Struct("<Q")
# A message of more frames than this is not one of distributed's.
_MOST_FRAMES = 10_000_000


class WebSocketComm(Comm):  # type: ignore[misc]
    """One connection to a server of distributed."""

    def __init__(self, socket: host.Socket, address: str, deserialize: bool = True) -> None:
        super().__init__(deserialize=deserialize)
        self._socket = socket
        # distributed.comm.core sets these two names when it shakes hands.
        self._local_addr = self._peer_addr = address
        self.allow_offload = False
        self._shard = dask.utils.parse_bytes(dask.config.get("distributed.comm.websockets.shard"))
        self._arrived: deque[bytes] = deque()
        self._reader: asyncio.Future[None] | None = None
        self._opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._closed = False
        self._heard_anything = False

    async def open(self) -> None:
        """Wait until it is connected; raises OutsideError with the reason when it is refused."""
        self._socket.start(self._hear)
        try:
            await self._opened
        except asyncio.CancelledError:
            self.abort()
            raise

    def _hear(self, kind: str, value: Any) -> None:
        if kind == "message":
            self._arrived.append(value)
        elif kind == "closed":
            self._closed = True
        if not self._opened.done():
            if kind == "closed":
                refused = OutsideError(value or "silent", address=self._peer_addr)
                self._opened.set_exception(refused)
            else:
                self._opened.set_result(None)
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

    async def _next(self) -> bytes:
        while not self._arrived:
            if self._closed:
                raise CommClosedError(f"{self._peer_addr} closed the connection")
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        return self._arrived.popleft()

    async def read(self, deserializers: Any = None) -> Any:
        try:
            (count,) = _COUNT.unpack(await self._next())
            if count > _MOST_FRAMES:
                raise struct.error
            frames = [await self._next() for _ in range(count)]
            message = await from_frames(
                frames,
                deserialize=self.deserialize,
                deserializers=deserializers,
                allow_offload=False,
            )
        except (struct.error, TypeError):
            if self._heard_anything:
                raise
            self.abort()
            raise OutsideError("not-dask", address=self._peer_addr) from None
        self._heard_anything = True
        return message

    async def write(self, msg: Any, serializers: Any = None, on_error: str = "message") -> int:
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
            frame_split_size=self._shard,
        )
        if self._closed:
            raise CommClosedError(f"the connection to {self._peer_addr} is closed")
        door = host.current()
        self._socket.send(door.buffers([_COUNT.pack(len(frames))]))
        sent = 0
        for frame in map(contiguous, frames):
            while self._socket.waiting() > MOST_WAITING and not self._closed:
                await asyncio.sleep(_PAUSE_S)
            if self._closed:
                raise CommClosedError(f"the connection to {self._peer_addr} is closed")
            self._socket.send(door.buffers([frame]))
            sent += memoryview(frame).nbytes
        return sent

    def handshake_configuration(
        self, local: dict[str, Any], remote: dict[str, Any]
    ) -> dict[str, Any]:
        """What both sides use; raises OutsideError where their Pythons cannot share functions."""
        there = tuple(remote.get("python", ()))
        if there and there[:2] != sys.version_info[:2]:
            self.abort()
            raise OutsideError(
                "python",
                address=self._peer_addr,
                there=".".join(map(str, there)),
                here=".".join(map(str, sys.version_info[:3])),
                minor=".".join(map(str, sys.version_info[:2])),
            )
        return dict(Comm.handshake_configuration(local, remote))

    async def close(self) -> None:
        self.abort()

    def abort(self) -> None:
        if not self._closed:
            self._closed = True
            self._socket.close()
            if self._reader is not None and not self._reader.done():
                self._reader.set_result(None)

    def closed(self) -> bool:
        return self._closed


class WebSocketConnector(Connector):  # type: ignore[misc]
    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    async def connect(
        self, address: str, deserialize: bool = True, **options: Any
    ) -> WebSocketComm:
        whole = self._prefix + address
        comm = WebSocketComm(host.current().open_socket(whole), whole, deserialize)
        await comm.open()
        return comm


class WebSocketBackend(Backend):  # type: ignore[misc]
    prefix = "ws://"

    def get_connector(self) -> WebSocketConnector:
        return WebSocketConnector(self.prefix)

    def get_listener(self, loc: str, handle_comm: Any, deserialize: bool, **options: Any) -> Any:
        raise NotImplementedError("A browser tab only connects: nothing can connect to it.")

    def get_address_host(self, loc: str) -> str:
        return loc.rpartition(":")[0] or loc

    def get_address_host_port(self, loc: str) -> tuple[str, int]:
        name, _, port = loc.rpartition(":")
        return name, int(port or 0)

    def resolve_address(self, loc: str) -> str:
        return loc

    def get_local_address_for(self, loc: str) -> str:
        return f"{host.node_name()}:0"


class SecureWebSocketBackend(WebSocketBackend):
    prefix = "wss://"
