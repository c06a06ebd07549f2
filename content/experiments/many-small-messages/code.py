import time

import essaim
from dask.distributed import Client, wait
from essaim.experiment import seen

MESSAGES = 32

client = Client()
pieces = [bytes(1_000_000 // MESSAGES)] * MESSAGES

def seconds(latency, bandwidth):
    essaim.network.link("scheduler", "w1", latency_ms=latency, bandwidth=bandwidth)
    began = time.perf_counter()
    for piece in pieces:
        wait(client.submit(len, piece, workers=["w1"], pure=False))
    return time.perf_counter() - began

essaim.network.off()
seconds(0, "1 GB")  # the first time, the worker is not warm
before = seconds(40, "2 MB")
wider = seconds(40, "20 MB")
nearer = seconds(4, "2 MB")
essaim.network.off()

seen(
    messages=MESSAGES,
    wider=round(before / wider, 1),
    nearer=round(before / nearer, 1),
)
