"""A cluster's roles on this node, and the tab's cluster as the kernel sees it."""
