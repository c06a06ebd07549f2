"""Our WebSocket transport against distributed's own, over a loopback socket."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from typing import Any

import cloudpickle
import dask
import distributed.comm.ws as theirs
import numpy
import pytest
from distributed import Client, Scheduler, Worker, wait
from distributed.comm import CommClosedError, listen
from distributed.protocol import to_serialize
from one_loop import SETTINGS
from tornado.websocket import websocket_connect

from essaim import host
from essaim.cluster import outside_feed
from essaim.cluster.outside import describe, differences
from essaim.cluster.outside_feed import TOPIC, OutsideFeed
from essaim.comm import ws
from essaim.comm.outside import OutsideError, described, sentence


class NativeSocket:
    """What :class:`essaim.host.Socket` asks for, by tornado's client."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._socket: Any = None
        self.sent: list[int] = []

    def start(self, hear: Callable[[str, Any], None]) -> None:
        self._task = asyncio.ensure_future(self._listen(hear))

    async def _listen(self, hear: Callable[[str, Any], None]) -> None:
        self._socket = await websocket_connect(self._address, max_message_size=10**9)
        hear("open", "")
        while (message := await self._socket.read_message()) is not None:
            hear("message", message)
        self._socket.close()
        hear("closed", "")

    def send(self, message: Any) -> None:
        self.sent.append(len(message))
        self._writing = asyncio.ensure_future(self._socket.write_message(message, binary=True))

    def waiting(self) -> int:
        return 0

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()


class NativeDoor:
    def __init__(self) -> None:
        self.sockets: list[NativeSocket] = []

    def open_socket(self, address: str) -> NativeSocket:
        self.sockets.append(NativeSocket(address))
        return self.sockets[-1]

    def buffers(self, parts: list[Any]) -> bytes:
        (part,) = parts
        return bytes(part)


@pytest.fixture
def door() -> Iterator[NativeDoor]:
    before = host._Slot.host
    opened = NativeDoor()
    host.attach(opened, "test")  # type: ignore[arg-type]
    with dask.config.set(SETTINGS):
        yield opened
    host._Slot.host = before


async def _echo(comm: Any) -> None:
    try:
        while True:
            await comm.write(await comm.read())
    except CommClosedError:
        pass


async def _connected(address: str) -> ws.WebSocketComm:
    """As distributed.comm.core.connect does, with our connector in place of distributed's."""
    comm = await ws.WebSocketConnector("ws://").connect(address.removeprefix("ws://"))
    local = comm.handshake_info()
    await comm.write(local)
    remote = await comm.read()
    comm.handshake_options = comm.handshake_configuration(local, remote)
    return comm


def test_messages_of_all_sizes_cross_to_distributeds_own_end_and_back(door: NativeDoor) -> None:
    async def session() -> None:
        async with listen("ws://127.0.0.1:0", _echo) as listener:
            comm = await _connected(f"ws://127.0.0.1:{listener.get_host_port()[1]}")
            assert comm.handshake_options["compression"] is None
            assert (await _ask(comm, {"op": "hello", "n": 2**40}))["n"] == 2**40
            for size in (0, 1, 70_000, 3_000_000):
                array = numpy.arange(size)
                back = await _ask(comm, {"x": to_serialize(array)})
                assert (back["x"] == array).all()
            assert door.sockets[0].sent[0] == 8
            shard = theirs.BIG_BYTES_SHARD_SIZE
            assert max(door.sockets[0].sent) <= shard < 3_000_000 * 8
            await comm.close()
            with pytest.raises(CommClosedError):
                await comm.write("late")
            with pytest.raises(CommClosedError):
                await comm.read()

    asyncio.run(session())


async def _ask(comm: Any, message: Any) -> Any:
    await comm.write(message)
    return await asyncio.wait_for(comm.read(), 20)


def test_an_end_that_closes_is_heard(door: NativeDoor) -> None:
    async def hang_up(comm: Any) -> None:
        await comm.close()

    async def session() -> None:
        async with listen("ws://127.0.0.1:0", hang_up) as listener:
            comm = await _connected(f"ws://127.0.0.1:{listener.get_host_port()[1]}")
            with pytest.raises(CommClosedError, match="closed the connection"):
                await asyncio.wait_for(comm.read(), 20)

    asyncio.run(session())


