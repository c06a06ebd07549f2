"""Modules that have to stand in before distributed is imported."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

from essaim.patches.registry import patch
from essaim.standins import fcntl, multiprocessing, psutil, ssl, transports

_DISTRIBUTED = "https://github.com/dask/distributed/blob/2026.8.0/distributed"


def _absent(name: str) -> bool:
    return name not in sys.modules and importlib.util.find_spec(name) is None


def _put(name: str, module: ModuleType) -> None:
    module.__spec__ = ModuleSpec(name, None)
    sys.modules[name] = module


@patch(
    kind="stand-in",
    target="psutil",
    because="reads the memory of an operating system's process; here it is the wasm heap",
    source=f"{_DISTRIBUTED}/system.py#L6",
    needed=lambda: _absent("psutil"),
)
def stand_in_for_psutil() -> None:
    _put("psutil", psutil.build())


@patch(
    kind="stand-in",
    target="ssl",
    because="tornado imports it for sockets; the real one is 2 MB of OpenSSL",
    source="https://github.com/tornadoweb/tornado/blob/v6.6.1/tornado/netutil.py#L24",
    needed=lambda: _absent("ssl"),
)
def stand_in_for_ssl() -> None:
    _put("ssl", ssl.build())


@patch(
    kind="stand-in",
    target="fcntl",
    because="locket imports it for file locks; one process owns the files here",
    source="https://github.com/mwilliamson/locket.py/blob/1.0.0/locket/__init__.py#L15",
    needed=lambda: _absent("fcntl"),
)
def stand_in_for_fcntl() -> None:
    _put("fcntl", fcntl.build())


@patch(
    kind="stand-in",
    target="_multiprocessing",
    because="dask.threaded imports multiprocessing.pool, whose semaphores are an extension module",
    source="https://github.com/python/cpython/blob/v3.12.7/Lib/multiprocessing/synchronize.py#L17",
    needed=lambda: _absent("_multiprocessing"),
)
def stand_in_for_semaphores() -> None:
    _put("_multiprocessing", multiprocessing.build())
    # joblib would try a semaphore, and warn that it got none.
    os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")


def _sockets_are_missing() -> bool:
    import socket

    try:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            probe.listen()
            return bool(probe.getsockname()[1] == 0)
    except OSError:
        return True


@patch(
    kind="stand-in",
    target="distributed.comm.tcp, distributed.comm.ws",
    because="imported unconditionally; without sockets they serve nothing and cost a second",
    source=f"{_DISTRIBUTED}/comm/__init__.py#L20",
    needed=_sockets_are_missing,
)
def stand_in_for_socket_transports() -> None:
    for name in ("tcp", "ws"):
        _put(f"distributed.comm.{name}", transports.build(name))


@patch(
    kind="stand-in",
    target="IPython.core.history",
    because="imports sqlite3 for a history file; sqlite3 is a late package here",
    source="https://github.com/ipython/ipython/blob/8.23.0/IPython/core/history.py#L10",
    needed=lambda: _absent("_sqlite3"),
)
def history_without_a_database() -> None:
    class _NoDatabaseError(Exception):
        pass

    module = ModuleType("sqlite3")
    vars(module).update(
        Connection=type("Connection", (), {}),
        DatabaseError=_NoDatabaseError,
        OperationalError=_NoDatabaseError,
        PARSE_DECLTYPES=1,
        PARSE_COLNAMES=2,
        register_converter=lambda name, converter: None,
        register_adapter=lambda kind, adapter: None,
    )
    _put("sqlite3", module)
    try:
        import IPython.core.history as history
    finally:
        # The learner's own `import sqlite3` gets the real one.
        del sys.modules["sqlite3"]
    history.sqlite3 = module
