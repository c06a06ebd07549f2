"""A client of a cluster outside the tab: what differs is said, and the page sees it work.

distributed runs :func:`dask_setup` for each client (setting ``distributed.client.preload``).
"""

from __future__ import annotations

import asyncio
import json
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import cloudpickle
import dask
from distributed import Client
from distributed.versions import VersionMismatchWarning, get_package_info, required_packages

from essaim import host, packages
from essaim.cluster import outside_feed
from essaim.cluster.outside_feed import TOPIC, OutsideFeed
from essaim.comm.outside import described

# How soon the page sees that a connection broke or came back, in seconds.
WATCH_S = 0.5
# How long a first cell waits for the versions of a cluster with a node that does not answer.
VERSIONS_S = 3.0
# distributed's own table takes packages that were not imported yet for missing ones.
warnings.filterwarnings("ignore", "Mismatched versions found", VersionMismatchWarning)

# The client whose connection carries the events of a scheduler, by the scheduler's address.
_feeding: dict[str, Any] = {}
_tasks: set[asyncio.Task[None]] = set()


def is_outside(client: Any) -> bool:
    address = getattr(client.scheduler, "address", "")
    return str(address).startswith(("ws://", "wss://"))


async def dask_setup(client: Any) -> None:
    """A client has connected."""
    if not is_outside(client):
        return
    if client.scheduler.address not in _feeding:
        await _feed(client)
    with suppress(TimeoutError, OSError):
        await asyncio.wait_for(_say_what_differs(client), VERSIONS_S)


async def dask_teardown(client: Any) -> None:
    """A client closes; another one of the same scheduler carries the events on."""
    address = getattr(client.scheduler, "address", "")
    if _feeding.get(address) is not client:
        return
    del _feeding[address]
    others: list[Any] = [other for other in Client._instances if other is not client]
    for other in others:
        if other.status == "running" and other.scheduler.address == address:
            await _feed(other)
            return
    _tell(kind="left", address=address)


async def _feed(client: Any) -> None:
    address = client.scheduler.address
    _feeding[address] = client
    _tell(kind="joined", address=address)
    client.subscribe_topic(TOPIC, _passing_on(address))
    await _install(client)
    _keep(_watch(client, address))


async def _install(client: Any) -> None:
    """Register the feed with the scheduler, which need not have this package."""
    cloudpickle.register_pickle_by_value(outside_feed)
    try:
        plugin = cloudpickle.dumps(OutsideFeed(client.id, TOPIC))
    finally:
        cloudpickle.unregister_pickle_by_value(outside_feed)
    try:
        await client.scheduler.register_scheduler_plugin(
            plugin=plugin, name=f"essaim-{client.id}", idempotent=True
        )
    except Exception as error:
        # A scheduler may refuse plugins (distributed.scheduler.pickle); its work goes on unseen.
        _tell(kind="unseen", address=client.scheduler.address, reason=str(error))


async def _watch(client: Any, address: str) -> None:
    """Tell when the connection breaks, and have the events again when it comes back."""
    connected = True
    while address in _feeding and _feeding[address] is client and client.status != "closed":
        running = client.status == "running"
        if connected and not running:
            _tell(kind="lost", address=address)
        elif running and not connected:
            _tell(kind="joined", address=address)
            with suppress(OSError):
                await _install(client)
        connected = running
        await asyncio.sleep(WATCH_S)


def _passing_on(address: str) -> Callable[[tuple[float, dict[str, Any]]], None]:
    def pass_on(event: tuple[float, dict[str, Any]]) -> None:
        _tell(kind="happened", address=address, events=event[1]["events"])

    return pass_on


def _tell(**message: Any) -> None:
    host.current().emit("outside", json.dumps(message))


def _keep(work: Any) -> None:
    task = asyncio.ensure_future(work)
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


async def _say_what_differs(client: Any) -> None:
    found = differences(_versions_here(), await _versions_there(client))
    if found:
        _tell(kind="differs", address=client.scheduler.address, found=found)
        warnings.warn(describe(found), VersionMismatchWarning, stacklevel=2)


async def _versions_there(client: Any) -> dict[str, dict[str, Any]]:
    """Versions of packages on the scheduler and each worker, by address."""
    scheduler, workers = await asyncio.gather(
        client.scheduler.versions(),
        client.scheduler.broadcast(msg={"op": "versions"}, on_error="ignore"),
    )
    return {
        place: dict(answer["packages"])
        for place, answer in {"scheduler": scheduler, **workers}.items()
    }


def _versions_here() -> dict[str, str]:
    here = {name: str(version) for name, version in get_package_info(required_packages).items()}
    here["python"] = ".".join(map(str, sys.version_info[:3]))
    finder = packages.finder()
    return {**here, **(finder.versions if finder is not None else {})}


def differences(
    here: dict[str, str], there: dict[str, dict[str, Any]]
) -> list[tuple[str, str, str]]:
    """Packages whose versions differ: name, here, there.

    What only one side has is no difference, nor is the last number of Python's version.
    """
    found = {
        (name, here[name], _plain(name, version))
        for versions in there.values()
        for name, version in versions.items()
        if version is not None and name in here and not _same(name, here[name], version)
    }
    return sorted(found)


def _plain(name: str, version: str) -> str:
    return ".".join(version.split(".")[:3]) if name == "python" else version


def _same(name: str, here: str, there: str) -> bool:
    if name == "python":
        return here.split(".")[:2] == there.split(".")[:2]
    return here == there


def describe(found: list[tuple[str, str, str]]) -> str:
    """One sentence about what differs."""
    listed = "; ".join(f"{name} {here} here and {there} there" for name, here, there in found)
    return (
        f"The versions differ: {listed}. Results may differ or tasks may fail. The cluster page "
        "has files with the very versions of this page."
    )


class _Panel:
    """The client of the page's own form, by which the panel sees the cluster."""

    client: Any = None


async def use(address: str | None, now: bool) -> str:
    """Make ``Client()`` without an address mean ``address``; None for the tab's own cluster.

    Returns JSON: null, or the trouble with which a connection ended that ``now`` asked for; what
    ``Client()`` means is then as it was.
    """
    before, _Panel.client = _Panel.client, None
    if address is not None and now:
        try:
            _Panel.client = await Client(address, asynchronous=True, set_as_default=False)
        except (OSError, ValueError) as error:
            _Panel.client = before
            return json.dumps(described(error) or {"kind": "late", "address": address})
    dask.config.set({"scheduler-address": address})
    if before is not None:
        await before.close()
    return "null"
