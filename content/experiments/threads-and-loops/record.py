"""Records what threads and processes do to a loop and to a wait, natively: best of five.

    python content/experiments/threads-and-loops/record.py > recording.json
"""

import json
import os
import platform
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor


def wait(_: int) -> None:
    time.sleep(0.2)


def count(_: int) -> int:
    total = 0
    for number in range(5_000_000):
        total += number
    return total


def seconds(pool: Executor, task: object) -> float:
    began = time.perf_counter()
    list(pool.map(task, range(4)))
    return time.perf_counter() - began


def curve(kind: type[Executor], task: object) -> dict[str, float]:
    best = {}
    for workers in 1, 2, 4:
        with kind(workers) as pool:
            list(pool.map(abs, range(64)))  # processes are started at their first task
            best[workers] = min(seconds(pool, task) for _ in range(5))
    return {str(workers): round(best[1] / best[workers], 1) for workers in best}


if __name__ == "__main__":
    json.dump(
        {
            "python": f"{platform.python_implementation()} {platform.python_version()}",
            "cores": len(os.sched_getaffinity(0)),
            "threads": {"wait": curve(ThreadPoolExecutor, wait), "count": curve(ThreadPoolExecutor, count)},
            "processes": {"wait": curve(ProcessPoolExecutor, wait), "count": curve(ProcessPoolExecutor, count)},
        },
        sys.stdout,
        indent=2,
    )
    print()
