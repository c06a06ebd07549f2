"""Judges a solution, check by check."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from essaim.grading.attempt import Attempt
from essaim.grading.authoring import Check, Collecting, Failed
from essaim.grading.guard import Limit
from essaim.grading.problems import Problem, WrongType, sentence

Result = dict[str, Any]


class Verdicts:
    """The results of one run, in the reader's language."""

    def __init__(self, exercise: dict[str, Any], language: str) -> None:
        self._feedback: dict[str, dict[str, str]] = exercise["feedback"]
        self.language = language
        self.results: list[Result] = []

    def _say(self, check: Check, result: str, message: str, earned: float = 0) -> None:
        self.results.append(
            {
                "check": check.name,
                "result": result,
                "message": message,
                "points": check.points,
                "earned": earned,
            }
        )

    def passed(self, check: Check) -> None:
        self._say(check, "pass", check.says.get(self.language, check.says["en"]), check.points)

    def failed(self, check: Check, failure: Failed) -> None:
        texts = self._feedback.get(failure.code)
        if texts is None:
            return self.broken(check, KeyError(failure.code))
        if not 0 <= failure.earned < check.points:
            return self.broken(check, ValueError(f"{failure.earned} of {check.points} points"))
        self._say(check, "fail", texts.get(self.language, texts["en"]), failure.earned)

    def problem(self, check: Check, problem: Problem) -> None:
        result = "fail" if isinstance(problem, WrongType) else "error"
        self._say(check, result, sentence(problem.kind, self.language, **problem.details))

    def broken(self, check: Check, error: BaseException) -> None:
        text = f"{type(error).__name__}: {error}"
        self._say(check, "error", sentence("broken", self.language, error=text))


def load(source: str) -> list[Check]:
    """The checks that a ``check.py`` declares, in order."""
    found: list[Check] = []
    Collecting.into = found
    try:
        exec(compile(source, "<check>", "exec"), {"__name__": "essaim_check"})
    finally:
        Collecting.into = None
    return found


def judge(
    exercise: dict[str, Any],
    code: str,
    language: str,
    *,
    connect: Callable[[], Any],
    limit: Limit,
    restore: Callable[[], None],
    seed: int | None = None,
) -> list[Result]:
    """Judge ``code``, synchronously. ``connect`` gives a client when a check wants the cluster."""
    verdicts = Verdicts(exercise, language)
    checks = load(exercise["check"])
    try:
        client = connect() if any(check.cluster for check in checks) else None
        chosen = secrets.randbits(32) if seed is None else seed
        attempt = Attempt(code, chosen, client, limit=limit, restore=restore)
    except Problem as problem:
        for check in checks:
            verdicts.problem(check, problem)
        return verdicts.results
    for check in checks:
        try:
            check.judge(attempt)
            for _ in range(check.runs - 1):
                check.judge(attempt.again())
        except Failed as failure:
            verdicts.failed(check, failure)
        except Problem as problem:
            verdicts.problem(check, problem)
        except KeyboardInterrupt:
            verdicts.problem(check, limit.problem())
        except Exception as error:
            verdicts.broken(check, error)
        else:
            verdicts.passed(check)
    return verdicts.results
