def map_reduce(data, mapper, reducer, partitioner=None):
    groups = {}
    for record in data:
        for key, value in mapper(record):
            groups.setdefault(key, []).append(value)
    if partitioner is None:
        return {key: reducer(key, values) for key, values in groups.items()}
    parts = {}
    for key, values in groups.items():
        parts.setdefault(partitioner(key), {})[key] = reducer(key, values)
    return parts
