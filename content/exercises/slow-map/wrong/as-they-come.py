from dask.distributed import as_completed


def slow_map(function, elements):
    futures = client.map(function, elements, pure=False)
    return [future.result() for future in as_completed(futures)]
