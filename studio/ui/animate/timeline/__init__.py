"""The timeline: ruler, strip of pictures, keyframes, curves and song over one scale of time.

The widgets know the theme and plain data (`marks`) only: they are given what to draw and say by
signals what a hand wants. May import `widgets`, `theme` and `language`.
"""
