"""Everything Qt: the window, its canvas and panels, and the thread that owns the engine's client.

May import `library`, `export`, `live`, `files` and `values`; never torch or the rooms that do.
Widgets know values only, get their data by setters and speak by signals; `view_state` holds the
one truth, sections bind to it, `main_window` puts everything together.
"""
