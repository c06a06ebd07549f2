import pandas as pd

from essaim.grading import check, close_to, fail, plain

COLUMNS = "dep_time dep_delay arr_delay carrier flight origin air_time distance hour".split()


def drawn(attempt):
    """3,000 flights of some month, in another order each time."""
    if not hasattr(attempt, "month"):
        month = attempt.random.randint(1, 12)
        attempt.month = pd.read_parquet(f"data/flights/2013-{month:02}.parquet", columns=COLUMNS)
        attempt.airlines = pd.read_csv("data/flights/airlines.csv")
    draw = attempt.month.sample(3_000, random_state=attempt.random.randint(1, 10**6))
    return draw.reset_index(drop=True)


def asked(attempt, name, kind, *more):
    """The answers for two draws, each with its flights."""
    draws = drawn(attempt), drawn(attempt)
    return [(plain(attempt.names[name](draw.copy(), *more), kind), draw) for draw in draws]


def judged(answers, truth, mistakes=()):
    """Fail with the code of the mistake that both answers make, if there is one."""
    equal = close_to if isinstance(answers[0][0], float) else lambda got, wanted: got == wanted
    if all(equal(got, truth(draw)) for got, draw in answers):
        return
    for code, mistake in mistakes:
        if all(equal(got, mistake(draw)) for got, draw in answers):
            fail(code)
    constant = answers[0][0] == answers[1][0] and truth(answers[0][1]) != truth(answers[1][1])
    fail("COPY" if constant else "CASE.wrong")


@check("rows", en="Counts the flights.", fr="Compte les vols.")
def rows(attempt):
    answers = asked(attempt, "rows", int)
    short = drawn(attempt)[: attempt.random.randint(50, 90)]
    answers[1] = plain(attempt.names["rows"](short), int), short
    judged(answers, len, [("CASE.rows", lambda draw: int(draw.dep_time.count()))])


@check("cancelled", en="Counts the cancelled ones.", fr="Compte les annulés.")
def cancelled(attempt):
    answers = asked(attempt, "cancelled", int)
    judged(answers, lambda draw: int(draw.dep_time.isna().sum()), [("CASE.equal", lambda draw: 0)])


@check("mean", en="Gives the mean delay.", fr="Donne le retard moyen.")
def mean(attempt):
    answers = asked(attempt, "mean_delay", float)
    zero = ("CASE.zero", lambda draw: float(draw.dep_delay.fillna(0).mean()))
    judged(answers, lambda draw: float(draw.dep_delay.mean()), [zero])


@check("longest", en="Finds the longest flight.", fr="Trouve le vol le plus long.")
def longest(attempt):
    answers = asked(attempt, "longest", int)
    judged(answers, lambda draw: int(draw.flight[draw.distance.idxmax()]))


@check("late", en="Combines two conditions.", fr="Combine deux conditions.")
def late(attempt):
    answers = asked(attempt, "late_from_jfk", int)
    wanted = lambda draw: int(((draw.origin == "JFK") & (draw.dep_delay > 60)).sum())
    either = lambda draw: int(((draw.origin == "JFK") | (draw.dep_delay > 60)).sum())
    judged(answers, wanted, [("CASE.and", either)])


@check("origins", en="Counts by origin.", fr="Compte par origine.")
def origins(attempt):
    judged(asked(attempt, "per_origin", dict), lambda draw: draw.origin.value_counts().to_dict())


@check("carrier", en="Finds the worst carrier.", fr="Trouve la pire compagnie.")
def carrier(attempt):
    answers = asked(attempt, "worst_carrier", str)
    judged(answers, lambda draw: draw.groupby("carrier").arr_delay.mean().idxmax())


@check("speed", en="Gives the mean speed.", fr="Donne la vitesse moyenne.")
def speed(attempt):
    def truth(draw):
        flown = draw.dropna(subset=["air_time"])
        return float(60 * flown.distance.sum() / flown.air_time.sum())

    answers = asked(attempt, "speed", float)
    everyone = lambda draw: float(60 * draw.distance.sum() / draw.air_time.sum())
    judged(answers, truth, [("CASE.rows", everyone)])


@check("hour", en="Finds the busiest hour.", fr="Trouve l’heure la plus chargée.")
def hour(attempt):
    judged(asked(attempt, "busiest_hour", int), lambda draw: int(draw.hour.value_counts().idxmax()))


@check("airline", en="Joins two tables.", fr="Joint deux tables.")
def airline(attempt):
    drawn(attempt)
    airlines = attempt.airlines
    answers = asked(attempt, "airline", str, airlines.copy())
    code = lambda draw: draw.carrier.value_counts().idxmax()
    name = lambda draw: airlines.set_index("carrier").name[code(draw)]
    judged(answers, name, [("CASE.join", code)])
