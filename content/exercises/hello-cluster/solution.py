def greet(dask_worker):
    return f"Hello from {dask_worker.name}"


def hello():
    return client.run(greet)
