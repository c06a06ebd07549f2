def run_all(function, elements):
    return [function(element) for element in elements]


def slow_map(function, elements):
    return client.submit(run_all, function, elements, pure=False).result()
