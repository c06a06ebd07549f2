"""Timers in any order, with any of them cancelled, at any times of firing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from portable.test_queue import Bench

from essaim.loop.queue import LONGEST_TIMER_S, TOLERANCE_S

delays = st.floats(0.001, 1000, allow_nan=False)
timers = st.lists(st.tuples(delays, st.booleans()), max_size=30)


@given(timers)
def test_timers_run_sorted_by_time_then_by_order(wanted: list[tuple[float, bool]]) -> None:
    bench = Bench()
    handles = [bench.handle((delay, i)) for i, (delay, _) in enumerate(wanted)]
    for handle, (delay, _) in zip(handles, wanted, strict=True):
        bench.queue.push_later(delay, handle)
    for handle, (_, cancelled) in zip(handles, wanted, strict=True):
        if cancelled:
            handle.cancel()
    bench.advance(2000)
    bench.queue.fire()
    bench.queue.drain()
    kept = [(delay, i) for i, (delay, cancelled) in enumerate(wanted) if not cancelled]
    assert bench.ran == sorted(kept)


@given(timers)
def test_a_host_that_fires_when_it_was_armed_to_runs_all_in_time(
    wanted: list[tuple[float, bool]],
) -> None:
    bench = Bench()
    began = bench.now
    for delay, _ in wanted:
        bench.queue.push_later(delay, bench.handle(lambda due=delay: bench.ran.append(due)))
    answered = 0
    while len(bench.armed) > answered:
        answered = len(bench.armed)
        bench.advance(bench.armed[-1])
        before = len(bench.ran)
        bench.queue.fire()
        for due in bench.ran[before:]:
            assert abs(bench.now - began - due) <= 2 * TOLERANCE_S
    assert sorted(bench.ran) == sorted(delay for delay, _ in wanted)


@given(st.floats(min_value=LONGEST_TIMER_S, allow_infinity=True, allow_nan=False))
def test_no_timer_beyond_what_a_browser_holds(delay: float) -> None:
    bench = Bench()
    bench.queue.push_later(delay, bench.handle("never"))
    assert bench.armed == []
