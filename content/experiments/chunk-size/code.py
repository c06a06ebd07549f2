import time

import dask.array as da
from dask.distributed import Client
from essaim.experiment import seen, watching

CHUNK = 200

client = Client()
workers = len(client.scheduler_info()["workers"])

def add_up(chunk):
    table = da.random.random((3000, 3000), chunks=chunk)
    began = time.perf_counter()
    with watching(client) as trace:
        table.sum().compute()
    return trace, time.perf_counter() - began, table.npartitions

add_up(1000)  # the first time, each worker loads numpy
_, nine, _ = add_up(1000)
trace, yours, chunks = add_up(CHUNK)

seen(
    chunks=chunks,
    tasks=len(trace.tasks),
    busy=len(trace.workers),
    workers=workers,
    times_as_long=round(yours / nine, 1),
)
