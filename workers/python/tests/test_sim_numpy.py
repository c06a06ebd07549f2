"""Large arrays over the transport, with the native numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from one_loop import cluster


def describe(array: Any) -> tuple[int, float, bool]:
    return array.nbytes, float(array.sum()), array.flags.writeable


async def test_ten_megabytes_there_and_back() -> None:
    array = np.arange(1_250_000, dtype="f8")
    async with cluster() as tab:
        sent = await tab.client.scatter(array, workers=["w1"])
        size, total, writable = await tab.client.submit(describe, sent, workers=["w2"])
        assert (size, total, writable) == (10_000_000, float(array.sum()), True)
        back = await tab.client.submit(np.multiply, sent, 2, workers=["w2"])
        assert back.flags.writeable
        np.testing.assert_array_equal(back, array * 2)


async def test_arrays_that_are_not_contiguous_or_empty() -> None:
    async with cluster(1) as tab:
        for array in (
            np.arange(200_000).reshape(400, 500).T,
            np.arange(300_000)[::3],
            np.zeros((0, 5)),
            np.asfortranarray(np.ones((300, 300))),
            np.array(["a", "bc"], dtype=object),
        ):
            sent = await tab.client.scatter(array, hash=False)
            np.testing.assert_array_equal(await tab.client.submit(np.copy, sent), array)
