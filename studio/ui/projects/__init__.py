"""Projects: which one the window begins with, a new one, another one, those opened lately.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
