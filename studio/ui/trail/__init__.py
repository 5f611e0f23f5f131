"""Where one has been: the strip under the picture, and the wall of everything.

Knows values and the theme only; whoever builds the window feeds it by setters and listens to its
signals.
"""
