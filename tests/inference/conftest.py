"""Hypothesis: few examples, no deadline (machines differ), nothing left on the disk."""

from hypothesis import settings

settings.register_profile("studio", max_examples=40, deadline=None, database=None)
settings.load_profile("studio")
