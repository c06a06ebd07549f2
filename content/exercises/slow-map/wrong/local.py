def slow_map(function, elements):
    return [function(element) for element in elements]
