from concurrent.futures import ThreadPoolExecutor


def count_month(month):
    table = pd.read_parquet(f"data/flights/2013-{month:02}.parquet", columns=["origin"])
    return int((table["origin"] == ORIGIN).sum())


with ThreadPoolExecutor(4) as pool:
    counts = dict(zip(range(1, 12), pool.map(count_month, range(1, 12))))
