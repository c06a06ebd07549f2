import ast
import math

from essaim.grading import check, close_to, fail, plain
from essaim.grading.problems import Problem, WrongType

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def vector(random, length):
    return [random.choice([-1, 1]) * random.randint(1, 50) for _ in range(length)]


def true_cosine(left, right):
    return math.sumprod(left, right) / (math.hypot(*left) * math.hypot(*right))


def is_right(attempt, left, right):
    return close_to(attempt.names["cosine"](list(left), list(right)), true_cosine(left, right))


@check(
    "values",
    points=3,
    en="Is right for vectors it has never seen.",
    fr="Est juste pour des vecteurs jamais vus.",
)
def values(attempt):
    length = attempt.random.randint(3, 12)
    left, right = vector(attempt.random, length), vector(attempt.random, length)
    pairs = [(left, right), (left, [-value for value in left]), ([3, 4], [4, 3])]
    answers = [plain(attempt.names["cosine"](list(a), list(b))) for a, b in pairs]
    wanted = [true_cosine(a, b) for a, b in pairs]
    if None in answers:
        raise WrongType("nothing")
    if all(close_to(got, true) for got, true in zip(answers, wanted)):
        return
    if len(set(answers)) == 1:
        fail("COPY")
    undivided = [math.sumprod(a, b) for a, b in pairs]
    squares = [math.sumprod(a, a) * math.sumprod(b, b) for a, b in pairs]
    without = zip(answers, undivided, squares)
    if all(close_to(got, top) or close_to(got, top / square) for got, top, square in without):
        fail("CASE.root")
    fail("CASE.values")


def refuses(attempt, left, right, code):
    try:
        got = attempt.names["cosine"](left, right)
    except Problem as problem:
        if "ValueError" in str(problem.details.get("error")):
            return
        if "ZeroDivisionError" in str(problem.details.get("error")):
            fail(code)
        raise
    if got is None:
        raise WrongType("nothing")
    fail(code)


@check(
    "length",
    en="Refuses vectors of unlike length.",
    fr="Refuse des vecteurs de longueurs différentes.",
)
def length(attempt):
    number = attempt.random.randint(3, 8)
    longer = vector(attempt.random, number + 1)
    refuses(attempt, vector(attempt.random, number), longer, "CASE.length")
    refuses(attempt, longer, vector(attempt.random, number), "CASE.length")


@check("zero", en="Refuses a vector of zeros.", fr="Refuse un vecteur de zéros.")
def zero(attempt):
    number = attempt.random.randint(2, 6)
    refuses(attempt, [0] * number, vector(attempt.random, number), "CASE.zero")


@check("style", points=2, en="Has no loop.", fr="N’a pas de boucle.")
def style(attempt):
    right = vector(attempt.random, 5)
    if not is_right(attempt, vector(attempt.random, 5), right):
        fail("CASE.values")
    if attempt.uses(*LOOPS):
        fail("LOOP")
