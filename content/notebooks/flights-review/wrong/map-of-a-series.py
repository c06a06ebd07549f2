from concurrent.futures import ThreadPoolExecutor


def count_month(month):
    table = pd.read_parquet(f"data/flights/2013-{month:02}.parquet", columns=["origin"])
    return int((table["origin"] == ORIGIN).sum())


months = pd.Series(range(1, 13), index=range(1, 13))
counts = months.map(count_month).to_dict()
