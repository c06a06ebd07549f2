"""Checks that a student sees in training: on the student's own values."""

from essaim.grading import check, close_to, expected, fail, plain, is_table

COLUMNS = 19


def month(number, origin):
    import pandas as pd

    table = pd.read_parquet(f"data/flights/2013-{number:02}.parquet")
    return table[table["origin"] == origin]


@expected
def right(given):
    delays = month(given["MONTH"], given["ORIGIN"])["dep_delay"].dropna()
    return {
        "how-many-late": int((delays > given["LATE"]).sum()),
        "late_share": float((delays > given["LATE"]).mean()),
    }


@check(
    "read-the-month/rows",
    points=3,
    en="`flights` has the flights of your month from your airport.",
    fr="`flights` contient les vols de votre mois au départ de votre aéroport.",
)
def rows(attempt):
    flights = attempt.value("flights")
    if not is_table(flights):
        fail("READ.type")
    wanted = month(attempt.given["MONTH"], attempt.given["ORIGIN"])
    if len(flights) != len(wanted):
        fail("READ.rows")
    if len(flights.columns) != COLUMNS:
        fail("READ.columns", earned=1)


@check(
    "share-of-late/value",
    points=3,
    en="`late_share` is right.",
    fr="`late_share` est juste.",
)
def share(attempt):
    late = attempt.value("late_share")
    if close_to(late, attempt.expected["late_share"]):
        return
    rows = len(month(attempt.given["MONTH"], attempt.given["ORIGIN"]))
    if close_to(late, attempt.expected["how-many-late"] / rows):
        fail("LATE.cancelled", earned=1)
    fail("LATE.value")


@check(
    "means-by-carrier/value",
    points=3,
    en="`mean_delays` is right on your flights.",
    fr="`mean_delays` est juste sur vos vols.",
)
def means(attempt):
    table = month(attempt.given["MONTH"], attempt.given["ORIGIN"])
    got = attempt.call("mean_delays", table)
    got = got.to_dict() if hasattr(got, "to_dict") else got
    wanted = table.groupby("carrier")["dep_delay"].mean().to_dict()
    if not isinstance(got, dict) or not set(wanted) <= set(got):
        fail("MEANS.kind")
    if not all(close_to(got[carrier], mean) for carrier, mean in wanted.items() if mean == mean):
        fail("MEANS.value")


@check("the-worst-hour/value", points=2, en="`worst_hour` is right.", fr="`worst_hour` est juste.")
def hour(attempt):
    table = month(attempt.given["MONTH"], attempt.given["ORIGIN"])
    wanted = int(table.groupby("hour")["dep_delay"].mean().idxmax())
    if plain(attempt.value("worst_hour"), int) != wanted:
        fail("HOUR.value")


@check(
    "twelve-months/counts",
    points=4,
    en="`counts` has twelve months, and an executor made the calls.",
    fr="`counts` a douze mois, et un executor a fait les appels.",
)
def counts(attempt):
    got = plain(attempt.value("counts"), dict)
    wanted = len(month(attempt.given["MONTH"], attempt.given["ORIGIN"]))
    if sorted(got) != list(range(1, 13)) or got[attempt.given["MONTH"]] != wanted:
        fail("COUNTS.value")
    if len(attempt.traced("twelve-months").tasks) < 12:
        fail("COUNTS.executor", earned=2)
