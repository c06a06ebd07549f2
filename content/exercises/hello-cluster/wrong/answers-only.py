def greet(dask_worker):
    return f"Hello from {dask_worker.name}"


def hello():
    return dict(enumerate(client.run(greet).values()))
