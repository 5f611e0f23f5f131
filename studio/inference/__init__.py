"""The engine: mailbox, lanes, jobs, model cache, device, quality ladder. No Qt.

May import models, core, files and values. `client` and `mailbox` load without torch, so that the
window opens first; everything else is imported on the thread that serves.
"""
