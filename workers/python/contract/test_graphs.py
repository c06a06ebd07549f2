"""Graphs: compute, persist, delayed, and collections with a client."""

import dask
import pytest
from dask.distributed import futures_of, wait


@dask.delayed(pure=True)
def inc(x):
    return x + 1


@dask.delayed
def add(a, b):
    return a + b


@dask.delayed
def fail():
    raise ValueError("in the graph")


def test_a_delayed_value_is_computed_on_the_cluster(client, workers):
    @dask.delayed
    def where():
        from dask.distributed import get_worker

        return get_worker().address

    assert where().compute() in workers


def test_compute_gives_a_future(client):
    future = client.compute(add(inc(1), inc(2)))
    assert future.result() == 5


def test_compute_can_wait_itself(client):
    assert client.compute(add(inc(1), inc(2)), sync=True) == 5


def test_compute_of_a_list_gives_a_list_of_futures(client):
    futures = client.compute([inc(1), inc(2)])
    assert client.gather(futures) == [2, 3]


def test_dask_compute_gives_one_value_for_each(client):
    assert dask.compute(inc(1), {"a": inc(2)}) == (2, {"a": 3})


def test_persist_keeps_results_on_the_cluster(client):
    kept = client.persist(inc(10))
    wait(kept)
    (future,) = futures_of(kept)
    assert future.status == "finished"
    assert kept.compute() == 11


def test_an_error_in_a_graph_is_raised_by_compute(client):
    with pytest.raises(ValueError, match="in the graph"):
        add(inc(1), fail()).compute()


def test_get_computes_a_graph_written_by_hand(client):
    graph = {"a": 1, "b": (lambda x: x + 1, "a"), "c": (sum, ["a", "b"])}
    assert client.get(graph, ["b", "c"]) == [2, 3]


def test_a_client_is_the_scheduler_of_collections_while_it_is_open(client):
    from dask.base import get_scheduler

    assert get_scheduler() == client.get


def test_another_scheduler_can_still_be_named(client):
    assert add(inc(1), 1).compute(scheduler="sync") == 3


def test_a_future_is_an_argument_of_delayed(client):
    future = client.submit(lambda: 20, pure=False)
    assert inc(future).compute() == 21


def test_delayed_takes_apart_what_has_a_known_length(client):
    pair = dask.delayed(lambda: (1, 2), nout=2)()
    first, second = pair
    assert add(first, second).compute() == 3


def test_a_bag_counts_words(client):
    import dask.bag as db

    words = db.from_sequence(["to", "be", "or", "not", "to", "be"], npartitions=3)
    counts = dict(words.frequencies().compute())
    assert counts == {"to": 2, "be": 2, "or": 1, "not": 1}


def test_a_bag_groups_by_a_key(client):
    import dask.bag as db

    groups = dict(db.range(10, npartitions=3).groupby(lambda x: x % 2).compute())
    assert sorted(groups[0]) == [0, 2, 4, 6, 8]


def test_the_task_stream_has_what_was_computed(client):
    from dask.distributed import get_task_stream

    with get_task_stream(client=client) as stream:
        client.gather(client.map(lambda x: x, range(4), pure=False, key="streamed"))
    assert len([t for t in stream.data if str(t["key"]).startswith("streamed")]) == 4


@pytest.mark.late
def test_an_array_is_reduced_over_its_chunks(client):
    import dask.array as da

    x = da.arange(1000, chunks=100)
    assert int((x + x[::-1]).sum().compute()) == 999_000


@pytest.mark.late
def test_an_array_is_cut_into_other_chunks_by_tasks(client):
    import dask.array as da
    import numpy as np

    x = da.from_array(np.arange(64).reshape(8, 8), chunks=(8, 2))
    with dask.config.set({"array.rechunk.method": "tasks"}):
        assert (x.rechunk((2, 8)).compute() == np.arange(64).reshape(8, 8)).all()


@pytest.mark.late
def test_an_array_is_cut_into_other_chunks_peer_to_peer(client):
    import dask.array as da
    import numpy as np

    x = da.from_array(np.arange(64).reshape(8, 8), chunks=(8, 2))
    with dask.config.set({"array.rechunk.method": "p2p"}):
        assert (x.rechunk((2, 8)).compute() == np.arange(64).reshape(8, 8)).all()


@pytest.mark.late
def test_a_large_array_moves_between_workers(client, workers):
    import numpy as np

    big = client.submit(np.ones, 200_000, workers=workers[0], pure=False)
    total = client.submit(lambda a: float(a.sum()), big, workers=workers[1], pure=False)
    assert total.result() == 200_000.0


def _frame():
    import dask.dataframe as dd
    import pandas as pd

    data = pd.DataFrame({"k": [i % 5 for i in range(200)], "v": range(200)})
    return data, dd.from_pandas(data, npartitions=4)


@pytest.mark.late
def test_a_dataframe_is_shuffled_peer_to_peer(client):
    data, frame = _frame()
    with dask.config.set({"dataframe.shuffle.method": "p2p"}):
        shuffled = frame.shuffle("k").compute()
    assert sorted(shuffled["v"]) == sorted(data["v"])


@pytest.mark.late
def test_after_a_shuffle_equal_keys_lie_in_one_partition(client):
    _, frame = _frame()
    with dask.config.set({"dataframe.shuffle.method": "p2p"}):
        parts = dask.compute(*frame.shuffle("k").to_delayed())
    keys = [set(part["k"]) for part in parts]
    assert sum(len(found) for found in keys) == 5


@pytest.mark.late
def test_a_dataframe_is_merged_peer_to_peer(client):
    data, frame = _frame()
    right = data.drop_duplicates("k").rename(columns={"v": "w"})
    import dask.dataframe as dd

    with dask.config.set({"dataframe.shuffle.method": "p2p"}):
        merged = frame.merge(dd.from_pandas(right, npartitions=2), on="k", how="inner").compute()
    assert len(merged) == len(data.merge(right, on="k"))


@pytest.mark.late
def test_a_dataframe_is_grouped_and_aggregated(client):
    data, frame = _frame()
    got = frame.groupby("k").v.sum().compute().sort_index()
    assert got.tolist() == data.groupby("k").v.sum().tolist()


@pytest.mark.late
def test_setting_an_index_sorts_the_whole(client):
    _, frame = _frame()
    assert frame.set_index("v").compute().index.is_monotonic_increasing
