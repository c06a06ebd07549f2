worst_hour = int(flights.groupby("hour")["dep_delay"].mean().idxmax())
worst_hour
