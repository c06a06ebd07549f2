"""Every exercise of the course, natively: the solution passes, each wrong answer is told why."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from distributed import Client, LocalCluster
from distributed.utils_test import NoSchedulerDelayWorker

from essaim.grading.run import check

EXERCISES = Path(__file__).parents[3] / "content" / "exercises"
PUBLIC = Path(__file__).parents[3] / "public"
SLUGS = sorted(path.parent.name for path in EXERCISES.glob("*/exercise.yaml"))
LANGUAGES = ("en", "fr")


def exercise(slug: str) -> dict[str, Any]:
    text = (EXERCISES / slug / "exercise.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        # Where the course's data is `data/`, as in a tab.
        chdir(PUBLIC),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=False,
            dashboard_address="127.0.0.1:0",
            # As in a tab, no worker guesses how far its clock is from the scheduler's.
            worker_class=NoSchedulerDelayWorker,
        ) as cluster,
        Client(cluster) as connected,
    ):
        yield connected


def judged(slug: str, file: str, language: str, client: Client) -> list[dict[str, Any]]:
    folder = EXERCISES / slug
    given = {
        "slug": slug,
        "check": (folder / "check.py").read_text("utf-8"),
        "feedback": exercise(slug)["feedback"],
    }
    code = (folder / file).read_text("utf-8")
    answer = asyncio.run(check(json.dumps(given), code, language, client=client))
    return list(json.loads(answer))


def test_there_are_exercises() -> None:
    assert {"count-words", "merge-counts", "count-on-the-cluster"} <= set(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_an_exercise_says_everything_twice(slug: str) -> None:
    given = exercise(slug)
    texts = [given["title"], *given["feedback"].values()]
    assert all(text[language].strip() for text in texts for language in LANGUAGES)
    assert len(given["hints"]["en"]) == len(given["hints"]["fr"]) > 0
    assert all((EXERCISES / slug / f"{language}.mdx").is_file() for language in LANGUAGES)
    files = {path.name for path in (EXERCISES / slug / "wrong").iterdir()}
    assert files == set(given["wrong"])
    assert len(files) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_the_solution_passes(slug: str, language: str, client: Client) -> None:
    results = judged(slug, "solution.py", language, client)
    assert [r for r in results if r["result"] != "pass"] == []
    assert sum(r["points"] for r in results) == exercise(slug)["points"]
    assert sum(r["earned"] for r in results) == exercise(slug)["points"]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_messages_of_a_solution_are_in_the_language(slug: str, client: Client) -> None:
    english, french = (judged(slug, "solution.py", language, client) for language in LANGUAGES)
    assert all(a["message"] != b["message"] for a, b in zip(english, french, strict=True))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_starter_passes_nothing(slug: str, client: Client) -> None:
    results = judged(slug, "starter.py", "en", client)
    assert results
    assert [r for r in results if r["result"] == "pass"] == []


WRONG = [(slug, file) for slug in SLUGS for file in exercise(slug)["wrong"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("slug", "file"), WRONG)
def test_a_wrong_answer_is_told_why(slug: str, file: str, language: str, client: Client) -> None:
    given = exercise(slug)
    meant = given["wrong"][file]
    results = {r["check"]: r for r in judged(slug, f"wrong/{file}", language, client)}
    result = results[meant["check"]]
    assert result["result"] == "fail"
    assert result["message"] == given["feedback"][meant["feedback"]][language]
