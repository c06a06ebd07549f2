"""The words of 10 MB of text, counted in two ways.

The text is made up: 16,000 words, drawn as unevenly as in a book, in eight parts that lie on the
workers before the clock starts.
"""

import collections
import random
import time

import dask.bag as db
from dask import delayed
from dask.distributed import Client, Future

_PARTS = 8
_BYTES = 10_000_000
_WORDS = 16_000


def _text(size: int) -> str:
    chance = random.Random(1851)
    letters = "etaoinshrdlucmfw"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(_WORDS)]
    weights = [1 / (rank + 3) for rank in range(_WORDS)]
    text = " ".join(chance.choices(words, weights, k=size // 5))
    return text[:size]


def _scattered(client: Client) -> list[Future]:
    size = _BYTES // _PARTS
    text = _text(size)
    # Turned, so that no two parts are the same to dask.
    turns = range(0, size, size // _PARTS)
    parts: list[Future] = client.scatter([text[turn:] + text[:turn] for turn in turns])
    return parts


def _split(text: str) -> list[str]:
    return text.split()


def _count(text: str) -> collections.Counter[str]:
    return collections.Counter(text.split())


def _total(counters: list[collections.Counter[str]]) -> collections.Counter[str]:
    return sum(counters, collections.Counter())


def frequencies_seconds(client: Client) -> float:
    """Seconds of ``dask.bag``'s own ``frequencies``."""
    parts = _scattered(client)
    bag = db.from_delayed([delayed(_split)(part) for part in parts])
    began = time.perf_counter()
    counted = bag.frequencies().compute()
    took = time.perf_counter() - began
    assert len(counted) > _WORDS // 2
    return took


def counters_seconds(client: Client) -> float:
    """Seconds of one Counter a part, and their sum."""
    parts = _scattered(client)
    began = time.perf_counter()
    counters = client.map(_count, parts, pure=False)
    counted = client.submit(_total, counters, pure=False).result()
    took = time.perf_counter() - began
    assert len(counted) > _WORDS // 2
    return took
