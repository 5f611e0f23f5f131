"""Live out in the window: a switch, where the picture goes, and how sending goes.

The sending itself is `studio.live.out`; here it is given what the canvas shows. May import
`feature` and what lies below it, never another feature.
"""
