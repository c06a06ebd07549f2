def rows(flights):
    return len(flights)


def cancelled(flights):
    return int(flights.dep_time.isna().sum())


def mean_delay(flights):
    return float(flights.dep_delay.fillna(0).mean())


def longest(flights):
    return int(flights.loc[flights.distance.idxmax(), "flight"])


def late_from_jfk(flights):
    return int(((flights.origin == "JFK") & (flights.dep_delay > 60)).sum())


def per_origin(flights):
    return flights.origin.value_counts().to_dict()


def worst_carrier(flights):
    return flights.groupby("carrier").arr_delay.mean().idxmax()


def speed(flights):
    flown = flights.dropna(subset=["air_time"])
    return float(60 * flown.distance.sum() / flown.air_time.sum())


def busiest_hour(flights):
    return int(flights.hour.value_counts().idxmax())


def airline(flights, airlines):
    return flights.merge(airlines, on="carrier").name.value_counts().idxmax()
