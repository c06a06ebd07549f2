import dask
from dask import delayed


def mean_of(part):
    values = [value for value in part if value is not None]
    return sum(values) / max(1, len(values))


def global_mean(load, numbers):
    parts = [delayed(load)(number) for number in numbers]
    (means,) = dask.compute([delayed(mean_of)(part) for part in parts])
    return sum(means) / len(means)
