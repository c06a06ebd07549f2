def fetch_all(fetch, pages):
    futures = client.map(fetch, pages, retries=3, pure=False)
    return client.gather(futures), {}
