def greet(dask_worker):
    return f"Hello from {dask_worker.name}"


def hello():
    workers = client.scheduler_info()["workers"]
    return {
        address: f"Hello from {worker['name']}" for address, worker in workers.items()
    }
