"""The folder that both ends of the wire decode in their tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).resolve().parents[2] / "protocol" / "golden"


def read(name: str) -> Any:
    return json.loads((GOLDEN / name).read_text())


def blob(rule: Any) -> bytes:
    """Bytes from hex, from ``{"repeat": hex, "times": n}``, or from a list of those."""
    if isinstance(rule, str):
        return bytes.fromhex(rule)
    if isinstance(rule, list):
        return b"".join(blob(part) for part in rule)
    return bytes.fromhex(rule["repeat"]) * rule["times"]


def rule(data: bytes) -> Any:
    """The inverse of :func:`blob`, for runs of one byte after a header."""
    tail = len(data) - len(data.rstrip(data[-1:])) if data else 0
    if tail < 64:
        return data.hex()
    repeat = {"repeat": data[-1:].hex(), "times": tail}
    return [data[:-tail].hex(), repeat] if len(data) > tail else repeat
