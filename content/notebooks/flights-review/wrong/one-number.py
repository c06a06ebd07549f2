def mean_delays(table):
    return float(table["dep_delay"].mean())
