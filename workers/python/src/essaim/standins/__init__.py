"""Modules that the libraries import and that cannot exist in a tab.

Each stands in for as much of the original as the libraries touch, and raises a plain sentence
for the rest. They are listed as *stubbed* on the doctor's page.
"""
