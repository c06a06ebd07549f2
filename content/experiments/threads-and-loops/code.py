import time
from concurrent.futures import ThreadPoolExecutor

from essaim.experiment import seen

THREADS = 4

def wait(_):
    time.sleep(0.2)

def count(_):
    total = 0
    for number in range(300_000):
        total += number
    return total

def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

def speed_up(task):
    alone = seconds(lambda: [task(number) for number in range(4)])
    with ThreadPoolExecutor(THREADS) as pool:
        threads = seconds(lambda: list(pool.map(task, range(4))))
    return round(alone / threads, 1)

speed_up(count)
seen(threads=THREADS, waiting=speed_up(wait), counting=speed_up(count))
