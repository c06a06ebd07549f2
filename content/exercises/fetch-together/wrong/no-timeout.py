import asyncio


async def fetch_all(names, fetch, limit, timeout):
    semaphore = asyncio.Semaphore(limit)

    async def one(name):
        async with semaphore:
            return await fetch(name)

    return await asyncio.gather(*(one(name) for name in names))
