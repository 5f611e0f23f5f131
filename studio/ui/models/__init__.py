"""The models: the browser, their pages, adding and getting them, and the library they are kept in.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
