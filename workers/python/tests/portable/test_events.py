"""What the feed tells is what the golden events look like."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

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
        broken = tab.client.submit(_boom)
        await broken.exception()
        slow = tab.client.submit(_slow)
        stuck = tab.client.submit(_inc, 5, workers=["sim://nowhere:1"])
        await _until(lambda: _an_executing_worker_was_sampled(tab.host.events()))
        await slow
        kept = tab.client.submit(_inc, 9, workers=["w2"], allow_other_workers=True)
        await kept
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
