import tempfile
from itertools import islice
from pathlib import Path

import pandas as pd

from essaim.grading import check, fail
from essaim.grading.problems import WrongType

YEAR = "data/flights/flights.csv"
CAP, ROWS = 20_000_000, 336_776
TEXTS = ["carrier", "tailnum", "origin", "dest"]
SAMPLE = Path(tempfile.gettempdir()) / "essaim-flights-sample.csv"


def sample(attempt):
    """Some 7,000 flights of another draw each time, with those of the longest delays."""
    start = attempt.random.randint(1, 45)
    with open(YEAR, encoding="utf-8") as year:
        header, *lines = islice(year, 0, None)
    late = [line for line in lines if "-" not in line and int(line.split(",")[5] or 0) > 600]
    SAMPLE.write_text(header + "".join(lines[start::48] + late), "utf-8")
    return str(SAMPLE)


def read(attempt, path):
    frame = attempt.names["read"](path)
    if not isinstance(frame, pd.DataFrame):
        raise WrongType("wrong-type", kind=type(frame).__name__, expected="DataFrame")
    return frame


def pair(attempt):
    """What the reader makes of a sample, beside what it is."""
    if not hasattr(attempt, "pair"):
        path = sample(attempt)
        attempt.pair = read(attempt, path), pd.read_csv(path)
    return attempt.pair


def size(frame):
    return int(pd.DataFrame.memory_usage(frame, deep=True).sum())


def slimmer(attempt):
    """A table that is as large as before has not been put on a diet: no other check passes."""
    got, wanted = pair(attempt)
    if size(got) > 0.75 * size(wanted):
        fail("FAT")
    return got, wanted


def same(got, wanted):
    return got.astype("float64").equals(wanted.astype("float64"))


@check("columns", en="All 19 columns are there.", fr="Les 19 colonnes sont là.")
def columns(attempt):
    got, wanted = slimmer(attempt)
    if sorted(map(str, got.columns)) != sorted(wanted.columns):
        fail("CASE.columns")


@check("rows", en="No flight is lost, cancelled or not.", fr="Aucun vol n’est perdu, annulé ou non.")
def rows(attempt):
    got, wanted = slimmer(attempt)
    if len(got) != len(wanted):
        fail("CASE.rows")


@check(
    "delays",
    points=2,
    en="Delays are right, the long ones and the missing ones.",
    fr="Les retards sont justes, les longs comme les manquants.",
)
def delays(attempt):
    got, wanted = slimmer(attempt)
    if len(got) != len(wanted):
        fail("CASE.rows")
    for column in "dep_delay", "arr_delay":
        if column not in got:
            fail("CASE.columns")
        if not same(got[column], wanted[column]):
            late = wanted[column] > 127
            fail("CASE.values" if same(got[column][late], wanted[column][late]) else "CASE.delays")


@check("values", points=2, en="Every other value is as it was.", fr="Toute autre valeur est intacte.")
def values(attempt):
    got, wanted = slimmer(attempt)
    if len(got) != len(wanted):
        fail("CASE.rows")
    for column in wanted.columns.difference(["dep_delay", "arr_delay", "time_hour"]):
        if column not in got:
            fail("CASE.columns")
        if column in TEXTS:
            equal = got[column].astype("object").equals(wanted[column])
        else:
            equal = same(got[column], wanted[column])
        if not equal:
            fail("CASE.distance" if column == "distance" else "CASE.values")
    if "time_hour" not in got:
        fail("CASE.columns")
    try:
        hours = pd.to_datetime(got["time_hour"].astype("object"), utc=True)
    except (TypeError, ValueError):
        fail("CASE.values")
    if not hours.equals(pd.to_datetime(wanted["time_hour"], utc=True)):
        fail("CASE.values")


@check(
    "year",
    points=2,
    en="The whole year takes at most 20 MB; 328,521 flights have a delay, 12.639 minutes on average.",
    fr="L’année entière prend au plus 20 Mo ; 328 521 vols ont un retard, de 12,639 minutes en moyenne.",
)
def year(attempt):
    got, wanted = slimmer(attempt)
    # Texts that repeat weigh less per row in a year than in a sample: only what cannot fit is sent back here.
    if size(got) > 0.4 * size(wanted):
        fail("FAT")
    if list(got.columns) != list(wanted.columns):
        fail("CASE.columns")
    if len(got) != len(wanted):
        fail("CASE.rows")
    if not same(got["dep_delay"], wanted["dep_delay"]):
        fail("CASE.delays")
    whole = read(attempt, YEAR)
    if len(whole) != ROWS:
        fail("CASE.rows")
    if size(whole) > CAP:
        fail("FAT")
    delay = whole["dep_delay"].astype("float64")
    if int(delay.notna().sum()) != 328_521 or round(float(delay.mean()), 3) != 12.639:
        fail("CASE.values")
    if int((whole["origin"] == "EWR").sum()) != 120_835:
        fail("CASE.values")
