def map_reduce(data, mapper, reducer, partitioner=None):
    return {"a": 2, "rose": 2, "is": 1}
