"""The pages of the right panel: wandering, visitors, words, look, screen.

A page is built over the state and shows it whenever that changed; it keeps nothing by itself.
"""
