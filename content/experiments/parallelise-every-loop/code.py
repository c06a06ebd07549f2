import time

from dask.distributed import Client, worker_client
from essaim.experiment import seen, watching

FOLDS = 25

client = Client()
workers = len(client.scheduler_info()["workers"])
models = range(4)

def fit(model, fold):
    return model * fold

def fit_here(model):
    return [fit(model, fold) for fold in range(FOLDS)]

def fit_anywhere(model):
    with worker_client() as inner:
        return inner.gather(inner.map(fit, [model] * FOLDS, range(FOLDS), pure=False))

def outer():
    return client.gather(client.map(fit_here, models, pure=False))

def inner():
    return [
        client.gather(client.map(fit, [model] * FOLDS, range(FOLDS), pure=False))
        for model in models
    ]

def both():
    return client.gather(client.map(fit_anywhere, models, pure=False))

def look(way):
    began = time.perf_counter()
    with watching(client) as trace:
        way()
    return len(trace.tasks), time.perf_counter() - began, trace.concurrency

outer()  # the first time, the workers are not warm
outer_tasks, outer_time, _ = look(outer)
inner_tasks, inner_time, _ = look(inner)
both_tasks, both_time, both_at_once = look(both)

seen(
    outer_tasks=outer_tasks,
    inner_tasks=inner_tasks,
    both_tasks=both_tasks,
    both_at_once=both_at_once,
    workers=workers,
    inner_times=round(inner_time / outer_time, 1),
    both_times=round(both_time / outer_time, 1),
)
