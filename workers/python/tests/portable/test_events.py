"""What the feed tells is what the golden events look like."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from dask import delayed
from golden import read
from one_loop import cluster


def _shape(value: Any) -> Any:
    """Keys and types; of a list, the shape of its items."""
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in sorted(value.items())}
    if isinstance(value, list):
        return sorted({repr(_shape(item)) for item in value})
    return "number" if isinstance(value, int | float) else type(value).__name__


def _kind(event: dict[str, Any]) -> str:
    return f"{event['kind']} {event.get('to', '')}".strip()


def _inc(x: int) -> int:
    return x + 1


def _boom() -> None:
    raise ValueError("boom")


def _slow() -> None:
    import time

    time.sleep(0.7)


def _an_executing_worker_was_sampled(events: list[dict[str, Any]]) -> bool:
    sampled = [event for event in events if event["kind"] == "workers-sampled"]
    return any(worker["executing"] for event in sampled for worker in event["workers"])


async def _until(condition: Callable[[], bool]) -> None:
    """Wait for it, not for ever; the assertions after it say what is missing."""
    for _ in range(200):
        if condition():
            return
        await asyncio.sleep(0.05)


async def test_the_feed_emits_each_golden_kind() -> None:
    golden = {_kind(event): event for event in read("events.json")}
    async with cluster() as tab:
        future = tab.client.submit(_inc, 1)
        await future
        await tab.client.compute(delayed(_inc)(delayed(_inc)(7)))
        broken = tab.client.submit(_boom)
        await broken.exception()
        slow = tab.client.submit(_slow)
        stuck = tab.client.submit(_inc, 5, workers=["sim://nowhere:1"])
        await _until(lambda: _an_executing_worker_was_sampled(tab.host.events()))
        await slow
        kept = tab.client.submit(_inc, 9, workers=["w2"], allow_other_workers=True)
        await kept
        await tab.client.submit(_inc, kept, workers=["w1"])
        await _until(lambda: any(e["kind"] == "data-moved" for e in tab.host.events()))
        alone = tab.client.submit(_inc, 11, workers=["w2"], allow_other_workers=True)
        await alone
        future.release()
        stuck.release()
        tab.host.lose("w2")
        await _until(lambda: set(golden) <= {_kind(event) for event in tab.host.events()})
        events = tab.host.events()
    for kind, example in golden.items():
        shapes = [_shape(event) for event in events if _kind(event) == kind]
        assert _shape(example) in shapes, (kind, _shape(example), shapes[:3])
    assert {_kind(event) for event in events} <= set(golden)


async def test_events_are_told_in_the_order_of_their_times() -> None:
    async with cluster(1) as tab:
        await tab.client.gather(tab.client.map(_inc, range(20)))
        await asyncio.sleep(0.2)
        times = [event["at"] for event in tab.host.events()]
    assert times == sorted(times)
    assert len(times) > 40


async def test_a_stored_result_says_where_how_large_and_when() -> None:
    async with cluster(1) as tab:
        future = tab.client.submit(_inc, 1, key="the-key")
        await future
        await asyncio.sleep(0.2)
        (stored,) = [
            e for e in tab.host.events() if e.get("key") == "the-key" and e["to"] == "memory"
        ]
    assert stored["worker"] == "w1"
    assert stored["nbytes"] > 0
    ((action, start, stop),) = stored["ran"]
    assert action == "compute"
    # The scheduler sets a worker's clock right by an estimate: stop may lie after the event.
    assert start <= stop


async def test_a_graph_says_what_needs_what() -> None:
    async with cluster(1) as tab:
        first = tab.client.submit(_inc, 1, key="first-1")
        await tab.client.submit(_inc, first, key="second-1")
        many = tab.client.map(_inc, range(600), key="many")
        total = tab.client.submit(sum, many, key="total-1")
        await total
        await asyncio.sleep(0.2)
        graphs = [e for e in tab.host.events() if e["kind"] == "graph-submitted"]
    assert [g["needs"] for g in graphs[:2]] == [[["first-1", []]], [["second-1", ["first-1"]]]]
    assert [(g["tasks"], g["whole"]) for g in graphs] == [
        (1, True),
        (1, True),
        (600, False),
        (1, True),
    ]
    assert graphs[2]["prefixes"] == [["many", 600]]
    assert graphs[2]["needs"] == [["many", []]]


async def test_states_of_a_task_follow_on_each_other() -> None:
    async with cluster(2) as tab:
        futures = tab.client.map(
            _inc, range(40), pure=False, workers=["w2"], allow_other_workers=True
        )
        await tab.client.gather(futures)
        held = [t for t in tab.scheduler.tasks.values() if len(t.who_has) == 1]
        tab.host.lose("w2")
        await _until(lambda: any(e["kind"] == "worker-removed" for e in tab.host.events()))
        await tab.client.gather(futures)
        del futures
        await _until(lambda: not tab.scheduler.tasks)
        await asyncio.sleep(0.2)
        events = tab.host.events()
    (removed,) = [e for e in events if e["kind"] == "worker-removed" and e["worker"] == "w2"]
    assert removed["recomputed"] == sum(
        e["kind"] == "task-transitioned" and e["from"] == "memory" and e["to"] == "released"
        for e in events[: events.index(removed)]
    )
    assert 0 < removed["recomputed"] <= len(held)
    state: dict[str, str] = {}
    for event in events:
        if event["kind"] == "graph-submitted":
            state |= dict.fromkeys((key for key, _ in event["needs"]), "waiting")
        elif event["kind"] == "task-transitioned":
            assert event["from"] == state[event["key"]], event
            state[event["key"]] = event["to"]
    assert set(state.values()) == {"forgotten"}


async def test_what_moved_is_told_with_its_bytes() -> None:
    async with cluster(2) as tab:
        block = tab.client.submit(bytes, 100_000, workers=["w1"])
        await tab.client.submit(len, block, workers=["w2"])
        await block
        await _until(lambda: len([e for e in tab.host.events() if e["kind"] == "data-moved"]) > 1)
        moved = [e for e in tab.host.events() if e["kind"] == "data-moved"]
    (between,) = [e for e in moved if e["target"] == "w2"]
    assert (between["source"], between["keys"]) == ("w1", 1)
    assert 100_000 <= between["nbytes"] < 101_000
    assert between["start"] <= between["stop"]
