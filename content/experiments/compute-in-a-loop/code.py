import time

import dask
from dask.distributed import Client
from essaim.experiment import seen, watching

client = Client()

@dask.delayed
def slow(number):
    time.sleep(0.25)
    return number

def at_once(trace):
    "How many tasks ran at the same time, on average."
    worked = sum(task.stop - task.start for task in trace.tasks)
    began = min(task.start for task in trace.tasks)
    ended = max(task.stop for task in trace.tasks)
    return round(worked / (ended - began), 1)

with watching(client) as loop:
    for number in range(8):
        slow(number).compute()

with watching(client) as together:
    dask.compute([slow(number) for number in range(8)])

seen(
    loop_at_once=at_once(loop),
    loop_graphs=loop.submitted,
    together_at_once=at_once(together),
    together_graphs=together.submitted,
)
