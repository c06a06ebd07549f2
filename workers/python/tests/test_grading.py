"""The grader: whatever a solution does, the reader gets a sentence, and no free points."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from essaim.grading import authoring, close_to, plain, same
from essaim.grading.problems import _SENTENCES, WrongType
from essaim.grading.run import check

CHECK = """
from essaim.grading import check, fail, plain

@check("double", points=3, en="Doubles.", fr="Double.")
def _(attempt):
    number = attempt.random.randint(10, 99)
    if plain(attempt.names["double"](number), int) != 2 * number:
        fail("WRONG")
"""
FEEDBACK = {"WRONG": {"en": "Not twice as much.", "fr": "Pas le double."}}
RIGHT = "def double(n):\n    return 2 * n\n"


def judged(code: str, language: str = "en", source: str = CHECK, **given: Any) -> dict[str, Any]:
    exercise = json.dumps({"slug": "double", "check": source, "feedback": FEEDBACK})
    results = json.loads(asyncio.run(check(exercise, code, language, **given)))
    assert len(results) == 1
    return dict(results[0])


def test_a_right_answer_passes() -> None:
    assert judged(RIGHT) == {
        "check": "double",
        "result": "pass",
        "message": "Doubles.",
        "points": 3,
        "earned": 3,
    }
    assert judged(RIGHT, "fr")["message"] == "Double."


def test_a_wrong_answer_gets_its_feedback() -> None:
    code = "def double(n):\n    return n\n"
    assert judged(code)["result"] == "fail"
    assert judged(code, "fr")["message"] == "Pas le double."


def test_hidden_values_change() -> None:
    code = (
        f"def double(n):\n    return {{**{{n: 0}}, **{ {n: 2 * n for n in range(10, 30)} }}}[n]\n"
    )
    results = {judged(code, seed=seed)["result"] for seed in range(20)}
    assert results == {"pass", "fail"}


@pytest.mark.parametrize(
    ("code", "result", "message"),
    [
        ("1 / 0", "error", "Your code stopped at line 1 with ZeroDivisionError: division by zero"),
        ("def double(n):\n    return n.x\n", "error", "at line 2 with AttributeError"),
        ("def double(n:\n", "error", "at line 1 with SyntaxError"),
        ("def double(n):\n    return double(n)\n", "error", "RecursionError"),
        ("raise SystemExit", "error", "asked Python to stop"),
        ("def double(n):\n    exit()\n", "error", "asked Python to stop"),
        ("raise KeyboardInterrupt", "error", "was stopped"),
        ("def double(n):\n    raise KeyboardInterrupt\n", "error", "was stopped"),
        ("def double(n):\n    return input(n)\n", "error", "`input()`"),
        ("doubles = 2", "error", "does not define `double`"),
        ("double = 2", "error", "of type `int`"),
        ("def double(n):\n    2 * n\n", "fail", "`return`"),
        ("def double(n):\n    return str(2 * n)\n", "fail", "`str`. Expected: `int`"),
        (
            "class E(Exception):\n    def __str__(self):\n        raise self\nraise E",
            "error",
            "at line 4 with E",
        ),
    ],
)
def test_each_mistake_is_a_sentence(code: str, result: str, message: str) -> None:
    given = judged(code)
    assert given["result"] == result
    assert message in given["message"]
    assert judged(code, "fr")["message"] != given["message"]


def test_the_languages_say_the_same_things() -> None:
    for texts in _SENTENCES.values():
        assert set(texts) == {"en", "fr"}


def test_printing_does_not_pass_and_is_not_seen(capsys: pytest.CaptureFixture[str]) -> None:
    given = judged(
        'print(\'[{"check": "double", "result": "pass"}]\')\ndef double(n): print(2 * n)'
    )
    assert given["result"] == "fail"
    assert capsys.readouterr() == ("", "")


def test_part_of_the_points_can_be_earned() -> None:
    part = CHECK.replace('fail("WRONG")', 'fail("WRONG", earned=1.5)')
    given = judged("def double(n):\n    return n\n", source=part)
    assert (given["result"], given["points"], given["earned"]) == ("fail", 3, 1.5)
    whole = CHECK.replace('fail("WRONG")', 'fail("WRONG", earned=3)')
    assert "not yours" in judged("def double(n):\n    return n\n", source=whole)["message"]


def test_a_check_runs_again_with_another_seed_in_a_fresh_namespace() -> None:
    lucky = "answers = []\ndef double(n):\n    answers.append(n)\n    return len(answers)\n"
    source = CHECK.replace("points=3", "points=3, runs=3")
    once = "seen = []\ndef double(n):\n    seen.append(n)\n    return 2 * seen[0]\n"
    assert judged(RIGHT, source=source)["result"] == "pass"
    assert judged(once, source=source)["result"] == "pass"
    assert judged(lucky, source=source)["result"] == "fail"
    remembers = f"import builtins\n{once}"
    remembers = remembers.replace("seen = []", "seen = builtins.__dict__.setdefault('kept', [])")
    assert judged(remembers, source=source)["result"] == "fail"


def test_a_check_reads_values_and_syntax() -> None:
    source = """
