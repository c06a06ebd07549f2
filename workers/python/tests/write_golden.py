"""Writes the golden frames: run it when the layout changes on purpose, and read the difference."""

from __future__ import annotations

import json
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from golden import GOLDEN, rule

from essaim.comm.frames import LARGE, pack

MESSAGES: dict[str, list[bytes]] = {
    "no frame": [],
    "one empty frame": [b""],
    "many small": [bytes([i]) * (i % 7) for i in range(40)],
    "one byte below large": [b"\xab" * (LARGE - 1)],
    "large": [b"\xab" * LARGE],
    "one byte above large": [b"\xab" * (LARGE + 1)],
    "small, large, empty, larger, small": [
        b"ab",
        b"\xcd" * LARGE,
        b"",
        b"\xef" * (LARGE + 9),
        b"yz",
    ],
}

HEADER = "a message has a header"
CUT = "the header is cut off"
APART = "a large frame is missing or has another length"
COUNT = "not as many bytes as the header says"


def _header(*lengths: int) -> bytes:
    return struct.pack(f"<{len(lengths) + 1}I", len(lengths), *lengths)


MALFORMED: list[tuple[str, list[bytes], str]] = [
    ("no buffer", [], HEADER),
    ("an empty buffer", [b""], CUT),
    ("three bytes", [b"\x01\0\0"], CUT),
    ("fewer lengths than announced", [struct.pack("<2I", 2, 1) + b"x"], CUT),
    ("a small frame cut off", [_header(4) + b"abc"], COUNT),
    ("bytes left over", [_header(2) + b"abc"], COUNT),
    ("a large frame missing", [_header(LARGE | 0x8000_0000)], APART),
    ("a large frame too short", [_header(LARGE | 0x8000_0000), b"\0" * (LARGE - 1)], APART),
    ("a large frame too many", [_header(1) + b"a", b"\0" * LARGE], COUNT),
]

if __name__ == "__main__":
    document = {
        "messages": [
            {
                "name": name,
                "frames": [rule(frame) for frame in frames],
                "buffers": [rule(bytes(buffer)) for buffer in pack(frames)],
            }
            for name, frames in MESSAGES.items()
        ],
        "malformed": [
            {"name": name, "buffers": [rule(buffer) for buffer in buffers], "error": error}
            for name, buffers, error in MALFORMED
        ],
    }
    (GOLDEN / "frames.json").write_text(json.dumps(document, indent=2) + "\n")
