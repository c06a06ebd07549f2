def map_reduce(data, mapper, reducer, partitioner=None):
    groups = {}
    for record in data:
        for key, value in mapper(record):
            groups.setdefault(key, set()).add(value)
    return {key: reducer(key, list(values)) for key, values in groups.items()}
