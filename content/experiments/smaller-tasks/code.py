import time

from dask.distributed import Client
from essaim.experiment import seen, watching

BATCH = 50

client = Client()
numbers = list(range(1000))

def double_all(batch):
    return [2 * number for number in batch]

def in_batches_of(size):
    batches = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    began = time.perf_counter()
    with watching(client) as trace:
        client.gather(client.map(double_all, batches, pure=False))
    return len(trace.tasks), time.perf_counter() - began

in_batches_of(250)  # the first time, the workers are not warm
batched_tasks, batched = in_batches_of(BATCH)
tiny_tasks, tiny = in_batches_of(1)

seen(
    tiny_tasks=tiny_tasks,
    batched_tasks=batched_tasks,
    times_as_long=round(tiny / batched, 1),
)
