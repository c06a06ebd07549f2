from dask import delayed


def slow_total(numbers, inc, add):
    # your code
    return None
