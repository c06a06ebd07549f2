"""Every change to a library, one function each.

A patch names what it changes, why, and the line of the package that forces it. ``needed`` shows
on an unpatched interpreter that the reason still stands; the suite runs it, so that a patch that
outlived its reason fails.
"""
