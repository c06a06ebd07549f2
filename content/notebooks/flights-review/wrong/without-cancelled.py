import pandas as pd

year = pd.read_parquet(f"data/flights/2013-{MONTH:02}.parquet")
flights = year[(year["origin"] == ORIGIN) & year["dep_delay"].notna()]
