import asyncio


async def fetch_all(names, fetch, limit, timeout):
    semaphore = asyncio.Semaphore(limit)

    async def one(name):
        async with semaphore:
            try:
                return await asyncio.wait_for(fetch(name), timeout)
            except TimeoutError:
                return None

    return [await future for future in asyncio.as_completed([one(name) for name in names])]
