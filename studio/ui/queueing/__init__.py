"""The list of everything that is being made: its sheet, its line on the banner, its bell.

May import `feature` and what lies below it (`engine`, `widgets`, `theme`), never another feature.
"""
