"""Checks that grade. They never leave the lecturer's machine: no page and no file holds them."""

from functools import cache

import pandas as pd

from essaim.grading import check, close_to, expected, fail, plain, is_table


@cache
def year():
    months = [pd.read_parquet(f"data/flights/2013-{month:02}.parquet") for month in range(1, 13)]
    return pd.concat(months, ignore_index=True)


def chosen(given):
    flights = year()
    return flights[(flights["month"] == given["MONTH"]) & (flights["origin"] == given["ORIGIN"])]


@expected
def right(given):
    delays = chosen(given)["dep_delay"].dropna()
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
    flights, wanted = attempt.value("flights"), chosen(attempt.given)
    if not is_table(flights):
        fail("READ.type")
    if len(flights) != len(wanted):
        fail("READ.rows")
    if sorted(map(str, flights.columns)) != sorted(wanted.columns):
        fail("READ.columns", earned=1)
    for column in "day", "flight", "dep_delay":
        if sorted(flights[column].dropna()) != sorted(wanted[column].dropna()):
            fail("READ.rows")


@check(
    "share-of-late/value",
    points=3,
    en="`late_share` is right, with other values too.",
    fr="`late_share` est juste, avec d’autres valeurs aussi.",
)
def share(attempt):
    late = attempt.value("late_share")
    if close_to(late, attempt.expected["late_share"]):
        return
    if close_to(late, attempt.expected["how-many-late"] / len(chosen(attempt.given))):
        fail("LATE.cancelled", earned=1)
    fail("LATE.value")


@check(
    "means-by-carrier/value",
    points=3,
    en="`mean_delays` is right on flights that it had not seen.",
    fr="`mean_delays` est juste sur des vols qu’elle n’avait pas vus.",
)
def means(attempt):
    # Every carrier of the sample has a flight that left, or its mean would be a matter of taste.
    sample = year().dropna(subset=["dep_delay"]).sample(2000, random_state=attempt.random.randrange(999))
    cancelled = year()[year()["dep_delay"].isna() & year()["carrier"].isin(sample["carrier"])]
    table = pd.concat([sample, cancelled.head(200)], ignore_index=True)
    got = attempt.call("mean_delays", table)
    got = got.to_dict() if hasattr(got, "to_dict") else got
    wanted = sample.groupby("carrier")["dep_delay"].mean().to_dict()
    if not isinstance(got, dict) or set(got) != set(wanted):
        fail("MEANS.kind")
    if not all(close_to(got[carrier], mean) for carrier, mean in wanted.items()):
        fail("MEANS.value")


@check(
    "the-worst-hour/value",
    points=2,
    en="`worst_hour` is right, with other values too.",
    fr="`worst_hour` est juste, avec d’autres valeurs aussi.",
)
def hour(attempt):
    wanted = int(chosen(attempt.given).groupby("hour")["dep_delay"].mean().idxmax())
    if plain(attempt.value("worst_hour"), int) != wanted:
        fail("HOUR.value")


@check(
    "twelve-months/counts",
    points=4,
    en="`counts` is right for all twelve months, and an executor made the calls.",
    fr="`counts` est juste pour les douze mois, et un executor a fait les appels.",
)
def counts(attempt):
    got = plain(attempt.value("counts"), dict)
    flights = year()
    wanted = flights[flights["origin"] == attempt.given["ORIGIN"]].groupby("month").size().to_dict()
    if got != wanted:
        fail("COUNTS.value")
    month = attempt.random.randint(1, 12)
    if plain(attempt.call("count_month", month), int) != wanted[month]:
        fail("COUNTS.value")
    if len(attempt.traced("twelve-months").tasks) < 12:
        fail("COUNTS.executor", earned=2)
