def greet(dask_worker):
    # your code
    return None


def hello():
    # your code
    return None