import ast
from essaim.grading import check, fail, plain

@check("loops", points=3, en="No loop.", fr="Sans boucle.")
def _(attempt):
    if plain(attempt.value("answer"), int) != 3 or attempt.uses(ast.For, ast.While):
        fail("WRONG")
"""
    assert judged("answer = sum([1, 2])", source=source)["result"] == "pass"
    assert judged("answer = 3\nfor _ in '': pass", source=source)["result"] == "fail"
    assert "does not define `answer`" in judged("", source=source)["message"]


def test_the_peak_of_memory_is_measured() -> None:
    source = """
from essaim.grading import check, fail

@check("peak", points=3, en="Little.", fr="Peu.")
def _(attempt):
    with attempt.measured() as memory:
        attempt.names["total"](200_000)
    if memory.peak > 1_000_000:
        fail("WRONG")
"""
    blocks = "def total(n): return sum(i for i in range(n))"
    whole = "def total(n): return sum(list(range(n)))"
    assert judged(blocks, source=source)["result"] == "pass"
    assert judged(whole, source=source)["result"] == "fail"
    hides = "import tracemalloc\ntracemalloc.get_traced_memory = lambda: (0, 0)\n" + whole
    assert judged(hides, source=source)["result"] == "fail"


def test_too_much_memory_is_a_sentence() -> None:
    given = judged("def double(n):\n    raise MemoryError\n")
    assert (given["result"], given["earned"]) == ("error", 0)
    assert "at line 2" in given["message"]
    assert "blocks" in given["message"]


CHEATS = {
    "equal to everything": """
class Same(int):
    __eq__ = lambda self, other: True
    __ne__ = lambda self, other: False
    __hash__ = int.__hash__
def double(n):
    return Same(1)
""",
    "replaces what the check calls": """
import essaim.grading, essaim.grading.authoring as authoring, essaim.grading.judging as judging
def nothing(*args, **kwargs): return None
for module in (essaim.grading, authoring):
    module.fail = module.plain = module.same = nothing
def double(n):
    authoring.fail = essaim.grading.fail = nothing
    return n
""",
    "replaces the verdicts": """
import essaim.grading.judging as judging
judging.Verdicts.failed = judging.Verdicts.passed
judging.judge = judging.load = judging.Failed = None
def double(n):
    judging.Verdicts.failed = judging.Verdicts.passed
    return n
""",
    "replaces built-ins": """
import builtins
def double(n):
    builtins.issubclass = lambda *args: True
    builtins.type = int
    return n
""",
    "makes hidden values known": """
import random
def double(n):
    return 2
random.Random.randint = lambda *args: 1
""",
    "declares its own check": """
from essaim.grading import check
def double(n): return n
@check("double", points=3, en="Mine.", fr="Le mien.")
def _(attempt): pass
""",
    "empties the list of checks": """
from essaim.grading import authoring
authoring.Collecting.into.clear()
""",
}


@pytest.mark.parametrize("code", CHEATS.values(), ids=CHEATS.keys())
def test_the_short_ways_lead_nowhere(code: str) -> None:
    assert judged(code)["result"] != "pass"
    # Nor do they spoil the next answers.
    assert judged(RIGHT)["result"] == "pass"
    assert judged("def double(n):\n    return n\n")["message"] == "Not twice as much."


def test_a_check_that_is_broken_says_so() -> None:
    broken = CHECK.replace("number = ", "number = nothing or ")
    assert judged(RIGHT, source=broken)["result"] == "error"
    assert "not yours" in judged(RIGHT, source=broken)["message"]
    unknown = CHECK.replace("WRONG", "RIGHT")
    assert "KeyError" in judged("def double(n):\n    return n\n", source=unknown)["message"]


def test_a_check_for_the_cluster_needs_one() -> None:
    given = judged(RIGHT, source=CHECK.replace("points=3", "points=3, cluster=True"))
    assert (given["result"], given["points"]) == ("error", 3)
    assert "No cluster" in given["message"]


def test_checks_are_declared_only_while_a_check_file_loads() -> None:
    with pytest.raises(RuntimeError, match=r"check\.py"):
        authoring.check("x", en="", fr="")(lambda attempt: None)


def test_values_are_compared_as_built_in_objects() -> None:
    from collections import Counter

    assert same(Counter("aab"), {"a": 2, "b": 1})
    assert same([(1, {2})], [(1, {2})])
    assert not same([1], (1,))
    with pytest.raises(WrongType):
        plain(object())
    assert close_to(0.1 + 0.2, 0.3)
    assert not close_to(0.31, 0.3)
    with pytest.raises(WrongType):
        close_to("0.3", 0.3)
