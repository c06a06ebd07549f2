import dask
from dask import delayed


def mean_and_count(part):
    values = [value for value in part if value is not None]
    return sum(values) / len(values), len(values)


def global_mean(load, numbers):
    parts = [delayed(load)(number) for number in numbers]
    (pairs,) = dask.compute([delayed(mean_and_count)(part) for part in parts])
    return sum(mean * count for mean, count in pairs) / sum(count for _, count in pairs)
