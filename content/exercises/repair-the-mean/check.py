import math
import time

from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType

PARTS, LEAST_WORKERS, PAUSE, MOST_BYTES = 8, 2, 0.02, 4_000


def some_parts(random, lengths, missing=0.0):
    scale = random.randint(10, 1000)
    return [
        [
            None if random.random() < missing else scale * number + random.random()
            for _ in range(length)
        ]
        for number, length in enumerate(lengths)
    ]


def asked(attempt, parts, pause=0.0):
    def load(number):
        time.sleep(pause)
        return parts[number]

    got = attempt.names["global_mean"](load, list(range(len(parts))))
    return plain(got)


def there(parts):
    return [value for part in parts for value in part if value is not None]


def is_mean(got, values):
    number = isinstance(got, int | float) and not isinstance(got, bool)
    return number and math.isclose(got, sum(values) / len(values), rel_tol=1e-9)


def uneven_ones(attempt):
    """Parts of very unlike length, the longer ones with larger values; asked once."""
    if not hasattr(attempt, "uneven"):
        lengths = [attempt.random.randint(2, 5) * (1 + 3 * number) for number in range(PARTS)]
        parts = some_parts(attempt.random, lengths)
        attempt.uneven = asked(attempt, parts, PAUSE), parts, attempt.trace
    got, parts, trace = attempt.uneven
    if got is None:
        raise WrongType("nothing")
    return got, parts, trace


@check(
    "uneven",
    cluster=True,
    points=2,
    en="Is right for parts of unlike length.",
    fr="Est juste pour des parties de longueurs inégales.",
)
def uneven(attempt):
    got, parts, _ = uneven_ones(attempt)
    if is_mean(got, there(parts)):
        return
    if is_mean(got, [sum(part) / len(part) for part in parts]):
        fail("CASE.mean")
    again = asked(attempt, some_parts(attempt.random, [3, 4]))
    fail("COPY" if got == again else "CASE.values")


@check(
    "empty",
    cluster=True,
    en="Is right when a part has no value.",
    fr="Est juste quand une partie n’a pas de valeur.",
)
def empty(attempt):
    parts = some_parts(attempt.random, [7, 0, 3])
    try:
        got = asked(attempt, parts)
    except WrongType:
        raise
    except Problem as problem:
        if "ZeroDivisionError" in str(problem.details.get("error")):
            fail("CASE.empty")
        raise
    if not is_mean(got, there(parts)):
        fail("CASE.empty")


@check(
    "missing",
    cluster=True,
    points=2,
    en="Is right when values are missing.",
    fr="Est juste quand des valeurs manquent.",
)
def missing(attempt):
    parts = some_parts(attempt.random, [5, 9, 20], missing=0.3)
    parts[2][:2] = [None, 1.0 + attempt.random.random()]
    if not is_mean(asked(attempt, parts), there(parts)):
        fail("CASE.missing")


@check(
    "once",
    cluster=True,
    points=2,
    en="One graph, with a task for each part, on at least 2 workers.",
    fr="Un seul graphe, avec une tâche par partie, sur au moins 2 workers.",
)
def once(attempt):
    got, parts, trace = uneven_ones(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if trace.submitted > 1:
        fail("LOOP")
    if len(trace.tasks) < PARTS:
        fail("GRAIN")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if not is_mean(got, there(parts)):
        fail("CASE.values")


@check(
    "small",
    cluster=True,
    points=2,
    en="The parts stay on the workers.",
    fr="Les parties restent sur les workers.",
)
def small(attempt):
    got, parts, trace = uneven_ones(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if trace.to_client > MOST_BYTES:
        fail("HAUL")
    if not is_mean(got, there(parts)):
        fail("CASE.values")
