from dask import delayed


def sum_and_count(part):
    values = [value for value in part if value is not None]
    return sum(values), len(values)


def global_mean(load, numbers):
    total = count = 0
    for number in numbers:
        added, more = delayed(sum_and_count)(delayed(load)(number)).compute()
        total, count = total + added, count + more
    return total / count
