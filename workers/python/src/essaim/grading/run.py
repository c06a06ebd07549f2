"""What the kernel calls when the reader presses Check."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

from essaim import grading, host
from essaim.grading import (
    assignment,
    attempt,
    authoring,
    awaiting,
    filled,
    ground,
    guard,
    intab,
    judging,
    measuring,
    observing,
    problems,
    trace,
)
from essaim.grading.guard import Limit
from essaim.grading.problems import Problem
from essaim.grading.seal import seal


def _make() -> Callable[..., Awaitable[str]]:
    ours = [
        grading,
        problems,
        authoring,
        trace,
        guard,
        measuring,
        observing,
        awaiting,
        attempt,
        judging,
        ground,
        filled,
        assignment,
        intab,
    ]
    # Hidden values and peaks come from these two.
    restore = seal([*ours, random, tracemalloc])
    attached, in_tab, judge = host.attached, intab.judge_in_tab, assignment.judge_any

    async def check(
        exercise_json: str, code: str, language: str, *, client: Any = None, seed: int | None = None
    ) -> str:
        """Judge a solution: JSON, a list of results.

        A result has ``check``, ``result``, ``message``, ``points`` (what the check is worth) and
        ``earned`` (what the solution got of it). ``exercise_json`` holds ``slug``, ``check`` (the
        source of ``check.py``) and ``feedback`` (texts by code and language), and for a notebook
        to fill ``notebook`` (:mod:`essaim.grading.assignment`) in place of ``code``. In the tab the
        solution gets the tab's cluster; natively it gets ``client``.
        """
        restore()
        exercise = json.loads(exercise_json)
        if attached():
            return json.dumps(await in_tab(exercise, code, language, restore))

        def connect() -> Any:
            if client is None:
                raise Problem("no-cluster", error="no client was given")
            return client

        return json.dumps(
            judge(
                exercise,
                code,
                language,
                connect=connect,
                limit=Limit(),
                restore=restore,
                seed=seed,
            )
        )

    return check


# Its parts are held by the function, not by this module's names: replacing those changes nothing.
check = _make()
