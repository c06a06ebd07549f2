import time


def there():
    import dask.array  # noqa: F401


def numbers():
    """As `frames`, with numpy alone, and a product of arrays."""
    import dask.array as da
    from dask.distributed import Client

    client = Client(n_workers=4)
    client.wait_for_workers(4)
    client.run(there)
    client.run_on_scheduler(there)
    ready = time.time()
    ones = da.ones((400, 400), chunks=200)
    assert (ones @ ones).sum().compute() == 400**3
    return client, [ready, time.time()]
