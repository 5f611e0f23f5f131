"""A reader where the library for credentials is not installed."""

import sys

from studio.export.credentials import child

sys.modules["c2pa"] = None
child.main()
