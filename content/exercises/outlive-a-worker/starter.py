from dask.distributed import wait


def outlive(work, numbers, storm):
    total, again = None, None
    # your code
    return total, again
