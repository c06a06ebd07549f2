"""From a bare interpreter to a node, in two halves.

``prepare`` does what is the same on every node; its result is kept in the memory snapshot.
``start`` binds one restored interpreter to its worker, and renews what nodes must not share.
"""

from __future__ import annotations

import gc
import importlib
import json
import random
import sys
import time
from typing import Any

from essaim import host, packages
from essaim.loop import lanes
from essaim.patches import apply, late
from essaim.patches.registry import declared

# Imported ahead, so that the first cell does not wait for them.
_AHEAD = (
    "tornado.platform.asyncio",
    "dask.bag",
    "dask.delayed",
    "dask.distributed",
    "fsspec.core",
    "distributed.worker_client",
    "distributed.deploy.adaptive",
    "distributed.lock",
    "concurrent.futures",
    "pyodide.code",
    "essaim.cluster.nodes",
    "essaim.cluster.outside",
    "essaim.cluster.tab",
    "essaim.comm.sim",
    "essaim.comm.ws",
    "essaim.kernel.kernel",
    "essaim.grading.run",
)


_done: list[str] = []


def prepare() -> None:
    """Import and patch everything that does not depend on the node; once."""
    if _done:
        return
    _done.append("prepared")
    apply.before_distributed()
    importlib.import_module("distributed")
    apply.after_distributed()
    late.watch()
    for name in _AHEAD:
        importlib.import_module(name)
    from distributed.comm.registry import get_backend

    for scheme in ("sim", "ws", "wss"):
        get_backend(scheme)
    apply.on_the_event_loop()


def settle() -> None:
    """Leave what is imported out of later collections: it never becomes garbage.

    A full collection would otherwise walk half a million objects of the libraries, on each node.
    """
    gc.collect()
    gc.freeze()


def describe_patches() -> str:
    """JSON for the doctor's page: every patch, those of late packages too."""
    return json.dumps([entry.describe() for entry in declared()])


def start(node: host.Host, name: str, options: str) -> None:
    """Bind this interpreter to its worker.

    ``options`` is JSON: ``index`` (importable name to late package), ``versions`` (of the
    late packages), ``dashboard`` (address).
    """
    parsed: dict[str, Any] = json.loads(options)
    host.attach(node, name, str(parsed.get("dashboard", "")))
    # A snapshot is the same on all nodes; their random numbers and names must not be.
    random.seed()
    if "tempfile" in sys.modules:
        sys.modules["tempfile"]._name_sequence = None  # type: ignore[attr-defined]
    if "uuid" in sys.modules:
        # Drawn once where no network card has an address, and kept.
        sys.modules["uuid"]._node = None  # type: ignore[attr-defined]
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    _use_local_zone()
    packages.use(parsed.get("index", {}), parsed.get("versions", {}))


def _use_local_zone() -> None:
    """Give ``time`` the reader's zone; it was read where the snapshot was taken.

    As ``init_timezone`` does (CPython 3.12, Modules/timemodule.c): standard time is the one that is
    further west. ``time.tzset`` is missing in Pyodide, so ``tm_zone`` still has the name of then.
    """
    half_a_year = 182 * 86_400
    new_year = int(time.time() // 31_556_952) * 31_556_952
    standard, summer = sorted(
        (time.localtime(new_year), time.localtime(new_year + half_a_year)),
        key=lambda local: local.tm_gmtoff,
    )
    zone: dict[str, Any] = {
        "timezone": -standard.tm_gmtoff,
        "altzone": -summer.tm_gmtoff,
        "daylight": int(standard.tm_gmtoff != summer.tm_gmtoff),
        "tzname": (_zone_name(standard.tm_gmtoff), _zone_name(summer.tm_gmtoff)),
    }
    vars(time).update(zone)


def _zone_name(offset: int) -> str:
    """As browsers name a zone that is ``offset`` seconds east: ``GMT+9``, ``GMT-3:30``."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    rest = f":{minutes:02}" if minutes else ""
    return "UTC" if offset == 0 else f"GMT{'-' if offset < 0 else '+'}{hours}{rest}"


drain, fire = lanes.drain, lanes.fire
