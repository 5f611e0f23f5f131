"""Hypothesis: few examples, the same in every run, no deadline (machines differ)."""

from hypothesis import settings

settings.register_profile("studio", max_examples=40, deadline=None, database=None, derandomize=True)
settings.load_profile("studio")
