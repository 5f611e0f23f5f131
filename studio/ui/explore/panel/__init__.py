"""The right-hand panel: place, directions, blend and picture, bound to the view state.

May import `studio.ui.widgets`, `studio.ui.theme`, `studio.ui.state.view` and values. Sections talk
only to the view state's signals and intents; the widgets they are made of know nothing of it.
"""
