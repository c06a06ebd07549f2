import warnings

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression

from essaim.grading import check, close_to, fail
from essaim.grading.problems import WrongType


def rows(attempt):
    """Some patients and four of their measures, others each time."""
    data = load_breast_cancer()
    draw = np.random.default_rng(attempt.random.randint(0, 10**9))
    columns = draw.choice(10, 4, replace=False)
    benign, malign = (np.flatnonzero(data.target == kind) for kind in (1, 0))
    chosen = np.concatenate([draw.choice(benign, 150, False), draw.choice(malign, 50, False)])
    X = data.data[chosen][:, columns]
    return (X - X.mean(axis=0)) / X.std(axis=0), data.target[chosen].astype(float)


def vector(attempt, name, *given):
    answer = attempt.names[name](*given)
    if answer is None:
        raise WrongType("nothing")
    try:
        return np.asarray(answer, dtype=float).ravel()
    except (TypeError, ValueError):
        raise WrongType("wrong-type", kind=type(answer).__name__, expected="ndarray") from None


def objective(w, X, y, C, penalty=None, share=1.0):
    penalty = np.array([0.0] + [1.0] * X.shape[1]) if penalty is None else penalty
    margins = np.where(y == 1, -1, 1) * (w[0] + X @ w[1:])
    return C * share * np.logaddexp(0, margins).sum() + (penalty * w * w).sum() / 2


def slope(w, X, y, C, penalty, share=1.0):
    steps = 1e-6 * np.eye(len(w))
    f = lambda at: objective(at, X, y, C, penalty, share)
    return np.array([(f(w + step) - f(w - step)) / 2e-6 for step in steps])


def drawn(attempt):
    X, y = rows(attempt)
    w = np.array([attempt.random.uniform(-1, 1) for _ in range(5)])
    return w, X, y, attempt.random.choice([0.1, 0.5, 2.0])


@check("loss", en="The loss is right.", fr="La perte est juste.")
def loss(attempt):
    w, X, y, C = drawn(attempt)
    got = vector(attempt, "loss", w, X, y, C)
    if not close_to(float(got[0]), float(objective(w, X, y, C)), 1e-8):
        mean = objective(w, X, y, C, share=1 / len(y))
        whole = objective(w, X, y, C, np.ones(5))
        if close_to(float(got[0]), float(mean), 1e-8):
            fail("CASE.mean")
        fail("CASE.penalised" if close_to(float(got[0]), float(whole), 1e-8) else "CASE.intercept")


@check("large", en="Large margins do no harm.", fr="De grandes marges ne font pas de mal.")
def large(attempt):
    w, X, y, C = drawn(attempt)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # The largest score is 5000; one of the two signs makes it a large margin on the wrong side.
        w *= 5000 / np.abs(w[0] + X @ w[1:]).max()
        got = [vector(attempt, "loss", sign * w, X, y, C) for sign in (1, -1)]
    if not np.isfinite(got).all():
        fail("CASE.overflow")


@check(
    "gradient",
    points=2,
    en="The gradient agrees with the loss.",
    fr="Le gradient s’accorde avec la perte.",
)
def gradient(attempt):
    w, X, y, C = drawn(attempt)
    got = vector(attempt, "gradient", w, X, y, C)
    wanted = slope(w, X, y, C, None)
    if got.shape != wanted.shape or not np.allclose(got, wanted, rtol=1e-5, atol=1e-4):
        fail("CASE.gradient")


@check(
    "coefficients",
    points=3,
    en="fit gives the coefficients of scikit-learn, at the same C.",
    fr="fit donne les coefficients de scikit-learn, au même C.",
)
def coefficients(attempt):
    w, X, y, C = drawn(attempt)
    got = vector(attempt, "fit", X, y, C)
    if got.shape != (5,):
        fail("CASE.intercept")
    model = LogisticRegression(C=C, tol=1e-9, max_iter=2000).fit(X, y)
    wanted = np.concatenate([model.intercept_, model.coef_[0]])
    if np.allclose(got, wanted, atol=1e-3):
        return
    if got[0] == 0:
        fail("CASE.intercept")
    # At whose minimum are these weights?
    if np.abs(slope(got, X, y, C, np.ones(5))).max() < 1e-3:
        fail("CASE.penalised")
    if np.abs(slope(got, X, y, C, None, 1 / len(y))).max() < 1e-3:
        fail("CASE.mean")
    fail("CASE.fit")


@check("default", en="Knows what is taken when nothing is said.", fr="Sait ce qui est pris quand on ne dit rien.")
def default(attempt):
    if attempt.value("default_C") != LogisticRegression().C:
        fail("CASE.default")
