"""Preferences that have a dialog of their own.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
