"""distributed.comm.tcp and .ws, imported unconditionally and of no use without sockets.

Needed by distributed/comm/__init__.py, _register_transports (from distributed.comm import tcp, ws).
The schemes ``ws`` and ``wss`` are served by :mod:`essaim.comm.ws`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any


class NoConnector:
    """Says at the first use what would work."""

    async def connect(self, address: str, **options: Any) -> Any:
        from essaim.comm.outside import OutsideError

        raise OutsideError("protocol", address=address)


class NoTransport:
    """A backend whose every use says why it cannot work."""

    def get_connector(self) -> NoConnector:
        return NoConnector()

    def get_address_host(self, loc: str) -> str:
        return loc.rpartition(":")[0] or loc

    def resolve_address(self, loc: str) -> str:
        return loc

    def __getattr__(self, name: str) -> object:
        raise NotImplementedError(
            "A browser tab has no sockets: nodes here are reached as sim://name:port."
        )


def build(name: str) -> ModuleType:
    """The module ``distributed.comm.<name>``, ready for ``sys.modules``."""
    module = ModuleType(f"distributed.comm.{name}")
    for backend in ("TCPBackend", "TLSBackend", "WSBackend", "WSSBackend"):
        setattr(module, backend, NoTransport)
    return module
