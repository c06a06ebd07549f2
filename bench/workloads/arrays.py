"""numpy on the workers, and an array from one of them to another."""

import statistics
import time
from typing import Any

from dask.distributed import Client, wait


def _use_numpy() -> float:
    import numpy as np

    return float(np.arange(10).sum())


def numpy_seconds(client: Client) -> float:
    """Seconds until every worker has imported numpy and used it."""
    began = time.perf_counter()
    sums = client.run(_use_numpy)
    took = time.perf_counter() - began
    assert set(sums.values()) == {45.0}
    return took


def _array(size: int) -> Any:
    import numpy as np

    return np.ones(size // 8)


def _bytes(array: Any) -> int:
    return int(array.nbytes)


def transfer_ms(client: Client, size: int, times: int) -> float:
    """Milliseconds until a worker has an array of another one: the median after the first."""
    here, there = list(client.scheduler_info()["workers"])[:2]
    took = []
    for _ in range(times + 1):
        array = client.submit(_array, size, workers=[here], pure=False)
        wait(array)
        began = time.perf_counter()
        arrived = client.submit(_bytes, array, workers=[there], pure=False).result()
        took.append((time.perf_counter() - began) * 1000)
        assert arrived == size // 8 * 8
        del array
        time.sleep(0.2)
    return statistics.median(took[1:])
