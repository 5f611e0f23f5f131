"""The operator's window: what is seen, how things stand, and what one reaches for in a hurry.

`view` is the window, `process` the process that it is, `seen` a picture on its way as text,
`meters` the figures that it shows. It knows the show only by what the supervisor tells.
"""
