def rows(flights):
    return None


def cancelled(flights):
    return None


def mean_delay(flights):
    return None


def longest(flights):
    return None


def late_from_jfk(flights):
    return None


def per_origin(flights):
    return None


def worst_carrier(flights):
    return None


def speed(flights):
    return None


def busiest_hour(flights):
    return None


def airline(flights, airlines):
    return None
