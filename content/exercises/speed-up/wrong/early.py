import time


def speed_up(task, calls, number):
    workers = list(client.scheduler_info()["workers"])

    def seconds(chosen):
        began = time.perf_counter()
        futures = client.map(task, range(calls), workers=chosen, pure=False)
        taken = time.perf_counter() - began
        client.gather(futures)
        return taken

    return seconds(workers[:1]) / seconds(workers[:number])


def amdahl(serial, workers):
    return 1 / (serial + (1 - serial) / workers)
