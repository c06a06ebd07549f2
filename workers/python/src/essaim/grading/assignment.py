"""What is judged may be the code of an exercise or a notebook that was filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from essaim.grading.filled import Filled, Notebook, judge_filled, judge_form, loaded, step_of
from essaim.grading.ground import Here
from essaim.grading.guard import Limit
from essaim.grading.judging import Result, Verdicts, judge


def judge_any(
    exercise: dict[str, Any],
    code: str,
    language: str,
    *,
    connect: Callable[[], Any],
    limit: Limit,
    restore: Callable[[], None],
    seed: int | None = None,
) -> list[Result]:
    """Judge ``code``, or ``exercise["notebook"]`` where there is one.

    A notebook has the fields of :class:`~essaim.grading.filled.Notebook`. With
    ``exercise["form"]`` only its form is looked at: the names that cells define, and their types.
    ``exercise["only"]`` names the one step whose checks are wanted.
    """
    if "notebook" not in exercise:
        return judge(
            exercise, code, language, connect=connect, limit=limit, restore=restore, seed=seed
        )
    notebook = Notebook(**exercise["notebook"])
    checks, right = loaded(exercise.get("check", ""))
    if "only" in exercise:
        checks = [check for check in checks if step_of(check.name) == exercise["only"]]
    filled = Filled(notebook, Here(limit, restore), right, seed)
    if exercise.get("form", False):
        return judge_form(notebook, filled, language)
    verdicts = Verdicts({"feedback": exercise["feedback"]}, language)
    return judge_filled(checks, filled, notebook, verdicts)
