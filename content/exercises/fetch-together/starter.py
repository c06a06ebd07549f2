import asyncio


async def fetch_all(names, fetch, limit, timeout):
    return None
