"""Pointing at the picture: points dragged to where they should be, colours, what must stay.

`hand` is what the mouse and the keys set on the canvas, `bar` its tools, `mode` asks the engine to
move the place and shows it on its way. May import what `explore` may.
"""
