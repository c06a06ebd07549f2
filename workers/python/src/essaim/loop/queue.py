"""The ready queue and the timers of an event loop, without a clock or a host of their own."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import deque
from collections.abc import Callable

# A timer may fire this much early: browsers round their clocks.
TOLERANCE_S = 0.0005
# Beyond this, setTimeout overflows 31 bits of milliseconds and fires at once.
LONGEST_TIMER_S = 2_000_000.0
# Draining yields to the browser's other events after this long.
DRAIN_BUDGET_S = 0.010


class ReadyQueue:
    """Handles that are due now, and handles that are due later.

    Parameters
    ----------
    clock: seconds, monotonic
    wake: ask for one call of :meth:`drain` from a macrotask
    arm: ask for one call of :meth:`fire` in so many seconds
    run: run one handle; must not raise
    """

    def __init__(
        self,
        clock: Callable[[], float],
        wake: Callable[[], None],
        arm: Callable[[float], None],
        run: Callable[[asyncio.Handle], None],
    ) -> None:
        self._clock, self._wake, self._arm, self._run = clock, wake, arm, run
        self._ready: deque[asyncio.Handle] = deque()
        self._timers: list[tuple[float, int, asyncio.Handle]] = []
        self._woken = False
        self._draining = False
        self._armed_for: float | None = None
        self._order = itertools.count()

    def push(self, handle: asyncio.Handle) -> None:
        self._ready.append(handle)
        if not (self._woken or self._draining):
            self._woken = True
            self._wake()

    def push_later(self, delay: float, handle: asyncio.Handle) -> None:
        """Due in ``delay`` seconds; never, if that is longer than a browser's timer can be.

        ``asyncio.timeout(inf)`` asks for such a timer, and setTimeout would fire it at once.
        """
        if delay < LONGEST_TIMER_S:
            heapq.heappush(self._timers, (self._clock() + delay, next(self._order), handle))
            self._rearm()

    def drain(self) -> None:
        """Answer to :attr:`wake`: run what is ready."""
        self._woken = False
        self._run_ready()

    def _run_ready(self) -> None:
        """One turn at least, and further turns while the budget lasts."""
        turn = len(self._ready)
        until = self._clock() + DRAIN_BUDGET_S
        self._draining = True
        while self._ready:
            self._run(self._ready.popleft())
            turn -= 1
            if turn <= 0 and self._clock() > until:
                break
        self._draining = False
        if self._ready and not self._woken:
            self._woken = True
            self._wake()

    def fire(self) -> None:
        """Move what is due from the timers to the ready queue, and run it."""
        self._armed_for = None
        now = self._clock() + TOLERANCE_S
        while self._timers and self._timers[0][0] <= now:
            handle = heapq.heappop(self._timers)[2]
            if not handle.cancelled():
                self._ready.append(handle)
        self._rearm()
        if self._ready:
            self._run_ready()

    def _rearm(self) -> None:
        while self._timers and self._timers[0][2].cancelled():
            heapq.heappop(self._timers)
        if not self._timers:
            return
        due = self._timers[0][0]
        if self._armed_for is None or due < self._armed_for - TOLERANCE_S:
            self._armed_for = due
            self._arm(max(0.0, due - self._clock()))
