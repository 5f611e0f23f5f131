"""A reader that a file keeps busy for ever."""

import time

time.sleep(600)
