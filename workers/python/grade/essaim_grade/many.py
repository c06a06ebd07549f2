"""``python -m essaim_grade.many``: judges many hand-ins, and writes a line of JSON for each.

Reads one JSON object from standard input, made by ``tools/grade/execute.ts``:

- ``check``: the source of the hidden checks; ``feedback``: their sentences;
- ``data``: where the course's data lies; ``seconds``, ``memory`` (bytes): limits of one hand-in;
- ``starters``: the code that every student begins with, by step;
- ``seeded``: points of the questions that hang on the seed, by step;
- ``givens``: all values that somebody in the group was given;
- ``hand_ins``: each with ``id``, ``cells``, ``numbers``, ``language``, ``given`` (its place in
  ``givens``) and ``again``: other values, with which it is run a second time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from math import isfinite
from pathlib import Path
from typing import Any

from essaim.grading.authoring import Check, Expected
from essaim.grading.filled import Filled, Notebook, judge_filled, loaded
from essaim.grading.judging import Result, Verdicts
from essaim.grading.problems import Problem
from essaim_grade.apart import Apart
from essaim_grade.trees import shapes

# Numbers that many mistakes come to, such as an hour, tell nothing about whose they are.
_TELLING = 100
# Beyond it whole numbers are no floats any more.
_LARGEST = 2**53


class Grader:
    """The hidden checks, and what they say is right for everybody's values."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._job = job
        self._checks: list[Check]
        self._right: Expected | None
        self._checks, self._right = loaded(job["check"])
        self._known: dict[str, dict[str, Any]] = {}

    def right(self, given: dict[str, Any]) -> dict[str, Any]:
        """What is right for these values; computed once for each."""
        key = json.dumps(given, sort_keys=True)
        if key not in self._known:
            self._known[key] = self._right(dict(given)) if self._right else {}
        return self._known[key]

    def outcome(self, hand_in: dict[str, Any]) -> dict[str, Any]:
        """What :meth:`judge` says; without results where one hand-in is more than it can bear."""
        try:
            return self.judge(hand_in)
        except Exception as error:
            return {"id": hand_in["id"], "failed": f"{type(error).__name__}: {error}"[:200]}

    def judge(self, hand_in: dict[str, Any]) -> dict[str, Any]:
        """Run one hand-in, with its own values and with others, and judge both runs."""
        own = self._job["givens"][hand_in["given"]]
        first, values, held = self._run(hand_in, own, own=True)
        results = first
        # What earned nothing cannot earn less; an endless loop is not waited for twice.
        if any(result["earned"] > 0 for result in first):
            results = worse(first, self._run(hand_in, hand_in["again"], own=False)[0])
        return {
            "id": hand_in["id"],
            "results": results,
            "others": self._others(values, own),
            "shapes": shapes(hand_in["cells"]),
            "held": held,
        }

    def _run(
        self, hand_in: dict[str, Any], given: dict[str, Any], *, own: bool
    ) -> tuple[list[Result], dict[str, Any], list[str]]:
        notebook = Notebook(
            cells=hand_in["cells"],
            given=given,
            numbers=hand_in["numbers"],
            seeded=self._job["seeded"] if own else {},
        )
        verdicts = Verdicts({"feedback": self._job["feedback"]}, hand_in["language"])
        with Apart(Path(self._job["data"]), self._job["seconds"], self._job["memory"]) as ground:
            filled = Filled(notebook, ground, self.right)
            results = judge_filled(self._checks, filled, notebook, verdicts)
            values = self._values(hand_in, filled) if own else {}
            return results, values, ground.held

    def _values(self, hand_in: dict[str, Any], filled: Filled) -> dict[str, Any]:
        """What the hand-in says about everything of which we know what is right."""
        values = {}
        for name in filled.expected:
            if name in hand_in["numbers"]:
                values[name] = hand_in["numbers"][name]
            else:
                with contextlib.suppress(Problem):
                    values[name] = filled.value(name)
        return values

    def _others(self, values: dict[str, Any], own: dict[str, Any]) -> list[list[Any]]:
        """Wrong values that are right for what somebody else was given: name, place in givens."""
        mine = self.right(own)
        return [
            [name, place]
            for name, value in values.items()
            if _is_telling(value) and not _alike(value, mine.get(name))
            for place, given in enumerate(self._job["givens"])
            if _alike(value, self.right(given).get(name))
        ]


def _is_telling(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if abs(value) > _LARGEST or not isfinite(value):
        return False
    return bool(abs(value) >= _TELLING or value != int(value))


def _alike(value: Any, other: Any) -> bool:
    numbers = (int, float)
    if not isinstance(other, numbers) or not isinstance(value, numbers) or abs(value) > _LARGEST:
        return False
    return bool(abs(value - other) <= 1e-6 * max(abs(value), abs(other)))


def worse(first: list[Result], second: list[Result]) -> list[Result]:
    """Of each check the run in which it earned less."""
    again = {result["check"]: result for result in second}
    return [
        min(result, again.get(result["check"], result), key=lambda one: one["earned"])
        for result in first
    ]


def main() -> None:
    """Judge what standard input names, as many at once as there are processors."""
    job = json.load(sys.stdin)
    # Where checks read `data/…`, as a notebook does.
    os.chdir(Path(job["data"]).parent)
    grader = Grader(job)
    for given in job["givens"]:
        grader.right(given)
    # What everybody was given is nobody's.
    print(json.dumps({"starters": shapes(job["starters"])}), flush=True)
    with ThreadPoolExecutor(max(1, os.cpu_count() or 1)) as pool:
        tasks = [pool.submit(grader.outcome, hand_in) for hand_in in job["hand_ins"]]
        for task in as_completed(tasks):
            print(json.dumps(task.result()), flush=True)


if __name__ == "__main__":
    main()
