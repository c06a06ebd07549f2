def fetch_all(fetch, pages):
    contents, failures = [], {}
    for place, page in enumerate(pages):
        future = client.submit(fetch, page, retries=3, pure=False)
        error = future.exception()
        contents.append(None if error else future.result())
        if error:
            failures[place] = type(error).__name__
    return contents, failures
