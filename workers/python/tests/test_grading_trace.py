"""What a check learns of the cluster: against a real one, natively."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster

from essaim.grading.trace import Trace, watching


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address="127.0.0.1:0"
        ) as cluster,
        Client(cluster) as connected,
    ):
        yield connected


def test_one_graph_for_a_compute_and_many_for_a_loop(client: Client) -> None:
    import dask

    parts = [dask.delayed(abs)(-n) for n in range(6)]
    with watching(client) as once:
        dask.compute(*parts)
    with watching(client) as loop:
        for part in parts:
            part.compute()
    assert (once.submitted, len(once.tasks)) == (1, 6)
    assert loop.submitted == 6
    assert len(once.workers) == 2


def test_bytes_between_workers_and_to_the_client_are_counted(client: Client) -> None:
    first, second = sorted(client.scheduler_info()["workers"])
    with watching(client) as trace:
        made = client.submit(bytes, 300_000, workers=[first], pure=False)
        size = client.submit(len, made, workers=[second]).result()
    assert size == 300_000
    assert [(t.source, t.target) for t in trace.transfers] == [(first, second)]
    assert trace.moved >= 300_000
    assert 0 < trace.to_client < 1_000
    with watching(client) as hauled:
        made.result()
    assert hauled.to_client >= 300_000
    with watching(client) as nothing:
        pass
    assert (nothing.moved, nothing.submitted, nothing.to_client) == (0, 0, 0)


def test_concurrency_is_how_many_ran_at_once(client: Client) -> None:
    with watching(client) as trace:
        client.gather(client.map(time.sleep, [0.2] * 4, pure=False))
    assert trace.concurrency == 2
    assert Trace().concurrency == 0
