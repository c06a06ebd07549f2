from functools import reduce
from operator import add, sub

from dask.distributed import Client
from essaim.experiment import seen, watching

PARTS = 4

client = Client()
numbers = list(range(1, 101))

def cut(items, parts):
    size, longer = divmod(len(items), parts)
    ends = [part * size + min(part, longer) for part in range(parts + 1)]
    return [items[start:stop] for start, stop in zip(ends, ends[1:])]

def reduced(operation):
    def merged(values):
        return reduce(operation, values)

    partial = client.map(merged, cut(numbers, PARTS), pure=False)
    return client.submit(merged, partial, pure=False).result()

with watching(client) as trace:
    minus, plus, largest = reduced(sub), reduced(add), reduced(max)

seen(
    parts=PARTS,
    tasks=len(trace.tasks),
    minus=minus,
    minus_here=reduce(sub, numbers),
    plus=plus,
    plus_here=reduce(add, numbers),
    largest=largest,
    largest_here=reduce(max, numbers),
)
