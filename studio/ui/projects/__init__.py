"""Projects: which one the window begins with, a new one, another one, those opened lately.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
