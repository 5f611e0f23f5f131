"""Where one has been: the strip under the picture, and the wall of everything.

The widgets know values and the theme only; `strip_controller` feeds them. May import `feature` and
what lies below it, never another feature.
"""
