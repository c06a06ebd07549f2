import pandas as pd
from dask.distributed import Client
from essaim.experiment import seen, watching

LEAST = 1

client = Client()

def of_month(month):
    path = f"data/flights/2013-{month:02}.parquet"
    flights = pd.read_parquet(path, columns=["dest", "dep_delay"]).dropna()
    sums = flights.groupby("dest").dep_delay.agg(["sum", "count"])
    return sums, flights.dep_delay.value_counts(), flights.dep_delay.median()

with watching(client) as trace:
    months = client.gather(client.map(of_month, range(1, 13), pure=False))

by_dest = pd.concat([sums for sums, _, _ in months]).groupby("dest").sum()
by_dest = by_dest[by_dest["count"] >= LEAST]
how_often = pd.concat([counts for _, counts, _ in months]).groupby(level=0).sum()
in_the_middle = how_often.cumsum().searchsorted(how_often.sum() / 2)

seen(
    destinations=len(by_dest),
    mean=round(float(by_dest["sum"].sum() / by_dest["count"].sum()), 2),
    mean_of_means=round(float((by_dest["sum"] / by_dest["count"]).mean()), 2),
    median=float(how_often.index[in_the_middle]),
    median_of_medians=float(pd.Series([median for _, _, median in months]).median()),
    workers=len(trace.workers),
    tasks=len(trace.tasks),
)
