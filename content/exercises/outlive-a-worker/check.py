import time

from essaim.grading import check, fail, plain
from essaim.grading.problems import WrongType

NUMBERS, AT_LEAST = 12, 3


def workers_of(client):
    """The workers that the scheduler has now, from address to name."""

    def told(dask_scheduler):
        return {address: str(w.name) for address, w in dask_scheduler.workers.items()}

    return client.run_on_scheduler(told)


def results_of(client, keys):
    """Who holds each of these results, by key, as the scheduler knows it."""

    def told(dask_scheduler):
        tasks = {key: dask_scheduler.tasks.get(key) for key in keys}
        return {key: [w.address for w in task.who_has or ()] for key, task in tasks.items() if task}

    return client.run_on_scheduler(told)


def end(client, address):
    """End a worker and all that it holds, as the scheduler does with one that it finds gone."""

    async def gone(dask_scheduler):
        await dask_scheduler.remove_worker(address, stimulus_id="storm", close=True)

    client.run_on_scheduler(gone)


class Storm:
    """Kills the youngest worker that holds results; notes what it found."""

    def __init__(self, client):
        self.client, self.calls, self.workers, self.results, self.lost = client, 0, 0, 0, []

    def __call__(self):
        self.calls += 1
        if self.calls > 1:
            return
        workers = workers_of(self.client)
        self.workers = len(workers)
        held = results_of(self.client, [key for key in self.client.futures])
        held = {key: at for key, at in held.items() if at}
        self.results = len(held)
        if self.workers < AT_LEAST or self.results < NUMBERS:
            return
        # Names are numbers natively, and w1, w2, … in the tab.
        address = max((at[0] for at in held.values()), key=lambda a: int(workers[a].strip("w")))
        self.lost = sorted(key for key, at in held.items() if at == [address])
        end(self.client, address)


def until(condition):
    for _ in range(500):
        if condition():
            break
        time.sleep(0.02)


def calmed(client, before):
    """As many workers as before, and nobody who adapts their number."""
    cluster = client.cluster
    adaptive = getattr(cluster, "_adaptive", None)
    if adaptive is not None:
        adaptive.stop()
    # The cluster counts the one that is gone among those it wants: first to those that are left.
    until(lambda: set(cluster.scheduler_info["workers"]) == set(workers_of(client)))
    cluster.scale(len(workers_of(client)))
    until(lambda: set(cluster.workers) == set(cluster.worker_spec))
    cluster.scale(before)
    until(lambda: len(workers_of(client)) == before)


def outlived(attempt):
    """The call that all checks look at, made once."""
    if not hasattr(attempt, "outlived"):
        factor = attempt.random.randint(2, 99)
        numbers = [attempt.random.randint(1, 10**6) for _ in range(NUMBERS)]

        def work(number):
            time.sleep(0.02)
            return factor * number

        storm, before = Storm(attempt.client), len(workers_of(attempt.client))
        try:
            got = attempt.names["outlive"](work, numbers, storm)
        finally:
            calmed(attempt.client, before)
        attempt.outlived = got, factor * sum(numbers), storm, attempt.trace
    got, wanted, storm, trace = attempt.outlived
    if not isinstance(got, tuple) or len(got) != 2:
        raise WrongType("wrong-type", kind=type(got).__name__, expected="tuple")
    if got[0] is None:
        raise WrongType("nothing")
    return got, wanted, storm, trace


@check(
    "spare",
    cluster=True,
    points=3,
    en="The cluster has a spare worker and holds all results when the storm comes.",
    fr="Le cluster a un worker de réserve et garde tous les résultats quand la tempête vient.",
)
def spare(attempt):
    _, _, storm, trace = outlived(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if storm.calls != 1:
        fail("CALM")
    if storm.workers < AT_LEAST:
        fail("SPARE")
    if storm.results < NUMBERS:
        fail("EARLY")


@check(
    "sum",
    cluster=True,
    points=3,
    en="The sum is right, and only what was lost ran again.",
    fr="La somme est juste, et seul ce qui était perdu a tourné de nouveau.",
)
def total(attempt):
    got, wanted, storm, trace = outlived(attempt)
    if not storm.lost:
        fail("CALM" if storm.calls != 1 else "SPARE" if storm.workers < AT_LEAST else "EARLY")
    if plain(got[0]) != wanted:
        fail("CASE.sum")
    if len(trace.tasks) >= 2 * NUMBERS:
        fail("TWICE")
    if len(trace.tasks) < NUMBERS + len(storm.lost):
        fail("HAUL")


@check(
    "keys",
    cluster=True,
    points=3,
    en="Names the keys that were computed again.",
    fr="Nomme les clés recalculées.",
)
def keys(attempt):
    got, _, storm, _ = outlived(attempt)
    if not storm.lost:
        fail("CALM" if storm.calls != 1 else "SPARE" if storm.workers < AT_LEAST else "EARLY")
    if sorted(plain(got[1], list)) != storm.lost:
        fail("CASE.keys")
