async def fetch_all(names, fetch, limit, timeout):
    return [None for _ in names]
