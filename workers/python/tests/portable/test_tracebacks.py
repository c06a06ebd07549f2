from __future__ import annotations

import traceback
from typing import Any

from essaim.kernel import tracebacks

OURS = "/lib/python3.12/site-packages/essaim/loop/lanes.py"
THEIRS = "/lib/python3.12/site-packages/pandas/core/frame.py"
CELL = "<ipython-input-1-abc>"


def _function(filename: str, body: str, **names: Any) -> Any:
    exec(compile(f"def call():\n    {body}\n", filename, "exec"), names)
    return names["call"]


def _error(*files: str, body: str = "raise ValueError('bad')") -> ValueError:
    """An error raised through functions of these files, the innermost last."""
    call = _function(files[-1], body)
    for filename in reversed(files[:-1]):
        call = _function(filename, "then()", then=call)
    try:
        call()
    except ValueError as error:
        error.__traceback__ = error.__traceback__.tb_next  # type: ignore[union-attr]
        return error
    raise AssertionError("nothing was raised")


def _files(error: BaseException) -> list[str]:
    return [frame.filename for frame in traceback.extract_tb(error.__traceback__)]


def test_only_our_frames_are_left_out() -> None:
    error = _error(CELL, OURS, THEIRS, OURS, CELL)
    assert _files(tracebacks.clean(error)) == [CELL, THEIRS, CELL]


def test_line_numbers_stay() -> None:
    error = tracebacks.clean(_error(CELL, OURS, THEIRS))
    assert [frame.lineno for frame in traceback.extract_tb(error.__traceback__)] == [2, 2]


def test_when_all_frames_are_ours_the_last_one_stays() -> None:
    assert _files(tracebacks.clean(_error(OURS, OURS))) == [OURS]


def test_causes_and_contexts_are_cleaned_too() -> None:
    outer, cause, context = _error(CELL, OURS), _error(OURS, THEIRS), _error(OURS, CELL)
    outer.__cause__, cause.__context__ = cause, context
    tracebacks.clean(outer)
    assert [_files(e) for e in (outer, cause, context)] == [[CELL], [THEIRS], [CELL]]


def test_causes_in_a_circle_come_to_an_end() -> None:
    first, second = _error(CELL, OURS), _error(OURS, CELL)
    first.__cause__, second.__cause__ = second, first
    tracebacks.clean(first)
    assert [_files(first), _files(second)] == [[CELL], [CELL]]


def test_an_error_without_a_traceback_is_left_alone() -> None:
    error = ValueError("never raised")
    assert tracebacks.clean(error) is error
    assert error.__traceback__ is None
