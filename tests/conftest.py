"""One thread for torch; Hypothesis: few examples, the same in every run; kept pictures renewed."""

import os

from hypothesis import settings

# Before torch is imported: tiny networks compute faster on one thread than many threads agree on a
# start, and beside other processes each waits for the slowest.
os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile("studio", max_examples=40, deadline=None, database=None, derandomize=True)
settings.load_profile("studio")


def pytest_addoption(parser):
    """`--renew-golden` writes the kept pictures anew; look at them before they stay."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden pictures anew")
