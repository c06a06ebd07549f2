"""A notebook that a student filled, judged step by step."""

from __future__ import annotations

import ast
import random
import secrets
from dataclasses import dataclass, field
from typing import Any

from essaim.grading.authoring import Check, Collecting, Expected, Failed, close_to
from essaim.grading.ground import Ground, without_magics
from essaim.grading.judging import Result, Verdicts, load
from essaim.grading.problems import Problem, sentence
from essaim.grading.trace import Trace

# Types that are as good as the one that is asked for.
_AS_GOOD = {"float": {"float", "float64", "float32"}, "int": {"int", "int64", "int32"}}


@dataclass(frozen=True)
class Notebook:
    """What is judged: cells by step, in order, and what the student was given and answered.

    ``numbers`` are the answers to the questions that hang on the seed, by step, None where there
    is no number; each question is worth the points that ``seeded`` has.
    """

    cells: dict[str, str]
    given: dict[str, Any] = field(default_factory=dict)
    numbers: dict[str, float | None] = field(default_factory=dict)
    seeded: dict[str, float] = field(default_factory=dict)
    defines: dict[str, dict[str, str]] = field(default_factory=dict)


class Filled:
    """A filled notebook after its cells have run: what a check looks at."""

    def __init__(
        self, notebook: Notebook, ground: Ground, right: Expected | None, seed: int | None = None
    ) -> None:
        self.given = dict(notebook.given)
        self.random = random.Random(secrets.randbits(32) if seed is None else seed)
        self.problems: dict[str, Problem] = {}
        self._notebook, self._ground = notebook, ground
        self._right: Expected | None = right
        self._known: dict[str, Any] | None = None
        self._traces: dict[str, Trace] = {}
        given = "\n".join(f"{name} = {value!r}" for name, value in notebook.given.items())
        ground.run(given)
        for step, source in notebook.cells.items():
            try:
                ground.run(source)
                self._traces[step] = ground.trace
            except Problem as problem:
                self.problems[step] = _in_cell(problem)

    @property
    def expected(self) -> dict[str, Any]:
        """What is right for the values that this student was given."""
        if self._known is None:
            self._known = self._right(dict(self.given)) if self._right else {}
        return self._known

    def value(self, name: str) -> Any:
        """What the notebook gave a name. Raises Problem when there is none."""
        return self._ground.value(name)

    @property
    def trace(self) -> Trace:
        """What executors and the cluster did during the last call of a function."""
        return self._ground.trace

    def traced(self, step: str) -> Trace:
        """What executors and the cluster did while the cell of ``step`` ran."""
        return self._traces.get(step, Trace())

    def kind(self, name: str) -> str:
        """The name of the type of that value."""
        return self._ground.kind(name)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function of the notebook. Raises Problem when it cannot be called, or raises."""
        return self._ground.call(name, *args, **kwargs)

    def tree(self, step: str) -> ast.Module:
        """The code of one cell as a syntax tree. Raises SyntaxError."""
        return ast.parse(without_magics(self._notebook.cells.get(step, "")))


def _in_cell(problem: Problem) -> Problem:
    if problem.kind == "raised-at":
        return Problem("raised-in", **problem.details)
    return problem


def step_of(check: str) -> str:
    """The step that a check belongs to: its name begins with it, as ``read/rows``."""
    return check.partition("/")[0]


def loaded(source: str) -> tuple[list[Check], Expected | None]:
    """The checks that a file declares, and what it says is right."""
    Collecting.expected = None
    try:
        return load(source), Collecting.expected
    finally:
        Collecting.expected = None


def judge_filled(
    checks: list[Check], filled: Filled, notebook: Notebook, verdicts: Verdicts
) -> list[Result]:
    """Judge all that can be judged by running: checks, and numbers that hang on the seed."""
    for check in checks:
        problem = filled.problems.get(step_of(check.name))
        try:
            if problem is not None:
                raise problem
            check.judge(filled)  # type: ignore[arg-type]
        except Failed as failure:
            verdicts.failed(check, failure)
        except Problem as trouble:
            verdicts.problem(check, trouble)
        except Exception as error:
            verdicts.broken(check, error)
        else:
            verdicts.passed(check)
    for step, points in notebook.seeded.items():
        verdicts.results.append(_judge_number(step, points, filled, notebook, verdicts.language))
    return verdicts.results


def _judge_number(
    step: str, points: float, filled: Filled, notebook: Notebook, language: str
) -> Result:
    number = notebook.numbers.get(step)
    wanted = filled.expected.get(step)
    right = number is not None and wanted is not None and close_to(number, wanted, 1e-6)
    kind = "number-missing" if number is None else "number-right" if right else "number-wrong"
    return {
        "check": step,
        "result": "pass" if right else "fail",
        "message": sentence(kind, language),
        "points": points,
        "earned": points if right else 0,
    }


def judge_form(notebook: Notebook, filled: Filled, language: str) -> list[Result]:
    """Only whether what is asked for is there, and of its type: no value is looked at."""
    results = []
    for step, names in notebook.defines.items():
        for name, wanted in names.items():
            results.append(_form(step, name, wanted, filled, language))
    return results


def _form(step: str, name: str, wanted: str, filled: Filled, language: str) -> Result:
    def told(result: str, says: str, /, **details: object) -> Result:
        message = sentence(says, language, **details)
        return {
            "check": f"{step}/{name}",
            "result": result,
            "message": message,
            "points": 0,
            "earned": 0,
        }

    try:
        if step in filled.problems:
            raise filled.problems[step]
        found = filled.kind(name)
    except Problem as problem:
        return told("error", problem.kind, **problem.details)
    if found in _AS_GOOD.get(wanted, {wanted}):
        return told("pass", "form-right", name=name, expected=wanted)
    return told("fail", "form-wrong", name=name, kind=found, expected=wanted)
