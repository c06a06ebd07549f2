"""The event loop of a node: two lanes over one macrotask queue."""
