"""The way to the engine and to other work beside the window, and back.

The render thread and its client, what is asked of it and when, jobs, thumbnails, calls on other
threads, the studio as a process of its own. Everything arrives again on the GUI thread.
"""
