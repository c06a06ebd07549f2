import asyncio


async def fetch_all(names, fetch, limit, timeout):
    async def one(name):
        try:
            return await asyncio.wait_for(fetch(name), timeout)
        except TimeoutError:
            return None

    return await asyncio.gather(*(one(name) for name in names))
