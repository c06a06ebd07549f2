def map_reduce(data, mapper, reducer, partitioner=None):
    pairs = sum([list(mapper(record)) for record in data], start=[])
    first = pairs[0]
    groups = {first[0]: []}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: reducer(key, values) for key, values in groups.items()}
