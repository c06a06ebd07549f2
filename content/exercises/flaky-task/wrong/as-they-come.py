from dask.distributed import as_completed


def fetch_all(fetch, pages):
    futures = client.map(fetch, pages, retries=3, pure=False)
    contents, failures = [], {}
    for place, future in enumerate(as_completed(futures)):
        error = future.exception()
        contents.append(None if error else future.result())
        if error:
            failures[place] = type(error).__name__
    return contents, failures
