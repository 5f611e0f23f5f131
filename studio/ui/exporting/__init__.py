"""What leaves the studio as a file: stills, pairs, strips, sheets and films, and their dialogs.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""
