"""What shows a computation: drawings of graphs, bars, reports."""
