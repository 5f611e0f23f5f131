"""The figures of the design's budgets, measured here and now: `studio bench`.

Stands beside `app` and `cli`, since it opens the real window on the real engine; nothing imports
it but the command line. May import everything.
"""
