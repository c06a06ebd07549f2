def map_reduce(data, mapper, reducer, partitioner=None):
    # your code
    return None
