def greet(dask_worker):
    return f"Hello from {dask_worker.name}"


def hello():
    first = list(client.scheduler_info()["workers"])[0]
    return client.run(greet, workers=[first])
