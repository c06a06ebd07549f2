def map_reduce(data, mapper, reducer, partitioner=None):
    results = {}
    for record in data:
        for key, value in mapper(record):
            if key in results:
                results[key] = reducer(key, [results[key], value])
            else:
                results[key] = reducer(key, [value])
    return results
