"""Notebooks to fill, as a page checks them in training: here on native pandas."""

from __future__ import annotations

import asyncio
import json
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml

from essaim.grading.run import check

ROOT = Path(__file__).parents[3]
NOTEBOOKS = ROOT / "content" / "notebooks"
SLUGS = sorted(path.parent.name for path in NOTEBOOKS.glob("*/notebook.yaml"))


def judged(slug: str, how: str, **more: Any) -> list[dict[str, Any]]:
    folder = NOTEBOOKS / slug
    about = yaml.safe_load((folder / "notebook.yaml").read_text("utf-8"))
    code = [step for step in about["steps"] if step["kind"] == "code"]
    solution = {
        step["id"]: (folder / "solution" / f"{step['id']}.py").read_text("utf-8") for step in code
    }
    cells = solution if how == "solution" else {step["id"]: step["starter"] for step in code}
    notebook = {
        "cells": cells,
        "given": {name: values[1] for name, values in about["draws"].items()},
        "defines": {step["id"]: step.get("defines", {}) for step in code},
    }
    given = {
        "notebook": notebook,
        "check": (folder / "visible.py").read_text("utf-8"),
        "feedback": about["feedback"],
        **more,
    }
    with chdir(ROOT / "public"):
        return list(json.loads(asyncio.run(check(json.dumps(given), "", "en"))))


def test_there_are_notebooks() -> None:
    assert "flights-review" in SLUGS


@pytest.mark.parametrize("slug", SLUGS)
def test_visible_checks_pass_the_solution_and_nothing_of_the_starter(slug: str) -> None:
    assert {result["result"] for result in judged(slug, "solution")} == {"pass"}
    assert "pass" not in {result["result"] for result in judged(slug, "starter")}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_form_is_right_without_a_look_at_values(slug: str) -> None:
    form = judged(slug, "solution", form=True, check="")
    assert {result["result"] for result in form} == {"pass"}
    assert sum(result["points"] for result in form) == 0
    unfilled = {result["check"]: result["result"] for result in judged(slug, "starter", form=True)}
    assert "error" in unfilled.values()


def test_one_step_can_be_checked_alone() -> None:
    (result,) = judged("flights-review", "solution", only="share-of-late")
    assert (result["check"], result["earned"]) == ("share-of-late/value", 3)
