"""The host of an interpreter that runs in a tab: JavaScript behind Python's types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from essaim import boot


class TabLink:
    """A JavaScript ``Link``."""

    def __init__(self, link: Any) -> None:
        self._link = link
        self._deliver: Any = None

    def start(self, on_frames: Callable[[Any], None]) -> None:
        from pyodide.ffi import create_proxy

        def deliver(message: Any) -> None:
            if message is None:
                on_frames(None)
                self._release()
            elif hasattr(message, "to_bytes"):
                on_frames((message.to_bytes(),))
            else:
                on_frames(tuple(message))

        self._deliver = create_proxy(deliver)
        self._link.start(self._deliver)

    def send(self, buffers: Any) -> None:
        self._link.send(buffers)

    def close(self) -> None:
        self._link.close()
        self._release()

    def _release(self) -> None:
        if self._deliver is not None:
            self._deliver.destroy()
            self._deliver = None


class TabSocket:
    """A JavaScript ``OutsideSocket``."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._hear: Any = None

    def start(self, hear: Callable[[str, Any], None]) -> None:
        from pyodide.ffi import create_proxy

        def listen(kind: str, value: Any) -> None:
            hear(kind, value if isinstance(value, str) else value.to_bytes())
            if kind == "closed":
                self._release()

        self._hear = create_proxy(listen)
        self._socket.start(self._hear)

    def send(self, message: Any) -> None:
        self._socket.send(message)

    def waiting(self) -> int:
        return int(self._socket.waiting())

    def close(self) -> None:
        self._socket.close()
        self._release()

    def _release(self) -> None:
        if self._hear is not None:
            self._hear.destroy()
            self._hear = None


class TabHost:
    """The JavaScript host object that ``workers/runtime/boot.ts`` builds."""

    def __init__(self, js: Any) -> None:
        from pyodide.ffi import create_once_callable, to_js

        self._js, self._once, self._to_js = js, create_once_callable, to_js
        self.wake: Callable[[], None] = js.wake
        self.arm: Callable[[float], None] = js.arm
        self._enter: Callable[[Any], None] = js.enterBlocking

    def enter_blocking(self, step: Callable[[], None]) -> None:
        self._enter(self._once(step, _may_syncify=True))

    def connect(self, local: str, remote: str) -> TabLink:
        return TabLink(self._js.connect(local, remote))

    def heap_bytes(self) -> int:
        return int(self._js.heapBytes())

    def memory_in_use(self) -> int:
        return int(self._js.memoryInUse())

    def limit_memory(self, limit: int | None) -> None:
        self._js.limitMemory(limit)

    def emit(self, channel: str, payload: str) -> None:
        self._js.emit(channel, payload)

    def buffers(self, parts: Sequence[Any]) -> Any:
        if len(parts) == 1:
            return self._to_js(parts[0])
        return self._to_js(parts)

    def request(self, method: str, payload: str) -> Any:
        return self._js.request(method, payload)

    def open_socket(self, address: str) -> TabSocket:
        if not hasattr(self._js, "openSocket") or self._js.openSocket is None:
            raise NotImplementedError("Only a cell connects to a cluster outside the tab.")
        return TabSocket(self._js.openSocket(address))

    def install_package(self, name: str) -> None:
        self._js.installPackage(name)


def _obey(js: Any) -> None:
    """Let the page stop or slow this node in the middle of a computation (``brake.ts``)."""
    import signal

    def stand_still(number: int, frame: object) -> None:
        js.halt()

    def rest(number: int, frame: object) -> None:
        js.rest()

    signal.signal(signal.SIGUSR1, stand_still)
    signal.signal(signal.SIGUSR2, rest)


def start(js: Any, name: str, options: str) -> Any:
    """Bind this interpreter to its worker; the function that takes links others open."""
    from pyodide.ffi import create_proxy

    boot.prepare()
    # It imports distributed, which has to find its stand-ins: those are there only now.
    from essaim.comm import sim

    boot.start(TabHost(js), name, options)
    _obey(js)
    js.connectLanes(create_proxy(boot.drain), create_proxy(boot.fire))

    def accept(local: str, peer: str, link: Any) -> None:
        sim.accept(local, peer, TabLink(link))

    return create_proxy(accept)
