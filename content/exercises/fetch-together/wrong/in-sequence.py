import asyncio


async def fetch_all(names, fetch, limit, timeout):
    found = []
    for name in names:
        try:
            found.append(await asyncio.wait_for(fetch(name), timeout))
        except TimeoutError:
            found.append(None)
    return found
