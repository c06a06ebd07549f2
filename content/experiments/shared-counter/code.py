import time

from dask.distributed import Client, Event, get_worker
from essaim.experiment import seen

FAILING = 4
CALLS = 12

client = Client()
counter = 0
run = f"counted-{time.time()}"

def work(number):
    global counter
    counter += 1
    get_worker().log_event(run, number)
    tried = Event(f"{run}-{number}")
    if number < FAILING and not tried.is_set():
        tried.set()
        raise ConnectionError("the network was away for a moment")
    return 1

futures = client.map(work, range(CALLS), retries=1, pure=False)
returned = sum(client.gather(futures))

seen(
    calls=CALLS,
    mine=counter,
    returned=returned,
    logged=len(client.get_events(run)),
)
