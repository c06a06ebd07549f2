import essaim
from dask.distributed import Client, wait
from essaim.experiment import seen, watching

client = Client()

def square(number):
    return number * number

futures = client.map(square, range(40), pure=False)
wait(futures)
holders = client.who_has(futures).values()
on_w1 = sum("//w1:" in worker for workers in holders for worker in workers)

with watching(client) as trace:
    essaim.faults.kill("w1")
    total = client.submit(sum, futures).result()

again = sum(task.prefix == "square" for task in trace.tasks)
essaim.faults.restart("w1")
seen(results=len(futures), on_w1=on_w1, again=again, right=total == 20540)
