"""Flights of 2013 by month, as Parquet: what pandas reads from the published CSV."""

import pandas as pd

flights = pd.read_csv("/in/flights.csv", parse_dates=["time_hour"])
for month, rows in flights.groupby("month"):
    rows.reset_index(drop=True).to_parquet(f"/out/2013-{month:02}.parquet", compression="snappy")
