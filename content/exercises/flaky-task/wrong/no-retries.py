from dask.distributed import wait


def fetch_all(fetch, pages):
    futures = client.map(fetch, pages, pure=False)
    wait(futures)
    contents, failures = [], {}
    for place, future in enumerate(futures):
        if future.status == "finished":
            contents.append(future.result())
        else:
            contents.append(None)
            failures[place] = type(future.exception()).__name__
    return contents, failures
