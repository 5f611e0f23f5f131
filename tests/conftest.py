"""Hypothesis: few examples, the same in every run, no deadline. How kept pictures are renewed."""

from hypothesis import settings

settings.register_profile("studio", max_examples=40, deadline=None, database=None, derandomize=True)
settings.load_profile("studio")


def pytest_addoption(parser):
    """`--renew-golden` writes the kept pictures anew; look at them before they stay."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden pictures anew")
