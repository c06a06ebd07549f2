import tempfile
from pathlib import Path

import pandas as pd

from essaim.grading import check, close_to, fail, plain

YEAR = "data/flights/flights.csv"
FILE = Path(tempfile.gettempdir()) / "essaim-flights-chunks.csv"
COLUMNS = ["month", "day", "dep_delay", "carrier", "tailnum", "origin", "dest", "time_hour"]


def hidden(attempt):
    """The first flights of some airports, then the others: chunks of very different make-up."""
    if not hasattr(attempt, "hidden"):
        rows = attempt.random.randint(59_000, 61_000)
        start = attempt.random.randint(0, 200_000)
        flights = pd.read_csv(YEAR, usecols=COLUMNS, skiprows=range(1, start), nrows=rows)
        first = attempt.random.choice(["EWR", "JFK", "LGA"])
        order = (flights.origin == first) & (flights.index % 9 > 0)
        flights = flights.iloc[order.to_numpy().argsort(kind="stable")]
        flights.to_csv(FILE, index=False)
        attempt.hidden = flights
    return attempt.hidden


def means(attempt):
    flights = hidden(attempt)
    got = plain(attempt.names["mean_delays"](str(FILE)), dict)
    return {str(key): float(value) for key, value in got.items()}, flights


def right(got, wanted):
    return set(got) == set(wanted) and all(close_to(got[key], wanted[key], 1e-3) for key in wanted)


@check(
    "values",
    points=3,
    en="The three means are right, for flights it has never seen.",
    fr="Les trois moyennes sont justes, pour des vols jamais vus.",
)
def values(attempt):
    got, flights = means(attempt)
    by = flights.groupby("origin").dep_delay
    if right(got, by.mean().to_dict()):
        return
    if right(got, {"EWR": 15.108, "JFK": 12.112, "LGA": 10.347}):
        fail("COPY")
    if right(got, (by.sum() / by.size()).to_dict()):
        fail("CASE.cancelled")
    for size in 1_000, 2_000, 5_000, 10_000, 20_000:
        parts = [flights[start : start + size] for start in range(0, len(flights), size)]
        several = pd.concat([part.groupby("origin").dep_delay.mean() for part in parts], axis=1)
        if right(got, several.mean(axis=1).to_dict()):
            fail("CASE.means")
    fail("CASE.values")


@check(
    "memory",
    points=3,
    en="Holds at most a third of the table at once.",
    fr="Tient au plus un tiers de la table à la fois.",
)
def memory(attempt):
    flights = hidden(attempt)
    with attempt.measured() as whole:
        pd.read_csv(FILE)
    with attempt.measured() as used:
        got, _ = means(attempt)
    if used.peak > whole.peak / 3:
        fail("WHOLE")
    if not right(got, flights.groupby("origin").dep_delay.mean().to_dict()):
        fail("CASE.values")
