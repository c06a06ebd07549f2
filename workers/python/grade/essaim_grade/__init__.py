"""Executes hand-ins on the lecturer's machine, each apart, and judges them with hidden checks.

This package is never shipped to a page. ``tools/grade`` starts it.
"""
