"""The interpreter that runs a page's cells: IPython's shell, told to the page."""
