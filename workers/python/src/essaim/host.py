"""The one door between Python and what carries it.

In the tab the host is a JavaScript object that ``workers/runtime/boot.ts`` builds; in native
tests it is a plain Python object. Nothing else in this package reaches outside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

# The name of a page's kernel among the nodes (`src/kernel/session.ts`).
KERNEL = "kernel"


class Buffer(Protocol):
    """A JavaScript ``Uint8Array`` seen from Python."""

    byteLength: int

    def to_bytes(self) -> bytes: ...
    def assign_to(self, target: bytearray | memoryview) -> None: ...


class Link(Protocol):
    """One open stream to another node: ordered, reliable, of frames."""

    def start(self, on_frames: Callable[[Any], None]) -> None:
        """Deliver each message (a sequence of buffers), then ``None`` once the peer is gone."""

    def send(self, buffers: Any) -> None:
        """Hand over a sequence of buffers; they belong to the link from now on."""

    def close(self) -> None: ...


class Socket(Protocol):
    """A WebSocket out of the tab: ordered, reliable, of binary messages."""

    def start(self, hear: Callable[[str, Any], None]) -> None:
        """Open it. ``hear`` gets ``open``, each ``message``, and once ``closed`` with a refusal.

        The refusals are those of ``workers/runtime/outside.ts``; the empty text stands for a
        connection that was there.
        """

    def send(self, message: Any) -> None:
        """Send one buffer as one message."""

    def waiting(self) -> int:
        """Bytes that were sent and have not left yet."""

    def close(self) -> None: ...


class Host(Protocol):
    """What a node may ask of the worker it lives in."""

    def wake(self) -> None:
        """Call the loop's ``drain`` in one macrotask from now."""

    def arm(self, milliseconds: float) -> None:
        """Call the loop's ``fire`` after so many milliseconds; replaces the previous one."""

    def enter_blocking(self, step: Callable[[], None]) -> None:
        """Run ``step`` in a macrotask where ``run_sync`` may suspend it."""

    def connect(self, local: str, remote: str) -> Link:
        """Open a stream from ``local`` to ``remote`` (both without scheme)."""

    def heap_bytes(self) -> int:
        """Size of the interpreter's memory, in bytes."""

    def memory_in_use(self) -> int:
        """Bytes of it that are in use: it never shrinks, this does."""

    def limit_memory(self, limit: int | None) -> None:
        """Have malloc fail where more than so many bytes would be in use; None is no limit."""

    def emit(self, channel: str, payload: str) -> None:
        """Send a JSON text to the page."""

    def buffers(self, parts: Sequence[Any]) -> Any:
        """Copy bytes-like parts out of the interpreter, ready for :meth:`Link.send`."""

    def request(self, method: str, payload: str) -> Any:
        """Ask the page for something; an awaitable of a JSON text."""

    def open_socket(self, address: str) -> Socket:
        """A WebSocket to an address that the reader named.

        Raises NotImplementedError where no connection leaves the tab: on its nodes.
        """

    def install_package(self, name: str) -> Any:
        """Mount a package's archive and those it depends on, synchronously."""


class _Slot:
    host: Host | None = None
    name: str = "node"
    dashboard: str = ""


def attach(host: Host, name: str, dashboard: str = "") -> None:
    """Bind this interpreter to its host. A node's name is its host name on the fabric."""
    _Slot.host = host
    _Slot.name = name
    _Slot.dashboard = dashboard


def current() -> Host:
    """The host of this interpreter.

    Raises RuntimeError before :func:`attach`.
    """
    if _Slot.host is None:
        raise RuntimeError("this interpreter is not attached to a host yet")
    return _Slot.host


def attached() -> bool:
    return _Slot.host is not None


def node_name() -> str:
    return _Slot.name


def dashboard_url() -> str:
    return _Slot.dashboard
