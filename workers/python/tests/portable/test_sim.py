"""The transport under distributed's own scheduler, workers and client."""

from __future__ import annotations

import asyncio
from array import array
from typing import Any

from distributed import wait
from distributed.comm import CommClosedError, connect, get_address_host, listen
from distributed.comm.registry import get_backend
from one_loop import attached, cluster
from raising import raises

from essaim.comm import sim
from essaim.comm.frames import contiguous


def inc(x: int) -> int:
    return x + 1


async def _echo(comm: Any) -> None:
    try:
        while True:
            await comm.write(await comm.read())
    except CommClosedError:
        pass


def test_frames_of_any_shape_become_bytes() -> None:
    doubles = memoryview(array("d", [1.0, 2.0]))
    assert bytes(contiguous(doubles)) == doubles.tobytes()
    assert bytes(contiguous(memoryview(b"abcdef")[::2])) == b"ace"
    assert bytes(contiguous(memoryview(b"abcdef").cast("B", (2, 3)))) == b"abcdef"
    assert bytes(contiguous(memoryview(array("d")))) == b""
    assert bytes(contiguous(b"as it is")) == b"as it is"


async def test_submit_map_gather_scatter() -> None:
    async with cluster() as tab:
        assert await tab.client.submit(inc, 41) == 42
        futures = tab.client.map(inc, range(50))
        assert sum(await tab.client.gather(futures)) == sum(range(1, 51))
        scattered = await tab.client.scatter({"k": 5})
        assert await tab.client.submit(inc, scattered["k"]) == 6
        assert all(w.address.startswith(f"sim://{w.name}:") for w in tab.workers)


async def test_an_exception_keeps_its_type_and_message() -> None:
    def boom() -> None:
        raise ValueError("x was bad")

    async with cluster(1) as tab:
        with raises(ValueError, "x was bad"):
            await tab.client.submit(boom)


async def test_results_travel_between_workers() -> None:
    async with cluster() as tab:
        text = tab.client.submit(lambda: "ab" * 400_000, workers=["w1"])
        assert await tab.client.submit(len, text, workers=["w2"]) == 800_000
        holders = (await tab.client.who_has([text]))[text.key]
        assert {get_address_host(address) for address in holders} == {"w1", "w2"}


async def test_a_lost_worker_is_removed_and_its_results_made_again() -> None:
    async with cluster() as tab:
        futures = tab.client.map(inc, range(20), workers=["w1"], allow_other_workers=True)
        await wait(futures)
        tab.host.lose("w1")
        async with asyncio.timeout(10):
            while len(tab.scheduler.workers) > 1:
                await asyncio.sleep(0.01)
        assert await tab.client.gather(futures) == list(range(1, 21))
        holders = await tab.client.who_has(futures)
        assert {get_address_host(a) for found in holders.values() for a in found} == {"w2"}


async def test_a_late_worker_takes_its_part() -> None:
    async with cluster(1) as tab, await tab.add_worker("w9"):
        future = tab.client.submit(inc, 1, workers=["w9"])
        assert await asyncio.wait_for(future.result(), 10) == 2


async def test_a_closed_link_says_so_at_both_ends() -> None:
    async with attached(), listen("sim://here", _echo) as listener:
        comm = await connect(listener.contact_address)
        await comm.write({"x": 1})
        assert await comm.read() == {"x": 1}
        await comm.close()
        assert comm.closed()
        with raises(CommClosedError):
            await comm.write({"x": 2})
        with raises(CommClosedError):
            await comm.read()


async def test_a_reader_hears_that_its_peer_closed() -> None:
    async def hang_up(comm: Any) -> None:
        await comm.read()
        await comm.close()

    async with attached(), listen("sim://here", hang_up) as listener:
        comm = await connect(listener.contact_address)
        await comm.write("go")
        with raises(CommClosedError, "closed the link"):
            await asyncio.wait_for(comm.read(), 10)
        assert comm.closed()


async def test_a_reader_hears_that_its_own_end_closed() -> None:
    async with attached(), listen("sim://here", _echo) as listener:
        comm = await connect(listener.contact_address)
        reading = asyncio.ensure_future(comm.read())
        await asyncio.sleep(0)
        comm.abort()
        with raises(CommClosedError):
            await asyncio.wait_for(reading, 10)


async def test_a_connection_is_refused_where_nobody_listens() -> None:
    async with attached():
        with raises(OSError, "sim://nobody:1"):
            await connect("sim://nobody:1", timeout=0.2)


async def test_an_address_is_taken_until_it_is_given_back() -> None:
    async with attached():
        async with listen("sim://here:77", _echo):
            with raises(OSError, "address already in use: sim://here:77"):
                await listen("sim://here:77", _echo)
        async with listen("sim://here:77", _echo) as again:
            assert again.contact_address == "sim://here:77"


async def test_the_backend_reads_its_addresses() -> None:
    async with attached():
        backend = get_backend("sim")
        assert backend.get_address_host("w1:40") == "w1"
        assert backend.get_address_host_port("w1:40") == ("w1", 40)
        assert backend.resolve_address("w1:40") == "w1:40"
        assert backend.get_local_address_for("w1:40") == "test:0"
        assert not sim._listeners or all(at.count(":") == 1 for at in sim._listeners)
