"""The ready queue on a clock that only the test moves."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Any

from essaim.loop.queue import DRAIN_BUDGET_S, LONGEST_TIMER_S, ReadyQueue


class Bench:
    """A queue, its clock, and what it asked of its host."""

    def __init__(self) -> None:
        self.now = 100.0
        self.wakes = 0
        self.armed: list[float] = []
        self.ran: list[Any] = []
        self.queue = ReadyQueue(
            clock=lambda: self.now, wake=self._wake, arm=self.armed.append, run=self._run
        )

    def _wake(self) -> None:
        self.wakes += 1

    def _run(self, handle: asyncio.Handle) -> None:
        if not handle.cancelled():
            handle._callback(*handle._args)  # type: ignore[attr-defined]

    def handle(self, callback: Callable[[], object] | object) -> asyncio.Handle:
        """A handle that records a value, or calls a function."""
        call = callback if callable(callback) else lambda: self.ran.append(callback)
        return asyncio.Handle(call, (), _NoLoop())  # type: ignore[arg-type]

    def advance(self, seconds: float) -> None:
        self.now += seconds


class _NoLoop:
    def get_debug(self) -> bool:
        return False


def test_what_is_ready_runs_in_order_after_one_wake() -> None:
    bench = Bench()
    for i in range(5):
        bench.queue.push(bench.handle(i))
    assert (bench.wakes, bench.ran) == (1, [])
    bench.queue.drain()
    assert bench.ran == [0, 1, 2, 3, 4]


def test_timers_run_by_their_time_and_ties_by_their_order() -> None:
    bench = Bench()
    for delay, value in [(3, "c"), (1, "a"), (2, "b1"), (2, "b2")]:
        bench.queue.push_later(delay, bench.handle(value))
    bench.advance(5)
    bench.queue.fire()
    assert bench.ran == ["a", "b1", "b2", "c"]


def test_a_timer_does_not_run_before_its_time() -> None:
    bench = Bench()
    bench.queue.push_later(2, bench.handle("late"))
    bench.advance(1)
    bench.queue.fire()
    assert bench.ran == []
    assert bench.armed[-1] == 1.0
    bench.advance(1)
    bench.queue.fire()
    assert bench.ran == ["late"]


def test_an_earlier_timer_arms_again_and_a_later_one_does_not() -> None:
    bench = Bench()
    bench.queue.push_later(5, bench.handle("b"))
    bench.queue.push_later(9, bench.handle("c"))
    bench.queue.push_later(1, bench.handle("a"))
    assert bench.armed == [5.0, 1.0]


def test_cancelled_handles_do_not_run_and_do_not_arm() -> None:
    bench = Bench()
    first, second = bench.handle("first"), bench.handle("second")
    bench.queue.push_later(1, first)
    bench.queue.push_later(2, second)
    first.cancel()
    bench.advance(1)
    bench.queue.fire()
    assert bench.armed == [1.0, 1.0]
    second.cancel()
    bench.advance(1)
    armed = len(bench.armed)
    bench.queue.fire()
    assert bench.ran == []
    assert len(bench.armed) == armed
    ready = bench.handle("ready")
    bench.queue.push(ready)
    ready.cancel()
    bench.queue.drain()
    assert bench.ran == []


def test_for_ever_never_fires() -> None:
    bench = Bench()
    bench.queue.push_later(math.inf, bench.handle("never"))
    bench.queue.push_later(LONGEST_TIMER_S, bench.handle("never either"))
    assert bench.armed == []
    bench.advance(10 * LONGEST_TIMER_S)
    bench.queue.fire()
    assert bench.ran == []


def test_a_handle_that_pushes_is_answered_in_the_same_drain() -> None:
    bench = Bench()
    bench.queue.push(bench.handle(lambda: bench.queue.push(bench.handle("second"))))
    bench.queue.drain()
    assert (bench.ran, bench.wakes) == (["second"], 1)


def test_draining_yields_when_its_budget_is_spent() -> None:
    bench = Bench()

    def again() -> None:
        bench.advance(DRAIN_BUDGET_S / 4)
        bench.ran.append(bench.now)
        bench.queue.push(bench.handle(again))

    bench.queue.push(bench.handle(again))
    bench.queue.drain()
    assert 1 < len(bench.ran) < 10
    assert bench.wakes == 2
    turns = len(bench.ran)
    bench.queue.drain()
    assert len(bench.ran) > turns


def test_what_was_ready_runs_in_one_turn_even_over_budget() -> None:
    bench = Bench()
    for _ in range(5):
        bench.queue.push(bench.handle(lambda: bench.advance(DRAIN_BUDGET_S)))
    bench.queue.push(bench.handle("last"))
    bench.queue.drain()
    assert bench.ran == ["last"]


def test_a_timer_may_set_a_timer_while_it_runs() -> None:
    bench = Bench()
    bench.queue.push_later(
        1, bench.handle(lambda: bench.queue.push_later(1, bench.handle("second")))
    )
    for _ in range(2):
        bench.advance(1)
        bench.queue.fire()
    assert bench.ran == ["second"]


def test_firing_from_within_a_handle_keeps_the_queue_alive() -> None:
    bench = Bench()
    bench.queue.push_later(1, bench.handle("timer"))

    def nested() -> None:
        bench.advance(1)
        bench.queue.fire()
        bench.ran.append("nested")

    bench.queue.push(bench.handle(nested))
    bench.queue.push(bench.handle("after"))
    bench.queue.drain()
    assert sorted(bench.ran) == ["after", "nested", "timer"]
    bench.queue.push(bench.handle("later"))
    assert bench.wakes == 2
    bench.queue.drain()
    assert bench.ran[-1] == "later"
