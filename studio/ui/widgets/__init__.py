"""Self-drawn parts of the window: each does one thing and knows nothing of the application.

May import Qt, `studio.values`, `studio.errors` and `studio.ui.theme`; never a view state, a
library or an engine. Widgets get their data by setters and speak by signals.
"""
