import time

import dask.bag as db
from dask.distributed import Client
from essaim.experiment import seen, watching

BREAKS = 5

client = Client()

def work(number):
    time.sleep(0.1)
    return 12 // (number - BREAKS)

def tried(step):
    began = time.perf_counter()
    try:
        return step(), 0, time.perf_counter() - began
    except ZeroDivisionError:
        return None, 1, time.perf_counter() - began

def line():
    return db.from_sequence(range(8), npartitions=8).map(work).sum()

with watching(client) as written:
    total, errors_written, writing = tried(line)
with watching(client) as asked:
    value, errors_asked, asking = tried(total.compute)

seen(
    tasks_written=len(written.tasks),
    errors_written=errors_written,
    tasks_asked=len(asked.tasks),
    errors_asked=errors_asked,
    times=round(asking / writing),
)
