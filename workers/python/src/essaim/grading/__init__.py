"""Checks of exercises: on hidden values and on what the cluster really did."""
