import pandas as pd

flights = pd.read_parquet(f"data/flights/2013-{MONTH:02}.parquet")
