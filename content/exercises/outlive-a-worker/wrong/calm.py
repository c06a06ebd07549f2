def outlive(work, numbers, storm):
    futures = client.map(work, numbers, pure=False)
    return sum(client.gather(futures)), []
