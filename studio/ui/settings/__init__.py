"""Preferences that have a dialog of their own.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
