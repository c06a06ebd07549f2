from concurrent.futures import ThreadPoolExecutor


def count_month(month):
    table = pd.read_parquet(f"data/flights/2013-{month:02}.parquet", columns=["origin"])
    return int((table["origin"] == ORIGIN).sum())


months = range(1, 13)
with ThreadPoolExecutor(4) as pool:
    counts = dict(zip(months, pool.map(count_month, months)))
counts
