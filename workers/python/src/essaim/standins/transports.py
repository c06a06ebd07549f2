"""distributed.comm.tcp and .ws, imported unconditionally and of no use without sockets.

Needed by distributed/comm/__init__.py, _register_transports (from distributed.comm import tcp, ws).
"""

from __future__ import annotations

from types import ModuleType


class NoTransport:
    """A backend whose every use says why it cannot work."""

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
