import time


def there():
    import dask.dataframe  # noqa: F401
    import pandas  # noqa: F401
    import pyarrow.compute  # noqa: F401


def frames():
    """When all nodes had their packages, and when the first groupby was done; Unix times.

    The number stands in the call, as readers write it: it is read before the cell runs.
    """
    import dask.dataframe as dd
    import pandas as pd
    from dask.distributed import Client

    client = Client(n_workers=4)
    client.wait_for_workers(4)
    client.run(there)
    client.run_on_scheduler(there)
    ready = time.time()
    frame = pd.DataFrame({"k": [n % 7 for n in range(10_000)], "v": 1.0})
    total = dd.from_pandas(frame, npartitions=8).groupby("k").v.sum().compute()
    assert total.sum() == 10_000
    return client, [ready, time.time()]


def grow(client, workers):
    """Seconds until there are as many workers, each with pandas."""
    began = time.perf_counter()
    client.cluster.scale(workers)
    client.wait_for_workers(workers)
    client.run(there)
    return time.perf_counter() - began
