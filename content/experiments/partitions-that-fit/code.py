from dask.distributed import Client, KilledWorker
from essaim.experiment import seen

PERCENT = 10
MB = 1_000_000

client = Client()

def free(dask_worker):
    used = dask_worker.monitor.get_process_memory()
    return dask_worker.memory_manager.memory_limit - used

room = client.run(free).values()
size = min(room) * PERCENT // 100
number = 2 * len(room) * 100 // PERCENT

def work(_):
    partition = b"a" * size
    changed = partition.upper()  # a copy: both are there now
    return len(changed)

try:
    lengths = client.gather(client.map(work, range(number), pure=False))
    total = sum(lengths)
    done = True
except (MemoryError, KilledWorker):
    total, done = 0, False

seen(
    partitions=number,
    size=size // MB,
    data=number * size // MB,
    room=sum(room) // MB,
    done=done and total == number * size,
)
