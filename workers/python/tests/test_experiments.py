"""Every experiment natively, on real processes: what it shows in a tab, it shows there too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed import LocalCluster

from essaim.experiment import SEEN, Seen, seen

EXPERIMENTS = Path(__file__).parents[3] / "content" / "experiments"
PUBLIC = Path(__file__).parents[3] / "public"


def experiment(slug: str) -> dict[str, Any]:
    return dict(yaml.safe_load((EXPERIMENTS / slug / "experiment.yaml").read_text("utf-8")))


SLUGS = sorted(
    path.parent.name
    for path in EXPERIMENTS.glob("*/experiment.yaml")
    if "native" in experiment(path.parent.name).get("runs", ["native"])
)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with (
        # Where the course's data is `data/`, as in a tab.
        chdir(PUBLIC),
        LocalCluster(
            n_workers=4, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
        ) as cluster,
    ):
        yield cluster.scheduler_address


def run(code: str, scheduler: str) -> Any:
    """The value of the last expression, with `Client()` meaning that cluster."""
    # Functions of `__main__` travel by value, as those of a cell do.
    names: dict[str, Any] = {"__name__": "__main__", "scheduler": scheduler}
    tree = ast.parse(code.replace("client = Client()", "client = Client(scheduler)"))
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    try:
        exec(compile(tree, "code.py", "exec"), names)
        return eval(compile(ast.Expression(last.value), "code.py", "eval"), names)
    finally:
        if "client" in names:
            names["client"].close()


@pytest.mark.parametrize("slug", SLUGS)
def test_it_shows_natively_what_it_shows_in_a_tab(slug: str, scheduler: str) -> None:
    declared = experiment(slug)
    result = run((EXPERIMENTS / slug / "code.py").read_text("utf-8"), scheduler)
    assert isinstance(result, Seen)
    # A comparison of a verdict is written so that Python reads it as the page does.
    means = next(
        verdict["means"]
        for verdict in declared["verdicts"]
        if all(eval(one, {}, dict(result.values)) for one in verdict.get("when", []))
    )
    assert means == declared["expected"]["as-written"], result


def test_what_was_seen_travels_under_its_media_type() -> None:
    assert seen(tasks=3, right=True)._repr_mimebundle_() == {
        "text/plain": "seen(tasks=3, right=True)",
        SEEN: {"tasks": 3, "right": True},
    }


def test_only_numbers_and_texts_are_seen() -> None:
    with pytest.raises(TypeError, match="tasks is a list"):
        seen(tasks=[1])  # type: ignore[arg-type]
