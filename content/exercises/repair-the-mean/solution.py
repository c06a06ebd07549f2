import dask
from dask import delayed


def sum_and_count(part):
    values = [value for value in part if value is not None]
    return sum(values), len(values)


def global_mean(load, numbers):
    parts = [delayed(load)(number) for number in numbers]
    (pairs,) = dask.compute([delayed(sum_and_count)(part) for part in parts])
    return sum(total for total, _ in pairs) / sum(count for _, count in pairs)
