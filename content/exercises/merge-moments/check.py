import math
from fractions import Fraction

from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType


def exactly(values):
    """(n, mean, m2) as they are, from fractions."""
    if not values:
        return 0, 0.0, 0.0
    exact = [Fraction(value) for value in values]
    mean = sum(exact) / len(exact)
    return len(exact), float(mean), float(sum((value - mean) ** 2 for value in exact))


def some(random, number, around=0.0, wide=50.0):
    return [around + random.uniform(-wide, wide) for _ in range(number)]


def three(value):
    got = plain(value)
    if got is None:
        raise WrongType("nothing")
    if not isinstance(got, tuple) or len(got) != 3:
        raise WrongType("wrong-type", kind=type(got).__name__, expected="tuple")
    if not all(isinstance(number, int | float) for number in got):
        raise WrongType("wrong-type", kind="tuple", expected="(int, float, float)")
    return got


def near(got, wanted, digits=1e-9):
    return math.isclose(got, wanted, rel_tol=digits, abs_tol=digits)


def merged(attempt, parts):
    """All parts, by the learner's two functions, in a tree of random shape."""
    summary, merge = attempt.names["summary"], attempt.names["merge"]
    summaries = [three(summary(list(part))) for part in parts]
    while len(summaries) > 1:
        place = attempt.random.randrange(len(summaries) - 1)
        summaries[place : place + 2] = [three(merge(summaries[place], summaries[place + 1]))]
    return summaries[0]


@check(
    "summary",
    points=2,
    en="`summary` is right for a part it has never seen.",
    fr="`summary` est juste pour une partie jamais vue.",
)
def summary(attempt):
    values, others = some(attempt.random, 7), some(attempt.random, 9, around=20)
    got = three(attempt.names["summary"](list(values)))
    if all(near(a, b, 1e-7) for a, b in zip(got, exactly(values))):
        return
    fail("COPY" if got == three(attempt.names["summary"](others)) else "CASE.summary")


@check(
    "mean",
    points=2,
    en="The merged mean is that of all values.",
    fr="La moyenne fusionnée est celle de toutes les valeurs.",
)
def mean(attempt):
    parts = [some(attempt.random, attempt.random.randint(1, 30), 9.0 * n) for n in range(6)]
    n, got, _ = merged(attempt, parts)
    wanted = exactly(sum(parts, []))
    if n != wanted[0] or not near(got, wanted[1], 1e-7):
        fail("CASE.mean")


@check(
    "spread",
    points=2,
    en="The merged squares are those of all values.",
    fr="Les carrés fusionnés sont ceux de toutes les valeurs.",
)
def spread(attempt):
    parts = [some(attempt.random, attempt.random.randint(2, 30), 40.0 * n, 5) for n in range(5)]
    got = merged(attempt, parts)
    wanted = exactly(sum(parts, []))
    if near(got[2], wanted[2], 1e-7):
        return
    inside = sum(exactly(part)[2] for part in parts)
    fail("CASE.between" if near(got[2], inside, 1e-6) else "CASE.merge")


@check("empty", en="An empty part changes nothing.", fr="Une partie vide ne change rien.")
def empty(attempt):
    values = some(attempt.random, 5)
    wanted = exactly(values)
    for parts in ([values, []], [[], values], [[], []]):
        try:
            got = merged(attempt, parts)
        except WrongType:
            raise
        except Problem as problem:
            if "ZeroDivisionError" in str(problem.details.get("error")):
                fail("CASE.empty")
            raise
        expected = wanted if any(parts) else (0, 0.0, 0.0)
        if not all(near(a, b, 1e-7) for a, b in zip(got, expected)):
            fail("CASE.empty")


@check(
    "digits",
    points=2,
    en="Large values that lie close together keep their digits.",
    fr="De grandes valeurs proches gardent leurs chiffres.",
)
def digits(attempt):
    parts = [some(attempt.random, 12, around=1e9, wide=1.0) for _ in range(4)]
    got = merged(attempt, parts)
    wanted = exactly(sum(parts, []))
    if near(got[1], wanted[1]) and near(got[2], wanted[2], 1e-5):
        return
    fail("CASE.cancels" if near(got[1], wanted[1], 1e-6) else "CASE.mean")
