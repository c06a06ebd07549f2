def fetch_all(fetch, pages):
    contents, failures = [], {}
    for place, page in enumerate(pages):
        for _ in range(4):
            try:
                contents.append(fetch(page))
                failures.pop(place, None)
                break
            except Exception as error:
                failures[place] = type(error).__name__
        else:
            contents.append(None)
    return contents, failures
