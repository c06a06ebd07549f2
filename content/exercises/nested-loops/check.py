from essaim.grading import check, fail, plain

FOLDS = 7


def validated(attempt, number):
    models = [attempt.random.randint(2, 10**6) for _ in range(number)]
    folds = [attempt.random.randint(2, 10**6) for _ in range(FOLDS)]

    def fit(model, fold):
        return model * fold % 1009

    got = plain(attempt.names["cross_validate"](models, folds, fit), list)
    return got, [[fit(model, fold) for fold in folds] for model in models]


@check(
    "values",
    cluster=True,
    points=3,
    en="A list for each model, for fits it has never seen.",
    fr="Une liste par modèle, pour des fits jamais vus.",
)
def values(attempt):
    (first, wanted), (second, wanted_then) = validated(attempt, 5), validated(attempt, 5)
    if first == second:
        fail("COPY")
    if (first, second) == (wanted, wanted_then):
        return
    flat = first and not isinstance(first[0], list)
    fail("CASE.shape" if flat or len(first) != len(wanted) else "CASE.values")


@check(
    "grain",
    cluster=True,
    points=3,
    en="Runs one task for each model, and no more at once than there are workers.",
    fr="Lance une tâche par modèle, et pas plus à la fois qu’il n’y a de workers.",
)
def grain(attempt):
    models = attempt.random.randint(5, 7)
    got, wanted = validated(attempt, models)
    trace = attempt.trace
    if not trace.tasks and got == wanted:
        fail("LOCAL")
    if len(trace.tasks) > models * FOLDS:
        fail("BOTH")
    if len(trace.tasks) > 1.3 * models:
        fail("INNER")
    if len(trace.tasks) < models:
        fail("SOLO")
    if got != wanted:
        fail("CASE.values")
