import time

import dask
from dask import delayed
from dask.distributed import Client
from essaim.experiment import seen, watching

client = Client()
called_here = []

def work(number):
    called_here.append(number)
    time.sleep(0.25)
    return number + 1

with watching(client) as eager:
    calls = [delayed(work(number)) for number in range(4)]
    eager_before = len(called_here)
    dask.compute(calls)

called_here.clear()
with watching(client) as lazy:
    tasks = [delayed(work)(number) for number in range(4)]
    lazy_before = len(called_here)
    dask.compute(tasks)

seen(
    eager_before=eager_before,
    eager_on_workers=sum(task.prefix == "work" for task in eager.tasks),
    lazy_before=lazy_before,
    lazy_on_workers=sum(task.prefix == "work" for task in lazy.tasks),
)
