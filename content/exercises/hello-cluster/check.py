from essaim.grading import check, fail, plain


class Someone:
    """What a worker is for `greet`: it has a name and an address."""

    def __init__(self, number):
        self.name, self.address = f"worker-{number}", f"tcp://10.0.0.{number}:8786"


@check(
    "greet",
    points=2,
    en="`greet` says hello with the worker’s name.",
    fr="`greet` salue avec le nom du worker.",
)
def greet(attempt):
    workers = [Someone(number) for number in attempt.random.sample(range(10, 99), 3)]
    said = [plain(attempt.names["greet"](worker), str) for worker in workers]
    if len(set(said)) == 1:
        fail("COPY")
    if said != [f"Hello from {worker.name}" for worker in workers]:
        fail("CASE.name")


@check(
    "everyone",
    points=2,
    cluster=True,
    en="`hello` has an answer of every worker, under its address.",
    fr="`hello` a une réponse de chaque worker, sous son adresse.",
)
def everyone(attempt):
    said = plain(attempt.names["hello"](), dict)
    workers = attempt.client.scheduler_info()["workers"]
    if set(said) == set(workers):
        return
    if set(said) < set(workers):
        fail("SOLO")
    fail("COPY" if any("://" in str(key) for key in said) else "CASE.address")


@check(
    "themselves",
    points=2,
    cluster=True,
    en="The workers answered themselves.",
    fr="Les workers ont répondu eux-mêmes.",
)
def themselves(attempt):
    secret = attempt.random.randint(1000, 9999)

    def on_the_worker(dask_worker):
        return f"{secret} at {dask_worker.address}"

    attempt.replace("greet", on_the_worker)
    said = plain(attempt.names["hello"](), dict)
    workers = attempt.client.scheduler_info()["workers"]
    wanted = {f"{secret} at {worker}" for worker in workers}
    asked = wanted & {str(answer) for answer in said.values()}
    if asked != wanted:
        fail("SOLO" if asked else "LOCAL")
