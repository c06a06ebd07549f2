from concurrent.futures import ThreadPoolExecutor


def count_month(month):
    table = pd.read_parquet(f"data/flights/2013-{month:02}.parquet", columns=["origin"])
    return int((table["origin"] == ORIGIN).sum())


counts = {month: count_month(month) for month in range(1, 13)}
