from dask.distributed import wait


def fetch_all(fetch, pages):
    contents, failures = None, None
    # your code
    return contents, failures
