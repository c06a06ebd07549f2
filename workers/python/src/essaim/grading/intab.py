"""Judges a solution in the tab: on the lane that may wait, with the tab's cluster."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from essaim.grading.assignment import judge_any
from essaim.grading.guard import Limit
from essaim.grading.judging import Result
from essaim.grading.problems import Problem
from essaim.loop import lanes

# A solution that waits for longer is stopped, in seconds.
LIMIT_S = 60.0


def _connect(opened: list[Any]) -> Any:
    if not lanes.can_wait():
        raise Problem("cannot-wait")
    from distributed import Client

    try:
        opened.append(Client())
    except (Exception, KeyboardInterrupt) as error:
        raise Problem("no-cluster", error=error) from error
    return opened[0]


async def judge_in_tab(
    exercise: dict[str, Any], code: str, language: str, restore: Callable[[], None]
) -> list[Result]:
    """Judge ``code`` while the rest of the interpreter goes on, for :data:`LIMIT_S` at most."""
    opened: list[Any] = []
    limit = Limit(LIMIT_S)

    async def judging() -> list[Result]:
        try:
            return judge_any(
                exercise,
                code,
                language,
                connect=lambda: _connect(opened),
                limit=limit,
                restore=restore,
            )
        finally:
            for client in opened:
                client.close()

    task: asyncio.Task[list[Result]] = lanes.spawn_waiting(judging())
    await asyncio.wait({task}, timeout=limit.seconds)
    if not task.done():
        limit.passed = True
        lanes.interrupt_waits(task)
    return await task
