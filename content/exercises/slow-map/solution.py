def slow_map(function, elements):
    futures = client.map(function, elements, pure=False)
    return client.gather(futures)
