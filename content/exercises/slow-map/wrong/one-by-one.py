def slow_map(function, elements):
    return [client.submit(function, element, pure=False).result() for element in elements]
