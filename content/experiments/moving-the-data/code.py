from dask.distributed import Client, wait
from essaim.experiment import seen, watching

client = Client()

def measure(station):
    return bytes((station * 37 + minute) % 41 for minute in range(200_000))

def hottest(values):
    return max(values)

stations = client.map(measure, range(8), pure=False)
wait(stations)

with watching(client) as to_you:
    here = max(hottest(values) for values in client.gather(stations))

with watching(client) as to_the_data:
    there = max(client.gather(client.map(hottest, stations, pure=False)))

seen(
    same=here == there,
    to_you=to_you.to_client,
    to_the_data=to_the_data.to_client,
    ratio=round(to_you.to_client / to_the_data.to_client),
    moved=to_the_data.moved,
)