def test_what_does_not_speak_as_dask_does_is_said(door: NativeDoor) -> None:
    async def session() -> None:
        for greeting in (b"hi", "text", b"\xff" * 8):
            comm = ws.WebSocketComm(door.open_socket("ws://x:1"), "ws://x:1")
            comm._hear("open", "")
            comm._hear("message", greeting)
            with pytest.raises(OutsideError, match="does not speak as a dask scheduler"):
                await comm.read()

    asyncio.run(session())


def test_another_python_is_refused_before_a_function_travels(door: NativeDoor) -> None:
    async def session() -> None:
        comm = ws.WebSocketComm(door.open_socket("ws://x:1"), "ws://x:1")
        here = comm.handshake_info()
        other = (*sys.version_info[:3],)
        assert comm.handshake_configuration(here, {**here, "python": [*other[:2], 99]})
        with pytest.raises(
            OutsideError, match=r"runs Python 3\.9\.1, and this page 3\.12"
        ) as caught:
            comm.handshake_configuration(here, {**here, "python": (3, 9, 1)})
        try:
            raise OSError("no connection") from caught.value
        except OSError as error:
            trouble = described(error)
        assert trouble is not None
        assert (trouble["kind"], trouble["there"]) == ("python", "3.9.1")
        assert described(OSError("another")) is None

    asyncio.run(session())


def test_a_refused_connection_is_a_definite_error(door: NativeDoor) -> None:
    async def session() -> None:
        comm = ws.WebSocketComm(door.open_socket("ws://x:1"), "ws://x:1")
        comm._socket.start = lambda hear: hear("closed", "silent")  # type: ignore[method-assign]
        with pytest.raises(OutsideError, match="No connection to ws://x:1 came about"):
            await comm.open()
        assert comm.closed()

    asyncio.run(session())


def test_versions_differ_only_where_both_sides_have_the_package() -> None:
    here = {"python": "3.12.7", "dask": "2026.8.0", "numpy": "2.0.2"}
    same = {"python": "3.12.1.final.0", "dask": "2026.8.0", "numpy": None, "lz4": "4.3.3"}
    assert differences(here, {"scheduler": same}) == []
    other = {**same, "numpy": "2.3.0", "python": "3.13.0.final.0"}
    found = differences(here, {"scheduler": same, "ws://w:1": other, "ws://w:2": other})
    assert found == [("numpy", "2.0.2", "2.3.0"), ("python", "3.12.7", "3.13.0")]
    assert describe(found).startswith("The versions differ: numpy 2.0.2 here and 2.3.0 there; ")


def test_every_sentence_names_the_address() -> None:
    values = {"address": "ws://host:1", "here": "3.12.7", "there": "3.11.0", "minor": "3.12"}
    from essaim.comm.outside import _SENTENCES

    for kind in _SENTENCES:
        assert "ws://host:1" in sentence(kind, **values)


def test_the_feed_travels_by_value_and_goes_with_its_client() -> None:
    """Over distributed's own transport, as it arrives at a scheduler without this package."""

    async def session() -> None:
        with dask.config.set(SETTINGS):
            scheduler = await Scheduler(port=0, dashboard_address="127.0.0.1:0", protocol="tcp")
            worker = await Worker(
                scheduler.address, name="anna", nthreads=1, dashboard_address="127.0.0.1:0"
            )
            client = await Client(scheduler.address, asynchronous=True)
            cloudpickle.register_pickle_by_value(outside_feed)
            plugin = cloudpickle.dumps(OutsideFeed(client.id, TOPIC))
            cloudpickle.unregister_pickle_by_value(outside_feed)
            assert b"essaim.host" not in plugin
            heard: list[dict[str, Any]] = []
            client.subscribe_topic(TOPIC, lambda event: heard.extend(event[1]["events"]))
            await client.scheduler.register_scheduler_plugin(
                plugin=plugin, name=f"essaim-{client.id}", idempotent=True
            )
            await wait(client.map(lambda x: x + 1, range(5)))
            async with asyncio.timeout(20):
                while sum(event.get("to") == "memory" for event in heard) < 5:
                    await asyncio.sleep(0.02)
            assert heard[0]["kind"] == "worker-added"
            assert {event["worker"] for event in heard if event.get("to") == "memory"} == {"anna"}
            await client.close()
            async with asyncio.timeout(20):
                while any(name.startswith("essaim-") for name in scheduler.plugins):
                    await asyncio.sleep(0.02)
            await worker.close()
            await scheduler.close()

    asyncio.run(session())
