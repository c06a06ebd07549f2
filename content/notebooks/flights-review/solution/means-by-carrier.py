def mean_delays(table):
    return table.groupby("carrier")["dep_delay"].mean().to_dict()


mean_delays(flights)
