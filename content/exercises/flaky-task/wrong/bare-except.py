def fetch_all(fetch, pages):
    def safe(page):
        try:
            return fetch(page)
        except:
            return None

    contents = client.gather(client.map(safe, pages, retries=3, pure=False))
    return contents, {}
