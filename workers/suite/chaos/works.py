"""What the chaos suite computes: on the cluster, and in plain Python.

Each pair has the same name in ``WORKS`` and takes the seed of its data. ``outcome`` compares what
both give. Tasks rest for a while, so that faults meet them at work.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import Any

import dask.bag
from dask.distributed import Client, as_completed

_PARTS = 12
_REST_S = 0.08
_VOCABULARY = ("wasp", "bee", "ant", "hive", "comb", "nest", "drone", "queen", "wax", "honey")


def _rested(value: Any) -> Any:
    time.sleep(_REST_S)
    return value


def _lines(seed: int) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(draw.choices(_VOCABULARY, k=12)) for _ in range(600)]


def _numbers(seed: int, many: int = 600) -> list[int]:
    draw = random.Random(seed)
    return [draw.randrange(1000) for _ in range(many)]


def _bag(items: list[Any]) -> Any:
    return dask.bag.from_sequence(items, npartitions=_PARTS).map_partitions(_rested)


def word_count(client: Client, seed: int) -> dict[str, int]:
    """How often each word occurs, from parts of the text."""
    return dict(_bag(_lines(seed)).str.split().flatten().frequencies(split_every=3).compute())


def word_count_plainly(seed: int) -> dict[str, int]:
    return dict(Counter(word for line in _lines(seed) for word in line.split()))


def _added(total: int, number: int) -> int:
    return total + number


def _key(number: int) -> int:
    return number % 13


def fold_by(client: Client, seed: int) -> dict[int, int]:
    """Sums by key, folded part by part."""
    return dict(_bag(_numbers(seed)).foldby(_key, _added, 0, _added, 0, split_every=3).compute())


def group_by(client: Client, seed: int) -> dict[int, list[int]]:
    """All numbers of each key in one place: a shuffle of tasks."""
    grouped = _bag(_numbers(seed)).groupby(_key, shuffle="tasks", npartitions=6)
    return {key: sorted(numbers) for key, numbers in grouped.compute()}


def group_by_plainly(seed: int) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for number in sorted(_numbers(seed)):
        groups.setdefault(_key(number), []).append(number)
    return groups


def fold_by_plainly(seed: int) -> dict[int, int]:
    return {key: sum(numbers) for key, numbers in group_by_plainly(seed).items()}


def _squares(block: Any) -> Any:
    return _rested(block * block % 97)


def _grid(seed: int) -> Any:
    """48 by 48 whole numbers in 12 chunks of 4 rows."""
    import dask.array

    return dask.array.arange(seed, seed + 48 * 48, chunks=4 * 48).reshape(48, 48)


def array_sums(client: Client, seed: int) -> list[int]:
    """Sums of columns, and the largest number of each row, over chunks of rows."""
    import dask

    squares = _grid(seed).map_blocks(_squares)
    columns, rows = dask.compute(squares.sum(axis=0, split_every=3), squares.max(axis=1))
    return [*columns.tolist(), *rows.tolist()]


def array_sums_plainly(seed: int) -> list[int]:
    rows = [[(seed + 48 * i + j) ** 2 % 97 for j in range(48)] for i in range(48)]
    return [*map(sum, zip(*rows, strict=True)), *map(max, rows)]


def array_p2p(client: Client, seed: int) -> list[list[int]]:
    """Chunks of rows made chunks of columns, by the p2p shuffle."""
    columns = _grid(seed).map_blocks(_squares).rechunk((48, 4), method="p2p")
    return columns.map_blocks(_squares).compute().tolist()


def array_p2p_plainly(seed: int) -> list[list[int]]:
    return [[((seed + 48 * i + j) ** 2 % 97) ** 2 % 97 for j in range(48)] for i in range(48)]


def _frame(seed: int) -> Any:
    import dask.dataframe
    import pandas

    numbers = _numbers(seed)
    frame = pandas.DataFrame({"key": [_key(n) for n in numbers], "number": numbers})
    return dask.dataframe.from_pandas(frame, npartitions=_PARTS).map_partitions(_rested)


def frame_sums(client: Client, seed: int) -> dict[int, int]:
    """pandas: sums by key."""
    return _frame(seed).groupby("key").number.sum().compute().to_dict()


def _together(part: Any) -> Any:
    """For each key of a part, how many rows of it there are."""
    return part.groupby("key").size().reset_index(name="rows")


def frame_p2p(client: Client, seed: int) -> list[tuple[int, int]]:
    """pandas: rows shuffled by key; a key that was torn apart would be there twice."""
    shuffled = _frame(seed).shuffle("key", shuffle_method="p2p", npartitions=4)
    found = shuffled.map_partitions(_together, meta={"key": "int64", "rows": "int64"}).compute()
    return sorted((int(key), int(rows)) for key, rows in found.itertuples(index=False))


def frame_p2p_plainly(seed: int) -> list[tuple[int, int]]:
    return [(key, len(numbers)) for key, numbers in sorted(group_by_plainly(seed).items())]


class Tally:
    """Adds up what it is told, and counts how often."""

    def __init__(self) -> None:
        self.total, self.times = 0, 0

    def add(self, number: int) -> int:
        _rested(None)
        self.total += number
        self.times += 1
        return self.total

    def read(self) -> tuple[int, int]:
        return self.total, self.times


def actors(client: Client, seed: int) -> list[tuple[int, int]]:
    """Two actors that are told numbers by turns: what was said to each, and how often."""
    tallies = [client.submit(Tally, actor=True, pure=False).result() for _ in range(2)]
    for i, number in enumerate(_numbers(seed, 16)):
        tallies[i % 2].add(number).result()
    return [tuple(tally.read().result()) for tally in tallies]


def actors_plainly(seed: int) -> list[tuple[int, int]]:
    numbers = _numbers(seed, 16)
    return [(sum(numbers[i::2]), len(numbers[i::2])) for i in range(2)]


def _spread(number: int) -> list[int]:
    return _rested([number] * 50)


def _joined(*parts: list[int]) -> int:
    return _rested(sum(map(sum, parts)))


def futures(client: Client, seed: int) -> int:
    """Futures that need each other, gathered as they come."""
    parts = client.map(_spread, _numbers(seed, 18), pure=False)
    sums = [client.submit(_joined, *parts[i : i + 3], pure=False) for i in range(0, 18, 3)]
    return sum(future.result() for future in as_completed(sums))


def futures_plainly(seed: int) -> int:
    return 50 * sum(_numbers(seed, 18))


WORKS = {
    "word-count": (word_count, word_count_plainly),
    "fold-by": (fold_by, fold_by_plainly),
    "group-by": (group_by, group_by_plainly),
    "array-sums": (array_sums, array_sums_plainly),
    "array-p2p": (array_p2p, array_p2p_plainly),
    "frame-sums": (frame_sums, fold_by_plainly),
    "frame-p2p": (frame_p2p, frame_p2p_plainly),
    "actors": (actors, actors_plainly),
    "futures": (futures, futures_plainly),
}


def outcome(name: str, client: Client, seed: int) -> str:
    """``right``, or ``wrong`` with both answers. Raises what the work raises."""
    work, plainly = WORKS[name]
    expected = plainly(seed)
    print("begun", flush=True)
    found = work(client, seed)
    return "right" if found == expected else f"wrong: {found!r:.500} is not {expected!r:.500}"
