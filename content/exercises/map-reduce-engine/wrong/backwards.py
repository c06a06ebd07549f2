def map_reduce(data, mapper, reducer, partitioner=None):
    groups = {}
    for record in reversed(data):
        for key, value in mapper(record):
            groups.setdefault(key, []).append(value)
    return {key: reducer(key, values) for key, values in groups.items()}
