import math

import pandas as pd

from essaim.grading import check, fail, plain

PATHS = [f"data/flights/2013-{month:02}.parquet" for month in range(1, 13)]
LEAST_WORKERS = 2
# Sums and counts of 105 destinations take some 6 kB a month, two columns of a month some 2 MB.
MOST_BYTES = 50_000


def sums_of(path, column):
    flights = pd.read_parquet(path, columns=[column, "dep_delay"])
    flights["flown"] = flights.dep_delay.notna()
    return flights.groupby(column).agg(
        delay=("dep_delay", "sum"), flown=("flown", "sum"), all=("flown", "size")
    )


def divided(total, count):
    return (total["delay"] / total[count]).dropna().to_dict()


def close(got, wanted):
    return got.keys() == wanted.keys() and all(
        isinstance(got[key], float) and math.isclose(got[key], wanted[key], rel_tol=1e-6)
        for key in wanted
    )


def mean_delays(attempt, paths, column):
    return plain(attempt.names["mean_delays"](list(paths), column), dict)


def some(attempt):
    """Three months by destination: small enough to be asked first."""
    if not hasattr(attempt, "some"):
        # Some destinations have flights in December and February only, others in summer only.
        paths = [PATHS[1], PATHS[attempt.random.randint(5, 7)], PATHS[11]]
        parts = [sums_of(path, "dest") for path in paths]
        attempt.some = mean_delays(attempt, paths, "dest"), parts
    return attempt.some


@check(
    "values",
    cluster=True,
    points=3,
    en="Is right for months and a column it has never seen.",
    fr="Est juste pour des mois et une colonne jamais vus.",
)
def values(attempt):
    got, parts = some(attempt)
    total = pd.concat(parts).groupby(level=0).sum()
    wanted = divided(total, "flown")
    if close(got, wanted):
        return
    if close(got, divided(total, "all")):
        fail("CASE.cancelled")
    means = pd.concat([part["delay"] / part["flown"] for part in parts])
    if close(got, means.groupby(level=0).mean().dropna().to_dict()):
        fail("CASE.mean")
    common = set.intersection(*(set(part.index) for part in parts))
    if common >= set(got) and got and close(got, {key: wanted[key] for key in got}):
        fail("CASE.groups")
    fail("COPY" if set(got) == {"EWR", "JFK", "LGA"} else "CASE.values")


def year(attempt):
    """All twelve files by airport of origin, once."""
    if not hasattr(attempt, "year"):
        attempt.year = mean_delays(attempt, PATHS, "origin"), attempt.trace
    return attempt.year


def right(got):
    wanted = {"EWR": 15.108, "JFK": 12.112, "LGA": 10.347}
    return got.keys() == wanted.keys() and all(
        isinstance(got[key], float) and abs(got[key] - wanted[key]) < 1e-3 for key in wanted
    )


@check(
    "parallel",
    cluster=True,
    points=3,
    en="Twelve files are read by twelve tasks, on at least 2 workers.",
    fr="Douze fichiers sont lus par douze tâches, sur au moins 2 workers.",
)
def parallel(attempt):
    got, trace = year(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if len(trace.tasks) < len(PATHS):
        fail("GRAIN")
    if trace.submitted >= len(PATHS) and trace.concurrency < 2:
        fail("LOOP")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    # Another mistake is told by the first check.
    if not right(got):
        fail("CASE.values")


@check(
    "small",
    cluster=True,
    points=3,
    en="Only sums and counts come to you.",
    fr="Seuls des sommes et des effectifs viennent chez vous.",
)
def small(attempt):
    got, trace = year(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if trace.to_client > MOST_BYTES:
        fail("HAUL")
    if not right(got):
        fail("CASE.values")
