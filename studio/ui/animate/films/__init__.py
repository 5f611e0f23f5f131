"""The films of the project: the list of them, and new, renamed, copied and removed ones.

`rows` are what the list shows, `popup` the sheet it stands in, `controller` brings both together
with the film that is worked on. May import `widgets`, `theme`, `language` and the rest of Animate.
"""
