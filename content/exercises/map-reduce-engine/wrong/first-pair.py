def map_reduce(data, mapper, reducer, partitioner=None):
    groups = {}
    for record in data:
        key, value = next(iter(mapper(record)))
        groups.setdefault(key, []).append(value)
    reduced = {key: reducer(key, values) for key, values in groups.items()}
    if partitioner is None:
        return reduced
    parts = {}
    for key in reduced:
        parts.setdefault(partitioner(key), {})[key] = reduced[key]
    return parts
