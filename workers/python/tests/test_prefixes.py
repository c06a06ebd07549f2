"""The page puts tasks together by the same names as distributed does."""

from __future__ import annotations

import ast
from typing import Any

from dask.utils import key_split
from golden import read


def _key(text: str) -> Any:
    return ast.literal_eval(text) if text.startswith("(") else text


def test_the_golden_prefixes_are_dasks() -> None:
    prefixes = read("prefixes.json")
    assert {key: key_split(_key(key)) for key in prefixes} == prefixes
