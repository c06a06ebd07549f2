import functools
import operator

from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType

LEAST_TASKS, LEAST_WORKERS = 4, 2


def numbers(attempt, most=40):
    return [attempt.random.randint(-99, 99) for _ in range(attempt.random.randint(13, most))]


def done(attempt, *cases):
    """The results of operations on lists of the learner, as plain objects, in one call."""

    def do():
        kind, results = attempt.value("ParallelList"), []
        for operation, _, *values in cases:
            lists = [kind(some) for some in values]
            result = operation(*lists)
            if isinstance(result, kind):
                results.append((list(result), [list(one) for one in lists]))
            else:
                results.append((result, None))
        return results

    attempt.replace("operations of the check", do)
    answers = []
    for (got, left), (_, _, *values) in zip(attempt.call("operations of the check"), cases):
        # Other values than before; the same ones in another order are another mistake.
        if left is not None and [sorted(some) for some in plain(left)] != list(map(sorted, values)):
            fail("MUTATED")
        answers.append(plain(got))
    return answers


def asked(attempt, code, *cases):
    """Each case: an operation, what is wanted, and the lists that it is given."""
    try:
        answers = done(attempt, *cases)
    except WrongType:
        raise
    except Problem as problem:
        # Errors on a list without values, or on parts without any, are a mistake of their own.
        if code == "CASE.empty" and problem.kind in ("raised", "raised-at"):
            fail(code)
        raise
    if answers != [wanted for _, wanted, *_ in cases]:
        fail(code)


def double(value):
    return 2 * value


def small(value):
    return abs(value) < 30


@check("order", cluster=True, points=2, en="Iterates, maps and filters, in order.", fr="Itère, applique et filtre, dans l’ordre.")
def order(attempt):
    values = numbers(attempt)
    mapped = list(map(double, values))
    (got,) = done(attempt, (lambda p: p.map(double), mapped, values))
    if got != mapped:
        fail("CASE.order" if isinstance(got, list) and sorted(got) == sorted(mapped) else "CASE.values")
    kept = list(filter(small, values))
    asked(
        attempt,
        "CASE.values",
        (lambda p: p.filter(small), kept, values),
        (lambda p: p.filter(small).map(double), list(map(double, kept)), values),
        (len, len(values), values),
    )


@check("reduce", cluster=True, points=2, en="Reduces, with an initial value and without.", fr="Réduit, avec et sans valeur initiale.")
def reduce(attempt):
    values, initial = numbers(attempt), attempt.random.randint(100, 999)
    texts = [str(value) for value in values]
    both = (lambda p: p.reduce(operator.add), "".join(texts), texts)
    plus = (lambda p: p.reduce(operator.add, initial), sum(values) + initial, values)
    asked(attempt, "CASE.order", both)
    asked(attempt, "CASE.initial", plus)


@check("sort", cluster=True, points=2, en="Sorts.", fr="Trie.")
def sort(attempt):
    values = numbers(attempt)
    asked(attempt, "CASE.sort", (lambda p: p.sorted(), sorted(values), values))


@check("slices", cluster=True, points=2, en="Has indices and slices, of any step.", fr="A des indices et des tranches, de tout pas.")
def slices(attempt):
    values = numbers(attempt)
    step = attempt.random.randint(2, 5)
    keys = [3, -1, slice(2, 11, step), slice(None, None, -1), slice(-4, None)]
    cases = [(operator.itemgetter(key), values[key], values) for key in keys]
    asked(attempt, "CASE.slice", *cases)


@check("two", cluster=True, en="Adds and zips two lists.", fr="Ajoute et associe deux listes.")
def two(attempt):
    left, right = numbers(attempt), numbers(attempt)
    asked(
        attempt,
        "CASE.values",
        (operator.add, left + right, left, right),
        (lambda p, q: p.zip(q), list(zip(left, right)), left, right),
    )


@check("empty", cluster=True, en="Works when there is nothing, or nothing in a part.", fr="Marche quand il n’y a rien, ou rien dans une partie.")
def empty(attempt):
    values = numbers(attempt)
    first = values[0]
    marked = [first, *[value + 500 for value in values[1:]]]
    asked(
        attempt,
        "CASE.empty",
        (lambda p: p.map(double), [], []),
        (len, 0, []),
        (lambda p: p.reduce(operator.add, 5), 5, []),
        (lambda p: p.filter(lambda value: value < 200).reduce(operator.add), first, marked),
    )


@check(
    "parallel",
    cluster=True,
    points=2,
    en="Each operation runs at least 4 tasks, on at least 2 workers.",
    fr="Chaque opération lance au moins 4 tâches, sur au moins 2 workers.",
)
def parallel(attempt):
    values = list(range(40, 0, -1))
    plus = functools.partial(operator.add, 1)
    for operation in (
        lambda p: p.map(plus),
        lambda p: p.filter(small),
        lambda p: p.reduce(operator.add),
        lambda p: p.sorted(),
        lambda p: p[3:30:2],
        len,
    ):
        if done(attempt, (operation, None, values)) == [None]:
            raise WrongType("nothing")
        trace = attempt.trace
        if not trace.tasks:
            fail("LOCAL")
        if len(trace.tasks) < LEAST_TASKS or len(trace.workers) < LEAST_WORKERS:
            fail("SOLO")
