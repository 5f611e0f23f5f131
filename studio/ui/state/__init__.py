"""What the window shows and has done: place, wells, trail, settings, notices, what was just seen.

Intents are methods, facts are signals. May import `library`, `files` and `values`; no widgets.
"""
