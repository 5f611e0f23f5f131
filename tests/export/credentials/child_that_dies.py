"""A reader that a file has broken."""

import os

os.abort()
