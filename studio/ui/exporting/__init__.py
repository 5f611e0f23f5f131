"""What leaves the studio as a file: stills, pairs, strips, sheets and films, and their dialogs.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""
