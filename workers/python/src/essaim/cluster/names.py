"""What the tab's nodes are called, and how many there can be."""

SCHEDULER_HOST = "scheduler"
SCHEDULER_PORT = 8786
SCHEDULER_ADDRESS = f"sim://{SCHEDULER_HOST}:{SCHEDULER_PORT}"
# More nodes than this would only take memory from each other.
MOST_WORKERS = 16
