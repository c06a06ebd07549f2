import dask.array as da
from dask.distributed import Client
from essaim.experiment import seen, watching

ROWS = 10_000_000

client = Client()
workers = len(client.scheduler_info()["workers"])

def add_up(chunks):
    table = da.ones((ROWS, 2), chunks=chunks)
    with watching(client) as trace:
        table.sum().compute()
    return table.npartitions, len(trace.workers)

auto_chunks, auto_busy = add_up("auto")
own_chunks, own_busy = add_up((ROWS // (2 * workers), 2))

seen(
    auto_chunks=auto_chunks,
    auto_busy=auto_busy,
    own_chunks=own_chunks,
    own_busy=own_busy,
    workers=workers,
)
