"""The way to the engine and to other work beside the window, and back.

A change of the place goes one road: `moved` -> scheduler -> mailbox; the connection lays it
(`follow`). Thumbnails and jobs are asked for here by whoever wants them. Calls on other threads go
through `background`; the studio runs as a process of its own. Everything arrives again on the GUI
thread. Knows nothing of `state`: what it follows is a protocol.
"""
