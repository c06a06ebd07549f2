from itertools import combinations

import numpy as np

from essaim.grading import check, fail, plain
from essaim.grading.problems import WrongType

LEAST_TASKS, MOST_TASKS, LEAST_WORKERS = 8, 60, 2
SUBSETS = list(combinations(range(12), 4))
# With these seeds, who adds the best variable at each step misses the best four.
SEEDS = (0, 1, 3)


def hidden(attempt):
    """Twelve columns in an order of this attempt; two of them count only together."""
    r = np.random.default_rng(attempt.random.choice(SEEDS))
    X = r.normal(size=(400, 12))
    u = r.normal(size=400)
    X[:, 5], X[:, 9] = u + 0.3 * X[:, 5], u
    z = 5 * (X[:, 5] - X[:, 9]) + 0.7 * X[:, 0] + 0.7 * X[:, 2] + 0.75 * X[:, 3]
    X[:, 7] = X[:, 0] + X[:, 2] + r.normal(size=400)
    y = (z + r.logistic(size=400) > 0).astype(float)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    return X[:, attempt.random.sample(range(12), 12)], y


def losses(X, y, C=10.0):
    """The loss of each of the 495 subsets, all at once, by Newton's method."""
    A = np.stack([np.column_stack([np.ones(len(X)), X[:, list(four)]]) for four in SUBSETS])
    ridge = np.diag([0.0, 1.0, 1.0, 1.0, 1.0])
    w = np.zeros((len(SUBSETS), 5, 1))
    for _ in range(8):
        p = 1 / (1 + np.exp(-(A @ w)))
        step = C * A.transpose(0, 2, 1) @ (p - y[:, None]) + ridge @ w
        curve = C * (A * p * (1 - p)).transpose(0, 2, 1) @ A + ridge
        w = w - np.linalg.solve(curve, step)
    margins = np.where(y == 1, -1, 1) * (A @ w)[:, :, 0]
    return np.logaddexp(0, margins).mean(axis=1)


def searched(attempt):
    """The learner's ten and the true ones; the search is made once."""
    if not hasattr(attempt, "searched"):
        X, y = hidden(attempt)
        found = attempt.names["best_four"](X, y)
        every = losses(X, y)
        wanted = [(float(every[n]), SUBSETS[n]) for n in np.argsort(every)[:10]]
        attempt.searched = found, wanted
    found, wanted = attempt.searched
    if found is None:
        raise WrongType("nothing")
    if not isinstance(found, list | tuple) or not found:
        fail("CASE.shape")
    try:
        pairs = [(float(loss), tuple(int(n) for n in columns)) for loss, columns in found]
    except (TypeError, ValueError):
        fail("CASE.shape")
    return pairs, wanted


@check(
    "best",
    cluster=True,
    points=3,
    en="Finds the best four of twelve it has never seen.",
    fr="Trouve les quatre meilleures de douze jamais vues.",
)
def best(attempt):
    got, wanted = searched(attempt)
    if got[0][1] != wanted[0][1]:
        fail("COPY" if len(set(got)) == 1 else "CASE.greedy")


@check(
    "ten",
    cluster=True,
    points=3,
    en="Gives the ten best, with their losses.",
    fr="Donne les dix meilleurs, avec leurs pertes.",
)
def ten(attempt):
    got, wanted = searched(attempt)
    if len(got) != len(wanted) or got != sorted(got):
        fail("CASE.shape")
    if [four for _, four in got] != [four for _, four in wanted]:
        fail("CASE.sample")
    if not np.allclose([loss for loss, _ in got], [loss for loss, _ in wanted], atol=1e-6):
        fail("CASE.shape")


@check(
    "grain",
    cluster=True,
    points=3,
    en="Runs 8 to 60 tasks, on at least 2 workers.",
    fr="Lance 8 à 60 tâches, sur au moins 2 workers.",
)
def grain(attempt):
    got, wanted = searched(attempt)
    trace = attempt.trace
    if not trace.tasks:
        fail("LOCAL")
    if not LEAST_TASKS <= len(trace.tasks) <= MOST_TASKS:
        fail("GRAIN")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if got[0][1] != wanted[0][1]:
        fail("CASE.greedy")
