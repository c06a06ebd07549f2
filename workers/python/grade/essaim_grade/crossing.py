"""Values on their way out of a process that nobody trusts.

Pickles run code when they are read, so there are none: plain values travel as JSON, tables and
arrays in their own formats, and everything else is refused.
"""

from __future__ import annotations

import io
import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from essaim.grading.problems import WrongType

_DEEPEST = 40


def _table(value: Any) -> bytes:
    sink = io.BytesIO()
    table = pa.Table.from_pandas(value)
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


def _array(value: Any) -> bytes:
    sink = io.BytesIO()
    np.save(sink, value, allow_pickle=False)
    return sink.getvalue()


def _node(value: Any, buffers: list[bytes], depth: int = 0) -> Any:
    kind = type(value).__name__
    if depth > _DEEPEST:
        raise WrongType("not-plain", kind=kind)
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | float | str):
        return ["plain", value]
    if isinstance(value, dict):
        pairs = [
            [_node(k, buffers, depth + 1), _node(v, buffers, depth + 1)]
            for k, v in dict.items(value)
        ]
        return ["dict", pairs]
    for name, sequence in (("list", list), ("tuple", tuple), ("set", set | frozenset)):
        if isinstance(value, sequence):
            return [name, [_node(entry, buffers, depth + 1) for entry in value]]
    if isinstance(value, pd.Timestamp):
        return ["plain", value.isoformat()]
    try:
        if isinstance(value, pd.DataFrame):
            buffers.append(_table(value))
            return ["table", len(buffers) - 1]
        if isinstance(value, pd.Series):
            buffers.append(_table(value.to_frame("series")))
            return ["series", len(buffers) - 1]
        if isinstance(value, np.ndarray):
            buffers.append(_array(value))
            return ["array", len(buffers) - 1]
    except Exception as error:
        raise WrongType("not-plain", kind=kind) from error
    raise WrongType("not-plain", kind=kind)


def packed(value: Any) -> tuple[str, list[bytes]]:
    """A value as JSON and the buffers that it names. Raises WrongType for what cannot cross."""
    buffers: list[bytes] = []
    return json.dumps(_node(value, buffers)), buffers


def _value(node: Any, buffers: list[bytes]) -> Any:
    kind, held = node
    match kind:
        case "plain":
            return held
        case "dict":
            return {_value(key, buffers): _value(entry, buffers) for key, entry in held}
        case "list" | "tuple" | "set":
            entries = [_value(entry, buffers) for entry in held]
            return {"list": list, "tuple": tuple, "set": set}[kind](entries)
        case "table":
            return _frame(buffers[held])
        case "series":
            return _frame(buffers[held])["series"]
        case "array":
            return np.load(io.BytesIO(buffers[held]), allow_pickle=False)
        case _:
            raise ValueError(f"{kind} is not known")


def _frame(buffer: bytes) -> Any:
    with pa.ipc.open_stream(buffer) as reader:
        return reader.read_all().to_pandas()


def unpacked(text: str, buffers: list[bytes]) -> Any:
    """What :func:`packed` was given. Raises ValueError, KeyError, … for what it did not make."""
    return _value(json.loads(text), buffers)
