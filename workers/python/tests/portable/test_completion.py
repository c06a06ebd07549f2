"""The prompts of an editor and the first answer that a learner should see."""

from __future__ import annotations

from typing import Any

from essaim.kernel import completion, shell

_SETUP = '''
import collections, math, os
import pandas as pd
from dask.distributed import Client
frame = pd.DataFrame({"quantity": [2], "price": [1.5], "unit name": ["a"]})
counts = {"whale": 1023, "wharf": 3}
whale_total = 5
client = object.__new__(Client)

def word_count(text, *, lower=True):
    """Count the words.

    And more."""

class Node:
    def __init__(self):
        self._secret, self.address = 1, "sim://w1"
    def restart(self, delay=0): ...

node = Node()
'''

PROMPTS = [
    ("pri", "print"),
    ("frame.pri", "frame.price"),
    ("frame['pri", "price"),
    ('frame["', "price"),
    ("frame['unit", "unit name"),
    ("frame.quanti", "frame.quantile"),
    ("print(frame.pri", ".price"),
    ("x = 1\nlen(counts.ke", ".keys"),
    ('frame[frame["pri', "price"),
    ("y = frame.price.su", "frame.price.sub"),
    ("client.sub", "client.submit"),
    ("client.gat", "client.gather"),
    ("total = client.ma", "client.map"),
    ("math.sq", "math.sqrt"),
    ("collections.Cou", "collections.Counter"),
    ("os.path.joi", "os.path.join"),
    ("pd.read_cs", "pd.read_csv"),
    ("import mat", "math"),
    ("from math import sq", "sqrt"),
    ("from dask.distributed import LocalC", "LocalCluster"),
    ('counts["wha', "whale"),
    ("whale_", "whale_total"),
    ("word_count(lo", "lower="),
    ("node.", "node.address"),
    ("'abc'.upp", ".upper"),
    ("%tim", "%time"),
    ("%%ti", "%%time"),
    ("lamb", "lambda"),
]


class _Kernel:
    shell: Any = None


def _names() -> Any:
    if _Kernel.shell is None:
        _Kernel.shell = shell.create()
        assert _Kernel.shell.run_cell(_SETUP).success
    return _Kernel.shell


def _complete(code: str) -> dict[str, Any]:
    return completion.complete(_names(), code, len(code))


def _applied(code: str) -> str:
    answer = _complete(code)
    return code[: answer["from"]] + answer["items"][0]["text"] + code[answer["to"] :]


def _sign(code: str) -> Any:
    return completion.signature(_names(), code, len(code))


def test_each_prompt_has_its_first_answer() -> None:
    wrong = {}
    for code, first in PROMPTS:
        items = _complete(code)["items"]
        if not items or items[0]["text"] != first:
            wrong[code] = [item["text"] for item in items[:3]]
    assert wrong == {}


def test_the_answer_replaces_what_was_written_and_no_more() -> None:
    assert _applied("print(frame.pri") == "print(frame.price"
    assert _applied("[frame.pri") == "[frame.price"
    assert _applied("x = frame['pri") == "x = frame['price"
    assert _applied("x = 1\nclient.sub") == "x = 1\nclient.submit"
    assert _applied("é = 1\nlen(counts.ke") == "é = 1\nlen(counts.keys"


def test_all_columns_and_methods_of_a_frame_are_there() -> None:
    texts = {item["text"] for item in _complete("frame.")["items"]}
    assert {"frame.price", "frame.quantity", "frame.groupby", "frame.value_counts"} <= texts


def test_private_names_come_last() -> None:
    texts = [item["text"] for item in _complete("node.")["items"]]
    assert texts[:2] == ["node.address", "node.restart"]
    assert all("._" in text for text in texts[2:])


def test_magics_come_after_names() -> None:
    items = _complete("ma")["items"]
    kinds = [item["type"] == "magic" for item in items]
    assert kinds == sorted(kinds)
    assert any(kinds)
    assert not kinds[0]


def test_nothing_to_complete_is_no_error() -> None:
    for code in ("", "no_such_name.x", "1 +", "frame[", "'unfinished"):
        answer = _complete(code)
        assert answer["from"] <= answer["to"] == len(code)
    assert _complete("no_such_name.x")["items"] == []


def test_a_signature_of_the_learners_own_function() -> None:
    assert _sign("word_count(") == {
        "label": "word_count(text, *, lower=True)",
        "parameters": ["text", "lower=True"],
        "active": 0,
        "doc": "Count the words.",
    }


def test_the_active_parameter_follows_the_commas() -> None:
    assert _sign("word_count('a', ")["active"] == 1
    assert _sign("word_count((1, 2), [3, 4]")["active"] == 1
    assert _sign("word_count('a, b', ")["active"] == 1
    assert _sign("word_count('a, b")["active"] == 0
    assert _sign("word_count('(', ")["active"] == 1


def test_the_innermost_open_call_is_meant() -> None:
    assert _sign("word_count(len(")["label"].startswith("len(")
    assert _sign("word_count(len('a'), ")["label"].startswith("word_count(")
    assert _sign("x = [word_count(1")["label"].startswith("word_count(")
    assert _sign("client.submit(")["label"].startswith("submit(func")
    assert _sign("node.restart(")["label"] == "restart(delay=0)"


def test_what_has_no_signature_gives_none() -> None:
    for code in ("max(", "range(", "unknown(", "whale_total(", "(", "frame[", "", "'word_count('"):
        assert _sign(code) is None, code


def test_looking_up_a_callee_calls_nothing() -> None:
    _names().user_ns["calls"] = []
    _names().run_cell("def spy(): calls.append(1); return word_count")
    assert _sign("spy()(") is None
    assert _names().user_ns["calls"] == []
