"""The models: the browser, their pages, adding and getting them, and the library they are kept in.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
