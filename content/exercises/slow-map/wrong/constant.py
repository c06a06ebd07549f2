def slow_map(function, elements):
    return [1, 4, 9, 16, 25, 36, 49, 64]
