"""dask's own tests on a cluster: in the tab, or natively to compare with."""
