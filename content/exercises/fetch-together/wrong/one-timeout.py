import asyncio


async def fetch_all(names, fetch, limit, timeout):
    semaphore = asyncio.Semaphore(limit)

    async def one(name):
        async with semaphore:
            return await fetch(name)

    try:
        return await asyncio.wait_for(asyncio.gather(*(one(name) for name in names)), timeout)
    except TimeoutError:
        return [None] * len(names)
