from dask.distributed import wait


def outlive(work, numbers, storm):
    client.cluster.adapt(minimum=3, maximum=4)
    client.wait_for_workers(3)
    futures = client.map(work, numbers, pure=False)
    wait(futures)
    holders = client.who_has(futures)
    storm()
    left = set(client.scheduler_info(n_workers=-1)["workers"])
    again = [key for key, workers in holders.items() if not left & set(workers)]
    return sum(client.gather(futures)), again
