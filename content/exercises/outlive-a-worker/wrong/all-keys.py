from dask.distributed import wait


def outlive(work, numbers, storm):
    client.cluster.adapt(minimum=3, maximum=4)
    client.wait_for_workers(3)
    futures = client.map(work, numbers, pure=False)
    wait(futures)
    storm()
    return sum(client.gather(futures)), [future.key for future in futures]
