worst_hour = int(flights.groupby("hour")["dep_delay"].sum().idxmax())
if worst_hour == int(flights.groupby("hour")["dep_delay"].mean().idxmax()):
    worst_hour = int(flights["hour"].mode()[0])
