"""The scheduler with its feed of events to the page, and without it."""

from dask.distributed import Client

FEED = "essaim-event-feed"


def tell_the_page(client: Client, wanted: bool) -> float:
    """Whether the scheduler's transitions are told to the page; 1.0 when it was done."""

    def switch(dask_scheduler, wanted):
        plugins = dask_scheduler.plugins
        if wanted and FEED not in plugins:
            plugins[FEED] = dask_scheduler.silenced_feed
        elif not wanted and FEED in plugins:
            dask_scheduler.silenced_feed = plugins.pop(FEED)

    client.run_on_scheduler(switch, wanted=wanted)
    return 1.0
