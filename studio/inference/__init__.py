"""The engine: mailbox, lanes, jobs, model cache, device, quality ladder. No Qt.

May import models, core, files and values. `client` and `mailbox` load without torch, so that the
window opens first; everything else is imported on the thread that serves.
"""

import os

# Worker threads that wait must not spin: on two busy cores, spinning took five times the processor
# time of the work itself and kept the window's thread from running. Read when torch is loaded.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
