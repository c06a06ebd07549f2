def greet(dask_worker):
    return f"Hello from {dask_worker.address}"


def hello():
    return client.run(greet)
