import time

from essaim.grading import check, fail, plain

ELEMENTS, LEAST_WORKERS = 8, 2


def mapped(attempt, pause):
    factor = attempt.random.randint(3, 99)
    elements = [attempt.random.randint(1, 1000) for _ in range(ELEMENTS)]
    longest = elements[0]

    def slow(element):
        time.sleep(pause * (6 if element == longest else 1))
        return factor * element

    return plain(attempt.names["slow_map"](slow, elements), list), [factor * e for e in elements]


def slowly(attempt):
    """The same call for the last two checks, which look at its answer and at its trace."""
    if not hasattr(attempt, "slowly"):
        attempt.slowly = mapped(attempt, 0.02)
    return attempt.slowly


@check(
    "values",
    cluster=True,
    points=2,
    en="Gives what map gives, for a function it has never seen.",
    fr="Donne ce que donne map, pour une fonction jamais vue.",
)
def values(attempt):
    (first, wanted), (second, _) = mapped(attempt, 0), mapped(attempt, 0)
    if first == second:
        fail("COPY")
    if sorted(first) != sorted(wanted):
        fail("CASE.values")


@check("order", cluster=True, en="Keeps the order.", fr="Garde l’ordre.")
def order(attempt):
    got, wanted = slowly(attempt)
    if got != wanted:
        fail("CASE.order" if sorted(got) == sorted(wanted) else "CASE.values")


@check(
    "parallel",
    cluster=True,
    points=3,
    en="A task for each element, side by side, on at least 2 workers.",
    fr="Une tâche par élément, côte à côte, sur au moins 2 workers.",
)
def parallel(attempt):
    got, wanted = slowly(attempt)
    trace = attempt.trace
    if not trace.tasks:
        fail("LOCAL")
    if len(trace.tasks) != ELEMENTS:
        fail("GRAIN")
    if trace.submitted >= ELEMENTS and trace.concurrency < 2:
        fail("SERIAL")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if trace.concurrency < 2:
        fail("SERIAL")
    if sorted(got) != sorted(wanted):
        fail("CASE.values")
