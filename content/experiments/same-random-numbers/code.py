import math
import random

from dask.distributed import Client
from essaim.experiment import seen

TASKS = 64
POINTS = 4_000

client = Client()

def hits(seed):
    draw = random.Random(seed)
    return sum(math.hypot(draw.random(), draw.random()) <= 1 for _ in range(POINTS))

def error(found):
    return round(1000 * abs(4 * sum(found) / (POINTS * len(found)) - math.pi), 1)

same = client.gather(client.map(hits, [2013] * TASKS, pure=False))
own = client.gather(client.map(hits, range(2013, 2013 + TASKS), pure=False))

seen(
    tasks=TASKS,
    points=TASKS * POINTS,
    different_same=len(set(same)),
    different_own=len(set(own)),
    alone=error(same[:1]),
    error_same=error(same),
    error_own=error(own),
)
